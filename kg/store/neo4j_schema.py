"""The constraints and indexes of a Neo4j store, and the last steps after files were imported into it.

``neo4j-admin database import`` makes no constraint, and its files can't say an empty list. An imported
store carries in its state what it was made of as ``imported``; finishing turns that into ``projected``.
"""

from collections.abc import Iterable, Iterator

from kg.store import neo4j_indexes, neo4j_references
from kg.store.batches import word
from kg.store.bolt import Bolt
from kg.store.neo4j_indexes import Index
from kg.store.neo4j_records import KEPT
from kg.store.schema import LIST, graph_schema

_FINISHED = "MATCH (s:StoreState) WHERE s.imported IS NOT NULL SET s.projected = s.imported REMOVE s.imported"


def all_labels() -> tuple[str, ...]:
    """Return the labels that every store knows."""
    return *KEPT, "StoreState", *graph_schema().nodes


def index(bolt: Bolt, labels: Iterable[str]) -> None:
    """Create the constraints and indexes that are missing for these labels."""
    neo4j_indexes.make(bolt, _statements(labels))


def finish(bolt: Bolt) -> None:
    """Take the last steps after an import; again changes nothing."""
    if neo4j_references.has_any(bolt.stream):
        neo4j_references.index(bolt)
    for statement in _last_steps():
        bolt.write_alone(statement)


def script() -> str:
    """Return all that an imported database lacks, for who would rather run it by hand."""
    made = (statement for _, statement in _statements(all_labels()))
    return "".join(f"{line};\n" for line in (*made, *neo4j_references.SCHEMA.values(), *_last_steps()))


def _statements(labels: Iterable[str]) -> Iterator[tuple[Index, str]]:
    names = dict.fromkeys(labels)
    for label in names:
        unique = f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{word(label)}) REQUIRE n.id IS UNIQUE"
        yield Index((label,), ("id",), neo4j_indexes.UNIQUE), unique
    for label, name in graph_schema().indexes:
        for kind in ("RANGE", "TEXT") if name == "name" else ("RANGE",):  # TEXT serves CONTAINS
            if label in names:
                statement = f"CREATE {kind} INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
                yield Index((label,), (name,), kind), statement
    for index, over in graph_schema().fulltext.items():
        if names.keys() >= set(over.labels):
            each = ", ".join(f"n.{name}" for name in over.properties)
            nodes = f"FOR (n:{'|'.join(over.labels)})"
            key = Index(tuple(sorted(over.labels)), tuple(sorted(over.properties)), "FULLTEXT")
            yield key, f"CREATE FULLTEXT INDEX {word(index)} IF NOT EXISTS {nodes} ON EACH [{each}]"


def _last_steps() -> Iterator[str]:
    for label, properties in graph_schema().nodes.items():
        for name, type in properties.items():
            if type.startswith(LIST):  # no node of ours is without its lists
                empty = f"CALL (n) {{ SET n.{name} = [] }} IN TRANSACTIONS"
                yield f"MATCH (n:{label}) WHERE n.{name} IS NULL {empty}"
    yield _FINISHED
