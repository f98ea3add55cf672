"""The contract that every store keeps. See ``docs/stores.md`` for how to add one."""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Protocol, Self

from kg.model.graph import Graph
from kg.model.judgement import Judgement
from kg.model.report import Record

Row = dict[str, Any]


class Store(Protocol):
    """Level 1 (records and judgements) lasts; the graph is derived and can always be rebuilt.

    A record is written whole or not at all. After :meth:`put` or :meth:`judge` the graph is
    :attr:`stale` until :meth:`project` has written the graph that follows from the new content.
    The documents and judgements that are kept are always nodes of the projected graph, just as kept.
    """

    uri: str

    @property
    def stale(self) -> bool:
        """Whether the graph doesn't reflect the records and judgements (or is missing or torn)."""

    def record(self, document_id: str) -> Record | None:
        """Return what is kept of one document."""

    def records(self) -> Iterator[Record]:
        """Yield all records in the order of their document ids."""

    def put(self, record: Record) -> None:
        """Keep a record in one transaction, replacing the earlier one of the same document."""

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements, oldest first."""

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; one with an id that is already there changes nothing."""

    def project(self, graph: Graph) -> None:
        """Make the stored graph equal to ``graph``: what isn't in it goes. Idempotent.

        Raises :class:`ValueError` for a relationship without its nodes and for names that aren't words.
        """

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Run read-only Cypher and yield rows by column name.

        Dates come out as :class:`datetime.date`, lists as lists, a node as ``{"labels", "properties"}``,
        a relationship as ``{"type", "properties"}``, a path as ``{"nodes", "relationships"}``. Raises
        :class:`~kg.errors.QueryError` for a query that writes or doesn't parse.
        """

    def close(self) -> None:
        """Release files, locks and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
