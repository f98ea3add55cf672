"""From a typed question to the parameters of ``meetings.cypher``, and the meetings that fit."""

from datetime import date as Day
from typing import Any

import msgspec

from kg.query import library
from kg.query.answer import Page, Row
from kg.query.fitting import Spans, bounds, grouped, in_range, spans_told
from kg.query.meetings import find_meetings
from kg.query.posts import holders, is_meant, role_words
from kg.query.question import Party, Post, Question
from kg.query.terms import with_days
from kg.store.base import Store


class Found(msgspec.Struct, kw_only=True):
    """The meetings of a question, and with which parameters they were found."""

    rows: list[Row]
    filters: dict[str, Any]
    page: Page | None = None
    without_day: int = 0
    without_town: int = 0


def find(store: Store, question: Question, today: Day, page: int | None = None) -> Found:
    """Return the meetings that a question means, the most recent first; for "whether" of any status.

    Of a list of meetings that the query alone finds, give this page, 1 the first, or all.
    """
    spans = spans_of(store, question, today)
    filters = _filters(store, question, spans or ())
    somewhere = filters["places"] or filters["countries"] or not question.places
    if spans is None or not somewhere:  # a clause that tells of nothing known, a capital that nothing is in
        return Found(rows=[], filters=filters)
    if question.sidelines or question.events:
        filters["meetings"] = _of_events(store, question)
        if not filters["meetings"]:
            return Found(rows=[], filters=filters)
    if question.at_different_meetings and len(question.participants) > 1:
        return Found(rows=_fitting(_met_each(store, question, filters), question, spans), filters=filters)
    paged = page if page and _is_found_alone(question, spans) else None
    meetings = find_meetings(store, filters, paged)
    return Found(
        rows=_fitting(meetings, question, spans),
        filters=filters,
        page=library.page_of(store, "meetings", filters, paged, len(meetings)) if paged else None,
        without_day=_without_day(store, filters) if spans else 0,
        without_town=_without_town(store, question, filters, spans),
    )


def _is_found_alone(question: Question, spans: Spans) -> bool:
    """Whether the answer is the meetings that the query gives: not a count, a verdict or one of them."""
    of_all = question.mode != "list" or question.find != "meetings" or question.order or question.role
    return not (of_all or question.of_guests or _of_travelers(question)) and (
        not spans or (len(spans) == 1 and len(spans[0]) == 1)
    )


def _fitting(rows: list[Row], question: Question, spans: Spans) -> list[Row]:
    rows = [row for row in rows if _has_role(row, question) and _is_abroad(row, question)]
    if not spans:
        return rows
    return [{**row, "in_range": how} for row in rows if (how := in_range(row, spans))]


def spans_of(store: Store, question: Question, today: Day) -> Spans | None:
    """Return the spans that every meeting must lie in; none at all if a clause tells of nothing known."""
    groups = list(grouped(question.spans))
    for clause in question.clauses:
        inner = clause.question
        if inner.own:
            inner.participants += question.participants
        told = spans_told(clause.relation, _days_of(store, inner, today))
        if not told:
            return None
        groups.append(told)
    return groups


def _days_of(store: Store, question: Question, today: Day) -> list[Row]:
    """Return the held meetings of a clause, or the terms of the posts that it speaks of, with their days."""
    if question.find == "posts":
        people = {id for party in question.participants for id in party.ids}
        rows = [row for post in question.posts for row in holders(store, post) if row["id"] in people]
        return [row for row in map(with_days, rows) if row["earliest"]]
    rows = [row for row in find(store, question, today).rows if row["status"] == "held"]
    return ordered(rows, question, today) if question.order else rows


def ordered(rows: list[Row], question: Question, today: Day) -> list[Row]:
    """Return the first, last or next one: of those that were held, unless the question gives a status."""
    statuses = question.statuses or ("held",)
    dated = [row for row in rows if row["status"] in statuses and row["earliest"] and row["latest"]]
    if "where" in question.asks:  # a call was nowhere
        dated = [row for row in dated if row["place"]]
    if question.order == "last":
        return sorted(dated, key=lambda row: (row["latest"], row["meeting"]))[-1:]
    if question.order == "next":
        dated = [row for row in dated if row["latest"] >= today.isoformat()]
    return sorted(dated, key=lambda row: (row["earliest"], row["meeting"]))[:1]


def _filters(store: Store, question: Question, spans: Spans) -> dict[str, Any]:
    days = bounds(spans)
    parties = [_acting(store, party, question) for party in question.participants]
    return {
        "participants": [list(party.ids) for party in parties],
        "posts": [list(party.posts) for party in parties],
        "places": [id for place in question.places for id in place.ids],
        "countries": [code for place in question.places for code in place.countries],
        "topics": [topic.id for topic in question.topics],
        "sources": list(question.sources),
        "statuses": [] if question.mode == "whether" else list(statuses_of(question)),
        "kinds": list(question.kinds),
        "formats": list(question.formats),
        "from": days.first,
        "to": days.last,
        "from_day": days.from_day,
        "to_day": days.to_day,
    }


