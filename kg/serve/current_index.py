"""The index that queries run on: another one when the graph has changed, without a gap."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg.errors import NothingLoaded
from kg.serve import indexing
from kg.serve.slots import unavailable
from kg.serve.watch import Watch


class CurrentIndex:
    """Looks every other second whether the graph of a store has changed; ``say`` is told what it does.

    The index that there is stays in use while a new one is made. The store is opened for each look: what has
    become of it meanwhile (moved, restored, its server started anew) doesn't matter then.
    """

    def __init__(self, target: str, index: Path | None, say: Callable[[str], None]) -> None:
        self._target = target
        self._index = index
        self._say = say
        self._watch = Watch(self._look, say, "the graph may have changed, but can't be looked at")

    def __call__(self) -> Path:
        """Return the folder of the index to ask now.

        Raises :class:`HTTPException` (503) while nothing was loaded yet.
        """
        if self._index is None:
            raise unavailable("nothing is loaded yet: ask again when that is done")
        return self._index

    def __enter__(self) -> "CurrentIndex":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.stop()

    def _look(self) -> None:
        with suppress(NothingLoaded):  # a later look finds what is loaded
            self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        index = indexing.made(self._target)
        if index is None:
            indexing.index_aside(self._target, self._watch.closing)
            index = indexing.made(self._target)
        # None while Neo4j is being written: then a later look finds it.
        if index and index != self._index:
            self._index = index
            self._say("the graph has changed: queries are answered from the new one now")
