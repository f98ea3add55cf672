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
from kg.store import (
    failure_table,
    graph_file,
    judgement_table,
    ledger_mending,
    migration,
    record_table,
    reference_table,
)
from kg.store.base import Changes, Counts, Kept
from kg.store.encoding import decode
from kg.store.ledger_version import SCHEMA_VERSION, WITH_FAILURES, WITH_REFERENCES, version_of
from kg.store.soundness import RESTORE

# How long a writer waits for SQLite, and compacting for those who read.
_BUSY_SECONDS = 30
_READERS_SECONDS = 2
_EMPTY = tuple(
    f"DELETE FROM {table}"
    for table in ("documents", "judgements", "reference_entries", "reference_keys", "failures")
)
_SCHEMA = f"""
BEGIN IMMEDIATE;
{record_table.SCHEMA}
{judgement_table.SCHEMA}
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
            self._refuse_log()
            return _connect(f"{uri}?mode=ro&immutable=1", "PRAGMA user_version")

    def _refuse_log(self) -> None:
        """Refuse to read the file alone where there is more in its log, as after a writer was killed."""
        log = self._path.with_name(f"{self._path.name}-wal")
        if log.is_file() and log.stat().st_size:
            raise StoreError(
                f"{log} holds what isn't in {self._path.name} yet: run any command where the folder can be "
                "written, once"
            )

    def _check_version(self, was_there: bool) -> None:
        version = version_of(self._connection)
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
        rows = self._rows("SELECT value FROM meta WHERE key = 'revision'")
        if not rows or not isinstance(rows[0][0], int):
            raise DamageError(f"{self._path} doesn't say how often it has changed; {RESTORE}")
        return rows[0][0]

    @property
    def projection(self) -> Projection | None:
        """The graph file that was made last, if that is known: it can always be made anew."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'projection'")
        try:
            return decode(rows[0][0], Projection, "projection") if rows else None
        except DamageError:
            return None

    def point_to(self, projection: Projection) -> None:
        """Make readers use another graph file from now on."""
        value = msgspec.json.encode(projection).decode()
        with self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('projection', ?)", (value,))

    def records_of(self, document_ids: Sequence[str]) -> list[Record]:
        """Return what is kept of some documents."""
        with self._lock, self._reported("read"):
            return list(record_table.read_some(self._connection, document_ids))

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
            yield from judgement_table.read(connection)

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement, unless one with its id is there."""
        with self._transaction():
            if judgement_table.put(self._connection, judgement):
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
        return self._made_by >= WITH_REFERENCES

    def note_failure(self, failure: LoadFailure) -> None:
        """Note what couldn't be loaded."""
        with self._transaction():
            failure_table.put(self._connection, failure)

    def failures(self) -> Iterator[LoadFailure]:
        """Yield what couldn't be loaded, by source."""
        if self._made_by >= WITH_FAILURES:
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
            yield from judgement_table.read(connection)
            if self.has_references:
                yield from reference_table.read(connection, None)

    def clear(self) -> None:
        """Forget all in one transaction."""
        with self._transaction():
            for statement in (*judgement_table.LET_GO, *_EMPTY, *judgement_table.STAY):
                self._connection.execute(statement)
            self._raise_revision()

    def mend(self) -> None:
        """Make tables anew from their rows where their indexes are damaged; forget notes that are."""
        with self._transaction():
            if ledger_mending.mend(self._connection):
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
