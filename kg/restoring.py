"""What another store kept, back from its export: documents that are read already, and judgements."""

from collections.abc import Callable, Generator, Iterable
from typing import Literal

import msgspec

from kg.load import Item, Unread
from kg.load.excerpt import excerpt
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

    A document that is kept with its whole text stays as it is. Of two excerpts of one document, read by the
    same extractor, all reports are kept: each may be of a part of the graph. What was read is kept also when
    the reading breaks off.
    """
    batch: list[Record] = []
    known: set[str] | None = None

    def keep() -> None:
        kept = store.records_of([record.document.id for record in batch]) if store else []
        earlier = {record.document.id: record for record in kept}
        outcomes = [_joined(earlier.get(record.document.id), record) for record in batch]
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


def _joined(earlier: Record | None, record: Record) -> tuple[Record, Outcome]:
    """Return what to keep of a document, and what that is beside what is kept already."""
    if earlier is None:
        return record, "new"
    if not earlier.document.excerpt:
        return earlier, "unchanged"
    if earlier.extraction.extractor == record.extraction.extractor:
        record = _united(earlier, record)
    return record, "unchanged" if earlier == record else "replaced"


def _united(one: Record, other: Record) -> Record:
    """Return a document with the reports of both. Those of one trigger are all in a part, or none is."""
    mine, theirs = one.extraction, other.extraction
    known = {report.trigger for report in mine.meetings}
    meetings = [report for report in theirs.meetings if report.trigger not in known]
    told = [report for report in theirs.affiliations if report not in mine.affiliations]
    if not (meetings or told):
        said = mine
    elif {*mine.meetings} <= {*theirs.meetings} and {*mine.affiliations} <= {*theirs.affiliations}:
        said = theirs
    else:
        said = msgspec.structs.replace(
            mine,
            meetings=tuple(sorted((*mine.meetings, *meetings), key=lambda report: report.trigger.start)),
            affiliations=tuple(sorted((*mine.affiliations, *told), key=lambda report: report.start)),
        )
    document = msgspec.structs.replace(other.document, text=excerpt(said))
    return Record(document=document, extraction=said)
