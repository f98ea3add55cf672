"""What couldn't be loaded, in the ledger: a row for each source. Nothing of the graph follows from it."""

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from kg.model.failure import LoadFailure
from kg.store.encoding import encode

SCHEMA = "CREATE TABLE failures (source TEXT PRIMARY KEY, failure TEXT NOT NULL) WITHOUT ROWID;"


def put(connection: sqlite3.Connection, failure: LoadFailure) -> None:
    """Write a failure within the caller's transaction, in the place of an earlier one."""
    row = (failure.source, encode(failure, failure.source))
    connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", row)


def read(connection: sqlite3.Connection) -> Iterator[LoadFailure]:
    """Yield all failures by source; of a row that is damaged only that there is one."""
    for source, failure in _rows(connection):
        name = source.decode(errors="replace")
        damaged = LoadFailure(source=name, input=name, why="what was noted of it is damaged", at="")
        yield _decoded(source, failure) or damaged


def damaged(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield the sources of rows that are damaged."""
    for source, failure in _rows(connection):
        if _decoded(source, failure) is None:
            yield source


def forget_damaged(connection: sqlite3.Connection) -> None:
    """Delete the rows that are damaged within the caller's transaction."""
    rows = [(source,) for source in damaged(connection)]
    connection.executemany("DELETE FROM failures WHERE CAST(source AS BLOB) = ?", rows)


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[bytes, bytes]]:
    """Yield rows as bytes: what is damaged may be no text."""
    yield from connection.execute(
        "SELECT CAST(source AS BLOB), CAST(failure AS BLOB) FROM failures ORDER BY source"
    )


def _decoded(source: bytes, failure: bytes) -> LoadFailure | None:
    try:
        found = msgspec.json.decode(failure, type=LoadFailure)
    except (msgspec.DecodeError, UnicodeError):
        return None
    return found if found.source.encode() == source else None


def forget(connection: sqlite3.Connection, sources: Sequence[str]) -> None:
    """Delete the failures of sources within the caller's transaction."""
    connection.executemany("DELETE FROM failures WHERE source = ?", [(source,) for source in sources])
