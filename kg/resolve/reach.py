"""How far a change reaches: which components of names, and whose posts in time, it may touch."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from kg.resolve.bearings import Bearing, Roles, by_sound, may_be_one
from kg.resolve.careers import THEN, Careers, Post, held
from kg.resolve.name_forms import sounds_of
from kg.resolve.namings import Naming

K = TypeVar("K", bound=Hashable)


def changed_days(changed: Iterable[Naming], careers: Careers) -> dict[Post, list[int]]:
    """Return the days on which mentions that came, went or changed attest posts.

    There are none where a post may be attested for the first time, or no more: ``careers`` are those of now.
    """
    found: dict[Post, list[int]] = defaultdict(list)
    for one in changed:
        if (post := held(one)) and one.when and not one.implied:
            found[post].append(sum(one.when) // 2)
    return {post: days if careers.times(post) > len(days) else [] for post, days in found.items()}


def touched_in_time(told: Iterable[tuple[K, Naming]], days: Mapping[Post, Sequence[int]]) -> set[K]:
    """Return who is told in a post around the days on which it is attested otherwise than before.

    Only what lies between somebody's own days, or just beside them, tells who else held a post then. A post
    without days is attested for the first time, or no more: that may matter to all who are told in it.
    """
    spans: dict[K, tuple[int, int]] = {}
    posts: dict[K, set[Post]] = defaultdict(set)
    bodies = {body for _, body in days}
    for key, one in told:
        if one.when:
            first, last = spans.get(key, one.when)
            spans[key] = min(first, one.when[0]), max(last, one.when[1])
        if one.organization in bodies and (post := held(one)) and post in days:
            posts[key].add(post)
    return {key for key, of in posts.items() if any(_is_around(spans.get(key), days[post]) for post in of)}


def _is_around(span: tuple[int, int] | None, days: Sequence[int]) -> bool:
    if not days:
        return True
    return span is not None and any(span[0] - THEN <= day <= span[1] + THEN for day in days)


class Components:
    """The components of names, by number, as far as they are known from before."""

    def __init__(self, numbers: Iterable[tuple[Bearing, int]], namings: Iterable[Naming]) -> None:
        self.roles = Roles.of(namings)
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
        of_sound = by_sound(self.roles)
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
