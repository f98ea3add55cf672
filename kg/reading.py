"""Reading many pages and documents: one after the other, or by several processes at the same time."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TypedDict, TypeVar, cast

import msgspec

from kg.clock import stage
from kg.in_order import in_order
from kg.load import Failure, Finished, WebPage
from kg.model.document import Document
from kg.model.report import Extraction
from kg.tasks import Done, Found, Task, begin, done, done_elsewhere, extract, lost

if TYPE_CHECKING:
    from kg.cluster import Cluster
    from kg.workers import Workers

Engine = Literal["local", "ray"]

# What is little is read in this process before others have loaded the language model.
FEW = 40_000
# So are web pages of so many bytes: finding their articles takes some seconds.
_MARKUP = 10_000_000
# Seconds after the first for which documents wait for others: of a slow source each is read at once.
_SOON = 0.5

Item = Document | Failure | Finished
_I = TypeVar("_I")


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
        return extract(document, self.extractor)

    def begun(self) -> "Reading":
        """Have them begin, until the end of the ``with``."""
        return Reading(self)


class _How(TypedDict):
    begin: Callable[[], object]
    read: Callable[[Task], Done]
    lost: Callable[[Task], Done]


class Reading:
    """Readers that have begun. Who breaks off with an error waits for nothing that is still being read."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        # Other processes, as soon as there are any.
        self._others: Cluster[Task, Done] | Workers[Task, Done] | None = None
        if readers.engine == "ray":
            self._call_cluster()
        self._markup = 0

    @property
    def is_elsewhere(self) -> bool:
        """Whether other processes read: then documents come in numbers, and wait for each other."""
        return self._others is not None

    def articles(self, items: Iterable[_I | WebPage]) -> Iterator[_I | Document | Failure]:
        """Yield all items in order, in place of each page its article, or that it has none."""
        for item, found in self._in_order(items, WebPage):
            yield cast("Document | Failure", found) if isinstance(item, WebPage) else item

    def read(
        self, items: Iterable[Item]
    ) -> Iterator[tuple[Document, Extraction | None] | tuple[Failure | Finished, None]]:
        """Yield every item with what it says, in order.

        A document comes with ``None`` where its language isn't read; one that can't be read comes as a
        failure and stops no other.
        """
        for item, found in self._in_order(self._held_back(items), Document):
            if isinstance(found, Failure):
                yield found, None
            elif isinstance(item, Document):
                yield item, cast("Extraction | None", found)
            else:
                yield item, None

    def _held_back(self, items: Iterable[Item]) -> Iterator[Item]:
        """Hold back what comes first, until it is so much that others read it, or has waited long enough."""
        held, length, first = list[Item](), 0, 0.0
        alone = (self._readers.workers or 1) == 1
        for item in items:
            first = first or monotonic()
            held.append(item)
            length += len(item.text) if isinstance(item, Document) else 0
            if length >= FEW:
                self._call_others()
            if self._others or alone or monotonic() - first > _SOON:
                yield from held
                held.clear()
        yield from held

    def _in_order(self, items: Iterable[_I], kind: type[Task]) -> Iterator[tuple[_I, Found]]:
        return in_order(
            items, of=kind, give=self._give, readers=lambda: self._others.number if self._others else 0
        )

    def _give(self, task: Task) -> Callable[[], Found]:
        """Begin a task, here or elsewhere, and return what waits for its end."""
        if isinstance(task, WebPage):
            self._markup += len(task.data)
            if self._markup >= _MARKUP:
                self._call_others()
        if self._others is None:
            found = done(task, self._readers.extractor)
            return lambda: found
        with stage("waiting"):
            given = self._others.give(task)

        def awaited() -> Found:
            with stage("waiting"):
                return given().noted()

        return awaited

    def _call_others(self) -> None:
        """Have other processes read from now on, if there may be any."""
        number = self._readers.workers or 1
        if self._others is None and number > 1:
            from kg.workers import Workers

            self._others = Workers(number, **self._how())

    def _call_cluster(self) -> None:
        from kg.cluster import Cluster

        self._others = Cluster(self._readers.address, self._readers.workers, **self._how())

    def _how(self) -> _How:
        """Return what others call, wherever they are."""
        name = self._readers.extractor
        return {"begin": partial(begin, name), "read": partial(done_elsewhere, extractor=name), "lost": lost}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._others:
            self._others.__exit__(kind, error, trace)
