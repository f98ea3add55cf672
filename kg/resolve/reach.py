"""How far a change reaches: which components of names, and whose posts in time, it may touch."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kg.resolve.careers import THEN, Post, held
from kg.resolve.components import Bearing, may_be_one, roles_of
from kg.resolve.name_forms import sounds_of
from kg.resolve.namings import Naming

K = TypeVar("K", bound=Hashable)


def changed_days(namings: Iterable[Naming]) -> dict[Post, list[int]]:
    """Return the days on which mentions that came, went or changed attest posts."""
    found: dict[Post, list[int]] = defaultdict(list)
    for one in namings:
        if (post := held(one)) and one.when and not one.implied:
            found[post].append(sum(one.when) // 2)
    return found


def touched_in_time(told: Iterable[tuple[K, Naming]], days: Mapping[Post, Sequence[int]]) -> set[K]:
    """Return who is told in a post around the days on which it is attested otherwise than before.

    Only what lies between somebody's own days in a post, or just beside them, tells who else held it.
    """
    spans: dict[tuple[K, Post], tuple[int, int]] = {}
    bodies = {body for _, body in days}
    for key, one in told:
        if one.organization in bodies and one.when and (post := held(one)) in days and post:
            first, last = spans.get((key, post), one.when)
            spans[key, post] = min(first, one.when[0]), max(last, one.when[1])
    return {
        key
        for (key, post), (first, last) in spans.items()
        if any(first - THEN <= day <= last + THEN for day in days[post])
    }


class Components:
    """The components of names, by number, as far as they are known from before."""

    def __init__(self, numbers: Iterable[tuple[Bearing, int]], namings: Iterable[Naming]) -> None:
        self.roles = roles_of(namings)
        self._numbers = dict(numbers)
        self._next = max(self._numbers.values(), default=0) + 1

    def of(self, naming: Naming) -> int | None:
        """Return the component of a mention, ``None`` where its name is new in its state."""
        return self._numbers.get(Bearing.of(naming))

    def reached(self, changed: Iterable[Naming]) -> set[int]:
        """Return the components of mentions, and those that their names may stand for."""
        bearings = {Bearing.of(one) for one in changed}
        found = {number for one in bearings if (number := self._numbers.get(one)) is not None}
        bearings &= self.roles.keys()
        of_sound: dict[str, list[Bearing]] = defaultdict(list)
        for one in self.roles:
            for heard in sounds_of([one.name]):
                of_sound[heard].append(one)
        for one in bearings:
            for heard in sounds_of([one.name]):
                for other in of_sound[heard]:
                    number = self._numbers.get(other)
                    if number is not None and number not in found and may_be_one(one, other, self.roles):
                        found.add(number)
        return found

    def renumber(self, components: Iterable[Sequence[Naming]]) -> None:
        """Give a number to each of some components."""
        for number, component in enumerate(components, start=self._next):
            for one in component:
                self._numbers[Bearing.of(one)] = number
            self._next = number + 1

    def __iter__(self) -> Iterator[tuple[Bearing, int]]:
        return ((one, number) for one, number in self._numbers.items() if one in self.roles)
