"""A document with the passages that its reports are made of, to be read as it was written."""

import msgspec

from kg.query import library
from kg.store.base import Store


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the text, from one character to another, and which meeting it is a report of, if any."""

    report: str
    start: int
    end: int
    meeting: str | None
    label: str | None
    status: str | None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its text; of an excerpt there is only what reports quote, at its place."""

    id: str
    headline: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None
    is_excerpt: bool
    text: str
    passages: list[Passage]


def article(store: Store, id: str) -> Article | None:
    """Return a document by its id, if it is kept."""
    kept = store.record(id)
    if kept is None:
        return None
    told = kept.document
    rows = {row["report"]: row for row in library.rows(store, "reports-in-document", {"id": id})}
    return Article(
        id=told.id,
        headline=told.headline,
        publisher=told.publisher,
        published=told.published,
        url=told.url,
        language=told.language,
        is_excerpt=bool(told.excerpt),
        text=told.text,
        passages=[
            Passage(
                report=row["report"],
                start=row["start_offset"],
                end=row["end_offset"],
                meeting=row["meeting"],
                label=row["label"],
                status=row["status"],
            )
            for row in rows.values()
            if row["start_offset"] is not None and row["end_offset"] is not None
        ],
    )
