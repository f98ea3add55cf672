"""Clauses inside a question: their parts, read as those of a question of their own, and who fits one."""

from collections.abc import Collection
from datetime import date as Day

from kg.query.answer import Row
from kg.query.compile import find
from kg.query.grammar import Node
from kg.query.question import Question
from kg.query.tally import people
from kg.store.base import Store


def parts_of(told: Node) -> list[Node]:
    """Return the parts of a clause as the items that they would be alone."""
    parts: list[Node] = []
    for child in told.children:
        if child.rule in ("tail", "teller"):
            parts += child.children
        elif child.rule in ("verb", "gerund", "nps", "visited", "order", "EVENT", "bare_place"):
            parts.append(child)
    return parts


def as_item(node: Node) -> Node:
    """Return a part of a clause under the name of the item that reads it."""
    if node.rule in ("verb", "gerund"):
        rule = "visit" if node.first("places", "callers") else "with" if node.first("nps") else "meet"
        return Node(rule, node.start, node.end, node.children, node.means)
    names = {"nps": "subject", "EVENT": "event", "bare_place": "where"}
    if node.rule in names:
        return Node(names[node.rule], node.start, node.end, (node,), node.means)
    return node


def who_fits(store: Store, question: Question, countries: Collection[str], today: Day) -> list[Row]:
    """Return the people of the held meetings of a clause: who acts for a country, where any is given."""
    rows = [row for row in find(store, question, today).rows if row["status"] == "held"]
    acting = {one["id"] for row in rows for one in row["participants"] if one["country"] in countries}
    return [one for one in people(question, rows) if not countries or one["id"] in acting]
