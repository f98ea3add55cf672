"""From the words of a question to one typed :class:`~kg.query.question.Question`."""

from datetime import date as Day

from kg.query.edges import Edges
from kg.query.grammar import Node, Parser
from kg.query.linking import Linker
from kg.query.names import Names
from kg.query.question import Question
from kg.query.reader import Reader
from kg.query.tokens import clean, tokens_of
from kg.store.base import Store


def understand(store: Store, names: Names, text: str, today: Day) -> Question:
    """Read a question. Where its ``unread`` has words, it isn't understood and nothing may be answered."""
    text = clean(text)
    found = Edges(store, names, text, tokens_of(text))
    edges = found.all()
    words = found.words()
    if not words:
        return Question(text=text, unread=(text,))

    def read(*without: str) -> tuple[list[Node], list[int], Reader]:
        items, unread = Parser(words, edges, without=frozenset(without)).cover()
        reader = Reader(Linker(store, names, found.words_at), words, found.words_at, today)
        reader.read(text, items)
        return items, unread, reader

    items, unread, reader = read()
    if len(items) == 1 and items[0].first("relative_person"):
        _, unread, reader = read("relative_person")  # "kings who visited Rome" alone asks who they are
    if reader.question.clauses and not (
        reader.asks or reader.of_meetings or reader.kinds_of_items & {"count", "posted"}
    ):
        _, unread, reader = read("clause")  # "when Alden visited Rome" alone asks when
    said = [text[found.tokens[at].start : found.tokens[at].end] for at in unread]
    return _checked(reader.question, said, reader)


def _checked(question: Question, unread: list[str], reader: Reader) -> Question:
    unread += reader.refused
    alone = reader.bare and len(question.participants) + len(question.places) + len(question.spans) < 2
    been = "where" in question.asks and {"been", "was", "were"} & {*reader.words}
    # "Kissinger Gromyko", "Rice and Lavrov 2006": names alone ask for what they have in common.
    several = reader.bare and bool(question.participants) and not reader.asks and question.find == "meetings"
    of_meetings = (reader.of_meetings or question.events or been or several) and not alone
    endless = bool(question.asks) and question.find == "meetings" and not _has_condition(question)
    known = not question.unknown  # else it is said of whom nothing is known: "who is Doe"
    if not unread and known and (endless or not (of_meetings or question.find in ("posts", "path"))):
        unread = [question.text]
    question.unread = tuple(unread)
    return question


def _has_condition(question: Question) -> bool:
    conditions = (
        question.participants, question.places, question.spans, question.clauses, question.statuses,
        question.kinds, question.formats, question.topics, question.sources, question.events,
        question.sidelines, question.role, question.order,
    )  # fmt: skip
    return any(conditions)
