"""What couldn't be loaded, in the ledger: a row for each source. Nothing of the graph follows from it."""

import sqlite3
from collections.abc import Iterator, Sequence

from kg.model.failure import LoadFailure
from kg.store.encoding import decode, encode

SCHEMA = "CREATE TABLE failures (source TEXT PRIMARY KEY, failure TEXT NOT NULL) WITHOUT ROWID;"


def put(connection: sqlite3.Connection, failure: LoadFailure) -> None:
    """Write a failure within the caller's transaction, in the place of an earlier one."""
    row = (failure.source, encode(failure, failure.source))
    connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", row)


def read(connection: sqlite3.Connection) -> Iterator[LoadFailure]:
    """Yield all failures by source."""
    for source, failure in connection.execute("SELECT source, failure FROM failures ORDER BY source"):
        yield decode(failure, LoadFailure, source)


def forget(connection: sqlite3.Connection, sources: Sequence[str]) -> None:
    """Delete the failures of sources within the caller's transaction."""
    connection.executemany("DELETE FROM failures WHERE source = ?", [(source,) for source in sources])
