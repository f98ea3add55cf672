"""Reference data on its way from inputs into a store, beside documents."""

from collections.abc import Callable, Generator, Iterable, Iterator

import msgspec

from kg.errors import InputError
from kg.load import Failure, Finished, Item, Skipped, Unread
from kg.model.document import Document
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store.base import Store

# Entries that are kept in one transaction.
_BATCH = 1000


class ReferenceCounts(msgspec.Struct, kw_only=True):
    """How many entities are new, say something else now, or say the same; and skipped ones by schema."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: dict[str, int] = {}

    @property
    def entries(self) -> int:
        """How many were read of the schemata that are kept."""
        return self.new + self.changed + self.unchanged

    @property
    def read(self) -> int:
        """How many were read at all."""
        return self.entries + sum(self.skipped.values())


def sifted(
    items: Iterable[Unread],
    store: Store | None,
    counts: ReferenceCounts,
    on_references: Callable[[int], None] = lambda number: None,
) -> Generator[Document | Failure | Finished]:
    """Pass all but reference data on; keep that (or, without a store, count it) in batches.

    What was read is kept also when the reading breaks off.
    """
    batch: list[ReferenceEntry] = []

    def keep() -> None:
        if not batch:
            return
        new, changed = store.put_references(batch) if store else (len(batch), 0)
        counts.new += new
        counts.changed += changed
        counts.unchanged += len(batch) - new - changed
        on_references(len(batch))
        batch.clear()

    try:
        for item in items:
            if isinstance(item, ReferenceEntry):
                batch.append(item)
            elif isinstance(item, Skipped):
                counts.skipped[item.schema] = counts.skipped.get(item.schema, 0) + 1
            else:
                yield item
            if len(batch) == _BATCH:
                keep()
    finally:
        keep()


def documents_alone(items: Iterable[Item]) -> Iterator[Document | Failure]:
    """Pass documents and failures on; say once that reference data, or an export, has no text to read."""
    said: set[str] = set()
    for item in items:
        if isinstance(item, Document | Failure):
            yield item
        elif not isinstance(item, Finished):
            what = "an export" if isinstance(item, Record | Judgement) else "reference data"
            if what not in said:
                said.add(what)
                yield Failure(
                    source=what, error=InputError(f"{what} has no text to read: `kg load` keeps it")
                )
