"""Reading many documents: one after the other, or by several processes at the same time."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from kg.clock import Clock, stage, timed
from kg.errors import InputError, KgError
from kg.load import Failure, Finished
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction

if TYPE_CHECKING:
    from kg.cluster import Cluster
    from kg.workers import Workers

Engine = Literal["local", "ray"]

# The extractors read English; documents in other languages are kept without reports.
LANGUAGES = frozenset({"en"})
_ANY = "Nobody met anybody."
# What is little is read in this process before others have loaded the language model.
FEW = 40_000
# Seconds after the first for which documents wait for others: of a slow source each is read at once.
_SOON = 0.5

Item = Document | Failure | Finished


class Readers(msgspec.Struct, frozen=True, kw_only=True):
    """Which extractor reads, by its name in :mod:`kg.extract.extractors`, and in how many processes.

    Documents of fewer than :data:`FEW` characters in all are read in this one, however many there are. With
    the ``engine`` "ray" all is read by actors of the cluster at ``address``, or of one that is started here,
    by default (``None``) as many as it has processors.
    """

    extractor: str = "rules"
    workers: int | None = 1
    engine: Engine = "local"
    address: str | None = None

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
        if self.engine == "ray":
            with self._cluster() as cluster:
                for one, found in timed("waiting", cluster.read(items)):
                    yield one, found.noted() if found else None
            return
        source, held, length, first = iter(items), list[Item](), 0, 0.0
        alone = (self.workers or 1) == 1
        for item in source:
            first = first or monotonic()
            held.append(item)
            length += len(item.text) if isinstance(item, Document) else 0
            if not alone and length >= FEW:
                with self._begun() as workers:
                    for one, found in timed("waiting", workers.read(chain(held, source))):
                        yield one, found.noted() if found else None
                return
            if alone or monotonic() - first > _SOON:
                yield from self._read_here(held)
                held.clear()
        yield from self._read_here(held)

    def _read_here(self, items: Iterable[Item]) -> Iterator[tuple[Item, Extraction | Failure | None]]:
        for item in items:
            yield item, _try(item, self.extractor) if isinstance(item, Document) else None

    def _begun(self) -> "Workers[_Read]":
        from kg.workers import Workers

        begin, read = partial(_begin, self.extractor), partial(_read, name=self.extractor)
        return Workers(self.workers or 1, begin=begin, read=read, lost=_lost)

    def _cluster(self) -> "Cluster[_Read]":
        from kg.cluster import Cluster

        begin, read = partial(_begin, self.extractor), partial(_read, name=self.extractor)
        return Cluster(self.address, self.workers, begin=begin, read=read, lost=_lost)


class _Read(NamedTuple):
    """What another process found in a document, and how long the stages of that took it."""

    said: Extraction | Failure | None
    seconds: Mapping[str, float] = {}

    def noted(self) -> Extraction | Failure | None:
        """Tell the clock of this process, and return what was found."""
        if Clock.running:
            for name, taken in self.seconds.items():
                Clock.running.elsewhere[name] += taken
        return self.said


def _read(document: Document, name: str) -> _Read:
    with Clock() as clock:
        said = _try(document, name)
    return _Read(said, dict(clock.seconds))


def _begin(name: str) -> None:
    """Load what an extractor loads with its first document."""
    with suppress(KgError):  # it comes out again with the first document
        _extract(Document.of(_ANY), name)


def _lost(document: Document) -> _Read:
    id = document.id
    reason = "whatever process reads it ends (too little memory?); please report it with the document"
    return _Read(Failure(source=id, error=InputError(f"{id}: {reason}"), input=id))


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
        with stage("rules"):
            return _extract(document, name)
    except KgError:
        raise
    except Exception as error:
        reason = f"can't be read out ({type(error).__name__}: {error}); please report it with the document"
        return Failure(source=document.id, error=InputError(f"{document.id}: {reason}"), input=document.id)
