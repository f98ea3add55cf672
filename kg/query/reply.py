"""``kg ask``: from a question to an answer."""

from typing import Any

from kg.query import library
from kg.query.answer import Answer, Row, plain
from kg.query.link import Links, link
from kg.query.meetings import find_meetings, undated
from kg.query.names import Names, read_names
from kg.query.parse import Question, parse
from kg.query.people import answer_posts
from kg.query.wording import counted, in_words, meetings, not_found, not_understood, verdict, whole_condition
from kg.store.base import Store


def ask(store: Store, text: str, page: int | None = None) -> Answer:
    """Answer a question in English from the store; of a list of meetings give this page, or all."""
    names = read_names(store)
    question = parse(text, lambda words: bool(names.whole(words)))
    answer = Answer(question=text, answer="")
    if question.unclear or not question.asks:
        return _hopeless(answer, question, names)
    links = link(store, names, question)
    answer.understood = _understood(question, links)
    if _only_noise(question, links):
        return _hopeless(answer, question, names)
    if question.subject == "post":
        return answer_posts(store, names, question, links, answer)
    answer.query = library.query("meetings").cypher
    filters = _filters(question, links)
    answer.parameters = plain(library.query("meetings").bind(filters))
    if links.unknown:
        answer.answer = not_found(links)
        return answer
    if page and _lists_meetings(question):
        _give_page(store, question, links, filters, answer, page)
    else:
        _give_all(store, question, links, filters, answer)
    return answer


def _lists_meetings(question: Question) -> bool:
    """Whether the answer is meetings as they are found: not a count, a verdict or one of them."""
    of_others = question.subject in ("country", "place") and question.asks[0].startswith("which")
    of_all = {"whether", "how many"} & {*question.asks} or question.order or question.role
    return not (of_all or of_others or question.subject == "topic")


def _hopeless(answer: Answer, question: Question, names: Names) -> Answer:
    answer.understood = {
        "asks": [],
        "names": [slot.text for slot in question.slots if names.whole(slot.text)],
    }
    answer.answer = not_understood(question)
    return answer


def _only_noise(question: Question, links: Links) -> bool:
    """Whether neither a word about meetings nor a name of the store stands in the question."""
    linked = links.participants or links.places or links.countries or links.topics
    if "whether" in question.asks and not question.of_meetings:
        return True
    return not (question.of_meetings or linked or question.days or question.subject == "post")


def _filters(question: Question, links: Links) -> dict[str, Any]:
    days = question.days
    return {
        "participants": [group.ids for group in links.participants],
        "places": [place.id for place in links.places],
        "countries": links.countries,
        "topics": [topic.id for topic in links.topics],
        "statuses": list(question.statuses),
        "kinds": list(question.kinds),
        "formats": list(question.formats),
        "from": days.first if days else None,
        "to": days.last if days else None,
        "from_day": days.from_day if days else None,
        "to_day": days.to_day if days else None,
    }


def _understood(question: Question, links: Links) -> dict[str, Any]:
    """Say in words what the question was taken to mean; what it doesn't have is left out."""
    understood: dict[str, Any] = {
        "asks": list(question.asks),
        "participants": [" or ".join(group.names) for group in links.participants],
        "place": " or ".join(links.place_said),
        "topic": " or ".join(topic.name for topic in links.topics),
        "dates": question.days.text if question.days else "",
        "status": list(question.statuses),
        "kind": list(question.kinds),
        "format": list(question.formats),
        "order": question.order,
        "notes": links.notes,
        "not_found": [unknown.said for unknown in links.unknown],
    }
    return {name: value for name, value in understood.items() if value}


def _give_page(
    store: Store, question: Question, links: Links, filters: dict[str, Any], answer: Answer, number: int
) -> None:
    answer.rows = find_meetings(store, filters, number)
    answer.page = library.page_of(store, "meetings", filters, number)
    answer.parameters = plain(library.query("meetings").bind(filters | library.on_page(number)))
    where = whole_condition(question, links)
    if number == 1:
        answer.answer = in_words(answer.rows, where, answer.page.total)
    else:
        answer.answer = f"{meetings(answer.page.total)}{where}"
    notes = [] if answer.page.is_all else [f"({answer.page.in_words()})"]
    answer.answer = " ".join([answer.answer, *notes, *_notes(store, links, filters)])


