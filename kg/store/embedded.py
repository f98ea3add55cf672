"""The default store: a folder with a SQLite ledger and a kglite graph file made of it.

What must last is in the ledger. The graph file is a projection, written beside the earlier one under a
new name and then pointed to by the ledger, so readers always have a whole one (and Windows, which
won't replace a file that is in use, never has to).
"""

import secrets
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.errors import QueryError, StoreError
from kg.model.changes import GraphChanges
from kg.model.failure import LoadFailure
from kg.model.graph import GraphSource, Node
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store import embedded_check, graph_file
from kg.store.base import QUERY_SECONDS, Changes, Compaction, Counts, Kept, Row
from kg.store.guard import refuse_files, took_too_long, would_write
from kg.store.kglite_values import plain
from kg.store.ledger import Ledger, Projection
from kg.store.lock import WriterLock
from kg.store.soundness import Finding

if TYPE_CHECKING:
    import kglite

LEDGER = "ledger.sqlite"


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
    def identity(self) -> str:
        """The folder, whatever leads to it."""
        return str(self._folder.resolve())

    @property
    def stale(self) -> bool:
        """Whether the graph file is missing, damaged, of an older format or behind the ledger."""
        made = self._ledger.projection
        if made is None or (made.revision, made.format) != (self._ledger.revision, graph_file.format()):
            return True
        try:
            self._graph()
        except StoreError:
            return True
        return False

    @property
    def version(self) -> str:
        """The name of the graph file, which no other ever has."""
        made = self._ledger.projection
        return made.file if made else ""

    def record(self, document_id: str) -> Record | None:
        """Return what is kept of one document."""
        return next(iter(self._ledger.records_of([document_id])), None)

    def records_of(self, document_ids: Sequence[str]) -> list[Record]:
        """Return what is kept of some documents."""
        return self._ledger.records_of(document_ids)

    def records(self) -> Iterator[Record]:
        """Yield all records by id, as they were when the iteration began."""
        return self._ledger.records()

    def digests(self) -> dict[str, str]:
        """Return the checksums of all records."""
        return self._ledger.digests()

    def put(self, record: Record) -> None:
        """Keep a record; it is on the disk when this returns."""
        self.put_all([record])

    def put_all(self, records: Sequence[Record]) -> None:
        """Keep records in one transaction."""
        self._must_write()
        self._ledger.put_all(records)

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

    def note_failure(self, failure: LoadFailure) -> None:
        """Note what couldn't be loaded."""
        self._must_write()
        self._ledger.note_failure(failure)

    def failures(self) -> Iterator[LoadFailure]:
        """Yield what couldn't be loaded, by source."""
        return self._ledger.failures()

    def forget_failures(self, sources: Sequence[str]) -> None:
        """Forget what was noted of sources."""
        self._must_write()
        self._ledger.forget_failures(sources)

    def counts(self) -> Counts:
        """Return how much is kept."""
        return self._ledger.counts()

    def kept(self) -> Generator[Kept]:
        """Yield all that is kept, as it was when the iteration began."""
        return self._ledger.kept()

    def clear(self) -> None:
        """Forget all that is kept, and first what the graph was made of: nothing may go on from it."""
        self._must_write()
        if made := self._ledger.projection:
            graph_file.forget(self._folder / made.file)
        self._ledger.clear()

    def check(self) -> Iterator[Finding]:
        """Look at SQLite's file, at every row in it, and at the graph file."""
        with self._ledger.reading() as connection:
            yield from embedded_check.of_ledger(connection)
        yield from embedded_check.of_graph_file(
            self._folder, lambda: self._ledger.projection, lambda: self._ledger.revision
        )

    def mend(self) -> None:
        """Let the ledger make its indexes anew, if they are damaged."""
        self._must_write()
        self._ledger.mend()

    def compact(self) -> Compaction:
        """Let SQLite write its file anew without gaps, and remove what was left by those who were killed."""
        self._must_write()
        before = self._size()
        is_done = self._ledger.compact()
        made = self._ledger.projection
        self._remove_graphs(made.file if made else "")
        for part in self._folder.glob(f"{LEDGER}.*.part"):
            part.unlink(missing_ok=True)
        note = "" if is_done else "somebody is reading: the ledger shrinks when they are done"
        return Compaction(before, self._size(), note)

    def _size(self) -> int:
        # Without SQLite's index of its log, which goes with the last who has the file open.
        files = (file for file in self._folder.iterdir() if not file.name.endswith("-shm"))
        return sum(file.stat().st_size for file in files if file.is_file())

    def _remove_graphs(self, but: str) -> None:
        for other in self._folder.glob(graph_file.PATTERN):
            if not but or not other.name.startswith(but):
                with suppress(OSError):  # still open in a reader on Windows: the next projection removes it
                    other.unlink()

    def project(self, graph: GraphSource, standing: bytes | None = None) -> bool:
        """Write ``graph`` and what the ledger keeps into a new graph file, then switch to it."""
        self._must_write()
        revision = self._ledger.revision
        self._switch_to(graph_file.build(graph, self._kept()), revision, standing)
        return True

    def standing(self) -> bytes | None:
        """Return what stands beside the graph file, if that is whole and of today's format."""
        made = self._ledger.projection
        if made is None or made.format != graph_file.format():
            return None
        file = self._folder / made.file
        try:
            return graph_file.standing(file) if graph_file.digest(file) == made.digest else None
        except OSError:
            return None

    def change(self, changes: GraphChanges, standing: bytes) -> bool:
        """Write the changed graph into a new graph file, then switch to it."""
        self._must_write()
        revision, made = self._ledger.revision, self._ledger.projection
        assert made is not None  # :meth:`standing` was asked of it
        self._switch_to(graph_file.changed(self._folder / made.file, changes), revision, standing)
        return True

    def _switch_to(self, graph: "kglite.KnowledgeGraph", revision: int, standing: bytes | None) -> None:
        file = self._folder / f"graph-{secrets.token_hex(8)}.kgl"
        try:
            graph_file.save(graph, file, standing)
            made = Projection(
                file=file.name, revision=revision, format=graph_file.format(), digest=graph_file.digest(file)
            )
            self._ledger.point_to(made)
        except OSError as error:
            graph_file.remove(file)
            raise StoreError(f"{file} can't be written: {error}") from error
        self._loaded = None  # the file takes much less memory than what it was made from
        self._remove_graphs(but=file.name)

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Row]:
        """Run read-only Cypher on the graph file that was made last."""
        return self.ask(cypher, parameters)

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float = QUERY_SECONDS,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Run Cypher on the graph as it is in memory: kglite's procedures read that and nothing else."""
        import kglite

        refuse_files(cypher)
        stop = round(seconds * 1000)
        try:
            result = self._graph().cypher(
                cypher, params=dict(parameters or {}), timeout_ms=stop, row_limit=limit
            )
        except kglite.ReadOnlyError:
            raise would_write() from None
        except kglite.CypherTimeoutError:
            raise took_too_long(seconds) from None
        except (kglite.KgError, ValueError, TypeError) as error:
            raise QueryError(_one_line(str(error))) from error
        if isinstance(result, str):
            raise QueryError("FORMAT CSV is not Cypher: leave it out and choose the output format instead")
        # Most values are neither: a call for each would take a third of the time.
        return (
            {name: plain(value) if isinstance(value, list | dict) else value for name, value in row.items()}
            for row in result
        )

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
                    return graph_file.empty().freeze()
                raise StoreError(_NOT_YET.format(self.uri))
            if self._loaded and self._loaded[0] == made:
                return self._loaded[1]
            try:
                if graph_file.digest(self._folder / made.file) != made.digest:
                    break
                self._loaded = (made, graph_file.load(self._folder / made.file).freeze())
                return self._loaded[1]
            except (OSError, kglite.KgError) as error:
                # A writer may have replaced the file between the look at the ledger and the reading.
                if attempt == 3:
                    raise StoreError(_NO_GRAPH.format(self.uri)) from error
        raise StoreError(_NO_GRAPH.format(self.uri))


_NOT_YET = "{} has documents but no graph yet: wait until they are loaded, or `kg load` again if it broke off"
_NO_GRAPH = "the graph in {} is missing or damaged: any `kg load` makes it anew from the documents kept there"


def _one_line(message: str) -> str:
    return message.partition("\n")[0]
