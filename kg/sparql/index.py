"""The RDF export of a store in an index of Oxigraph, in the user's cache: once for each graph."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KgError
from kg.export import export
from kg.model.ids import stable_id
from kg.store.base import Store

Progress = Callable[[int, int], None]
# Raise it with every change of the export: indexes made before are of no use then.
_FORMAT = 2


def index_of(store: Store, progress: Progress | None = None) -> Path:
    """Return the folder of the index of a store, made now if the graph has changed since the last time.

    ``progress`` is told how many nodes are exported and how many there are. Raises :class:`KgError` where the
    cache can't be written.
    """
    index = _home(store) / stable_id("graph", store.version, _FORMAT)
    try:
        if not index.exists() or not store.version:
            _make(store, index, progress)
    except OSError as error:
        advice = "XDG_CACHE_HOME names another place"
        raise KgError(f"the index can't be written to {index.parent} ({error}): {advice}") from error
    return index


def _make(store: Store, index: Path, progress: Progress | None) -> None:
    """Make the index in the place of earlier ones, as a whole or not at all."""
    folder = index.parent
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("graph-*"):
        shutil.rmtree(earlier, ignore_errors=True)  # one that is still read on Windows stays
    with TemporaryDirectory(dir=folder, prefix="draft-") as draft:
        made = _made(store, Path(draft), progress)
        if not index.exists():  # somebody else may have been faster
            made.rename(index)


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