def _give_all(
    store: Store, question: Question, links: Links, filters: dict[str, Any], answer: Answer
) -> None:
    rows = find_meetings(store, filters)
    if "whether" in question.asks and question.statuses and not rows:
        # Not cancelled, then: what is known of it says more than a bare no.
        question.statuses, filters = (), filters | {"statuses": []}
        rows = find_meetings(store, filters)
        answer.answer = f"Not as far as is known. {in_words(rows, whole_condition(question, links))}"
        answer.rows = rows
        return
    rows = [row for row in rows if not question.role or _has_role(row, question.role)]
    if question.order and rows:
        dated = [row for row in rows if row["latest"] or row["earliest"]]
        if question.order == "last":  # "the last meeting" is one that took place, where there is one
            dated = [row for row in dated if row["status"] == "held"] or dated
        rows = (dated or rows)[:1] if question.order == "last" else (dated or rows)[-1:]
    where = whole_condition(question, links)
    if "how many" in question.asks:
        answer.rows, answer.answer = counted(question, rows, where)
    elif question.subject in ("country", "place") and question.asks[0].startswith("which"):
        answer.rows = _tally(question, links, rows)
        answer.answer = f"{_listing(answer.rows, question.subject)} ({len(rows)} meetings{where})"
    elif question.subject == "topic":
        answer.rows = _count([{"topic": topic} for row in rows for topic in row["topics"]])
        answer.answer = f"{_listing(answer.rows, 'topic')} ({len(rows)} meetings{where})"
    else:
        answer.rows = rows
        answer.answer = (
            verdict(question, rows, where) if "whether" in question.asks else in_words(rows, where)
        )
    answer.answer = " ".join([answer.answer, *_notes(store, links, filters)])


def _notes(store: Store, links: Links, filters: dict[str, Any]) -> list[str]:
    notes = [f"({note})" for note in links.notes]
    if left_out := _left_out(store, filters):
        notes.append(f"({left_out} more left out, whose date or year is unknown)")
    return notes


def _has_role(row: Row, role: str) -> bool:
    """Whether somebody of this post or rank took part: "general" is also a Lieutenant General."""
    held = (f"{one['role'] or ''} {one['rank'] or ''}".lower().split() for one in row["participants"])
    return any(role in words for words in held)


def _left_out(store: Store, filters: dict[str, Any]) -> int:
    """Count the meetings that would fit if their dates were known."""
    if not any(filters[name] for name in ("from", "to", "from_day")):
        return 0
    found = undated(store, filters | dict.fromkeys(("from", "to", "from_day", "to_day")))
    # Where a month is asked for, one whose month is known and another isn't a candidate.
    return len({row["meeting"] for row in found if not (filters["from_day"] and row["date"])})


def _tally(question: Question, links: Links, rows: list[Row]) -> list[Row]:
    """Count the places or countries of meetings, or the countries that others took part for."""
    if question.subject == "place":
        return _count([{"place": row["place"], "country": row["country"]} for row in rows if row["place"]])
    if question.by_place:
        return _count([_country(row["country"]) for row in rows if row["country"]])
    own = {id for group in links.participants for id in group.ids}
    codes = [
        sorted({one["country"] for one in row["participants"] if one["country"] and one["id"] not in own})
        for row in rows
    ]
    return _count([_country(code) for found in codes for code in found])


def _country(code: str) -> Row:
    from kg.gazetteer import country

    found = country(code)
    return {"name": found.name if found else code, "country": code}


def _count(found: list[Row]) -> list[Row]:
    """Return different rows with how many meetings each stands for, the most frequent first."""
    keys = [tuple(row.items()) for row in found]
    numbers = {key: keys.count(key) for key in keys}
    ordered = sorted(numbers, key=lambda key: (-numbers[key], str(key)))
    return [{**dict(key), "meetings": numbers[key]} for key in ordered]


def _listing(rows: list[Row], subject: str) -> str:
    names = [row.get("name") or row.get("place") or row.get("topic") for row in rows]
    return ", ".join(map(str, names)) or f"No {subject} is known"
