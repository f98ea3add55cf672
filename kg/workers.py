"""Processes that read documents: each begins clean, loads its model once, and is replaced when it dies."""

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TYPE_CHECKING, Generic, NamedTuple, Self, TypeVar

from kg.in_order import in_order
from kg.model.document import Document

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

_I = TypeVar("_I")
_R = TypeVar("_R")


class _Working(NamedTuple, Generic[_R]):
    """A document that a pool works on."""

    document: Document
    pool: "ProcessPoolExecutor"
    result: "Future[_R]"


class Workers(Generic[_R]):
    """Calls ``read`` with documents in other processes, each of which calls ``begin`` first.

    Forking this process would copy locks of its threads (the store's, the progress bar's) in whatever state
    they are in; loky's processes are begun anew on every system, and one that takes ever more memory is
    replaced. ``lost`` says what comes of a document that ends its process, also when it is read alone.
    """

    def __init__(
        self,
        number: int,
        *,
        begin: Callable[[], object],
        read: Callable[[Document], _R],
        lost: Callable[[Document], _R],
    ) -> None:
        self._number = number
        self._begin = begin
        self._read = read
        self._lost = lost
        self._pool = self._started(number)
        # Done when they have begun: who ends before that doesn't wait for it.
        self._beginning = [self._pool.submit(_nothing) for _ in range(number)]
        # For what was being read when a process died: one of these is the reason.
        self._alone: ProcessPoolExecutor | None = None

    def read(self, items: Iterable[_I]) -> Iterator[tuple[_I, _R | None]]:
        """Yield each item, in order, with what came of it: ``None`` for what is no document."""
        return in_order(items, give=self._submit, take=self._awaited, readers=lambda: self._number)

    def _submit(self, document: Document) -> _Working[_R]:
        try:
            return _Working(document, self._pool, self._pool.submit(self._read, document))
        except BrokenProcessPool:
            self._pool = self._started(self._number)
            return _Working(document, self._pool, self._pool.submit(self._read, document))

    def _awaited(self, working: _Working[_R]) -> _R:
        try:
            return working.result.result()
        except BrokenProcessPool:
            if working.pool is self._pool:
                self._pool = self._started(self._number)
        return self._read_alone(working.document)

    def _read_alone(self, document: Document) -> _R:
        self._alone = self._alone or self._started(1)
        try:
            said: _R = self._alone.submit(self._read, document).result()
            return said
        except BrokenProcessPool:
            self._alone = None
            return self._lost(document)

    def _started(self, number: int) -> "ProcessPoolExecutor":
        from loky import ProcessPoolExecutor

        return ProcessPoolExecutor(number, initializer=_begun, initargs=(self._begin,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Who breaks off needs nothing of what is still being read, nor of what has only begun.
        is_needed = error is None and all(one.done() for one in self._beginning)
        for pool in (self._pool, self._alone):
            if pool:
                pool.shutdown(kill_workers=not is_needed)


def _nothing() -> None:
    """Be a task."""


def _begun(begin: Callable[[], object]) -> None:
    # Ctrl-C goes to all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin()
