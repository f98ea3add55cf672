"""The index that queries run on: another one when the graph has changed, without a gap."""

import threading
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError, NothingLoaded
from kg.serve import indexing
from kg.serve.slots import unavailable

_LOOK_SECONDS = 2.0


class CurrentIndex:
    """Looks every other second whether the graph of a store has changed; ``say`` is told what it does.

    The index that there is stays in use while a new one is made. The store is opened for each look: what has
    become of it meanwhile (moved, restored, its server started anew) doesn't matter then.
    """

    def __init__(self, target: str, index: Path | None, say: Callable[[str], None]) -> None:
        self._target = target
        self._index = index
        self._say = say
        self._trouble = ""
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="index", daemon=True)

    def __call__(self) -> Path:
        """Return the folder of the index to ask now.

        Raises :class:`HTTPException` (503) while nothing was loaded yet.
        """
        if self._index is None:
            raise unavailable("nothing is loaded yet: ask again when that is done")
        return self._index

    def __enter__(self) -> "CurrentIndex":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._closing.wait(_LOOK_SECONDS):
            try:
                self._look()
                self._trouble = ""
            except NothingLoaded:
                pass  # a later look finds what is loaded
            except KgError as error:
                if str(error) != self._trouble:
                    self._say(f"the graph may have changed, but can't be looked at: {error}")
                self._trouble = str(error)

    def _look(self) -> None:
        index = indexing.made(self._target)
        if index is None:
            indexing.index_aside(self._target, self._closing)
            index = indexing.made(self._target)
        # None while Neo4j is being written: then a later look finds it.
        if index and index != self._index:
            self._index = index
            self._say("the graph has changed: queries are answered from the new one now")
