"""Judgements in the ledger: appended, never changed, with a checksum of what was written."""

import sqlite3
from collections.abc import Iterator

from kg.model.judgement import Judgement
from kg.store.encoding import decode_verified, digest_of, encode
from kg.store.ledger_version import WITH_ALL_DIGESTS, digest_column

# Only a store that is emptied as a whole lets them go.
STAY = tuple(
    f"CREATE TRIGGER {name} BEFORE {change} ON judgements BEGIN SELECT RAISE(ABORT, 'append only'); END;\n"
    for name, change in (("judgements_stay", "DELETE"), ("judgements_keep", "UPDATE"))
)
LET_GO = ("DROP TRIGGER judgements_stay;\n", "DROP TRIGGER judgements_keep;\n")
SCHEMA = f"""
CREATE TABLE judgements (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, judgement TEXT NOT NULL, digest TEXT NOT NULL
);
{"".join(STAY)}
"""
UPGRADE = f"""
{"".join(LET_GO)}
ALTER TABLE judgements ADD COLUMN digest TEXT NOT NULL DEFAULT '';
UPDATE judgements SET digest = digest(judgement);
{"".join(STAY)}
"""

# A row: id, judgement as JSON, its checksum ("" where there is none).
Row = tuple[str, str, str]


def put(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """Append a judgement within the caller's transaction; return whether it wasn't there."""
    text = encode(judgement, judgement.id)
    cursor = connection.execute(
        "INSERT OR IGNORE INTO judgements (id, judgement, digest) VALUES (?, ?, ?)",
        (judgement.id, text, digest_of(text)),
    )
    return bool(cursor.rowcount)


def read(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Yield all judgements, oldest first."""
    yield from map(decoded, rows(connection))


def rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Yield all rows, oldest first."""
    digest = digest_column(connection, WITH_ALL_DIGESTS)
    yield from connection.execute(f"SELECT id, judgement, {digest} FROM judgements ORDER BY position")


def decoded(row: Row) -> Judgement:
    """Return the judgement of a row. Raises :class:`~kg.errors.DamageError`."""
    id, text, digest = row
    return decode_verified(text, Judgement, id, digest)
