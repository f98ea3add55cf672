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


def begun(names: Statement, was: str | None, mark: str) -> Statement:
    """Say that the graph is being written; ``names`` are all that it will have.

    ``was`` is the token of what stood beside the graph when it was read: where somebody else has written it
    since, nobody knows what it is made of, and ``mark`` isn't left.
    """
    query = (
        f"{names[0]} SET s.standing = CASE WHEN coalesce(s.standing, '') = $was THEN $mark END "
        "REMOVE s.projected, s.written"
    )
    return query, {**names[1], "was": was or "", "mark": mark}


def done(seen: int, standing: str | None, mark: str | None) -> Statement:
    """Say that the graph is that of a revision.

    ``standing`` is the token of what it was made of, if there still is the ``mark`` of who has written it.
    """
    query = (
        _STATE + "SET s.projected = $seen, s.derivation = $derivation, "
        "s.standing = CASE WHEN s.standing = $mark THEN $standing END, s.written = randomUUID()"
    )
    own = {"seen": seen, "derivation": derivation.DERIVATION, "standing": standing, "mark": mark}
    return query, own


def belonging(standing: str | None) -> Statement:
    """Find the state, and hold other writers off, if the graph is still the one that was made of this."""
    return QUEUE + "WHERE s.standing = $standing RETURN s.revision", {"standing": standing}
