"""The whole flow on one page: documents in, what they say kept in a store, and the graph that follows."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime

import msgspec

from kg.load import Failure
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction, Record
from kg.store.base import Store

Progress = Callable[[str], None]
# The extractor reads English; documents in other languages are kept without reports.
LANGUAGES = frozenset({"en"})
UNREAD = "language not read"


class Summary(msgspec.Struct, kw_only=True):
    """What a load did. ``new``, ``replaced`` and ``unchanged`` count documents."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    unread: int = 0
    meetings: int = 0
    affiliations: int = 0
    failed: list[dict[str, str]] = []

    @property
    def documents(self) -> int:
        """How many documents could be read."""
        return self.new + self.replaced + self.unchanged


def load(
    store: Store,
    items: Iterable[Document | Failure],
    *,
    workers: int = 1,
    on_document: Progress = lambda name: None,
    on_failure: Callable[[Failure], None] = lambda failure: None,
) -> Summary:
    """Keep what the documents say and bring the graph up to date.

    Each document is kept in a transaction of its own, so that an interruption loses nothing that was
    read. The same document again changes nothing; with better metadata, or read by a newer extractor, it
    replaces its reports. The graph is brought up to date also when the reading is interrupted.
    """
    summary = Summary()
    try:
        for document, extraction in _read(store, items, workers, summary, on_failure):
            on_document(document.headline or document.id)
            _keep(store, document, extraction, summary)
    finally:
        refresh(store)
    return summary


def try_out(
    items: Iterable[Document | Failure],
    *,
    workers: int = 1,
    on_document: Progress = lambda name: None,
    on_failure: Callable[[Failure], None] = lambda failure: None,
) -> Summary:
    """Read documents and count what they say, keeping nothing."""
    summary = Summary()
    for item in extract_all(items, workers):
        if isinstance(item, Failure):
            summary.failed.append({"source": item.source, "error": str(item.error)})
            on_failure(item)
        else:
            on_document(item.document.title or item.document.id)
            summary.new += 1
            summary.meetings += len(item.meetings)
            summary.affiliations += len(item.affiliations)
    return summary


def refresh(store: Store) -> bool:
    """Derive the graph anew where it doesn't follow from what is kept; return whether it was."""
    if not store.stale:
        return False
    from kg.resolve.resolver import resolve

    store.project(resolve(store.records(), store.judgements()))
    return True


def extract_all(items: Iterable[Document | Failure], workers: int = 1) -> Iterator[Extraction | Failure]:
    """Yield what each document says, in the order of the documents, storing nothing."""
    for item, extraction in _extracted(items, workers):
        yield item if isinstance(item, Failure) else extraction or _unread(item)


def _read(
    store: Store,
    items: Iterable[Document | Failure],
    workers: int,
    summary: Summary,
    on_failure: Callable[[Failure], None],
) -> Iterator[tuple[Document, Extraction | None]]:
    """Yield documents that are new or changed with what they say; ``None`` for a language that isn't read."""

    def changed() -> Iterator[Document | Failure]:
        for item in items:
            if isinstance(item, Failure):
                summary.failed.append({"source": item.source, "error": str(item.error)})
                on_failure(item)
                continue
            document = _completed(store, item)
            if document is None:
                summary.unchanged += 1
            else:
                yield document

    for document, extraction in _extracted(changed(), workers):
        assert isinstance(document, Document)
        yield document, extraction


def _completed(store: Store, document: Document) -> Document | None:
    """Return the document with all that is known of it, or ``None`` where it is kept just so already."""
    earlier = store.record(document.id)
    if earlier is None:
        return document
    completed = earlier.document.completed_by(document)
    same = msgspec.structs.replace(
        completed, loaded_at=earlier.document.loaded_at, load_status=earlier.document.load_status
    )
    if same == earlier.document and (not _is_read(same) or earlier.extraction.extractor == _extractor()):
        return None
    return completed


def _keep(store: Store, document: Document, extraction: Extraction | None, summary: Summary) -> None:
    is_new = store.record(document.id) is None
    kept = msgspec.structs.replace(
        document,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        load_status="loaded" if extraction else UNREAD,
    )
    said = extraction or _unread(document)
    store.put(Record(document=kept, extraction=said))
    summary.new += is_new
    summary.replaced += not is_new
    summary.unread += extraction is None
    summary.meetings += len(said.meetings)
    summary.affiliations += len(said.affiliations)


def _is_read(document: Document) -> bool:
    return document.language is None or document.language in LANGUAGES


def _unread(document: Document) -> Extraction:
    return Extraction(document=DocumentHead.of(document))


def _extractor() -> str:
    from kg.extract.extractor import extractor

    return extractor()


def _extract(document: Document) -> Extraction:
    from kg.extract.extractor import extract

    return extract(document)


def _extracted(
    items: Iterable[Document | Failure], workers: int
) -> Iterator[tuple[Document | Failure, Extraction | None]]:
    """Yield every item with what it says, in order; ``workers`` processes read at the same time."""
    if workers <= 1:
        for item in items:
            readable = isinstance(item, Document) and _is_read(item)
            yield item, _extract(item) if isinstance(item, Document) and readable else None
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: list[tuple[Document | Failure, Future[Extraction] | None]] = []
        for item in items:
            readable = isinstance(item, Document) and _is_read(item)
            waiting.append(
                (item, pool.submit(_extract, item) if isinstance(item, Document) and readable else None)
            )
            # A window keeps the workers busy without holding a whole archive in memory.
            if len(waiting) >= workers * 4:
                first, result = waiting.pop(0)
                yield first, result.result() if result else None
        for item, result in waiting:
            yield item, result.result() if result else None
