"""The graph file of an embedded store: how kglite's graph is built, written, read and known again."""

import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import derivation
from kg.model.changes import GraphChanges
from kg.model.graph import GraphSource, Node
from kg.store.bulk import Loading
from kg.store.difference import Difference
from kg.store.schema import graph_schema

if TYPE_CHECKING:
    import kglite

# Raised whenever the same content would be written differently; older graph files are then made anew.
_FORMAT = 2
# Every graph file, and what kglite may put beside one.
PATTERN = "graph-*.kgl*"
_BLOCK = 1 << 20


def format() -> str:
    """Say by what a graph file is written: one of another format is made anew."""
    return f"{_FORMAT} kglite {_kglite()} derivation {derivation.DERIVATION}"


@cache
def _kglite() -> str:
    return version("kglite")


def empty() -> "kglite.KnowledgeGraph":
    """Return a graph without anything in it."""
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite.KnowledgeGraph()


def load(file: Path, *, to_change: bool = False) -> "kglite.KnowledgeGraph":
    """Open a graph file. What is large in it stays there until a query needs it, unless it is to change."""
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite.load(str(file)) if to_change else kglite.load(str(file), storage="mapped")


def changed(file: Path, changes: GraphChanges) -> "kglite.KnowledgeGraph":
    """Return the graph of a file with some changes made in it; the file stays as it is."""
    graph = load(file, to_change=True)

    def run(cypher: str, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        found: Any = graph.cypher(cypher, params=dict(parameters))
        return iter(found)

    for cypher, name, rows in Difference(changes, run).statements():
        graph.cypher(cypher, params={name: rows})
    return graph


def standing(file: Path) -> bytes | None:
    """Return what stands beside a graph file. Raises :class:`OSError` for what can't be read."""
    beside = _beside(file)
    return beside.read_bytes() if beside.is_file() else None


def remove(file: Path) -> None:
    """Remove a graph file and what stands beside it."""
    file.unlink(missing_ok=True)
    forget(file)


def forget(file: Path) -> None:
    """Remove what stands beside a graph file."""
    _beside(file).unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.standing")


def save(graph: "kglite.KnowledgeGraph", file: Path, standing: bytes | None = None) -> None:
    """Write a graph file, and beside it what it was made of. Raises :class:`OSError`."""
    import kglite

    with warnings.catch_warnings():
        # It tells which columns a memory-mapped load would keep in memory; these files are loaded whole.
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        try:
            graph.save(str(file))
        except kglite.KgError as error:
            raise OSError(str(error)) from error
    if standing is not None:
        _beside(file).write_bytes(standing)


def digest(file: Path) -> str:
    """Return the size of a file and its CRC-32.

    That is for accidents; a cryptographic hash would take a third of the time of opening.
    """
    size = checksum = 0
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            checksum = zlib.crc32(block, checksum)
    return f"{size} {checksum:08x}"


def build(graph: GraphSource, kept: Iterable[Node]) -> "kglite.KnowledgeGraph":
    """Return ``graph`` in kglite; nodes that are kept replace those of the same id.

    Ids are unique because they are added once. Constraints that say so would be indexes beside those that
    kglite has anyway: half of the memory and two thirds of the time that opening takes.
    """
    loading = Loading(empty())
    loading.add_nodes(kept)
    loading.add_nodes(graph.nodes())
    for label, property in graph_schema().indexes:
        if label in loading.labels:
            loading.built.cypher(f"CREATE RANGE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{property})")
    loading.add_relationships(graph.relationships())
    return loading.built
