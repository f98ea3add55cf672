"""Reference data in Neo4j: ``(:ReferenceEntry)`` with the entry as JSON, ``(:ReferenceKey)`` for each key.

Neither has the property ``id`` that every node of the graph has, nor relationships: so queries about people
and meetings, exports and projections don't see them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from kg.model.reference import ReferenceEntry
from kg.store import neo4j_indexes
from kg.store.base import Changes, Row
from kg.store.batches import batches
from kg.store.bolt import Bolt, Run
from kg.store.encoding import decode_verified, digest_of, encode
from kg.store.neo4j_indexes import Index

# Neo4j indexes a list as one value: so each key is a node, unique together with the entry that it finds.
UNIQUE = {("ReferenceEntry", "entry_id"), ("ReferenceKey", "pair")}
SCHEMA = {
    **{
        Index((label,), (name,), neo4j_indexes.UNIQUE): (
            f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
        )
        for label, name in sorted(UNIQUE)
    },
    Index(("ReferenceKey",), ("key",), "RANGE"): "CREATE INDEX IF NOT EXISTS FOR (k:ReferenceKey) ON (k.key)",
}
_WRITE = (
    "CALL { UNWIND $gone AS pair MATCH (k:ReferenceKey {pair: pair}) DELETE k } "
    "CALL { UNWIND $rows AS row MERGE (e:ReferenceEntry {entry_id: row.id}) "
    "SET e.entry = row.entry, e.digest = row.digest "
    "FOREACH (key IN row.keys | "
    "MERGE (k:ReferenceKey {pair: key.pair}) SET k.key = key.key, k.entry_id = row.id) } "
    "RETURN s.revision AS revision"
)
_ENTRIES = 1000


def put(bolt: Bolt, entries: Iterable[ReferenceEntry], begin: str) -> tuple[Changes, list[Row]]:
    """Write entries in one transaction, which ``begin`` starts; return the changes and its rows."""
    given: dict[str, ReferenceEntry] = {}
    for entry in entries:
        given[entry.id] = given[entry.id].joined_with(entry) if entry.id in given else entry
    earlier = {entry.id: entry for entry in _by_id(bolt.stream, sorted(given))} if given else {}
    rows: list[dict[str, Any]] = []
    gone: list[str] = []
    for id, entry in given.items():
        before = earlier.get(id)
        joined = before.joined_with(entry) if before else entry
        if joined != before:
            rows.append(row_of(joined))
            gone += [_pair(key, id) for key in before.keys - joined.keys] if before else ()
    if not rows:
        return Changes(), []
    if not earlier:
        index(bolt)
    changed = sum(row["id"] in earlier for row in rows)
    return Changes(len(rows) - changed, changed), bolt.write(begin + _WRITE, rows=rows, gone=gone)


def row_of(entry: ReferenceEntry) -> dict[str, Any]:
    """Return the ``id``, ``entry`` and checksum of a node, and ``key`` and ``pair`` of those that find it."""
    keys = [{"key": key, "pair": _pair(key, entry.id)} for key in sorted(entry.keys)]
    text = encode(entry, entry.id)
    return {"id": entry.id, "entry": text, "digest": digest_of(text), "keys": keys}


def index(bolt: Bolt) -> None:
    """Create the constraints and the index that are missing."""
    neo4j_indexes.make(bolt, SCHEMA.items())


def has_any(run: Run) -> bool:
    """Whether any reference data is kept."""
    return any(run("MATCH (e:ReferenceEntry) RETURN e.entry_id AS id LIMIT 1"))


def read(run: Run, keys: Iterable[str] | None) -> Iterator[ReferenceEntry]:
    """Yield the entries that have one of these keys, or all, by id."""
    ids: set[str] = set()
    if keys is None:
        ids.update(row["id"] for row in run("MATCH (e:ReferenceEntry) RETURN e.entry_id AS id"))
    else:
        found = "UNWIND $keys AS key MATCH (k:ReferenceKey {key: key}) RETURN DISTINCT k.entry_id AS id"
        for some in batches(set(keys), _ENTRIES):
            ids.update(row["id"] for row in run(found, keys=some))
    for some in batches(sorted(ids), _ENTRIES):
        yield from sorted(_by_id(run, some), key=lambda entry: entry.id)


def _by_id(run: Run, ids: list[str]) -> Iterator[ReferenceEntry]:
    found = (
        "UNWIND $ids AS id MATCH (e:ReferenceEntry {entry_id: id}) "
        "RETURN id, e.entry AS entry, e.digest AS digest"
    )
    yield from map(decoded, run(found, ids=ids))


def decoded(row: Row) -> ReferenceEntry:
    """Return the entry of a row of a node's properties. Raises :class:`~kg.errors.DamageError`."""
    return decode_verified(row["entry"], ReferenceEntry, row["id"], row["digest"])


def _pair(key: str, id: str) -> str:
    return f"{key}\t{id}"
