"""Records in the ledger: a row for each document, with a checksum of what was written."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from kg.errors import DamageError
from kg.model.document import Document
from kg.model.report import Extraction, Record
from kg.store.encoding import decode, digest_of, encode, verify
from kg.store.ledger_version import WITH_DIGESTS, digest_column
from kg.store.soundness import REPAIR

SCHEMA = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, extraction TEXT NOT NULL, digest TEXT NOT NULL
);
"""
UPGRADE = """
ALTER TABLE documents ADD COLUMN digest TEXT NOT NULL DEFAULT '';
UPDATE documents SET digest = digest(document, extraction);
"""

# A row: id, document and extraction as JSON, their checksum ("" where there is none).
Row = tuple[str, str, str, str]


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
    before = ""
    for row in rows(connection):
        if row[0] == before:  # a damaged index hid it from who wrote the other
            raise twice(row[0])
        before = row[0]
        yield decoded(row)


def read_some(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Record]:
    """Yield the records of these ids that are there."""
    one = f"SELECT {_columns(connection)} FROM documents WHERE id = ?"
    for id in ids:
        yield from map(decoded, connection.execute(one, (id,)))


def rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Yield all rows by id."""
    yield from connection.execute(f"SELECT {_columns(connection)} FROM documents ORDER BY id")


def rows_as_they_lie(connection: sqlite3.Connection) -> Iterator[Row]:
    """Yield all rows without looking at the index."""
    yield from connection.execute(f"SELECT {_columns(connection)} FROM documents NOT INDEXED")


def digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the checksums of all rows by id."""
    found: dict[str, str] = {}
    for id, digest in connection.execute("SELECT id, digest FROM documents NOT INDEXED"):
        if id in found:
            raise twice(id)
        found[id] = digest
    return found


def decoded(row: Row) -> Record:
    """Return the record of a row. Raises :class:`~kg.errors.DamageError` where it isn't as it was written."""
    id, document, extraction, digest = row
    record = Record(document=decode(document, Document, id), extraction=decode(extraction, Extraction, id))
    verify(digest, document, extraction, owner=id, said=record.document.id)
    return record


def twice(id: str) -> DamageError:
    """Return the error that a document is there twice."""
    return DamageError(f"document {id!r} is kept twice, as the index of the ledger is damaged; {REPAIR}")


def _columns(connection: sqlite3.Connection) -> str:
    return f"id, document, extraction, {digest_column(connection, WITH_DIGESTS)}"
