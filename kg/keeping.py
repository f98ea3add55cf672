"""Documents beside those that a store keeps: which of them have to be read, and where what they say goes."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType
from typing import Self

import msgspec

from kg.clock import stage
from kg.errors import KgError
from kg.load import Failure
from kg.model.document import Document
from kg.model.report import Extraction, Record
from kg.reading import Item, Readers
from kg.store.base import Store
from kg.summary import Summary
from kg.tasks import guarded, is_read, unread

UNREAD = "language not read"
# To ask a server takes milliseconds, and to write there tens of them, for one document or so many.
_ASKED_TOGETHER, _KEPT_TOGETHER = 16, 50
# While more comes, nothing that is read waits longer for others, nor more than so many characters of it.
_SECONDS, _CHARACTERS = 1.0, 2_000_000
# A source that lets one wait so many seconds is slow: what comes from it is asked for alone.
_SLOW = 0.1


class Keeping:
    """Keeps in a store what ``readers`` read. What isn't kept yet is when it is left.

    Where ``in_batches`` tells that documents come in numbers, they are looked up and kept together: else each
    at once, in a transaction of its own. ``summary`` counts them. Where a document can't be read again beside
    what is known of it by now, ``on_failure`` is told.
    """

    def __init__(
        self,
        store: Store,
        readers: Readers,
        summary: Summary,
        *,
        in_batches: Callable[[], bool],
        on_failure: Callable[[Failure], None],
    ) -> None:
        self._store, self._readers, self._summary = store, readers, summary
        self._in_batches, self._on_failure = in_batches, on_failure
        self._waiting: list[tuple[Document, Extraction | None]] = []
        self._characters, self._first = 0, 0.0

    def changed(self, items: Iterable[Item]) -> Iterator[Item]:
        """Pass on failures, ends of inputs and the documents that are new or changed; count the others.

        More are looked up together the faster they come: of a source that stops, few wait for its next.
        """
        held, length, together = list[Item](), 0, 1
        source = iter(items)
        while True:
            asked = monotonic()
            item = next(source, None)
            if item is None:
                break
            is_slow = monotonic() - asked > _SLOW
            held.append(item)
            length += len(item.text) if isinstance(item, Document) else 0
            if is_slow or len(held) >= together or length >= _CHARACTERS or not self._in_batches():
                yield from self._changed(held)
                together = 1 if is_slow else min(2 * together, _ASKED_TOGETHER)
                held, length = [], 0
                if self._waits_long():
                    self.flush()
        yield from self._changed(held)

    def _changed(self, items: list[Item]) -> Iterator[Item]:
        with stage("store"):
            earlier = self._kept(item for item in items if isinstance(item, Document))
        for item in items:
            if isinstance(item, Document):
                document = self._completed(earlier.get(item.id), item)
                self._summary.unchanged += document is None
                if document is not None:
                    yield document
            else:
                yield item

    def keep(self, document: Document, said: Extraction | None) -> None:
        """Keep what a document says: ``None`` where its language isn't read."""
        self._first = self._first if self._waiting else monotonic()
        self._waiting.append((document, said))
        self._characters += len(document.text)
        are_many = len(self._waiting) >= _KEPT_TOGETHER or self._characters >= _CHARACTERS
        if are_many or self._waits_long() or not self._in_batches():
            self.flush()

    def _waits_long(self) -> bool:
        return bool(self._waiting) and monotonic() - self._first >= _SECONDS

    def flush(self) -> None:
        """Keep what isn't kept yet."""
        try:
            if self._waiting:
                with stage("store"):
                    self._put()
        except KgError:  # a moment later it would be the same
            self._waiting = []
            raise
        self._waiting, self._characters = [], 0

    def _put(self) -> None:
        known = self._kept(document for document, _ in self._waiting)
        new: dict[str, Record] = {}
        for document, said in self._waiting:
            if record := self._record(known.get(document.id), document, said):
                known[document.id] = new[document.id] = record
        self._store.put_all([*new.values()])

    def _kept(self, documents: Iterable[Document]) -> dict[str, Record]:
        ids = list(dict.fromkeys(document.id for document in documents))
        return {record.document.id: record for record in self._store.records_of(ids)} if ids else {}

    def _record(self, earlier: Record | None, document: Document, said: Extraction | None) -> Record | None:
        """Return what to keep of a document that was read, beside what is kept by now; count it."""
        completed = self._completed(earlier, document)
        if completed is None:  # another copy was kept while this one was read,
            self._summary.unchanged += 1
            return None
        if completed != document and said is not None:  # or one that knew what may change dates
            again = guarded(lambda: self._readers.extract(completed), completed)
            if isinstance(again, Failure):
                self._on_failure(again)
                return None
            said = again if isinstance(again, Extraction) else said
        kept = msgspec.structs.replace(
            completed,
            loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
            load_status="loaded" if said else UNREAD,
        )
        self._summary.new += earlier is None
        self._summary.replaced += earlier is not None
        self._summary.count(said)
        return Record(document=kept, extraction=said or unread(completed))

    def _completed(self, earlier: Record | None, document: Document) -> Document | None:
        """Return the document with all that is known of it, or ``None`` where it is kept just so already."""
        if earlier is None:
            return document
        completed = earlier.document.completed_by(document)
        same = msgspec.structs.replace(
            completed, loaded_at=earlier.document.loaded_at, load_status=earlier.document.load_status
        )
        up_to_date = not is_read(same) or earlier.extraction.extractor == self._readers.name
        return None if same == earlier.document and up_to_date else completed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()
