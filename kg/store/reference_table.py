"""Reference data in the ledger: entries by id, and the keys that find them."""

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from kg.model.reference import ReferenceEntry
from kg.store.base import Changes
from kg.store.batches import batches
from kg.store.encoding import decode_verified, digest_of, encode
from kg.store.ledger_version import WITH_ALL_DIGESTS, digest_column

FIRST_SCHEMA = """
CREATE TABLE reference_entries (id TEXT PRIMARY KEY, entry TEXT NOT NULL);
CREATE TABLE reference_keys (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
_DIGEST = "ALTER TABLE reference_entries ADD COLUMN digest TEXT NOT NULL DEFAULT '';\n"
SCHEMA = FIRST_SCHEMA + _DIGEST
UPGRADE = f"{_DIGEST}UPDATE reference_entries SET digest = digest(entry);\n"
# A row: id, entry as JSON, its checksum ("" where there is none).
Row = tuple[str, str, str]
# SQLite takes at least 999 parameters.
_KEYS = 900


def put(connection: sqlite3.Connection, entries: Iterable[ReferenceEntry]) -> Changes:
    """Write entries within the caller's transaction."""
    new: set[str] = set()
    changed: set[str] = set()
    select = _select(connection)
    for entry in entries:
        earlier = _by_id(connection, select, entry.id)
        joined = earlier.joined_with(entry) if earlier else entry
        if joined == earlier:
            continue
        (changed if earlier else new).add(entry.id)
        text = encode(joined, entry.id)
        row = (entry.id, text, digest_of(text))
        connection.execute(
            "INSERT OR REPLACE INTO reference_entries (id, entry, digest) VALUES (?, ?, ?)", row
        )
        keys = joined.keys
        gone = earlier.keys - keys if earlier else ()
        connection.executemany(
            "DELETE FROM reference_keys WHERE key = ? AND id = ?", [(key, entry.id) for key in gone]
        )
        connection.executemany(
            "INSERT OR IGNORE INTO reference_keys VALUES (?, ?)", [(key, entry.id) for key in keys]
        )
    return Changes(len(new), len(changed - new))


def read(connection: sqlite3.Connection, keys: Iterable[str] | None) -> Iterator[ReferenceEntry]:
    """Yield the entries that have one of these keys, or all, by id."""
    if keys is None:
        yield from map(decoded, rows(connection))
        return
    ids: set[str] = set()
    for some in batches(set(keys), _KEYS):
        found = f"SELECT id FROM reference_keys WHERE key IN ({', '.join('?' * len(some))})"
        ids.update(id for (id,) in connection.execute(found, some))
    select = _select(connection)
    for id in sorted(ids):
        if entry := _by_id(connection, select, id):
            yield entry


def rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Yield all rows by id."""
    yield from connection.execute(f"{_select(connection)} ORDER BY id")


def decoded(row: Row) -> ReferenceEntry:
    """Return the entry of a row. Raises :class:`~kg.errors.DamageError`."""
    id, text, digest = row
    return decode_verified(text, ReferenceEntry, id, digest)


def rows_with_keys(connection: sqlite3.Connection) -> Iterator[tuple[Row, list[str]]]:
    """Yield all rows, each with the keys that find it, without looking at the index of ids."""
    digest = digest_column(connection, WITH_ALL_DIGESTS)
    found = (
        f"SELECT id, entry, {digest}, keys FROM reference_entries NOT INDEXED "
        "LEFT JOIN (SELECT id, json_group_array(key) AS keys FROM reference_keys GROUP BY id) USING (id) "
        "ORDER BY reference_entries.rowid"
    )
    for *row, keys in connection.execute(found):
        yield (row[0], row[1], row[2]), msgspec.json.decode(keys or "[]")


def _by_id(connection: sqlite3.Connection, select: str, id: str) -> ReferenceEntry | None:
    row = connection.execute(f"{select} WHERE id = ?", (id,)).fetchone()
    return decoded(row) if row else None


def _select(connection: sqlite3.Connection) -> str:
    return f"SELECT id, entry, {digest_column(connection, WITH_ALL_DIGESTS)} FROM reference_entries"
