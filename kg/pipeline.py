"""The whole flow on one page: documents in, what they say kept in a store, and the graph that follows."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import msgspec

from kg.clock import Clock, stage, timed
from kg.deriving import refresh
from kg.failing import Failures
from kg.load import Failure, Finished, Item, Opened, Unread
from kg.model.document import Document
from kg.model.report import Extraction, Record
from kg.reading import Readers
from kg.references import ReferenceCounts, documents_alone, sifted
from kg.restoring import Outcome, restored
from kg.store.base import Store
from kg.tasks import is_read, unread

Progress = Callable[[str], None]
UNREAD = "language not read"
# One reader in this process, which is what most calls want.
_ONE = Readers()


class Restored(msgspec.Struct, kw_only=True):
    """How many judgements an export had that are new, and how many that were there."""

    new: int = 0
    unchanged: int = 0

    @property
    def read(self) -> int:
        """How many there were."""
        return self.new + self.unchanged


class Seconds(msgspec.Struct, frozen=True, kw_only=True):
    """How long a load took: ``stages`` of this process, one after the other, by the clock on the wall.

    Where other processes read, it waits for them; ``readers`` has what it took these together. What the
    stages are stands in :mod:`kg.cli.profile`.
    """

    total: float = 0.0
    stages: dict[str, float] = {}
    readers: dict[str, float] = {}

    @classmethod
    def of(cls, clock: Clock) -> "Seconds":
        """Round what a clock says to thousandths."""
        stages, readers = (
            {name: round(taken, 3) for name, taken in sorted(found.items(), key=lambda one: -one[1])}
            for found in (clock.seconds, clock.elsewhere)
        )
        return cls(total=round(clock.total, 3), stages=stages, readers=readers)


class Summary(msgspec.Struct, kw_only=True):
    """What a load did. ``new``, ``replaced`` and ``unchanged`` count documents."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    unread: int = 0
    meetings: int = 0
    affiliations: int = 0
    failed: list[dict[str, str]] = []
    judgements: Restored = msgspec.field(default_factory=Restored)
    references: ReferenceCounts = msgspec.field(default_factory=ReferenceCounts)
    seconds: Seconds = Seconds()

    @property
    def documents(self) -> int:
        """How many documents could be read."""
        return self.new + self.replaced + self.unchanged

    @property
    def anything(self) -> bool:
        """Whether anything could be read."""
        return bool(self.documents or self.references.read or self.judgements.read)


def load(
    store: Store,
    items: Iterable[Opened],
    *,
    readers: Readers = _ONE,
    on_document: Progress = lambda name: None,
    on_failure: Callable[[Failure], None] = lambda failure: None,
    on_references: Callable[[int], None] = lambda number: None,
    on_deriving: Callable[[], None] = lambda: None,
) -> Summary:
    """Keep what the documents say, and reference data, and bring the graph up to date.

    Each document is kept in a transaction of its own, so that an interruption loses nothing that was
    read. The same document again changes nothing; with better metadata, or read by a newer extractor, it
    replaces its reports. What can't be read is noted, until it can. The graph is brought up to date also when
    the reading is interrupted.
    """
    summary, failures = Summary(), Failures(store)
    with Clock() as clock, stage("others"):
        try:
            with readers.begun() as reading:
                back = _restored(reading.articles(timed("inputs", items)), store, summary, on_document)
                told = sifted(back, store, summary.references, on_references)
                with closing(back), closing(told):  # which keep what was read so far
                    for item, said in reading.read(_changed(store, told, summary, readers)):
                        failures.heed(item)
                        if isinstance(item, Failure):
                            _fail(item, summary, on_failure)
                        elif isinstance(item, Document):
                            on_document(item.headline or item.id)
                            with stage("store"):
                                _keep(store, item, said, summary, readers)
        finally:
            on_deriving()
            with stage("graph"):
                refresh(store)
    summary.seconds = Seconds.of(clock)
    return summary


