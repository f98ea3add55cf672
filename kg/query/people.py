"""Answers about posts: who holds one, and which ones somebody holds."""

from kg.query import library
from kg.query.answer import Answer, Row, plain
from kg.query.link import Links
from kg.query.names import Names
from kg.query.parse import Question
from kg.query.posts import Office, holders, office, posts_held, sources_of_posts
from kg.query.terms import held_at
from kg.query.wording import not_found
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


def answer_posts(store: Store, names: Names, question: Question, links: Links, answer: Answer) -> Answer:
    """Answer "who is X", "what post does X hold" and "who is the foreign minister of Y"."""
    found = library.query("posts")
    answer.query = found.cypher
    asked = _asked(question, names)
    if asked:
        rows = holders(store, asked)
        answer.parameters = found.bind({"words": list(asked.role)})
        answer.understood["post"] = " ".join(asked.role)
        if not rows:
            said = " ".join(slot.text for slot in question.slots)
            answer.answer = f"Nobody is known to hold the post “{said}”."
    else:
        if links.unknown or not links.participants:
            answer.answer = not_found(links)
            return answer
        ids = [id for group in links.participants for id in group.ids]
        answer.parameters = found.bind({"people": ids})
        rows = posts_held(store, people=ids)
        if not rows:
            known = ", ".join(name for group in links.participants for name in group.names)
            answer.answer = f"No post of {known} is known."
    said_then = ""
    if rows and question.days:
        rows, attested = held_at(rows, question.days)
        said_then = "" if attested else f"Nobody is attested {question.days.text}; nearest in time: "
        if not rows:
            answer.answer = f"Nobody is attested {question.days.text}."
    answer.rows = _with_sources(store, rows)
    if rows:
        notes = "".join(f" ({note})" for note in links.notes)
        answer.answer = said_then + "; ".join(dict.fromkeys(map(_sentence, answer.rows))) + notes
    return answer


def _asked(question: Question, names: Names) -> Office | None:
    """Return the post that is asked for, "president" with "Norway" from the next name."""
    first, *others = question.slots
    if names.whole(first.text):
        return None
    asked = office(first.text, names)
    if asked is None or asked.name:
        return None
    if others and not (asked.country or asked.organizations):
        asked = office(f"{first.text} of {others[0].text}", names) or asked
    return asked


def _with_sources(store: Store, rows: list[Row]) -> list[Row]:
    sources = sources_of_posts(store, [row["post"] for row in rows])
    return [
        {**{name: plain(row[name]) for name in _SHOWN}, "sources": sources.get(row["post"], [])}
        for row in rows
    ]


def _sentence(row: Row) -> str:
    rank = f" ({row['rank']})" if row["rank"] else ""
    body = f", {row['organization']}" if row["organization"] else ""
    return f"{row['name']}: {row['role'] or 'member'}{rank}{body}"
