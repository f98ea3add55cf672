"""The RDF export of a store in an index of Oxigraph, in the user's cache: once for each graph."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KgError
from kg.export import export
from kg.model.ids import stable_id
from kg.store.base import Store

Progress = Callable[[int, int], None]
# Raise it with every change of the export: indexes made before are of no use then.
_FORMAT = 3
# Whoever uses an index touches it, a server again and again: one of a graph that is no more goes after that.
_UNUSED_SECONDS = 600
_TRIES = 3


def index_of(store: Store, progress: Progress | None = None) -> Path:
    """Return the folder of the index of a store, made now if the graph has changed since the last time.

    ``progress`` is told how many nodes are exported and how many there are. Raises :class:`KgError` where the
    cache can't be written, or the graph changes again and again while it is exported.
    """
    home = _home(store)
    try:
        for _ in range(_TRIES):
            version = store.version
            index = _folder(home, version)
            if not index.exists() or not version:
                _make(store, index, progress)
            if store.version == version:
                _use(index)
                return index
    except OSError as error:
        advice = "XDG_CACHE_HOME names another place"
        raise KgError(f"the index can't be written to {home} ({error}): {advice}") from error
    raise KgError("the graph changes faster than it is indexed: ask again when what is loading is done")


def made_index(store: Store) -> Path | None:
    """Return the folder of the index of the graph as it is now, None if that has to be made first."""
    version = store.version
    index = _folder(_home(store), version)
    if not version or not index.exists():
        return None
    _use(index)
    return index


def _make(store: Store, index: Path, progress: Progress | None) -> None:
    """Make the index as a whole or not at all. Others, of earlier graphs, may still be asked meanwhile."""
    folder = index.parent
    folder.mkdir(parents=True, exist_ok=True)
    if not store.version:
        shutil.rmtree(index, ignore_errors=True)  # which graph it was of isn't known
    with TemporaryDirectory(dir=folder, prefix="draft-") as draft:
        made = _made(store, Path(draft), progress)
        if not index.exists():  # somebody else may have been faster
            made.rename(index)


def _use(index: Path) -> None:
    """Say that an index is in use, and remove those that aren't any more."""
    with suppress(PermissionError):  # a cache may be there for reading only
        os.utime(index)
    for other in index.parent.glob("graph-*"):
        if other != index and time.time() - other.stat().st_mtime > _UNUSED_SECONDS:
            shutil.rmtree(other, ignore_errors=True)  # one that is still read on Windows stays


def _folder(home: Path, version: str) -> Path:
    return home / stable_id("graph", version, _FORMAT)


def _home(store: Store) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("kg", appauthor=False) / "sparql" / stable_id("store", store.identity)


def _made(store: Store, draft: Path, progress: Progress | None) -> Path:
    import pyoxigraph

    quads = draft / "export.nq"
    export(store, "nquads", quads, progress=progress)
    index = draft / "index"
    made = pyoxigraph.Store(str(index))
    made.bulk_load(path=str(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    made.flush()
    del made  # lets go of its files
    return index
