"""Which reports have to be grouped into meetings again after some have changed.

Reports that are put into one meeting are linked by pairs that tell of the same: what isn't linked to a report
in this way, over however many others, never matters to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.resolve.decisions import Pair
from kg.resolve.meetings import OPEN, Told, keys_of, may_be_one, months_of


class Nearby:
    """Reports by what reports of one meeting share."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._of_key: dict[str, list[Told]] = defaultdict(list)
        self._of_month: dict[str, Mapping[str, Sequence[Told]]] = {}
        for one in told:
            for key in keys_of(one):
                self._of_key[key].append(one)

    def linked(self, one: Told) -> Iterator[Told]:
        """Yield the reports that may be of one meeting with this one, as far as the two tell."""
        months = months_of(one)
        seen = {one.id}
        for key in keys_of(one):
            known = self._months(key)
            for month in known if OPEN in months else (*months, OPEN):
                for other in known.get(month, ()):
                    if other.id not in seen:
                        seen.add(other.id)
                        if may_be_one(one, other):
                            yield other

    def _months(self, key: str) -> Mapping[str, Sequence[Told]]:
        if key not in self._of_month:
            found: dict[str, list[Told]] = defaultdict(list)
            for one in self._of_key.get(key, ()):
                for month in months_of(one):
                    found[month].append(one)
            self._of_month[key] = found
        return self._of_month[key]


def to_group_again(
    now: Mapping[str, Told], before: Mapping[str, Told], changed: Iterable[str], same: Iterable[Pair]
) -> list[Told]:
    """Return the reports whose meeting may be another one. ``same`` are those judged to be of one."""
    nearby = Nearby(now.values())
    partners: dict[str, list[str]] = defaultdict(list)
    for one, other in same:
        partners[one].append(other)
        partners[other].append(one)
    waiting = []
    for id in changed:
        waiting += [id, *partners.get(id, ())]
        if id in before:
            waiting += [other.id for other in nearby.linked(before[id])]
    found: dict[str, Told] = {}
    while waiting:
        id = waiting.pop()
        if id in now and id not in found:
            found[id] = now[id]
            waiting += partners.get(id, ())
            waiting += [other.id for other in nearby.linked(now[id])]
    return [found[id] for id in sorted(found)]
