"""All that a Neo4j database keeps for us, whatever it is: counted, and deleted."""

from collections.abc import Iterator

from kg.store.base import Counts, Row
from kg.store.bolt import Bolt
from kg.store.neo4j_records import KEPT
from kg.store.neo4j_state import RAISE

_ALL = (
    *(f"MATCH (n:{label}) WHERE n.{name} IS NOT NULL" for label, name in KEPT.items()),
    "MATCH (n:ReferenceEntry)",
    "MATCH (n:ReferenceKey)",
    "MATCH (n:LoadFailure)",
)
_COUNTS = "RETURN " + ", ".join(
    f"COUNT {{ {found} }} AS {name}" for found, name in zip(_ALL, Counts._fields, strict=False)
)
# Nodes of one transaction: one for all may be more than the server holds.
_DELETED = 1000


def counts(bolt: Bolt) -> Counts:
    """Return how much is kept."""
    (row,) = bolt.read(_COUNTS)
    return Counts(**row)


def delete(bolt: Bolt) -> Iterator[list[Row]]:
    """Delete all of it; yield the new ``revision`` after each transaction."""
    for found in _ALL:
        some = f"{found} WITH s, n LIMIT {_DELETED} DETACH DELETE n RETURN DISTINCT s.revision AS revision"
        while rows := bolt.write(RAISE + some):
            yield rows
