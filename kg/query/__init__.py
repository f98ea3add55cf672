"""Questions, named queries, paths and statistics over a store.

The functions import what they need when they are called, so that a look-up starts at once.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as Day

    from kg.query.answer import Answer
    from kg.store.base import Store

__all__ = ["ask", "find", "path", "show", "stats"]


def ask(store: "Store", question: str, page: int | None = None, *, today: "Day | None" = None) -> "Answer":
    """Answer a question in English: who met whom, where, when, about what.

    A list of meetings is given as a whole, or one page of it, 1 the first. "Next month" is counted from
    ``today``, which is the day of asking if it isn't given.
    """
    from kg.query import reply

    return reply.ask(store, question, page, today=today)


def find(store: "Store", text: str, limit: int = 20) -> "Answer":
    """Find people, organizations, places and topics by a partial, misspelt or foreign-script name."""
    from kg.query import lookup

    return lookup.find(store, text, limit)


def show(store: "Store", id_or_name: str, page: int | None = None) -> "Answer":
    """Show everything about one entity, with sources: all its meetings, or one page of them, 1 the first."""
    from kg.query import entity

    return entity.show(store, id_or_name, page)


def path(store: "Store", a: str, b: str, *, held_only: bool = True) -> "Answer":
    """Find the shortest chain of meetings between two people or organizations."""
    from kg.query import chain

    return chain.path(store, a, b, held_only=held_only)


def stats(store: "Store", top: int | None = None) -> "Answer":
    """Count what the store holds; with ``top``, rank the most connected instead."""
    from kg.query import figures

    return figures.stats(store, top)
