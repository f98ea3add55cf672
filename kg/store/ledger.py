"""The ledger of an embedded store: what must last, in one SQLite file.

One transaction a document, written through to the disk before :meth:`Ledger.put_all` returns. Every change
raises the revision in the same transaction, so a graph made from an older revision is known to be stale.
"""

import sqlite3
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import DamageError, StoreError
from kg.model.document import Document
from kg.model.failure import LoadFailure
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store import failure_table, graph_file, migration, record_table, reference_table
from kg.store.base import Changes, Counts, Kept
from kg.store.encoding import decode, encode
from kg.store.migration import SCHEMA_VERSION
from kg.store.soundness import RESTORE

# How long a writer waits for SQLite, and compacting for those who read.
_BUSY_SECONDS = 30
_READERS_SECONDS = 2
# Judgements are appended, never changed; only a store that is emptied as a whole lets them go.
_STAY = tuple(
    f"CREATE TRIGGER {name} BEFORE {change} ON judgements BEGIN SELECT RAISE(ABORT, 'append only'); END;\n"
    for name, change in (("judgements_stay", "DELETE"), ("judgements_keep", "UPDATE"))
)
_LET_GO = ("DROP TRIGGER judgements_stay", "DROP TRIGGER judgements_keep")
_EMPTY = tuple(
    f"DELETE FROM {table}"
    for table in ("documents", "judgements", "reference_entries", "reference_keys", "failures")
)
_SCHEMA = f"""
BEGIN IMMEDIATE;
{record_table.SCHEMA}
CREATE TABLE judgements (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, judgement TEXT NOT NULL);
{"".join(_STAY)}
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0);
{reference_table.SCHEMA}
{failure_table.SCHEMA}
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """Which graph file was made last, from which revision, in which format, with which content."""

    file: str
    revision: int
    format: str
    digest: str


class Ledger:
    """Records, judgements, reference data and the pointer to the graph made of them."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        # sqlite3 shares a statement between the threads of a connection: one thread at a time.
        self._lock = threading.RLock()
        was_there = path.is_file()
        with self._reported("read" if read_only else "written"):
            self._connection = self._connect()
            try:
                self._check_version(was_there)
            except BaseException:
                self._connection.close()
                raise

    def _connect(self) -> sqlite3.Connection:
        uri = self._path.absolute().as_uri()
        if not self._read_only:
            return _connect(f"{uri}?mode=rwc", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
        try:
            return _connect(f"{uri}?mode=ro", "PRAGMA user_version")
        except sqlite3.OperationalError:
            # A folder without write permission has no room for the index of the log. With no writer
            # there is no log either, and the file can be read as it is.
            return _connect(f"{uri}?mode=ro&immutable=1", "PRAGMA user_version")

    def _check_version(self, was_there: bool) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise StoreError(f"{self._path} was written by a newer version of kg: update kg to use it")
        if version == 0 and was_there and any(self._path.parent.glob(graph_file.PATTERN)):
            raise DamageError(f"{self._path} is empty or cut off, though a graph was made of it; {RESTORE}")
        if version == 0 and self._read_only:
            raise StoreError(f"{self._path.parent} holds no documents yet: load some first with `kg load`")
        if version == 0:
            self._connection.executescript(_SCHEMA)
        elif not self._read_only:
            migration.upgrade(self._connection, self._path, version)
        # A ledger of an earlier version, opened for reading, is left as it is.
        self._made_by = version if self._read_only else SCHEMA_VERSION

    @contextmanager
    def _reported(self, verb: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            message = f"{self._path} can't be {verb}: {error}"
            # Else it is about the disk, permissions or another process. A missing table is SQLITE_ERROR.
            is_operational = isinstance(error, sqlite3.OperationalError)
            if is_operational and getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
                raise StoreError(message) from error
            raise DamageError(f"{message}; {RESTORE}") from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection of its own, so that an iteration sees nothing of what is written meanwhile."""
        with self._reported("read"), closing(self._connect()) as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, self._reported("written"):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @property
    def revision(self) -> int:
        """How often what is kept has changed."""
        ((revision,),) = self._rows("SELECT value FROM meta WHERE key = 'revision'")
        return int(revision)

    @property
    def projection(self) -> Projection | None:
        """The graph file that was made last, if any."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'projection'")
        return msgspec.json.decode(rows[0][0], type=Projection) if rows else None

    def point_to(self, projection: Projection) -> None:
        """Make readers use another graph file from now on."""
        value = msgspec.json.encode(projection).decode()
        with self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('projection', ?)", (value,))

    def record(self, document_id: str) -> Record | None:
        """Return what is kept of one document."""
        with self._lock, self._reported("read"):
            return record_table.read_one(self._connection, document_id)

    def records(self) -> Iterator[Record]:
        """Yield all records by id, as they were when the iteration began."""
        with self.reading() as connection:
            yield from record_table.read(connection)

    def digests(self) -> dict[str, str]:
        """Return the checksums of all records by id."""
        with self._lock, self._reported("read"):
            return record_table.digests(self._connection)

    def documents(self) -> Iterator[Document]:
        """Yield all documents by id, without decoding their reports."""
        with self.reading() as connection:
            for id, document in connection.execute("SELECT id, document FROM documents ORDER BY id"):
                yield decode(document, Document, id)

    def put_all(self, records: Sequence[Record]) -> None:
        """Keep records in one transaction; those that are there already, just so, change nothing."""
        there = "SELECT 1 FROM documents WHERE (id, document, extraction) = (?, ?, ?)"
        rows = [row for row in map(record_table.row_of, records) if not self._rows(there, *row[:3])]
        if not rows:
            return
        with self._transaction():
            record_table.put(self._connection, rows)
            self._raise_revision()

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements in the order in which they were appended."""
        with self.reading() as connection:
            yield from _judgements(connection)

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement, unless one with its id is there."""
        with self._transaction():
            cursor = self._connection.execute(
                "INSERT OR IGNORE INTO judgements (id, judgement) VALUES (?, ?)",
                (judgement.id, encode(judgement, judgement.id)),
            )
            if cursor.rowcount:
                self._raise_revision()

    def put_references(self, entries: Iterable[ReferenceEntry]) -> Changes:
        """Keep entries of reference data, joined with those of the same ids."""
        with self._transaction():
            changes = reference_table.put(self._connection, entries)
            if any(changes):
                self._raise_revision()
        return changes

    def references(self, keys: Iterable[str] | None = None) -> Iterator[ReferenceEntry]:
        """Yield entries with one of these keys, or all, by id, as they were when the iteration began."""
        if self.has_references:
            with self.reading() as connection:
                yield from reference_table.read(connection, keys)

    @property
    def has_references(self) -> bool:
        """Whether there are tables of reference data: a ledger of version 1 has none."""
        return self._made_by >= migration.WITH_REFERENCES

    def note_failure(self, failure: LoadFailure) -> None:
        """Note what couldn't be loaded."""
        with self._transaction():
            failure_table.put(self._connection, failure)

    def failures(self) -> Iterator[LoadFailure]:
        """Yield what couldn't be loaded, by source."""
        if self._made_by >= migration.WITH_FAILURES:
            with self.reading() as connection:
                yield from failure_table.read(connection)

    def forget_failures(self, sources: Sequence[str]) -> None:
        """Forget what was noted of sources."""
        with self._transaction():
            failure_table.forget(self._connection, sources)

    def counts(self) -> Counts:
        """Return how much is kept."""
        tables = ("documents", "judgements", *(["reference_entries"] if self.has_references else []))
        return Counts(*(int(self._rows(f"SELECT count(*) FROM {table}")[0][0]) for table in tables))

    def kept(self) -> Generator[Kept]:
        """Yield all that is kept, as it was when the iteration began: one transaction reads it all."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            yield from record_table.read(connection)
            yield from _judgements(connection)
            if self.has_references:
                yield from reference_table.read(connection, None)

    def clear(self) -> None:
        """Forget all in one transaction."""
        with self._transaction():
            for statement in (*_LET_GO, *_EMPTY, *_STAY):
                self._connection.execute(statement)
            self._raise_revision()

    def compact(self) -> bool:
        """Write the file anew without gaps; return whether it is in place: readers may delay that."""
        with self._lock, self._reported("written"):
            self._connection.execute("VACUUM")
            self._connection.execute(f"PRAGMA busy_timeout = {_READERS_SECONDS * 1000}")
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        return not busy

    def _rows(self, sql: str, *parameters: str) -> list[tuple[Any, ...]]:
        with self._lock, self._reported("read"):
            return self._connection.execute(sql, parameters).fetchall()

    def _raise_revision(self) -> None:
        self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")

    def close(self) -> None:
        """Fold the log into the file and close it."""
        self._connection.close()


def _connect(uri: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS
    )
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    for id, judgement in connection.execute("SELECT id, judgement FROM judgements ORDER BY position"):
        yield decode(judgement, Judgement, id)
