"""Which reports have to be grouped into meetings again after some have changed.

Reports that are put into one meeting are linked by pairs that tell of the same: what isn't linked to a report
in this way, over however many others, never matters to it.
"""

from collections.abc import Iterable, Mapping

from kg.resolve.decisions import Pair, partners
from kg.resolve.meetings import may_be_one
from kg.resolve.nearby import Nearby
from kg.resolve.told import Told


def to_group_again(
    now: Mapping[str, Told], before: Mapping[str, Told], changed: Iterable[str], same: Iterable[Pair]
) -> list[Told]:
    """Return the reports whose meeting may be another one. ``same`` are those judged to be of one."""
    nearby: Nearby[str] = Nearby()
    for id, one in now.items():
        nearby.add(one, id)

    def linked(one: Told) -> list[str]:
        return [id for id in nearby.near(one) if id != one.id and may_be_one(one, now[id])]

    judged = partners(same)
    waiting: list[str] = []
    for id in changed:
        waiting += [id, *judged.get(id, ())]
        waiting += linked(before[id]) if id in before else ()
    found: dict[str, Told] = {}
    while waiting:
        id = waiting.pop()
        if id in now and id not in found:
            found[id] = now[id]
            waiting += [*judged.get(id, ()), *linked(now[id])]
    return [found[id] for id in sorted(found)]
