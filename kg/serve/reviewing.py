"""Questions of ``kg review`` for the explorer: asked one at a time, answers kept at once."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import msgspec

from kg.deriving import refresh
from kg.errors import KgError
from kg.judging import answer
from kg.model.judgement import Same
from kg.opening import open_current
from kg.resolve.doubts import Doubt
from kg.review import Question, Review
from kg.store.base import Store
from kg.store.open import open_store

_PAUSE_SECONDS = 10.0
_T = TypeVar("_T")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question, null when nothing is open any more, and about how many are left with it."""

    question: Question | None
    left: int


class Reviewing:
    """``changed`` is called when the graph has followed answers; ``say`` is told what goes wrong with that.

    One thread does everything. The graph follows when nobody has answered for some seconds: what is
    asked until then is of the graph as it was, and nobody waits for it between two answers.
    """

    def __init__(self, target: str, changed: Callable[[], None], say: Callable[[str], None]) -> None:
        self._target = target
        self._changed = changed
        self._say = say
        self._thread = ThreadPoolExecutor(1, "review")
        self._timer: threading.Timer | None = None
        self._store: Store | None = None
        self._review: Review | None = None
        self._now: Question | None = None
        # Answers that the graph doesn't reflect yet, and all that were given here.
        self._ahead = 0
        self._given: list[Doubt] = []

    async def now(self) -> Asked:
        """Return what is asked now."""
        return await self._in_turn(self._ask)

    async def skip(self) -> Asked:
        """Leave it open, and return the next."""
        return await self._in_turn(self._skipped)

    async def answer(self, evidence: tuple[str, str], *, same: bool) -> Asked | None:
        """Keep an answer to the question about some evidence and return the next; None if it isn't asked now.

        Raises :class:`~kg.errors.StoreError` where the store can't be written: the question stays.
        """
        return await self._in_turn(lambda: self._answered(evidence, same))

    async def undo(self) -> Asked:
        """Go back to what was asked last, and take the answer to it back."""
        return await self._in_turn(self._undone)

    def close(self) -> None:
        """Let the graph follow, and let go of the store."""
        if self._timer:
            self._timer.cancel()
        self._thread.submit(self._follow).result()
        self._thread.shutdown()

    async def _in_turn(self, function: Callable[[], _T]) -> _T:
        return await asyncio.wrap_future(self._thread.submit(function))

    def _opened(self) -> Review:
        if self._review is None:
            self._store = open_current(self._target, self._say)
            self._review = Review(self._store, keep=self._keep)
            self._now = next(self._review.questions(), None)
        return self._review

    def _ask(self) -> Asked:
        review = self._opened()
        return Asked(question=self._now, left=len(review) + (self._now is not None))

    def _next(self) -> Asked:
        self._now = next(self._opened().questions(), None)
        return self._ask()

    def _answered(self, evidence: tuple[str, str], same: bool) -> Asked | None:
        review, now = self._opened(), self._now
        if now is None or now.doubt.evidence != evidence:
            return None
        review.answer(now.doubt, same=same)
        self._given.append(now.doubt)
        return self._next()

    def _skipped(self) -> Asked:
        review = self._opened()
        if self._now:
            review.skip(self._now.doubt)
        return self._next()

    def _undone(self) -> Asked:
        undone = self._opened().undo(self._now.doubt if self._now else None)
        if undone == "answered":
            self._given.pop()
        if undone or not self._given:
            return self._next()
        last = self._given.pop()
        # The graph has followed that answer: it has to follow again before both are there to be asked about.
        self._keep(last.evidence, "unsure")
        self._follow()
        return self._ask()

    def _keep(self, pair: tuple[str, str], same: Same) -> None:
        """Write a judgement; the graph is to follow when nobody has answered for a while."""
        with open_store(self._target) as store:
            answer(store, pair, same)
        self._ahead += 1
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(_PAUSE_SECONDS, lambda: self._thread.submit(self._follow))
        self._timer.daemon = True
        self._timer.start()

    def _follow(self) -> None:
        """Bring the graph up to date with what was answered, and begin anew with what it leaves open."""
        if self._store:
            self._store.close()
        self._store = self._review = self._now = None
        if not self._ahead:
            return
        try:
            with open_store(self._target) as store:
                refresh(store)
            self._ahead = 0
            self._changed()
        except KgError as error:
            self._say(f"the answers are kept, but the graph doesn't follow yet: {error}")