def _acting(store: Store, party: Party, question: Question) -> Party:
    """Return a party in the post of "as foreign minister", if it is one that somebody of them held."""
    if not (question.acting and question.role) or party.countries:
        return party
    posts = [row["post"] for row in holders(store, question.role) if row["id"] in party.ids]
    return msgspec.structs.replace(party, posts=tuple(posts)) if posts else party


def _of_events(store: Store, question: Question) -> list[str]:
    if not question.sidelines:
        return list(question.events)
    gatherings = question.events or [row["id"] for row in library.rows(store, "gatherings")]
    rows = library.rows(store, "sidelines", {"gatherings": list(gatherings)})
    return [row["meeting"] for row in rows]


def _met_each(store: Store, question: Question, filters: dict[str, Any]) -> list[Row]:
    """Return the held meetings of those who met each of the participants, at whatever meetings."""
    each: list[list[Row]] = []
    for at in range(len(question.participants)):
        one = {**filters, "participants": [filters["participants"][at]], "posts": [filters["posts"][at]]}
        each.append(find_meetings(store, one))
    people = set.intersection(*({id for row in rows for id in ids_of(row)} for rows in each))
    people -= {id for party in question.participants for id in party.ids}
    merged = {row["meeting"]: row for rows in each for row in rows if people & set(ids_of(row))}
    return sorted(merged.values(), key=lambda row: row["latest"] or "", reverse=True)


def statuses_of(question: Question) -> tuple[str, ...]:
    """Return the statuses that count: what is reckoned, or the first or last, is of what was held."""
    if question.statuses:
        return question.statuses
    held = question.reckoned or question.order in ("first", "last") or question.at_different_meetings
    return ("held",) if held else ()


def ids_of(row: Row) -> list[str]:
    """Return the ids of who takes part."""
    return [one["id"] for one in row["participants"]]


def has_role(one: Row, role: Post) -> bool:
    """Whether a participant has a role, or rank, in the meeting: "general" is also an Army General."""
    return is_meant(set(role.role), set(role_words(f"{one['role'] or ''} {one['rank'] or ''}")))


def is_host(one: Row, row: Row) -> bool:
    """Whether a participant acts for the country that a meeting is in: who lives there doesn't visit it."""
    return one["country"] is not None and one["country"] == row["country"]


def _has_role(row: Row, question: Question) -> bool:
    role = question.role
    if role is None and not question.of_guests:
        return True
    if not question.participants:
        coming = [one for one in row["participants"] if not (question.of_guests and is_host(one, row))]
        return any(role is None or has_role(one, role) for one in coming)
    if role is None or question.acting:
        return True
    # Somebody else than those who are named.
    named = {id for party in question.participants for id in party.ids}
    others = [one for one in row["participants"] if one["id"] not in named]
    return any(has_role(one, role) for one in others)


def _is_abroad(row: Row, question: Question) -> bool:
    """Whether a meeting may be one of "visits of Brandt", or of "visitors from Egypt": not at home."""
    if not _of_travelers(question):
        return True
    first = question.participants[0]
    if first.countries and row["country"] in first.countries:
        return False
    own = [one for one in row["participants"] if one["id"] in first.ids]
    return not own or any(one["country"] is None or one["country"] != row["country"] for one in own)


def _of_travelers(question: Question) -> bool:
    """Whether visits of somebody are asked for, to whatever place; towns may be of the own country."""
    visits = question.visiting and question.find != "places"
    return visits and bool(question.participants) and not question.places


def _without_town(store: Store, question: Question, filters: dict[str, Any], spans: Spans) -> int:
    """Count the meetings that would fit if it were told in which town of the country they were."""
    countries = [code for place in question.places for code in place.within]
    if not countries or not (spans or question.participants) or filters.get("meetings"):
        return 0
    there = find_meetings(store, filters | {"places": [], "countries": countries})
    return sum(row["place"] == row["country_name"] for row in _fitting(there, question, spans))


def _without_day(store: Store, filters: dict[str, Any]) -> int:
    """Count the meetings that would fit if their dates were known."""
    # Where a month is asked for, one whose month is known and another isn't a candidate.
    undated = {"undated": 2 if filters["from_day"] else 1}
    filters = filters | dict.fromkeys(("from", "to", "from_day", "to_day")) | undated
    return library.page_of(store, "meetings", filters, 1).total
