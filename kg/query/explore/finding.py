"""Questions in English, and chains of meetings, answered for the explorer."""

from datetime import date as Day
from typing import Any

import msgspec

from kg.query import reply
from kg.query.answer import Answer, Page, Row
from kg.query.explore.listing import Met, met
from kg.query.meetings import find_meetings
from kg.query.network.path import path
from kg.store.base import Store

# So many meetings are evidence enough for a number.
_BENEATH = 25


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: a sentence, then ``meetings``, or ``rows`` of something else, and who they are by name.

    Beside ``rows``, ``meetings`` are the last of those that they were made of. ``is_understood``: whether the
    words made a question. ``total`` is how many meetings there are on all pages, null where all are here.
    """

    question: str
    answer: str
    is_understood: bool
    understood: dict[str, Any]
    meetings: list[Met]
    rows: list[Row]
    who: list[Row]
    query: str | None
    parameters: dict[str, Any]
    page: int | None
    size: int | None
    total: int | None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that leads from one to the next."""

    start: str
    to: str
    meeting: Met


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, and the meetings of a chain in order."""

    answer: str
    steps: list[Step]


def ask(store: Store, text: str, page: int = 1, today: Day | None = None) -> Told:
    """Answer a question from the store, of many meetings a page."""
    found = reply.ask(store, text, page, today=today)
    shown = found.page if isinstance(found.page, Page) else None
    meetings = found.rows if found.of_meetings else _beneath(store, found)
    return Told(
        question=found.question,
        answer=found.answer,
        is_understood=not found.not_understood,
        understood=found.understood,
        meetings=[met(row) for row in meetings],
        rows=[] if found.of_meetings else found.rows,
        who=found.who,
        query=found.query,
        parameters=found.parameters,
        page=shown.number if shown else None,
        size=shown.size if shown else None,
        total=shown.total if shown else None,
    )


def _beneath(store: Store, found: Answer) -> list[Row]:
    """Return the last meetings that a number, or a list of places, was made of."""
    if not found.rows or "participants" not in found.parameters:
        return []
    asked = {name: value for name, value in found.parameters.items() if value not in (None, [])}
    return find_meetings(store, asked | {"skip": 0, "limit": _BENEATH})


def chain(store: Store, a: str, b: str, *, held_only: bool = True) -> Chain:
    """Find the shortest chain of meetings between two ids or names."""
    found = path(store, a, b, held_only=held_only)
    return Chain(
        answer=found.answer,
        steps=[
            Step(start=row["from"], to=row["to"], meeting=met(row)) for row in found.rows if "meeting" in row
        ],
    )
