"""The default store: a folder with a SQLite ledger and a kglite graph file made of it.

What must last is in the ledger. The graph file is a projection, written beside the earlier one under a
new name and then pointed to by the ledger, so readers always have a whole one (and Windows, which
won't replace a file that is in use, never has to).
"""

import hashlib
import secrets
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.errors import QueryError, StoreError
from kg.model import derivation
from kg.model.graph import Graph, Node
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store.base import Changes, Row
from kg.store.batches import batches, by_labels, link_rows, node_rows
from kg.store.guard import refuse_files
from kg.store.ledger import Ledger, Projection
from kg.store.lock import WriterLock
from kg.store.schema import graph_schema

if TYPE_CHECKING:
    import kglite

LEDGER = "ledger.sqlite"
# Raised whenever the same content would be written differently; older graph files are then made anew.
_FORMAT = 1


class EmbeddedStore:
    """See :class:`kg.store.base.Store`. One writer, any number of readers."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.uri = str(folder)
        self._folder = folder
        self._lock = None if read_only else WriterLock(folder)
        self._loaded: tuple[Projection, kglite.FrozenGraph] | None = None
        try:
            self._ledger = Ledger(folder / LEDGER, read_only=read_only)
        except BaseException:
            self._release()
            raise

    @property
    def stale(self) -> bool:
        """Whether the graph file is missing, damaged, of an older format or behind the ledger."""
        made = self._ledger.projection
        if made is None or (made.revision, made.format) != (self._ledger.revision, _format()):
            return True
        try:
            self._graph()
        except StoreError:
            return True
        return False

    def record(self, document_id: str) -> Record | None:
        """Return what is kept of one document."""
        return self._ledger.record(document_id)

    def records(self) -> Iterator[Record]:
        """Yield all records by id, as they were when the iteration began."""
        return self._ledger.records()

    def put(self, record: Record) -> None:
        """Keep a record; it is on the disk when this returns."""
        self._must_write()
        self._ledger.put(record)

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements, oldest first."""
        return self._ledger.judgements()

    def judge(self, judgement: Judgement) -> None:
        """Append a judgement."""
        self._must_write()
        self._ledger.judge(judgement)

    def put_references(self, entries: Iterable[ReferenceEntry]) -> Changes:
        """Keep entries of reference data."""
        self._must_write()
        return self._ledger.put_references(entries)

    def references(self, keys: Iterable[str] | None = None) -> Iterator[ReferenceEntry]:
        """Yield entries of reference data by id, as they were when the iteration began."""
        return self._ledger.references(keys)

    def project(self, graph: Graph) -> None:
        """Write ``graph`` and what the ledger keeps into a new graph file, then switch to it."""
        self._must_write()
        revision = self._ledger.revision
        built = _build(graph, self._kept())
        file = self._folder / f"graph-{secrets.token_hex(8)}.kgl"
        try:
            _save(built, file)
            made = Projection(file=file.name, revision=revision, format=_format(), digest=_digest(file))
            self._ledger.point_to(made)
        except OSError as error:
            file.unlink(missing_ok=True)
            raise StoreError(f"{file} can't be written: {error}") from error
        self._loaded = (made, built.freeze())
        for other in self._folder.glob("graph-*.kgl*"):
            if other != file:
                with suppress(OSError):  # still open in a reader on Windows: the next projection removes it
                    other.unlink()

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Run read-only Cypher on the graph file that was made last."""
        import kglite

        refuse_files(cypher)
        try:
            result = self._graph().cypher(cypher, params=dict(parameters or {}))
        except kglite.ReadOnlyError:
            raise QueryError("a query may only read; this one would write") from None
        except (kglite.KgError, ValueError, TypeError) as error:
            raise QueryError(_one_line(str(error))) from error
        if isinstance(result, str):
            raise QueryError("FORMAT CSV is not Cypher: leave it out and choose the output format instead")
        return ({name: _plain(value) for name, value in row.items()} for row in result)

    def close(self) -> None:
        """Close the ledger and let others write."""
        self._loaded = None
        self._ledger.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _must_write(self) -> None:
        if self._lock is None:
            raise StoreError(f"{self.uri} was opened for reading only")

    def _release(self) -> None:
        if self._lock:
            self._lock.release()

    def _kept(self) -> Iterator[Node]:
        yield from map(Node.of, self._ledger.documents())
        yield from map(Node.of, self._ledger.judgements())

    def _graph(self) -> "kglite.FrozenGraph":
        """Return the graph that the ledger points to, loading it when that changed."""
        import kglite

        for attempt in (1, 2, 3):
            made = self._ledger.projection
            if made is None:
                if self._ledger.revision == 0:
                    return _empty().freeze()
                break
            if self._loaded and self._loaded[0] == made:
                return self._loaded[1]
            try:
                if _digest(self._folder / made.file) != made.digest:
                    break
                self._loaded = (made, _load(self._folder / made.file).freeze())
                return self._loaded[1]
            except (OSError, kglite.KgError) as error:
                # A writer may have replaced the file between the look at the ledger and the reading.
                if attempt == 3:
                    raise StoreError(_NO_GRAPH.format(self.uri)) from error
        raise StoreError(_NO_GRAPH.format(self.uri))


_NO_GRAPH = "the graph in {} is missing or damaged: any `kg load` makes it anew from the documents kept there"


def _format() -> str:
    return f"{_FORMAT} kglite {_kglite()} derivation {derivation.DERIVATION}"


@cache
def _kglite() -> str:
    return version("kglite")


def _empty() -> "kglite.KnowledgeGraph":
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite.KnowledgeGraph()


def _load(file: Path) -> "kglite.KnowledgeGraph":
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite.load(str(file))


def _save(graph: "kglite.KnowledgeGraph", file: Path) -> None:
    import kglite

    with warnings.catch_warnings():
        # It tells which columns a memory-mapped load would keep in memory; these files are loaded whole.
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        try:
            graph.save(str(file))
        except kglite.KgError as error:
            raise OSError(str(error)) from error


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _build(graph: Graph, kept: Iterator[Node]) -> "kglite.KnowledgeGraph":
    """Return ``graph`` in kglite. Names in the queries are plain words, checked by ``batches``."""
    built = _empty()
    labels = node_rows(graph, kept)
    for label, rows in labels.items():
        for batch in batches(rows.values()):
            built.cypher(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", params={"rows": batch})
        built.cypher(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for label, property in graph_schema().indexes:
        if label in labels:
            built.cypher(f"CREATE RANGE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{property})")
    label_of = {id: label for label, rows in labels.items() for id in rows}
    for type, links in link_rows(graph, label_of).items():
        for (start, stop), pairs in by_labels(links, label_of).items():
            create = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{stop} {{id: row.stop}}) "
                f"CREATE (a)-[r:{type}]->(b) SET r = row.own"
            )
            for batch in batches(pairs):
                built.cypher(create, params={"rows": batch})
    return built


def _one_line(message: str) -> str:
    return message.partition("\n")[0]


def _plain(value: Any) -> Any:
    """Turn kglite's nodes and relationships into what the Neo4j store gives: no inner numbers, no echoes."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"id", "labels", "properties"}:
        return {"labels": value["labels"], "properties": _own(value["properties"])}
    if value.keys() == {"id", "start", "end", "type", "properties"}:
        return {"type": value["type"], "properties": _own(value["properties"])}
    return {name: _plain(item) for name, item in value.items()}


def _own(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in ("title", "type")}
