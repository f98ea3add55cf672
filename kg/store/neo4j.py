"""The store for teams: everything lives in one Neo4j database.

A record is its ``(:Document)`` node, which carries the reports as JSON in ``extraction``; a judgement is
a ``(:Judgement)`` node with its ``position``; reference data has nodes of its own
(:mod:`kg.store.neo4j_references`). A projection never touches any of them. ``(:StoreState)`` holds the
revision, the one that the graph was made from, and the labels and types that are ours
(:mod:`kg.store.neo4j_schema` has their indexes).
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from kg.errors import NothingLoaded, StoreError
from kg.model import derivation
from kg.model.changes import GraphChanges
from kg.model.failure import LoadFailure
from kg.model.graph import GraphSource
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store import (
    neo4j_check,
    neo4j_failures,
    neo4j_guard,
    neo4j_kept,
    neo4j_records,
    neo4j_references,
    neo4j_schema,
    neo4j_settled,
    neo4j_standing,
    neo4j_state,
)
from kg.store.base import QUERY_SECONDS, Changes, Compaction, Counts, Kept, Row
from kg.store.bolt import Bolt, Statement
from kg.store.difference import Difference
from kg.store.guard import refuse_files
from kg.store.neo4j_projection import TOGETHER, Projecting, labels_of, types_of
from kg.store.neo4j_records import KEPT, kept_ids
from kg.store.soundness import Finding


class Neo4jStore:
    """See :class:`kg.store.base.Store`. Several processes may write at once."""

    def __init__(
        self, uri: str, *, auth: tuple[str, str] | None, database: str | None, read_only: bool = False
    ) -> None:
        self._bolt = Bolt(uri, auth=auth, database=database, to_write=not read_only)
        self.uri = self._bolt.uri
        self._read_only = read_only
        self._indexed: set[str] = set()
        try:
            if read_only and not self._state() and not any(self.counts()):
                raise NothingLoaded(f"{self.uri} holds no documents yet: load some first with `kg load`")
            if not read_only:
                neo4j_state.find_again(self._bolt)
                self._index(*neo4j_schema.all_labels())
                if "imported" in self._state():
                    neo4j_schema.finish(self._bolt)
            self._seen, self._is_deriving = self._revision(), False
            self._standing: str | None = None
        except BaseException:
            self._bolt.close()
            raise

    @property
    def identity(self) -> str:
        """The database's own id: it may be reached by several addresses."""
        return next(str(row["id"]) for row in self._bolt.stream("CALL db.info() YIELD id RETURN id"))

    @property
    def stale(self) -> bool:
        """Whether the graph was never finished, is behind the records, or made by older rules."""
        state = self._state()
        is_behind = state.get("projected") is None or state["projected"] != state["revision"]
        return is_behind or state.get("derivation") != derivation.DERIVATION

    @property
    def version(self) -> str:
        """The token of the last projection, none while one is being written."""
        return str(self._state().get("written", ""))

    def record(self, document_id: str) -> Record | None:
        """Return what is kept of one document."""
        return next(iter(self.records_of([document_id])), None)

    def records_of(self, document_ids: Sequence[str]) -> list[Record]:
        """Return what is kept of some documents."""
        return list(neo4j_records.records_of(self._bolt.read, document_ids))

    def digests(self) -> dict[str, str]:
        """Return the checksums of all records: the graph is made of these next, whatever comes meanwhile."""
        self._seen, self._is_deriving = self._revision(), True
        return neo4j_records.digests(self._bolt.stream)

    def records(self) -> Iterator[Record]:
        """Yield all records by id."""
        if not self._is_deriving:
            self._seen = self._revision()
        yield from neo4j_records.records(self._bolt.stream)

    def put(self, record: Record) -> None:
        """Keep a record on its document's node; one that is there already, just so, changes nothing."""
        self.put_all([record])

    def put_all(self, records: Sequence[Record]) -> None:
        """Keep records in one transaction."""
        self._must_write()
        rows = {record.document.id: neo4j_records.properties_of(record) for record in records}
        given = {record.document.id: record for record in records}
        for there in self.records_of(list(rows)):
            if there == given[there.document.id]:
                del rows[there.document.id]
        if rows:
            merge = (
                "UNWIND $rows AS own MERGE (d:Document {id: own.id}) SET d = own "
                "RETURN DISTINCT s.revision AS revision"
            )
            self._saw(self._bolt.write(neo4j_state.RAISE + merge, rows=list(rows.values())))

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements, oldest first."""
        return neo4j_records.judgements(self._bolt.stream)

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement, unless one with its id is there."""
        self._must_write()
        append = (
            "OPTIONAL MATCH (there:Judgement {id: $own.id}) WHERE there.position IS NOT NULL "
            "WITH s, there WHERE there IS NULL SET s.revision = s.revision + 1 WITH s "
            "MERGE (j:Judgement {id: $own.id}) SET j = $own, j.position = s.revision "
            "RETURN s.revision AS revision"
        )
        own = neo4j_records.properties_of_judgement(judgement)
        self._saw(self._bolt.write(neo4j_state.QUEUE + append, own=own))

    def put_references(self, entries: Iterable[ReferenceEntry]) -> Changes:
        """Keep entries of reference data on nodes that are no part of the graph."""
        self._must_write()
        changes, rows = neo4j_references.put(self._bolt, entries, neo4j_state.RAISE)
        self._saw(rows)
        return changes

    def references(self, keys: Iterable[str] | None = None) -> Iterator[ReferenceEntry]:
        """Yield entries of reference data by id."""
        return neo4j_references.read(self._bolt.stream, keys)

    def note_failure(self, failure: LoadFailure) -> None:
        """Note what couldn't be loaded, on a node that is no part of the graph."""
        self._must_write()
        neo4j_failures.put(self._bolt, failure)

    def failures(self) -> Iterator[LoadFailure]:
        """Yield what couldn't be loaded, by source."""
        return neo4j_failures.read(self._bolt)

    def forget_failures(self, sources: Sequence[str]) -> None:
        """Forget what was noted of sources."""
        self._must_write()
        neo4j_failures.forget(self._bolt, sources)

    def counts(self) -> Counts:
        """Return how much is kept."""
        return neo4j_kept.counts(self._bolt)

    def kept(self) -> Generator[Kept]:
        """Yield all that is kept. Neo4j shows what others commit meanwhile, so writers wait until the end."""
        with self._bolt.locked(neo4j_state.QUEUE + "RETURN s.revision") as run:
            yield from neo4j_records.records(run)
            yield from neo4j_records.judgements(run)
            yield from neo4j_references.read(run, None)

    def clear(self) -> None:
        """Forget all that is kept, in batches."""
        self._must_write()
        neo4j_standing.forget_others(self._bolt, None)
        for rows in neo4j_kept.delete(self._bolt):
            self._saw(rows)

    def check(self) -> Iterator[Finding]:
        """Look at the constraints, at every node that is kept, and at the state."""
        run = self._bolt.stream
        return neo4j_check.check(run, self._state(), neo4j_references.has_any(run))

    def mend(self) -> None:
        """Leave it to the server; constraints that are missing were made when the store was opened."""

    def compact(self) -> Compaction:
        """Leave it to the server."""
        return Compaction(note="nothing to do: the server itself uses the room of what was deleted again")

    def project(self, graph: GraphSource, standing: bytes | None = None) -> bool:
        """Write what differs from ``graph``; where that is much, the graph counts as stale meanwhile."""
        self._must_write()
        self._is_deriving = False
        with self._bolt.holding(neo4j_state.PROJECTING) as make_sure:
            state = self._state()
            if neo4j_state.is_newer(state, self._seen):
                return False
            kept = {label: kept_ids(self._bolt.stream, label) for label in KEPT}
            # All is looked at before anything is written.
            label_of = labels_of(graph)
            new_labels = set(label_of.values())
            label_of |= {id: label for label, ids in kept.items() for id in ids}
            named = neo4j_state.named(state, new_labels, types_of(graph, label_of))
            self._index(*sorted(new_labels))
            if neo4j_references.has_any(self._bolt.stream):
                neo4j_references.index(self._bolt)
            projecting = Projecting(
                self._bolt, neo4j_state.QUEUE, label_of, neo4j_state.begun(named), make_sure
            )
            projecting.nodes(graph.nodes(), named[1]["labels"], kept)
            projecting.links(graph.relationships(), named[1]["types"])
            token = neo4j_standing.write(self._bolt, standing) if standing is not None else None
            projecting.finish(neo4j_state.done(self._seen, token))
            neo4j_standing.forget_others(self._bolt, token)
        return True

    def standing(self) -> bytes | None:
        """Return what the state says that belongs to the graph."""
        state = self._state()
        self._standing = state.get("standing")
        if self._standing is None or state.get("derivation") != derivation.DERIVATION:
            return None
        return neo4j_standing.read(self._bolt, self._standing)

    def change(self, changes: GraphChanges, standing: bytes) -> bool:
        """Write changes in one transaction, if they fit and nobody has written the graph meanwhile."""
        self._must_write()
        self._is_deriving = False
        with self._bolt.holding(neo4j_state.PROJECTING) as make_sure:
            if self._standing is None or self._state().get("standing") != self._standing:
                return False
            difference = Difference(
                changes, lambda cypher, parameters: self._bolt.stream(cypher, **parameters)
            )
            if difference.rows > TOGETHER:
                return False
            self._index(*difference.labels)
            statements: list[Statement] = [
                (cypher, {name: rows}) for cypher, name, rows in difference.statements(kept=KEPT)
            ]
            token = neo4j_standing.write(self._bolt, standing)
            named = neo4j_state.named(self._state(), difference.labels, difference.types)
            statements += [named, neo4j_state.done(self._seen, token)]
            is_done = neo4j_settled.write(self._bolt, statements, make_sure)
            neo4j_standing.forget_others(self._bolt, token if is_done else self._standing)
        return is_done

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Run Cypher with read access."""
        refuse_files(cypher)
        return neo4j_settled.ask(self._bolt, cypher, parameters or {})

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float = QUERY_SECONDS,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Run Cypher with read access, if the server's own plan of it only reads the graph."""
        neo4j_guard.refuse(self._bolt.plan(cypher, parameters or {}))
        return neo4j_settled.ask(self._bolt, cypher, parameters or {}, seconds=seconds, limit=limit)

    def close(self) -> None:
        """Close the connections."""
        self._bolt.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _must_write(self) -> None:
        if self._read_only:
            raise StoreError(f"{self.uri} was opened for reading only")

    def _saw(self, rows: list[Row]) -> None:
        """Note our own change. One that doesn't follow on what we saw leaves another writer's unseen."""
        if rows and rows[0]["revision"] == self._seen + 1:
            self._seen += 1

    def _state(self) -> dict[str, Any]:
        return neo4j_state.read(self._bolt)

    def _revision(self) -> int:
        return int(self._state().get("revision", 0))

    def _index(self, *labels: str) -> None:
        if not self._indexed.issuperset(labels):
            neo4j_schema.index(self._bolt, labels)
            self._indexed.update(labels)
