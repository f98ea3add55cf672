"""Which mentions may mean one person at all: what is said of others never changes who they are.

Two mentions are in one component where their names may stand for one another and nothing about their states
and posts rules that out, or a third is between them. A lone surname may stand for a full name in a state in
common, in the same role in whatever state, or where no state is told. So people are resolved component by
component, and a new document changes only those that it speaks of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import msgspec

from kg.resolve.careers import post_key
from kg.resolve.clusters import Clusters
from kg.resolve.name_forms import (
    Likeness,
    differ_by_a_letter,
    likeness,
    name_form,
    nicknames,
    sound,
    sounds_of,
)
from kg.resolve.namings import Naming
from kg.resolve.portraits import with_successors

# Words that may be two spellings of one differ in the first letters or behind them, not in both.
_BEGINS = 2


class Bearing(msgspec.Struct, frozen=True):
    """A name as it is borne in a state: with the roles in which it is told there."""

    name: str
    country: str | None

    @classmethod
    def of(cls, naming: Naming) -> "Bearing":
        """Return that of a mention."""
        return cls(naming.name, naming.country)

    @property
    def lineage(self) -> frozenset[str]:
        """The state, and those that came out of it if it is no more."""
        return with_successors(frozenset({self.country} if self.country else ()))


def components(persons: Sequence[Sequence[Naming]]) -> list[list[Naming]]:
    """Return the mentions of each component; each of ``persons`` is told in one document."""
    bearings = [{Bearing.of(one) for one in namings} for namings in persons]
    roles = roles_of(one for namings in persons for one in namings)
    together = Clusters(roles)
    for first, *others in bearings:
        for other in others:
            together.join(first, other)
    for bearing, alike in _related(roles, together):
        together.join(bearing, alike)
    found: dict[Bearing, list[Naming]] = defaultdict(list)
    for namings, (first, *_) in zip(persons, bearings, strict=True):
        found[together.root(first)] += namings
    return [sorted(namings, key=lambda one: one.mention) for namings in found.values()]


def roles_of(namings: Iterable[Naming]) -> dict[Bearing, set[str]]:
    """Return the roles in which each name is told in each state."""
    roles: dict[Bearing, set[str]] = defaultdict(set)
    for one in namings:
        roles[Bearing.of(one)].update({post_key(one.role)} if one.role else ())
    return roles


def by_sound(bearings: Iterable[Bearing]) -> Mapping[str, list[Bearing]]:
    """Return the names by how each of their words sounds."""
    found: dict[str, list[Bearing]] = defaultdict(list)
    for one in bearings:
        for heard in sounds_of([one.name]):
            found[heard].append(one)
    return found


def _related(
    roles: Mapping[Bearing, set[str]], together: Clusters[Bearing]
) -> Iterator[tuple[Bearing, Bearing]]:
    """Yield pairs that are related, as far as they aren't together yet."""
    for heard, block in by_sound(roles).items():
        for one, other in pairs(block, heard):
            if together.root(one) != together.root(other) and may_be_one(one, other, roles):
                yield one, other


def pairs(block: Sequence[Bearing], heard: str) -> Iterator[tuple[Bearing, Bearing]]:
    """Yield the pairs of those who share a word by its sound that are worth comparing.

    A full name is another one's where a second word is alike, too. So of all who are called John those are
    paired whose second words may be: everybody would be millions of pairs. A lone surname, or an initial, may
    be anybody's.
    """
    loose, tight = [], defaultdict[str, list[int]](list)
    for at, one in enumerate(block):
        others = [word for word in name_form(one.name).words if sound(word) != heard]
        if not others or any(len(word) == 1 for word in others):
            loose.append(at)
        for key in {key for word in others for key in _keys(word)}:
            tight[key].append(at)
    for number, at in enumerate(loose):
        earlier = {*loose[: number + 1]}
        yield from ((block[at], other) for place, other in enumerate(block) if place not in earlier)
    among = {*loose}
    found = {pair for places in tight.values() for pair in combinations(places, 2) if among.isdisjoint(pair)}
    yield from ((block[one], block[other]) for one, other in sorted(found))


@lru_cache(maxsize=65536)
def _keys(word: str) -> frozenset[str]:
    """Return what words that are alike have in common: the sound, the letters in some order, how they begin
    (or a nickname does), or all but the first letters.
    """
    beginnings = (f"{name[:_BEGINS]}-" for name in (word, *nicknames(word)))
    endings = (f"-{word[at:]}" for at in range(min(_BEGINS, len(word) - 1) + 1))
    return frozenset({f"{sound(word)}=", "".join(sorted(word)), *beginnings, *endings})


def may_be_one(one: Bearing, other: Bearing, roles: Mapping[Bearing, set[str]]) -> bool:
    """Whether two names may stand for one another; they share a word by its sound."""
    left, right = name_form(one.name), name_form(other.name)
    if left.is_full and right.is_full:
        return (
            likeness(one.name, other.name) >= Likeness.ALIKE
            or sorted(left.words) == sorted(right.words)
            or differ_by_a_letter(one.name, other.name)
        )
    if one.lineage and other.lineage and not one.lineage & other.lineage and not roles[one] & roles[other]:
        return False
    return bool(likeness(one.name, other.name)) or sounds_of([one.name]) == sounds_of([other.name])
