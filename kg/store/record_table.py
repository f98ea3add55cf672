"""Records in the ledger: a row for each document, with a checksum of what was written."""

import sqlite3
from collections.abc import Iterator, Sequence

from kg.model.document import Document
from kg.model.report import Extraction, Record
from kg.store.encoding import decode, digest_of, encode, verify

SCHEMA = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, extraction TEXT NOT NULL, digest TEXT NOT NULL
);
"""
# A ledger before version 3 had no checksums; those that it gets say what was there when it was upgraded.
WITHOUT_DIGESTS = 2
UPGRADE = """
ALTER TABLE documents ADD COLUMN digest TEXT NOT NULL DEFAULT '';
UPDATE documents SET digest = digest(document, extraction);
"""

# A row: id, document and extraction as JSON, their checksum ("" where there is none).
Row = tuple[str, str, str, str]


def learn_digest(connection: sqlite3.Connection) -> None:
    """Make SQL know the function ``digest(document, extraction)``."""
    connection.create_function("digest", 2, digest_of, deterministic=True)


def put(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Write rows within the caller's transaction, in the place of those with the same ids."""
    connection.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", rows)


def row_of(record: Record) -> Row:
    """Return the row of a record."""
    id = record.document.id
    document, extraction = encode(record.document, id), encode(record.extraction, id)
    return id, document, extraction, digest_of(document, extraction)


def read(connection: sqlite3.Connection) -> Iterator[Record]:
    """Yield all records by id."""
    yield from map(decoded, rows(connection))


def read_one(connection: sqlite3.Connection, id: str) -> Record | None:
    """Return one record, if it is there."""
    row = connection.execute(f"SELECT {_columns(connection)} FROM documents WHERE id = ?", (id,)).fetchone()
    return decoded(row) if row else None


def rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Yield all rows by id."""
    yield from connection.execute(f"SELECT {_columns(connection)} FROM documents ORDER BY id")


def digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the checksums of all rows by id."""
    return dict(connection.execute("SELECT id, digest FROM documents"))


def decoded(row: Row) -> Record:
    """Return the record of a row. Raises :class:`~kg.errors.DamageError` where it isn't as it was written."""
    id, document, extraction, digest = row
    record = Record(document=decode(document, Document, id), extraction=decode(extraction, Extraction, id))
    verify(digest, document, extraction, owner=id)
    return record


def _columns(connection: sqlite3.Connection) -> str:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    digest = "digest" if version > WITHOUT_DIGESTS else "''"
    return f"id, document, extraction, {digest}"
