"""What another store kept, back from its export: documents that are read already, and judgements."""

from collections.abc import Callable, Generator, Iterable
from typing import Literal

from kg.load import Item, Unread
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.store.base import Store

# Records that are kept in one transaction.
_BATCH = 200
Outcome = Literal["new", "replaced", "unchanged"]


def restored(
    items: Iterable[Item],
    store: Store | None,
    on_record: Callable[[Record, Outcome], None],
    on_judgement: Callable[[Outcome], None],
) -> Generator[Unread]:
    """Keep records and judgements and tell of each; pass all else on. Without a store nothing is kept.

    A document that is kept with its whole text stays as it is. What was read is kept also when the reading
    breaks off.
    """
    batch: list[Record] = []
    known: set[str] | None = None

    def keep() -> None:
        outcomes = [(record, _outcome(store, record)) for record in batch]
        batch.clear()
        if store:
            store.put_all([record for record, outcome in outcomes if outcome != "unchanged"])
        for record, outcome in outcomes:
            on_record(record, outcome)

    try:
        for item in items:
            if isinstance(item, Record):
                batch.append(item)
                if len(batch) == _BATCH:
                    keep()
            elif isinstance(item, Judgement):
                if known is None:
                    known = {one.id for one in store.judgements()} if store else set()
                on_judgement("unchanged" if item.id in known else "new")
                if store:
                    store.judge(item)
            else:
                yield item
    finally:
        keep()


def _outcome(store: Store | None, record: Record) -> Outcome:
    earlier = store.record(record.document.id) if store else None
    if earlier is None:
        return "new"
    return "replaced" if earlier.document.excerpt and earlier != record else "unchanged"
