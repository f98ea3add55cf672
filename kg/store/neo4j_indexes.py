"""Make the constraints and indexes that a Neo4j database lacks, by one process at a time.

``IF NOT EXISTS`` looks at what is finished: of two processes that make the same constraint at once one
fails, and who sees the index of a constraint that isn't finished would go on without it.
"""

import time
from collections.abc import Iterable
from typing import NamedTuple

from kg.errors import StoreError
from kg.store.bolt import Bolt
from kg.store.neo4j_state import INDEXING

UNIQUE = "UNIQUE"
# Making one in a database without nodes takes less than a second.
_SECONDS, _PAUSE = 30.0, 0.1


class Index(NamedTuple):
    """What a constraint or an index is over; ``kind`` is :data:`UNIQUE`, or a type of ``SHOW INDEXES``."""

    labels: tuple[str, ...]
    properties: tuple[str, ...]
    kind: str


# With it, of those who hold a node of the state only one does.
_OF_STATE = {
    Index(("StoreState",), ("id",), UNIQUE): (
        "CREATE CONSTRAINT IF NOT EXISTS FOR (n:StoreState) REQUIRE n.id IS UNIQUE"
    )
}


def make(bolt: Bolt, wanted: Iterable[tuple[Index, str]]) -> None:
    """Make what is missing by its statement. Labels and properties of an index are sorted."""
    statements = dict(wanted)
    if not _missing(bolt, statements):
        return
    stop = time.monotonic() + _SECONDS
    while first := _missing(bolt, _OF_STATE):
        try:
            bolt.write(*first)
        except StoreError:  # somebody else makes it just now
            if time.monotonic() > stop:
                raise
            time.sleep(_PAUSE)
    with bolt.locked(INDEXING):
        for statement in _missing(bolt, statements):
            bolt.write(statement)


def _missing(bolt: Bolt, statements: dict[Index, str]) -> list[str]:
    there = set()
    for row in bolt.stream("SHOW INDEXES YIELD labelsOrTypes, properties, type, owningConstraint RETURN *"):
        labels, properties = (tuple(sorted(row[name] or ())) for name in ("labelsOrTypes", "properties"))
        there.add(Index(labels, properties, UNIQUE if row["owningConstraint"] else row["type"]))
    return [statement for index, statement in statements.items() if index not in there]
