"""The graph file of an embedded store: how kglite's graph is built, written, read and known again."""

import hashlib
import warnings
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import derivation
from kg.model.graph import Graph, Node
from kg.store.batches import batches, by_labels, link_rows, node_rows
from kg.store.schema import graph_schema

if TYPE_CHECKING:
    import kglite

# Raised whenever the same content would be written differently; older graph files are then made anew.
_FORMAT = 1
# Every graph file, and what kglite may put beside one.
PATTERN = "graph-*.kgl*"


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


def load(file: Path) -> "kglite.KnowledgeGraph":
    """Read a graph file."""
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite.load(str(file))


def save(graph: "kglite.KnowledgeGraph", file: Path) -> None:
    """Write a graph file. Raises :class:`OSError`."""
    import kglite

    with warnings.catch_warnings():
        # It tells which columns a memory-mapped load would keep in memory; these files are loaded whole.
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        try:
            graph.save(str(file))
        except kglite.KgError as error:
            raise OSError(str(error)) from error


def digest(file: Path) -> str:
    """Return the checksum of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def build(graph: Graph, kept: Iterator[Node]) -> "kglite.KnowledgeGraph":
    """Return ``graph`` in kglite. Names in the queries are plain words, checked by ``batches``."""
    built = empty()
    labels = node_rows(graph, kept)
    for label, rows in labels.items():
        for batch in batches(rows.values()):
            built.cypher(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", params={"rows": batch})
        built.cypher(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for label, property in graph_schema().indexes:
        if label in labels:
            built.cypher(f"CREATE RANGE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{property})")
    label_of = {id: label for label, rows in labels.items() for id in rows}
    for type, links in link_rows(graph, label_of).items():
        for (start, stop), pairs in by_labels(links, label_of).items():
            create = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{stop} {{id: row.stop}}) "
                f"CREATE (a)-[r:{type}]->(b) SET r = row.own"
            )
            for batch in batches(pairs):
                built.cypher(create, params={"rows": batch})
    return built
