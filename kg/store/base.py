"""The contract that every store keeps. See ``docs/stores.md`` for how to add one."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from kg.model.changes import GraphChanges
from kg.model.failure import LoadFailure
from kg.model.graph import GraphSource
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store.soundness import Finding

Row = dict[str, Any]
# The time that kglite gives a query by default, so that a runaway one ends in every store.
QUERY_SECONDS = 180.0
# What lasts.
Kept = Record | Judgement | ReferenceEntry


class Changes(NamedTuple):
    """How many entries of reference data are new, and how many say something else than before."""

    new: int = 0
    changed: int = 0


class Counts(NamedTuple):
    """How much is kept."""

    records: int = 0
    judgements: int = 0
    references: int = 0


class Compaction(NamedTuple):
    """How many bytes a store took before and after; or why it does that by itself."""

    before: int = 0
    after: int = 0
    note: str = ""


class Store(Protocol):
    """Level 1 (records, judgements, reference data) lasts; the graph is derived and can always be rebuilt.

    A record is written whole or not at all. After :meth:`put`, :meth:`judge` or :meth:`put_references`
    the graph is :attr:`stale` until :meth:`project` has written the graph that follows from the new content.
    The documents and judgements that are kept are always nodes of the projected graph, just as kept;
    entries of reference data never are.
    """

    uri: str

    @property
    def identity(self) -> str:
        """What is the same for two stores that are one, under whatever names they were opened."""

    @property
    def stale(self) -> bool:
        """Whether the graph doesn't reflect what is kept (or is missing or torn)."""

    @property
    def version(self) -> str:
        """What tells the stored graph from others that were or will be stored; empty where it isn't known."""

    def record(self, document_id: str) -> Record | None:
        """Return what is kept of one document."""

    def records_of(self, document_ids: Sequence[str]) -> list[Record]:
        """Return what is kept of these documents."""

    def records(self) -> Iterator[Record]:
        """Yield all records in the order of their document ids."""

    def put(self, record: Record) -> None:
        """Keep a record in one transaction, replacing the earlier one of the same document."""

    def put_all(self, records: Sequence[Record]) -> None:
        """Keep several records in one transaction: all or none."""

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements, oldest first."""

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement; one with an id that is already there changes nothing."""

    def put_references(self, entries: Iterable[ReferenceEntry]) -> Changes:
        """Keep entries in one transaction, each joined with what is kept under its id."""

    def references(self, keys: Iterable[str] | None = None) -> Iterator[ReferenceEntry]:
        """Yield the entries that have one of these keys, or all, in the order of their ids."""

    def note_failure(self, failure: LoadFailure) -> None:
        """Note that something couldn't be loaded, in the place of what was noted of the same source."""

    def failures(self) -> Iterator[LoadFailure]:
        """Yield what couldn't be loaded, by source. It is no part of what is kept, and in no backup."""

    def forget_failures(self, sources: Sequence[str]) -> None:
        """Forget what was noted of sources: they could be loaded, or nobody wants to know any more."""

    def counts(self) -> Counts:
        """Return how much is kept of each kind."""

    def kept(self) -> Generator[Kept]:
        """Yield all that lasts as it is at one moment, also while others write.

        The order is the same in every store: records by id, judgements from the oldest on, reference
        data by id. Others may have to wait until it is closed.
        """

    def clear(self) -> None:
        """Forget all that is kept. Who calls it has made a backup."""

    def check(self) -> Iterator[Finding]:
        """Yield what is wrong with what is kept, and with the graph as far as shows without deriving it."""

    def compact(self) -> Compaction:
        """Give back the room that nothing needs any more."""

    def mend(self) -> None:
        """Make anew what inside the store follows from what is kept and whole: indexes, but not the graph."""

    def digests(self) -> dict[str, str]:
        """Return a checksum of each record that is kept, by the id of its document."""

    def project(self, graph: GraphSource, standing: bytes | None = None) -> bool:
        """Make the stored graph equal to ``graph``: what isn't in it goes. Idempotent.

        Return whether that was done: not where somebody else has stored one of newer records meanwhile.
        ``standing`` is what it was made of. Raises :class:`ValueError` for a relationship without its nodes
        and for names that aren't words.
        """

    def standing(self) -> bytes | None:
        """Return what the stored graph was made of, ``None`` where that isn't known or it isn't whole."""

    def change(self, changes: GraphChanges, standing: bytes) -> bool:
        """Write changes to the graph that :meth:`standing` told of; ``standing`` is what it is made of now.

        Return whether that was done: not where somebody else has written the graph meanwhile.
        """

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Run read-only Cypher and yield rows by column name.

        Dates come out as :class:`datetime.date`, lists as lists, a node as ``{"labels", "properties"}``,
        a relationship as ``{"type", "properties"}``, a path as ``{"nodes", "relationships"}``. Raises
        :class:`~kg.errors.QueryError` for a query that writes or doesn't parse.
        """

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float = QUERY_SECONDS,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Run Cypher that somebody else wrote, like :meth:`query`, and yield no more than ``limit`` rows.

        Raises :class:`~kg.errors.QueryError` also for one that reads files, calls what is the server's
        business, or takes longer than ``seconds``.
        """

    def close(self) -> None:
        """Release files, locks and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
