"""Which mentions may mean one person at all: what is said of others never changes who they are.

Two mentions are in one component where their names may stand for one another and nothing about their states
and posts rules that out (:mod:`kg.resolve.bearings`), or a third is between them. So people are resolved
component by component, and a new document changes only those that it speaks of.
"""

from collections import defaultdict
from collections.abc import Sequence

from kg.resolve.bearings import Bearing, Roles, by_sound, may_be_one
from kg.resolve.clusters import Clusters
from kg.resolve.namings import Naming
from kg.resolve.pairing import pairs


def components(persons: Sequence[Sequence[Naming]]) -> list[list[Naming]]:
    """Return the mentions of each component; each of ``persons`` is told in one document."""
    bearings = [{Bearing.of(one) for one in namings} for namings in persons]
    roles = Roles.of(one for namings in persons for one in namings)
    together = Clusters(roles)
    for first, *others in bearings:
        for other in others:
            together.join(first, other)
    for heard, block in by_sound(roles).items():
        for one, other in pairs(block, heard, roles):
            if together.root(one) != together.root(other) and may_be_one(one, other, roles):
                together.join(one, other)
    found: dict[Bearing, list[Naming]] = defaultdict(list)
    for namings, (first, *_) in zip(persons, bearings, strict=True):
        found[together.root(first)] += namings
    return [sorted(namings, key=lambda one: one.mention) for namings in found.values()]
