"""The graph that the explorer shows: opened anew when it has changed, without a gap."""

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar

from kg.errors import StoreError
from kg.opening import open_current
from kg.serve.slots import unavailable
from kg.serve.watch import Watch
from kg.store.base import Store
from kg.store.open import open_store

if TYPE_CHECKING:
    from kg.query.explore.columns import Columns

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
        self._old: Shown | None = None
        self._version = ""
        self._watch = Watch(self._look, say, "the graph can't be shown as it is now")

    async def ask(
        self, function: "Callable[Concatenate[Store, Columns, _P], _T]", *args: _P.args, **options: _P.kwargs
    ) -> _T:
        """Call a function with the store and its columns, and return what it returns.

        Raises :class:`HTTPException` (503) while nothing is open yet.
        """
        shown = self._shown
        if shown is None:
            raise unavailable(self._watch.trouble or "the graph is being opened: ask again in a moment")
        run = shown.thread.submit(function, shown.store, shown.columns, *args, **options)
        return await asyncio.wrap_future(run)

    def look(self) -> None:
        """Look at once whether the graph has changed: somebody here has changed it."""
        self._watch.look_now()

    def __enter__(self) -> "CurrentGraph":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.stop()
        for one in (self._old, self._shown):
            if one:
                _close(one)

    def _look(self) -> None:
        if old := self._old:  # who asked last, of what was shown before, has had their answer by now
            self._old = None
            _close(old)
        if self._has_changed():
            self._open()

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
        self._old, self._shown, self._version = self._shown, Shown(store, columns, thread), version
        # Whoever asks first doesn't wait for what is read once; half a minute, where it was never made.
        cities_named(_ANY, "large")
        cities_named(_ANY, "small")
        grammar()
        set_aside()
        if self._old:
            self._say("the graph has changed: the explorer shows the new one now")


def set_aside() -> None:
    """Let the collector of cycles leave alone what is there now, but for what is garbage already.

    It would look through all names again and again: with a million meetings for half a second, while somebody
    types.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _close(shown: Shown) -> None:
    with suppress(StoreError):  # a server that is gone has closed it already
        shown.thread.submit(shown.store.close).result()
    shown.thread.shutdown()
