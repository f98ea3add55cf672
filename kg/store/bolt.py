"""Talk to a Neo4j server: the driver, with its values and errors turned into ours."""

import gc
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import KgError, QueryError, StoreAway, StoreError
from kg.store.base import QUERY_SECONDS, Row
from kg.store.batches import BATCH
from kg.store.guard import took_too_long, would_write

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, ResultSummary, Session, Transaction

CONNECT_SECONDS = 10
# For how long what may pass is tried again, as where the server is away: who writes has much to lose.
_PATIENCE, _PATIENCE_TO_WRITE = 30.0, 300.0
# What a server says of a transaction that takes more memory than it may; a smaller one may pass.
_TOO_MUCH = re.compile(r"MemoryPoolOutOfMemoryError|TransactionOutOfMemoryError|TransactionMemoryLimit")


# A query, and its parameters.
Statement = tuple[str, Mapping[str, Any]]
# Runs a reading query with its parameters and yields rows as they come.
Run = Callable[..., Iterator[Row]]


class Asked(NamedTuple):
    """The rows of a query, and what another one found before and after it."""

    rows: list[Row]
    before: Row
    after: Row


class Bolt:
    """A connection to one database."""

    def __init__(
        self, uri: str, *, auth: tuple[str, str] | None, database: str | None, to_write: bool = False
    ) -> None:
        self.uri = uri
        self._database = database
        # How many items go into one transaction.
        self.batch = BATCH
        with self._reported():
            self._driver = _driver(uri, auth, _PATIENCE_TO_WRITE if to_write else _PATIENCE)
        try:
            with self._reported():
                self._driver.verify_connectivity()
        except BaseException:
            self._driver.close()
            raise

    def write(self, cypher: str, **parameters: Any) -> list[Row]:
        """Run a query of ours in a transaction, again if the server says that trying again may help."""
        with self._reported():
            records, _, _ = self._driver.execute_query(cypher, parameters, database_=self._database)
            return [dict(record) for record in records]

    def write_all(self, cypher: str, name: str, items: Iterable[Any]) -> None:
        """Run a query of ours for lists of items, its parameter ``name``, a transaction each.

        A list for which the server lacks memory is written in halves, and lists stay that short.
        """
        rest = iter(items)
        while some := list(islice(rest, self.batch)):
            parts = [some]
            while parts:
                part = parts.pop(0)
                if self.write_together([(cypher, {name: part})]):
                    continue
                if len(part) == 1:
                    self.write(cypher, **{name: part})  # it may pass later, or the server says why not
                    continue
                half = (len(part) + 1) // 2
                self.batch = min(self.batch, half)
                parts[:0] = [part[:half], part[half:]]

    def write_together(
        self,
        statements: Sequence[Statement],
        *,
        on_commit: Callable[[], None] = lambda: None,
    ) -> bool:
        """Run queries of ours in one transaction; return whether it was done.

        Not where the server lacks the memory for it. What may pass if it is tried again is tried again.
        ``on_commit`` is called before each commit.
        """
        from neo4j.exceptions import DriverError, Neo4jError

        def work(transaction: "Transaction | ManagedTransaction") -> None:
            for cypher, parameters in statements:
                transaction.run(cypher, dict(parameters)).consume()
            on_commit()

        with self._reported(), self._driver.session(database=self._database) as session:
            try:
                with session.begin_transaction() as transaction:
                    work(transaction)
                    transaction.commit()
            except (Neo4jError, DriverError) as error:
                if _TOO_MUCH.search(str(getattr(error, "code", ""))):
                    return False  # the driver would try just the same again for half a minute
                if not error.is_retryable():
                    raise
                session.execute_write(work)
        if not gc.isenabled():
            # A load turns the collector off, and the driver leaves each query, with its rows, in a cycle.
            gc.collect(0)
        return True

    def read(self, cypher: str, **parameters: Any) -> Iterator[Row]:
        """Run a reading query of ours for few rows, again if the server says that trying again may help."""
        with self._reported():
            records, _, _ = self._driver.execute_query(
                cypher, parameters, database_=self._database, routing_="r"
            )
        return (plain(dict(record)) for record in records)

    def write_alone(self, cypher: str) -> None:
        """Run a query of ours that makes transactions of its own."""
        with self._reported(), self._driver.session(database=self._database) as session:
            session.run(cypher).consume()

    def stream(self, cypher: str, **parameters: Any) -> Iterator[Row]:
        """Run a reading query of ours and yield rows as they come."""
        with self._reported(), self._reading() as session:
            for record in session.run(cypher, parameters):
                yield plain(dict(record))

    @contextmanager
    def locked(self, lock: str) -> Iterator[Run]:
        """Give a way to read while ``lock``, a query that writes, holds others off; nothing is committed.

        It takes as long as it takes, whatever the server allows.
        """
        from neo4j.exceptions import DriverError, Neo4jError

        with self._driver.session(database=self._database) as session:
            with self._reported():
                transaction = session.begin_transaction(timeout=0)
                transaction.run(lock).consume()

            def run(cypher: str, **parameters: Any) -> Iterator[Row]:
                with self._reported():
                    for record in transaction.run(cypher, parameters):
                        yield plain(dict(record))

            try:
                yield run
            finally:
                with suppress(Neo4jError, DriverError, OSError):  # a server that is away has forgotten it
                    transaction.close()

    @contextmanager
    def holding(self, lock: str) -> Iterator[Callable[[], None]]:
        """Hold others off who hold the same. Give what raises an error where that is no longer so.

        It is :class:`~kg.errors.StoreAway` where the server was away meanwhile.
        """
        with self.locked(lock) as run:
            yield lambda: list(run("RETURN 1")).clear()

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any],
        *,
        around: str,
        seconds: float = QUERY_SECONDS,
        limit: int | None = None,
    ) -> Asked:
        """Run a query with read access, and ``around``, one of ours that has one row, before and after it.

        What is wrong with it is a :class:`QueryError`.
        """
        from neo4j import unit_of_work
        from neo4j.exceptions import ClientError

        @unit_of_work(timeout=seconds)
        def work(transaction: "ManagedTransaction") -> Asked:
            before = _only(transaction, around)
            # What isn't fetched is never made: the server stops when the transaction ends.
            found = islice(transaction.run(cypher, dict(parameters)), limit)
            return Asked([plain(dict(record)) for record in found], before, _only(transaction, around))

        with self._reported(asked=True), self._reading() as session:
            try:
                return session.execute_read(work)
            except ClientError as error:
                if "TransactionTimedOut" in str(error.code):
                    raise took_too_long(seconds) from None
                raise

    def plan(self, cypher: str, parameters: Mapping[str, Any]) -> "ResultSummary":
        """Have a query planned and not run; return what the server says of it."""
        explained = f"EXPLAIN {cypher}"
        with self._reported(asked=True), self._reading() as session:
            return session.execute_read(lambda one: one.run(explained, dict(parameters)).consume())

    def _reading(self) -> "Session":
        return self._driver.session(database=self._database, default_access_mode="READ")

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    @contextmanager
    def _reported(self, *, asked: bool = False) -> Iterator[None]:
        from neo4j.exceptions import ClientError, DriverError, Neo4jError

        try:
            yield
        except (Neo4jError, DriverError, OSError, ValueError, TypeError) as error:
            if asked and isinstance(error, ClientError | ValueError | TypeError) and not _is_auth(error):
                raise _query_error(error) from error
            raise self._store_error(error) from error

    def _store_error(self, error: Exception) -> KgError:
        from neo4j.exceptions import DriverError, Neo4jError

        if _is_auth(error):
            return StoreError(
                f"Neo4j at {self.uri} refuses the user or password: set KG_NEO4J_USER and KG_NEO4J_PASSWORD"
            )
        message = _first_line(error)
        may_pass = isinstance(error, OSError) or (
            isinstance(error, Neo4jError | DriverError) and error.is_retryable()
        )
        kind = StoreAway if may_pass else StoreError
        if isinstance(error, Neo4jError):
            return kind(f"Neo4j at {self.uri} reports: {message}")
        return kind(f"Neo4j at {self.uri} can't be reached: is it running, is the address right? ({message})")


def _only(transaction: "ManagedTransaction", cypher: str) -> Row:
    return dict(transaction.run(cypher).single(strict=True))


def _driver(uri: str, auth: tuple[str, str] | None, patience: float) -> "Driver":
    from neo4j import GraphDatabase

    # Errors become ours; what the driver says to itself meanwhile isn't for users.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    return GraphDatabase.driver(
        uri,
        auth=auth,
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=patience,
        notifications_min_severity="OFF",
        user_agent="kg-meetings",
    )


def _is_auth(error: Exception) -> bool:
    return str(getattr(error, "code", "")).startswith("Neo.ClientError.Security.")


def _query_error(error: Exception) -> QueryError:
    if getattr(error, "code", "") == "Neo.ClientError.Statement.AccessMode":
        return would_write()
    return QueryError(_first_line(error))


def _first_line(error: Exception) -> str:
    message = getattr(error, "message", None) or str(error)
    return str(message).partition("\n")[0]


def plain(value: Any) -> Any:
    """Turn the driver's values into Python's: dates, and nodes and paths as dictionaries."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": plain(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": plain(dict(value))}
    if isinstance(value, Path):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    return value.to_native() if hasattr(value, "to_native") else value
