"""A graph as plain Python reads it: what the named queries are compared with is worked out over this."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date as Day
from typing import Any

from kg.model.graph import Graph


class Thing:
    """A node by its properties; what it has none of is None."""

    def __init__(self, id: str, label: str, properties: dict[str, Any]) -> None:
        self.id, self.is_a, self._properties = id, label, properties

    def __getattr__(self, name: str) -> Any:
        return self._properties.get(name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)


class Facts:
    """Nodes and where they lead."""

    def __init__(self, graph: Graph) -> None:
        self.things = {node.id: Thing(node.id, node.label, node.properties) for node in graph.nodes()}
        self._out: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self._into: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self.takes: dict[tuple[Thing, Thing], dict[str, Any]] = {}
        for link in graph.relationships():
            start, end = self.things[link.start], self.things[link.end]
            self._out[start.id, link.type].append(end)
            self._into[end.id, link.type].append(start)
            if link.type == "PARTICIPATES_IN":
                self.takes[start, end] = link.properties
        self.meetings = self.all("Meeting")
        self.held = [meeting for meeting in self.meetings if meeting.status == "held"]

    def all(self, label: str) -> list[Thing]:
        """Return the nodes of a label by id."""
        return [thing for _, thing in sorted(self.things.items()) if thing.is_a == label]

    def out(self, thing: Thing, type: str) -> list[Thing]:
        """Return where relationships of a type lead."""
        return self._out[thing.id, type]

    def into(self, thing: Thing, type: str) -> list[Thing]:
        """Return where relationships of a type come from."""
        return self._into[thing.id, type]

    def named(self, label: str, name: str) -> list[Thing]:
        """Return what has a name or alias."""
        return [one for one in self.all(label) if name == one.name or name in (one.aliases or ())]

    def actors(self, meeting: Thing) -> list[Thing]:
        """Return everybody in a meeting."""
        return self.into(meeting, "PARTICIPATES_IN")

    def people(self, meeting: Thing) -> list[Thing]:
        """Return the people in a meeting."""
        return [one for one in self.actors(meeting) if one.is_a == "Person"]

    def held_by(self, *people: Thing) -> list[Thing]:
        """Return the meetings that all these held together."""
        return [meeting for meeting in self.held if set(people) <= set(self.actors(meeting))]

    def places(self, meeting: Thing) -> list[Thing]:
        """Return where a meeting was."""
        return self.out(meeting, "LOCATED_IN")

    def wholes(self, thing: Thing) -> set[Thing]:
        """Return what a place or organization is part of, with itself."""
        found, new = set(), {thing}
        while new:
            found |= new
            new = {whole for one in new for whole in self.out(one, "PART_OF")} - found
        return found

    def posts(self, whole: Thing) -> list[tuple[Thing, Thing, Thing]]:
        """Return person, post and organization, of an organization and its parts."""
        return [
            (person, post, part)
            for part in self.all("Organization")
            if whole in self.wholes(part)
            for post in self.into(part, "IN_ORGANIZATION")
            for person in self.into(post, "HOLDS")
        ]

    def in_post(self, person: Thing, post: Thing) -> list[Thing]:
        """Return the meetings that somebody took part in in a post."""
        return [
            meeting
            for (who, meeting), takes in self.takes.items()
            if who == person and takes.get("membership") == post.id
        ]

    def told(self, meeting: Thing) -> list[tuple[Thing, Thing]]:
        """Return the documents that tell of a meeting, with what they say."""
        return [
            (document, report)
            for report in self.into(meeting, "REPORTS")
            for document in self.into(report, "CONTAINS")
        ]


def first(meetings: Iterable[Thing]) -> Day | None:
    """Return the first possible day of all."""
    return min((one.earliest for one in meetings if one.earliest), default=None)


def last(meetings: Iterable[Thing]) -> Day | None:
    """Return the last possible day of all."""
    return max((one.latest for one in meetings if one.latest), default=None)


def year(meeting: Thing) -> int | None:
    """Return the year of a meeting, where it is of one."""
    if meeting.earliest is None or meeting.earliest.year != meeting.latest.year:
        return None
    year: int = meeting.earliest.year
    return year


def late(value: Any) -> tuple[bool, Any]:
    """Sort what isn't known last."""
    return value is None, 0 if value is None else value


def recent(meeting: Thing) -> tuple[bool, int, str]:
    """Sort the most recent first, what has no day last."""
    return meeting.latest is None, -meeting.latest.toordinal() if meeting.latest else 0, meeting.id
