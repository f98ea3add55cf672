"""What couldn't be loaded, in Neo4j: ``(:LoadFailure)`` without ``id``, so no part of the graph."""

from collections.abc import Iterator, Sequence

from kg.model.failure import LoadFailure
from kg.store.bolt import Bolt
from kg.store.encoding import convert


def put(bolt: Bolt, failure: LoadFailure) -> None:
    """Write a failure, in the place of an earlier one."""
    own = {
        "source": failure.source,
        "input": failure.input,
        "why": failure.why,
        "at": failure.at,
    }
    bolt.write("MERGE (f:LoadFailure {source: $own.source}) SET f = $own", own=own)


def read(bolt: Bolt) -> Iterator[LoadFailure]:
    """Yield all failures by source."""
    rows = list(bolt.stream("MATCH (f:LoadFailure) RETURN properties(f) AS own"))
    for row in sorted(rows, key=lambda row: str(row["own"].get("source"))):  # Neo4j orders by UTF-16
        yield convert(row["own"], LoadFailure, row["own"].get("source"))


def forget(bolt: Bolt, sources: Sequence[str]) -> None:
    """Delete the failures of sources."""
    bolt.write(
        "UNWIND $sources AS source MATCH (f:LoadFailure {source: source}) DELETE f", sources=list(sources)
    )
