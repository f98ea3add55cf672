"""The shortest chain of meetings between two, by a breadth-first search from both ends.

Of a large store only what lies near to the two is read: all meetings of those who were reached, at each step
on the side where fewer were.
"""

from collections.abc import Mapping, Sequence
from itertools import chain as in_a_row

import msgspec

from kg.query import library
from kg.query.network.meetings import of_rows
from kg.query.network.selection import Selection
from kg.store.base import Store

# So many meetings. Longer chains say nothing about two people.
LONGEST = 9
# Meetings by id with the ids of who took part.
_By = dict[str, set[str]]
# What is between two meetings of a chain: the meetings before, and who goes on from them.
_Steps = list[tuple[_By, set[str]]]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting of the chain, and the name of who goes on from it to the next; null at the last."""

    meeting: str
    name: str | None = None


class _Side:
    """What is reached from the meetings of one end; ``ends`` never join two meetings.

    ``levels[n]`` has who is reached over n meetings and not over fewer, ``meetings[n]`` those meetings.
    """

    def __init__(self, first: _By, ends: set[str]) -> None:
        self.levels: list[set[str]] = [set()]
        self.meetings: list[_By] = [{}]
        self._reached = set(ends)
        self._add(first)

    def expand(self, store: Store, statuses: Sequence[str], names: dict[str, str]) -> None:
        """Go one meeting further, and note the names of those who take part."""
        here = Selection(people=tuple(sorted(self.levels[-1])), statuses=tuple(statuses))
        found = of_rows(library.rows(store, "participations", here.parameters))
        names |= {id: actor.name for id, actor in found.actors.items()}
        self._add({id: set(one.actors) for id, one in found.meetings.items()})

    def _add(self, meetings: _By) -> None:
        new = {id: who for id, who in meetings.items() if not any(id in known for known in self.meetings)}
        self.meetings.append(new)
        self.levels.append(set(in_a_row.from_iterable(new.values())) - self._reached)
        self._reached |= self.levels[-1]

    def towards(self, middle: set[str]) -> _Steps:
        """Return the meetings by which ``middle`` is reached, and by whom, from the end on."""
        steps: _Steps = []
        through = middle
        for level, meetings in zip(self.levels[-2::-1], self.meetings[:0:-1], strict=True):
            by = {id: who for id, who in meetings.items() if not through.isdisjoint(who)}
            steps.append((by, through))
            through = level.intersection(in_a_row.from_iterable(by.values()))
        return steps[::-1]


def chain(store: Store, a: str, b: str, statuses: Sequence[str]) -> list[Step]:
    """Return the meetings of a shortest chain in order, none if there is none or it is too long.

    Of several it is the one whose last meeting has the smallest id, then the one before it, and so on. An
    organization is at the ends of a chain by its parts and by who acts for it too, as in ``kg ask``.
    """
    names: dict[str, str] = {}
    if a == b:
        return []
    if both := _meetings(store, statuses, [a, b], names):
        return [Step(meeting=min(both))]
    first = _meetings(store, statuses, [a], names)
    last = _meetings(store, statuses, [b], names)
    # Who acts for an organization meets others for it, but doesn't meet it by that.
    one = _Side(first, {a, b})
    two = _Side({id: who for id, who in last.items() if id not in first}, {a, b})
    while one.levels[-1] and two.levels[-1]:
        if middle := one.levels[-1] & two.levels[-1]:
            return _chosen(one.towards(middle), two.towards(middle)[::-1], names)
        if len(one.levels) + len(two.levels) - 2 == LONGEST:
            break
        min((one, two), key=lambda side: len(side.levels[-1])).expand(store, statuses, names)
    return []


def _meetings(store: Store, statuses: Sequence[str], ends: list[str], names: dict[str, str]) -> _By:
    """Return the meetings in which all of these take part, with who else does; note their names."""
    found: _By = {}
    filters = {"participants": [[end] for end in ends], "statuses": list(statuses)}
    for row in library.rows(store, "meetings", filters):
        if row["participant"]:
            found.setdefault(row["meeting"], set()).add(row["participant"])
            names[row["participant"]] = row["name"]
    return found


def _chosen(before: _Steps, after: _Steps, names: Mapping[str, str]) -> list[Step]:
    """Choose one of the shortest chains, from the last meeting back."""
    meetings = [by for by, _ in before + after]
    through = [who for _, who in before] + [who for _, who in after[1:]]
    steps = [Step(meeting=min(meetings[-1]))]
    for by, who in zip(meetings[-2::-1], through[::-1], strict=True):
        joining = who & meetings[-len(steps)][steps[0].meeting]
        meeting, actor = min((id, one) for id, present in by.items() for one in joining & present)
        steps.insert(0, Step(meeting=meeting, name=names[actor]))
    return steps
