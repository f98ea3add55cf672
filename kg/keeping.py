"""Documents beside those that a store keeps: which of them have to be read, and where what they say goes."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from time import monotonic

import msgspec

from kg.clock import stage
from kg.errors import KgError
from kg.load import Failure, Finished
from kg.model.document import Document
from kg.model.report import Extraction, Record
from kg.reading import Readers
from kg.store.base import Store
from kg.summary import Summary
from kg.tasks import is_read, unread

UNREAD = "language not read"
# To ask a server takes milliseconds, and to write there tens of them, for one document or so many,
_TOGETHER = 50
# but who ends the process loses no more than what was read in so many seconds, or so many characters of it.
_SECONDS, _CHARACTERS = 1.0, 2_000_000

Item = Document | Failure | Finished


class Keeping:
    """Keeps in a store what ``readers`` read. What isn't kept yet is when it is closed.

    Where ``in_batches`` tells that documents come in numbers, they are looked up and kept together: else each
    at once, in a transaction of its own. ``summary`` counts them.
    """

    def __init__(
        self, store: Store, readers: Readers, summary: Summary, in_batches: Callable[[], bool]
    ) -> None:
        self._store, self._readers, self._summary = store, readers, summary
        self._in_batches = in_batches
        self._read: list[tuple[Document, Extraction | None]] = []
        self._characters, self._first = 0, 0.0

    def changed(self, items: Iterable[Item]) -> Iterator[Item]:
        """Pass on failures, ends of inputs and the documents that are new or changed; count the others."""
        held: list[Item] = []
        for item in items:
            held.append(item)
            if len(held) >= _TOGETHER or not self._in_batches():
                yield from self._changed(held)
                held = []
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
        self._first = self._first if self._read else monotonic()
        self._read.append((document, said))
        self._characters += len(document.text)
        are_many = len(self._read) >= _TOGETHER or self._characters >= _CHARACTERS
        if are_many or monotonic() - self._first >= _SECONDS or not self._in_batches():
            self.close()

    def close(self) -> None:
        """Keep what isn't kept yet."""
        try:
            if self._read:
                with stage("store"):
                    self._put()
        except KgError:  # a moment later it would be the same
            self._read = []
            raise
        self._read, self._characters = [], 0

    def _put(self) -> None:
        known = self._kept(document for document, _ in self._read)
        new: dict[str, Record] = {}
        for document, said in self._read:
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
            said = self._readers.extract(completed)
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
