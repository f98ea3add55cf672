"""The whole flow on one page: documents in, what they say kept in a store, and the graph that follows."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime

import msgspec

from kg.errors import InputError, KgError
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
        for item, said in _extracted(_changed(store, items, summary), workers):
            if isinstance(item, Failure):
                _fail(item, summary, on_failure)
            else:
                on_document(item.headline or item.id)
                _keep(store, item, said, summary)
    finally:
        refresh(store)
    return summary


def _fail(failure: Failure, summary: Summary, on_failure: Callable[[Failure], None]) -> None:
    summary.failed.append({"source": failure.source, "error": str(failure.error)})
    on_failure(failure)


def try_out(
    items: Iterable[Document | Failure],
    *,
    workers: int = 1,
    on_document: Progress = lambda name: None,
    on_failure: Callable[[Failure], None] = lambda failure: None,
) -> Summary:
    """Read documents and count what they say, keeping nothing."""
    summary = Summary()
    for item, said in _extracted(items, workers):
        if isinstance(item, Failure):
            _fail(item, summary, on_failure)
        else:
            on_document(item.headline or item.id)
            summary.new += 1
            _count(said, summary)
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
    for item, said in _extracted(items, workers):
        if isinstance(item, Failure):
            yield item
        else:
            yield said or _unread(item)


def _changed(
    store: Store, items: Iterable[Document | Failure], summary: Summary
) -> Iterator[Document | Failure]:
    """Pass on failures and the documents that are new or changed; count the others."""
    for item in items:
        if isinstance(item, Failure):
            yield item
        elif (document := _completed(store, item)) is None:
            summary.unchanged += 1
        else:
            yield document


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


def _keep(store: Store, document: Document, said: Extraction | None, summary: Summary) -> None:
    earlier = store.record(document.id)
    completed = earlier.document.completed_by(document) if earlier else document
    if completed != document and said is not None:
        # Another copy was kept while this one was read: what only that one knew may change dates.
        document, said = completed, _extract(completed)
    is_new = earlier is None
    kept = msgspec.structs.replace(
        completed,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        load_status="loaded" if said else UNREAD,
    )
    store.put(Record(document=kept, extraction=said or _unread(document)))
    summary.new += is_new
    summary.replaced += not is_new
    _count(said, summary)


def _count(said: Extraction | None, summary: Summary) -> None:
    summary.unread += said is None
    summary.meetings += len(said.meetings) if said else 0
    summary.affiliations += len(said.affiliations) if said else 0


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


def _try_extract(document: Document) -> Extraction | Failure | None:
    """Read one document; an error of the extractor is a failure of this document and of no other."""
    if not _is_read(document):
        return None
    try:
        return _extract(document)
    except KgError:
        raise
    except Exception as error:
        reason = f"can't be read out ({type(error).__name__}: {error}); please report it with the document"
        return Failure(source=document.id, error=InputError(f"{document.id}: {reason}"))


def _extracted(
    items: Iterable[Document | Failure], workers: int
) -> Iterator[tuple[Document, Extraction | None] | tuple[Failure, None]]:
    """Yield every item with what it says, in order; ``workers`` processes read at the same time.

    A document comes with ``None`` where its language isn't read.
    """
    for item, said in _in_order(items, workers):
        if isinstance(item, Failure):
            yield item, None
        elif isinstance(said, Failure):
            yield said, None
        else:
            yield item, said


def _in_order(
    items: Iterable[Document | Failure], workers: int
) -> Iterator[tuple[Document | Failure, Extraction | Failure | None]]:
    if workers <= 1:
        for item in items:
            yield item, _try_extract(item) if isinstance(item, Document) else None
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[tuple[Document | Failure, Future[Extraction | Failure | None] | None]] = deque()
        for item in items:
            waiting.append((item, pool.submit(_try_extract, item) if isinstance(item, Document) else None))
            # A window keeps the workers busy without holding a whole archive in memory.
            if len(waiting) >= workers * 4:
                first, result = waiting.popleft()
                yield first, result.result() if result else None
        for item, result in waiting:
            yield item, result.result() if result else None
