"""Reading many documents: one after the other, or by several processes at the same time."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

import msgspec

from kg.errors import InputError, KgError
from kg.load import Failure, Finished
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction

# The extractors read English; documents in other languages are kept without reports.
LANGUAGES = frozenset({"en"})
# A window keeps the workers busy without holding a whole archive in memory.
_WAITING_PER_WORKER = 4
# Before processes have loaded the language model, so many documents are read here.
FEW = 100

Item = Document | Failure | Finished


class Readers(msgspec.Struct, frozen=True, kw_only=True):
    """Which extractor reads, by its name in :mod:`kg.extract.extractors`, and in how many processes.

    The first :data:`FEW` documents are read in this one, however many there are.
    """

    extractor: str = "rules"
    workers: int = 1

    @property
    def name(self) -> str:
        """Name and version of the extractor, as its reports carry them."""
        from kg.extract.extractors import extractor

        return extractor(self.extractor).name

    def extract(self, document: Document) -> Extraction:
        """Return what one document says."""
        return _extract(document, self.extractor)

    def read(
        self, items: Iterable[Item]
    ) -> Iterator[tuple[Document, Extraction | None] | tuple[Failure | Finished, None]]:
        """Yield every item with what it says, in order.

        A document comes with ``None`` where its language isn't read; one that can't be read comes as a
        failure and stops no other.
        """
        for item, said in self._in_order(items):
            if isinstance(item, Failure | Finished):
                yield item, None
            elif isinstance(said, Failure):
                yield said, None
            else:
                yield item, said

    def _in_order(self, items: Iterable[Item]) -> Iterator[tuple[Item, Extraction | Failure | None]]:
        source = iter(items)
        for item in islice(source, None if self.workers <= 1 else FEW):
            yield item, _try(item, self.extractor) if isinstance(item, Document) else None
        if self.workers > 1:
            yield from self._by_processes(source)

    def _by_processes(self, items: Iterable[Item]) -> Iterator[tuple[Item, Extraction | Failure | None]]:
        with ProcessPoolExecutor(self.workers) as pool:
            waiting: deque[tuple[Item, Future[Extraction | Failure | None] | None]] = deque()
            for item in items:
                result = pool.submit(_try, item, self.extractor) if isinstance(item, Document) else None
                waiting.append((item, result))
                if len(waiting) >= self.workers * _WAITING_PER_WORKER:
                    yield _awaited(*waiting.popleft())
            for pair in waiting:
                yield _awaited(*pair)


def _awaited(
    item: Item, result: "Future[Extraction | Failure | None] | None"
) -> tuple[Item, Extraction | Failure | None]:
    return item, result.result() if result else None


def is_read(document: Document) -> bool:
    """Whether a document is in a language that the extractors read."""
    return document.language is None or document.language in LANGUAGES


def unread(document: Document) -> Extraction:
    """Return the empty extraction of a document that isn't read."""
    return Extraction(document=DocumentHead.of(document))


def _extract(document: Document, name: str) -> Extraction:
    from kg.extract.extractors import extractor

    return extractor(name)(document)


def _try(document: Document, name: str) -> Extraction | Failure | None:
    """Read one document; an error of the extractor is a failure of this document and of no other."""
    if not is_read(document):
        return None
    try:
        return _extract(document, name)
    except KgError:
        raise
    except Exception as error:
        reason = f"can't be read out ({type(error).__name__}: {error}); please report it with the document"
        return Failure(source=document.id, error=InputError(f"{document.id}: {reason}"), input=document.id)
