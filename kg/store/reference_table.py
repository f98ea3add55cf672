"""Reference data in the ledger: entries by id, and the keys that find them."""

import sqlite3
from collections.abc import Iterable, Iterator

from kg.model.reference import ReferenceEntry
from kg.store.base import Changes
from kg.store.batches import batches
from kg.store.encoding import decode, encode

SCHEMA = """
CREATE TABLE reference_entries (id TEXT PRIMARY KEY, entry TEXT NOT NULL);
CREATE TABLE reference_keys (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
# SQLite takes at least 999 parameters.
_KEYS = 900


def put(connection: sqlite3.Connection, entries: Iterable[ReferenceEntry]) -> Changes:
    """Write entries within the caller's transaction."""
    new: set[str] = set()
    changed: set[str] = set()
    for entry in entries:
        rows = connection.execute("SELECT entry FROM reference_entries WHERE id = ?", (entry.id,)).fetchall()
        earlier = _decoded(rows[0][0]) if rows else None
        joined = earlier.joined_with(entry) if earlier else entry
        if joined == earlier:
            continue
        (changed if earlier else new).add(entry.id)
        connection.execute(
            "INSERT OR REPLACE INTO reference_entries VALUES (?, ?)", (entry.id, encode(joined, entry.id))
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
        for (entry,) in connection.execute("SELECT entry FROM reference_entries ORDER BY id"):
            yield _decoded(entry)
        return
    ids: set[str] = set()
    for some in batches(set(keys), _KEYS):
        found = f"SELECT id FROM reference_keys WHERE key IN ({', '.join('?' * len(some))})"
        ids.update(id for (id,) in connection.execute(found, some))
    for id in sorted(ids):
        for (entry,) in connection.execute("SELECT entry FROM reference_entries WHERE id = ?", (id,)):
            yield _decoded(entry)


def _decoded(entry: str) -> ReferenceEntry:
    return decode(entry, ReferenceEntry, entry[:40])
