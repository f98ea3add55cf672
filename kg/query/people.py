"""Answers about posts: who holds one, which ones somebody holds, whether somebody held one."""

from collections.abc import Mapping, Sequence
from datetime import date as Day

from kg.query import library
from kg.query.answer import Answer, Row, plain
from kg.query.compile import spans_of
from kg.query.fitting import Spans
from kg.query.posts import days_of_posts, holders, posts_held, sources_of_posts
from kg.query.question import Question, Span
from kg.query.safe import capacity
from kg.query.terms import held_at, held_now, in_between
from kg.query.when import term_in_words
from kg.store.base import Store

_SHOWN = (
    "id",
    "name",
    "role",
    "rank",
    "organization",
    "country",
    "since",
    "until",
    "attested_from",
    "attested_to",
)


def answer_posts(store: Store, question: Question, today: Day, answer: Answer) -> Answer:
    """Answer "who is X", "what post does X hold", "who is the foreign minister of Y", "was X minister"."""
    found = library.query("posts")
    answer.query = found.cypher
    people = [id for party in question.participants if not party.posts for id in party.ids]
    if question.posts:
        asked = question.posts[0]
        answer.understood["post"] = asked.said
        answer.parameters = found.bind({"words": list(asked.role)})
        rows = [row for post in question.posts for row in holders(store, post)]
        rows = [row for row in rows if not people or row["id"] in people]
        known = f"the post “{asked.said}”"
    else:
        answer.parameters = found.bind({"people": people})
        rows = posts_held(store, people=people)
        names = dict.fromkeys(name for party in question.participants for name in party.names)
        known = f"a post of {' or '.join(names)}"
    rows, note = _at(store, question, rows, today)
    answer.rows = _with_sources(store, rows)
    if question.mode == "whether":
        told = "; ".join(dict.fromkeys(map(_sentence, answer.rows)))
        answer.answer = (
            f"Yes: {note}{told}" if rows and not note else f"Not as far as is known. {note}{told}".strip()
        )
    elif rows:
        answer.answer = note + "; ".join(dict.fromkeys(map(_sentence, answer.rows)))
    else:
        answer.answer = (
            note or f"Nobody is known to hold {known}." if question.posts else f"No {known[2:]} is known."
        )
    return answer


def _at(store: Store, question: Question, rows: list[Row], today: Day) -> tuple[list[Row], str]:
    """Return the posts held at the time that is asked about, with a note where none is attested then."""
    if question.present:
        return held_now(rows, today.isoformat()), ""
    spans = spans_of(store, question, today)
    if spans is None:
        return [], f"No meeting “{question.clauses[0].question.text}” is known."
    if not spans or not rows:
        return rows, ""
    between = [row["post"] for span in spans[-1] for row in in_between(rows, span)]
    return _held(rows, spans, question.when_said, days_of_posts(store, between))


def _held(
    rows: list[Row], spans: Spans, said: str, attested_on: Mapping[str, Sequence[str]]
) -> tuple[list[Row], str]:
    kept: dict[str, Row] = {}
    attested = False
    when = said or "then"
    group: tuple[Span, ...] = spans[-1]
    for span in group:
        then, found = held_at(rows, span, attested_on)
        if found and not attested:
            kept, attested = {}, True
        if found == attested:
            kept |= {row["post"]: row for row in then}
    if attested:
        return list(kept.values()), ""
    near = "; nearest in time: " if kept else "."
    return list(kept.values()), f"Nobody is attested {when}{near}"


def _with_sources(store: Store, rows: list[Row]) -> list[Row]:
    sources = sources_of_posts(store, [row["post"] for row in rows])
    return [
        {**{name: plain(row[name]) for name in _SHOWN}, "sources": sources.get(row["post"], [])}
        for row in rows
    ]


def _sentence(row: Row) -> str:
    held = capacity({**row, "role": row["role"] or "member"})
    term = term_in_words(row)
    return f"{row['name']}: {held}{f' ({term})' if term else ''}"
