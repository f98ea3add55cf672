"""The graph that the explorer shows: opened anew when it has changed, without a gap."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

from kg.errors import KgError, StoreError
from kg.opening import open_current
from kg.serve.slots import unavailable
from kg.store.base import Store
from kg.store.open import open_store

if TYPE_CHECKING:
    from kg.query.explore.columns import Columns

_LOOK_SECONDS = 2.0
_ANY = "Nobody"
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Shown(NamedTuple):
    """An open store, its meetings in columns, and the one thread that reads it: what is under it needn't be
    able to do more at a time.
    """

    store: Store
    columns: "Columns"
    thread: ThreadPoolExecutor


class CurrentGraph:
    """Opens a store in the background, and looks every other second whether its graph has changed.

    What there is stays in use while another is opened. ``say`` is told what goes on.
    """

    def __init__(self, target: str, say: Callable[[str], None]) -> None:
        self._target = target
        self._say = say
        self._shown: Shown | None = None
        self._version = ""
        self._trouble = ""
        self._look_now = threading.Event()
        self._is_closing = False
        self._thread = threading.Thread(target=self._watch, name="graph", daemon=True)

    async def ask(
        self, function: "Callable[Concatenate[Store, Columns, _P], _T]", *args: _P.args, **options: _P.kwargs
    ) -> _T:
        """Call a function with the store and its columns, and return what it returns.

        Raises :class:`HTTPException` (503) while nothing is open yet.
        """
        shown = self._shown
        if shown is None:
            raise unavailable(self._trouble or "the graph is being opened: ask again in a moment")
        run = shown.thread.submit(function, shown.store, shown.columns, *args, **options)
        return await asyncio.wrap_future(run)

    def look(self) -> None:
        """Look at once whether the graph has changed: somebody here has changed it."""
        self._look_now.set()

    def __enter__(self) -> "CurrentGraph":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closing = True
        self._look_now.set()
        self._thread.join()
        if self._shown:
            _close(self._shown)

    def _watch(self) -> None:
        old: Shown | None = None
        while not self._is_closing:
            try:
                before, has_changed = self._shown, self._has_changed()
                if has_changed:
                    self._open()
                if old:
                    _close(old)
                # Who asked last, of what was shown before, has had their answer by the next look.
                old = before if has_changed else None
                self._trouble = ""
            except KgError as error:
                if str(error) != self._trouble:
                    self._say(f"the graph can't be shown as it is now: {error}")
                self._trouble = str(error)
            self._look_now.wait(_LOOK_SECONDS)
            self._look_now.clear()
        if old:
            _close(old)

    def _has_changed(self) -> bool:
        """Whether there is another graph than the one that is shown, as far as anybody can tell."""
        if self._shown is None:
            return True
        with open_store(self._target, read_only=True) as store:
            version = store.version
        return bool(version) and version != self._version

    def _open(self) -> None:
        from kg.gazetteer.cities import cities_named
        from kg.query.explore.columns import read
        from kg.query.grammar import grammar
        from kg.query.names import read_names

        def open_() -> "tuple[Store, Columns, str]":
            store = open_current(self._target, self._say)
            try:
                version = store.version
                read_names(store)  # who types a name doesn't wait for it
                return store, read(store), version
            except BaseException:
                store.close()
                raise

        thread = ThreadPoolExecutor(1, "store")
        try:
            store, columns, version = thread.submit(open_).result()
        except BaseException:
            thread.shutdown()
            raise
        had, self._shown, self._version = self._shown, Shown(store, columns, thread), version
        # Whoever asks first doesn't wait for what is read once; half a minute, where it was never made.
        cities_named(_ANY, "large")
        cities_named(_ANY, "small")
        grammar()
        if had:
            self._say("the graph has changed: the explorer shows the new one now")


def _close(shown: Shown) -> None:
    with suppress(StoreError):  # a server that is gone has closed it already
        shown.thread.submit(shown.store.close).result()
    shown.thread.shutdown()
