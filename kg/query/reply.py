"""``kg ask``: from a question to an answer."""

from collections.abc import Callable, Iterable
from datetime import date as Day
from typing import Any

from msgspec import UNSET

from kg.query import library, tally
from kg.query.answer import Answer, Row, plain
from kg.query.compile import find, ordered
from kg.query.fitting import bounds, grouped
from kg.query.names import read_names
from kg.query.network.path import path
from kg.query.people import answer_posts
from kg.query.question import Party, Question
from kg.query.understand import understand
from kg.query.wording import (
    counted,
    in_words,
    listing,
    meetings,
    met_each,
    not_found,
    not_understood,
    verdict,
    visits,
    whole_condition,
    within,
)
from kg.store.base import Store

_RECKONED: dict[str, Callable[[Question, Iterable[Row]], list[Row]]] = {
    "places": tally.places,
    "countries": tally.countries,
    "topics": tally.topics,
}


def ask(store: Store, text: str, page: int | None = None, *, today: Day | None = None) -> Answer:
    """Answer a question in English from the store; of a list of meetings give this page, or all."""
    day = today or Day.today()
    question = understand(store, read_names(store), text, day)
    answer = Answer(question=text, answer="", understood=in_envelope(question))
    if question.unread:
        answer.understood["asks"] = []
        answer.answer = not_understood(question)
        return answer
    if question.unknown:
        answer.answer = not_found(question)
        return answer
    if question.find == "path":
        return _path(store, question, answer)
    if question.find == "posts":
        return _noted(answer_posts(store, question, day, answer), question)
    return _from_meetings(store, question, day, page, answer)


def in_envelope(question: Question) -> dict[str, Any]:
    """Say in words what the question was taken to mean; what it doesn't have is left out."""
    span = bounds(grouped(question.spans))
    understood: dict[str, Any] = {
        "asks": list(question.asks) or _asks(question),
        "mode": question.mode if question.mode != "list" else "",
        "find": question.find if question.find != "meetings" else "",
        "participants": [" or ".join(party.names) or party.said for party in question.participants],
        "place": " or ".join(place.said for place in question.places),
        "topic": " or ".join(topic.name for topic in question.topics),
        "dates": question.when_said,
        "from": span.first.isoformat() if span.first else "",
        "to": span.last.isoformat() if span.last else "",
        "month_and_day": f"{span.from_day}/{span.to_day}" if span.from_day and not span.first else "",
        "when": [f"{clause.relation}: {clause.question.text}" for clause in question.clauses],
        "status": list(question.statuses),
        "kind": list(question.kinds),
        "format": list(question.formats),
        "role": question.role.said if question.role else "",
        "source": " or ".join(question.sources),
        "sidelines" if question.sidelines else "event": " or ".join(question.event_labels),
        "order": question.order,
        "notes": list(question.notes),
        "not_found": [unknown.said for unknown in question.unknown],
        "not_read": list(question.unread),
    }
    return {name: value for name, value in understood.items() if value}


def _asks(question: Question) -> list[str]:
    if question.mode == "count":
        return ["how many"]
    if question.mode == "whether":
        return ["whether"]
    return ["path"] if question.find == "path" else [f"which {question.find}"]


def _path(store: Store, question: Question, answer: Answer) -> Answer:
    one, two = (_end(party) for party in question.participants[:2])
    found = path(store, one, two)
    return Answer(
        question=answer.question,
        answer=found.answer,
        understood={**answer.understood, "asks": ["path"]},
        query=found.query,
        parameters=found.parameters,
        rows=found.rows,
    )


def _end(party: Party) -> str:
    return party.ids[0] if party.ids and (len(party.ids) == 1 or party.countries) else party.said


def _from_meetings(store: Store, question: Question, today: Day, page: int | None, answer: Answer) -> Answer:
    query = library.query("meetings")
    found = find(store, question, today, page)
    answer.query = query.cypher
    answer.page = found.page or UNSET
    on_page = library.on_page(found.page.number) if found.page else {}
    answer.parameters = plain(query.bind(found.filters | on_page))
    rows = _asked_first(question, found.rows)
    if question.order in ("first", "last", "next") and question.mode != "whether":
        rows = ordered(rows, question, today)
    if "who" in question.asks or question.find == "people":
        answer.who = tally.ranked(question, tally.people(question, rows))
    _tell(question, rows, answer)
    if found.without_day:
        answer.answer += f" ({found.without_day} more left out, whose date or year is unknown)"
    if found.without_town:
        answer.answer += f" ({found.without_town} more in that country, of which no town is known)"
    return _noted(answer, question)


def _asked_first(question: Question, rows: list[Row]) -> list[Row]:
    """Name first of the participants whom the question names first."""
    if not question.participants:
        return rows
    asked = question.participants[0]

    def comes_after(one: Row) -> bool:
        return one["id"] not in asked.ids and one["country"] not in asked.countries

    return [{**row, "participants": sorted(row["participants"], key=comes_after)} for row in rows]


def _tell(question: Question, rows: list[Row], answer: Answer) -> None:
    """Fill in the rows and the sentence that are asked for."""
    where = whole_condition(question)
    if question.find == "people" and question.hosting and question.order:
        answer.who = _hosts(question, rows)
    if question.mode == "whether":
        answer.rows, answer.answer = rows, verdict(question, rows, where)
    elif question.find in _RECKONED or question.find == "people":
        if question.find == "people":
            reckoned = answer.who
        else:
            reckoned = tally.ranked(question, _RECKONED[question.find](question, rows))
        if question.mode == "count":
            name = "participants" if question.find == "people" else question.find
            answer.rows = [{name: len(reckoned)}]
            names = listing(reckoned, question.find)
            answer.answer = f"{len(reckoned)} ({names}; {meetings(len(rows))}{where})"
        else:
            answer.rows = reckoned
            # Of those with the most, how many these are.
            most = reckoned[0] if reckoned and question.order in ("most", "least") else {}
            part = f"{most['meetings']} of " if most else ""
            stays = f"{visits(most['visits'])}, " if "visits" in most else ""
            answer.answer = f"{listing(reckoned, question.find)} ({stays}{part}{meetings(len(rows))}{where})"
    elif question.mode == "count":
        answer.rows, said = counted(question, rows, where)
        answer.answer = said + within(rows)
    else:
        each = question.at_different_meetings
        said = met_each(question, answer.who, rows, where) if each else _listed(answer, rows, where)
        answer.rows, answer.answer = rows, said + within(rows)


def _listed(answer: Answer, rows: list[Row], where: str) -> str:
    """Say how many meetings there are, and which the first are; on later pages, which part of them it is."""
    if not answer.page:
        return in_words(rows, where)
    total = answer.page.total
    said = in_words(rows, where, total) if answer.page.number == 1 else f"{meetings(total)}{where}"
    return said if answer.page.is_all else f"{said} ({answer.page.in_words()})"


def _hosts(question: Question, rows: list[Row]) -> list[Row]:
    """Return the states that most meetings took place in."""
    found = tally.countries(Question(text="", by_place=True), rows)
    return tally.ranked(question, [{"id": one["country"], **one} for one in found])


def _noted(answer: Answer, question: Question) -> Answer:
    answer.answer = " ".join([answer.answer, *(f"({note})" for note in question.notes)])
    return answer
