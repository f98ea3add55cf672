"""A question as it was understood: one typed value that everything after the reading works from."""

from datetime import date as Day
from typing import Literal

import msgspec

from kg.query.names import Name

Find = Literal["meetings", "people", "places", "countries", "topics", "posts", "path"]
Mode = Literal["list", "count", "whether"]
Order = Literal["first", "last", "next", "most", "least"]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time, open where ``first`` or ``last`` is null.

    ``from_day`` and ``to_day`` are month and day, as ``05-31``, where it lies within one year, known or not.
    """

    first: Day | None = None
    last: Day | None = None
    from_day: str | None = None
    to_day: str | None = None


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post as described: its words, and what it is a post of."""

    said: str
    role: tuple[str, ...]
    countries: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Whom one name or description stands for: any of ``ids``; of ``posts``, while they held them.

    ``people`` tells that there is somebody among them, not only states and organizations.
    """

    said: str
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    people: bool = False


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place by the ids of its nodes, or a country or region by its codes.

    ``within``: of a town, the codes of the country that it lies in.
    """

    said: str
    ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """Meetings that tell when, or who: "when Alden visited Rome", "the minister who met Price"."""

    relation: Literal["during", "before", "after", "since", "until"]
    question: "Question"


class Unknown(msgspec.Struct, frozen=True):
    """A name that nothing in the store has, with the nearest ones."""

    said: str
    nearest: tuple[str, ...] = ()


class Question(msgspec.Struct, kw_only=True):
    """What is asked.

    ``role`` is held by somebody who is asked for, or by a participant who is ``acting``. A clause is ``own``
    whose people are those of the question around it. ``posts`` are what ``find: posts`` asks about, with the
    people of ``participants``; ``visiting`` asks of visits, not of meetings in a place, ``staying`` also of
    who may be at home there; ``reckoned`` counts only what was held, unless a status is given. ``unread`` are
    the words that no rule accounts for: with any, there is no answer.
    """

    text: str
    find: Find = "meetings"
    mode: Mode = "list"
    asks: tuple[str, ...] = ()
    participants: tuple[Party, ...] = ()
    at_different_meetings: bool = False
    posts: tuple[Post, ...] = ()
    places: tuple[Where, ...] = ()
    by_place: bool = False
    visiting: bool = False
    staying: bool = False
    hosting: bool = False
    spans: tuple[Span, ...] = ()
    when_said: str = ""
    clauses: tuple[Clause, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    topics: tuple[Name, ...] = ()
    sources: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    event_labels: tuple[str, ...] = ()
    event_said: str = ""
    sidelines: bool = False
    role: Post | None = None
    acting: bool = False
    own: bool = False
    asked_party: int | None = None
    order: Order | None = None
    reckoned: bool = False
    present: bool = False
    notes: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def of_guests(self) -> bool:
        """Whether it asks who comes to a place: nobody is named who does."""
        return self.visiting and not self.staying and not self.participants
