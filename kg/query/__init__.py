"""Questions, named queries, paths and statistics over a store.

The functions import what they need when they are called, so that a look-up starts at once.
"""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date as Day

    from kg.query.answer import Answer
    from kg.store.base import Store

__all__ = ["ask", "communities", "find", "neighbours", "path", "show", "stats", "timeline"]


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
    from kg.query.network import path as chain

    return chain.path(store, a, b, held_only=held_only)


def neighbours(
    store: "Store",
    name: str,
    *,
    hops: int = 1,
    since: "Day | str | None" = None,
    until: "Day | str | None" = None,
    place: str | None = None,
    held_only: bool = True,
) -> "Answer":
    """Tell whom somebody met, how often, first and last; with ``hops`` whom these met too."""
    from kg.query.network import neighbours as near

    return near.neighbours(store, name, hops=hops, since=since, until=until, place=place, held_only=held_only)


def stats(store: "Store", top: int | None = None, by: str = "degree", *, held_only: bool = True) -> "Answer":
    """Count what the store holds; with ``top``, rank the most connected by a measure instead.

    ``by`` is ``degree``, ``betweenness`` or ``pagerank``.
    """
    from kg.query import figures
    from kg.query.network import ranking

    if top is None:
        return figures.counts(store)
    return ranking.most_connected(store, top, by, held_only=held_only)


def communities(
    store: "Store",
    *,
    since: "Day | str | None" = None,
    until: "Day | str | None" = None,
    place: str | None = None,
    held_only: bool = True,
) -> "Answer":
    """Find the groups that meet each other more than others."""
    from kg.query.network import communities as groups

    return groups.communities(store, since=since, until=until, place=place, held_only=held_only)


def timeline(
    store: "Store",
    a: str,
    b: str,
    *,
    by: Literal["year", "month"] = "year",
    since: "Day | str | None" = None,
    until: "Day | str | None" = None,
) -> "Answer":
    """Count the meetings of two by year or month, with the first, the last and the longest gap."""
    from kg.query.network import timeline as line

    return line.timeline(store, a, b, by=by, since=since, until=until)
