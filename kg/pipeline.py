"""The whole flow on one page: documents in, what they say kept in a store, and the graph that follows."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing

from kg.clock import Clock, stage, timed
from kg.deriving import refresh
from kg.failing import Failures
from kg.keeping import Keeping
from kg.load import Failure, Item, Opened, Unread
from kg.model.document import Document
from kg.model.report import Extraction, Record
from kg.reading import Readers
from kg.references import documents_alone, sifted
from kg.restoring import Outcome, restored
from kg.store.base import Store
from kg.summary import Seconds, Summary
from kg.tasks import unread

Progress = Callable[[str], None]
# One reader in this process, which is what most calls want.
_ONE = Readers()


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

    What is read is kept as it comes, and when it is interrupted (see :class:`kg.keeping.Keeping`).
    The same document again changes nothing; with better metadata, or read by a newer extractor, it
    replaces its reports. What can't be read is noted, until it can. The graph is brought up to date also when
    the reading is interrupted.
    """
    summary = Summary()
    with Clock() as clock, stage("others"):
        try:
            _load(store, items, readers, summary, on_document, on_failure, on_references)
        finally:
            on_deriving()
            with stage("graph"):
                refresh(store)
    summary.seconds = Seconds.of(clock)
    return summary


def _load(
    store: Store,
    items: Iterable[Opened],
    readers: Readers,
    summary: Summary,
    on_document: Progress,
    on_failure: Callable[[Failure], None],
    on_references: Callable[[int], None],
) -> None:
    def fail(failure: Failure) -> None:
        failures.heed(failure)
        _fail(failure, summary, on_failure)

    with readers.begun() as reading:
        back = _restored(reading.articles(timed("inputs", items)), store, summary, on_document)
        told = sifted(back, store, summary.references, on_references)
        keeping = Keeping(store, readers, summary, in_batches=lambda: reading.is_elsewhere, on_failure=fail)
        failures = Failures(store, before_forgetting=keeping.flush)
        with closing(back), closing(told), keeping:  # which keep what they have so far, whatever interrupts
            for item, said in reading.read(keeping.changed(told)):
                if isinstance(item, Failure):
                    fail(item)
                    continue
                if isinstance(item, Document):
                    on_document(item.headline or item.id)
                    keeping.keep(item, said)
                failures.heed(item)


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
                summary.count(said)
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
            summary.count(record.extraction)

    def on_judgement(outcome: Outcome) -> None:
        summary.judgements.new += outcome == "new"
        summary.judgements.unchanged += outcome == "unchanged"

    return restored(items, store, on_record, on_judgement)
