"""The state of a store in Neo4j, on one node, and the queries that read and write it."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import derivation
from kg.store.bolt import Bolt, Statement

# Where the state was lost, positions of judgements go on from the last one.
_FOUND_AGAIN = (
    "MATCH (j:Judgement) WITH max(j.position) AS last WHERE last IS NOT NULL "
    "MERGE (s:StoreState {id: 'state'}) ON CREATE SET s.revision = last "
    "WITH s, last WHERE s.revision < last SET s.revision = last"
)
_STATE = "MERGE (s:StoreState {id: 'state'}) ON CREATE SET s.revision = 0 "
# Neo4j locks a node before it reads a property that it sets from itself: concurrent writers queue here.
QUEUE = _STATE + "SET s.revision = s.revision + 0 WITH s "
RAISE = _STATE + "SET s.revision = s.revision + 1 WITH s "
# Who makes indexes, or writes the graph, reads first what is there: others wait until all of it is done.
INDEXING = "MERGE (s:StoreState {id: 'indexes'}) SET s.held = true"
PROJECTING = "MERGE (s:StoreState {id: 'graph'}) SET s.held = true"


def read(bolt: Bolt) -> dict[str, Any]:
    """Return the properties of the state, none where there is none."""
    rows = bolt.read("MATCH (s:StoreState {id: 'state'}) RETURN properties(s) AS own")
    return next((row["own"] for row in rows), {})


def find_again(bolt: Bolt) -> None:
    """Make the state anew where it was lost."""
    bolt.write(_FOUND_AGAIN)


def named(own: Mapping[str, Any], labels: Iterable[str], types: Iterable[str]) -> Statement:
    """Say which labels and types are ours: new ones, and those of ``own``, the state."""
    names = {
        "labels": sorted({*own.get("labels", ()), *labels}),
        "types": sorted({*own.get("types", ()), *types}),
    }
    return _STATE + "SET s.labels = $labels, s.types = $types", names


def begun(names: Statement) -> Statement:
    """Say that the graph is being written; ``names`` are all that it will have."""
    return f"{names[0]} REMOVE s.projected, s.written, s.standing", names[1]


def done(seen: int, standing: str | None) -> Statement:
    """Say that the graph is that of a revision; ``standing`` is the token of what it was made of."""
    query = (
        _STATE + "SET s.projected = $seen, s.derivation = $derivation, s.standing = $standing, "
        "s.written = randomUUID()"
    )
    return query, {"seen": seen, "derivation": derivation.DERIVATION, "standing": standing}


def is_newer(own: Mapping[str, Any], seen: int) -> bool:
    """Whether the graph, by the state, was made of a later revision, and by the rules of now."""
    is_later = seen < own.get("projected", 0) <= own.get("revision", 0)
    return is_later and own.get("derivation") == derivation.DERIVATION
