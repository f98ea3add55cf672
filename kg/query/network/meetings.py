"""The meetings of a selection with who took part, read from a store at once."""

from collections.abc import Iterable
from datetime import date as Day
from typing import TYPE_CHECKING

import msgspec

from kg.query import library
from kg.query.answer import Row, plain
from kg.query.fitting import in_range
from kg.query.network.selection import Selection
from kg.query.question import Span
from kg.store.base import Store

if TYPE_CHECKING:
    import networkx as nx


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person or an organization that took part; ``label`` is that of its node."""

    id: str
    name: str
    label: str


class Meeting(msgspec.Struct, kw_only=True):
    """A meeting with the ids of who took part. ``date`` is EDTF, the days are null if unknown."""

    id: str
    status: str
    date: str | None
    earliest: Day | None
    latest: Day | None
    actors: list[str]

    def fits(self, span: Span | None) -> str | None:
        """Return ``certainly`` or ``possibly`` for a meeting that may lie in the span, none for another."""
        if span is None:
            return "certainly"
        row: Row = plain({"date": self.date, "earliest": self.earliest, "latest": self.latest})
        return in_range(row, [(span,)])


class Meetings(msgspec.Struct, kw_only=True):
    """Meetings by id, and the actors who took part in them by id."""

    meetings: dict[str, Meeting]
    actors: dict[str, Actor]


def read(store: Store, selection: Selection) -> Meetings:
    """Read the meetings of a selection that anybody took part in."""
    return of_rows(library.rows(store, "participations", selection.parameters))


def of_rows(rows: Iterable[Row]) -> Meetings:
    """Gather the rows of ``participations.cypher``."""
    found = Meetings(meetings={}, actors={})
    for row in rows:
        actor, id = row["actor"], row["meeting"]
        if actor not in found.actors:
            found.actors[actor] = Actor(id=actor, name=row["name"] or actor, label=row["label"])
        meeting = found.meetings.get(id)
        if meeting is None:
            meeting = found.meetings[id] = Meeting(
                id=id,
                status=row["status"],
                date=row["date"],
                earliest=row["earliest"],
                latest=row["latest"],
                actors=[],
            )
        meeting.actors.append(actor)
    return found


def by_day(meeting: Meeting) -> tuple[Day, Day, str]:
    """Order meetings by their days, the undated last, then by id: a total order."""
    return (meeting.earliest or Day.max, meeting.latest or Day.max, meeting.id)


def contacts(found: Meetings) -> "nx.Graph":
    """Return who met whom: everybody who took part, joined where two were at one meeting.

    Nodes have ``name``, ``type`` (Person, Organization) and ``meetings``, how many they took part in.
    Edges have ``weight``, the number of meetings, ``meetings``, their ids by day, and ``first`` and ``last``,
    the first and last possible day, null where none is known.
    """
    import networkx as nx

    graph = nx.Graph()
    for id in sorted(found.actors):
        actor = found.actors[id]
        graph.add_node(id, name=actor.name, type=actor.label, meetings=0)
    for meeting in sorted(found.meetings.values(), key=by_day):
        for at, one in enumerate(meeting.actors):
            graph.nodes[one]["meetings"] += 1
            for other in meeting.actors[at + 1 :]:
                _join(graph, one, other, meeting)
    return graph


def _join(graph: "nx.Graph", one: str, other: str, meeting: Meeting) -> None:
    known = graph.get_edge_data(one, other)
    if known is None:
        graph.add_edge(
            one, other, weight=1, meetings=[meeting.id], first=meeting.earliest, last=meeting.latest
        )
        return
    known["weight"] += 1
    known["meetings"].append(meeting.id)
    if meeting.latest and (known["last"] is None or meeting.latest > known["last"]):
        known["last"] = meeting.latest