def _fail(failure: Failure, summary: Summary, on_failure: Callable[[Failure], None]) -> None:
    summary.failed.append({"source": failure.source, "error": str(failure.error)})
    on_failure(failure)


def try_out(
    items: Iterable[Opened],
    *,
    readers: Readers = _ONE,
    on_document: Progress = lambda name: None,
    on_failure: Callable[[Failure], None] = lambda failure: None,
    on_references: Callable[[int], None] = lambda number: None,
) -> Summary:
    """Read documents and count what they say, keeping nothing."""
    summary = Summary()
    with Clock() as clock, stage("others"), readers.begun() as reading:
        back = _restored(reading.articles(timed("inputs", items)), None, summary, on_document)
        for item, said in reading.read(sifted(back, None, summary.references, on_references)):
            if isinstance(item, Failure):
                _fail(item, summary, on_failure)
            elif isinstance(item, Document):
                on_document(item.headline or item.id)
                summary.new += 1
                _count(said, summary)
    summary.seconds = Seconds.of(clock)
    return summary


def extract_all(items: Iterable[Opened], readers: Readers = _ONE) -> Iterator[Extraction | Failure]:
    """Yield what each document says, in the order of the documents, storing nothing."""
    with readers.begun() as reading:
        for item, said in reading.read(documents_alone(reading.articles(items))):
            if isinstance(item, Failure):
                yield item
            elif isinstance(item, Document):
                yield said or unread(item)


def _restored(
    items: Iterable[Item], store: Store | None, summary: Summary, on_document: Progress
) -> Generator[Unread]:
    """Keep what an export brings, which was read before, and pass on the rest."""

    def on_record(record: Record, outcome: Outcome) -> None:
        on_document(record.document.headline or record.document.id)
        setattr(summary, outcome, getattr(summary, outcome) + 1)
        if outcome != "unchanged":
            _count(record.extraction, summary)

    def on_judgement(outcome: Outcome) -> None:
        summary.judgements.new += outcome == "new"
        summary.judgements.unchanged += outcome == "unchanged"

    return restored(items, store, on_record, on_judgement)


def _changed(
    store: Store, items: Iterable[Document | Failure | Finished], summary: Summary, readers: Readers
) -> Iterator[Document | Failure | Finished]:
    """Pass on failures, ends of inputs and the documents that are new or changed; count the others."""
    for item in items:
        if isinstance(item, Failure | Finished):
            yield item
            continue
        with stage("store"):
            document = _completed(store.record(item.id), item, readers)
        if document is None:
            summary.unchanged += 1
        else:
            yield document


def _completed(earlier: Record | None, document: Document, readers: Readers) -> Document | None:
    """Return the document with all that is known of it, or ``None`` where it is kept just so already."""
    if earlier is None:
        return document
    completed = earlier.document.completed_by(document)
    same = msgspec.structs.replace(
        completed, loaded_at=earlier.document.loaded_at, load_status=earlier.document.load_status
    )
    up_to_date = not is_read(same) or earlier.extraction.extractor == readers.name
    if same == earlier.document and up_to_date:
        return None
    return completed


def _keep(
    store: Store, document: Document, said: Extraction | None, summary: Summary, readers: Readers
) -> None:
    earlier = store.record(document.id)
    completed = _completed(earlier, document, readers)
    if completed is None:  # another copy was kept while this one was read,
        summary.unchanged += 1
        return
    if completed != document and said is not None:  # or one that knew what may change dates
        said = readers.extract(completed)
    is_new = earlier is None
    kept = msgspec.structs.replace(
        completed,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        load_status="loaded" if said else UNREAD,
    )
    store.put(Record(document=kept, extraction=said or unread(completed)))
    summary.new += is_new
    summary.replaced += not is_new
    _count(said, summary)


def _count(said: Extraction | None, summary: Summary) -> None:
    summary.unread += said is None
    summary.meetings += len(said.meetings) if said else 0
    summary.affiliations += len(said.affiliations) if said else 0
