"""Names as they are borne in states, and which two of them may be one person's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from kg.resolve.careers import Post, post_key
from kg.resolve.name_forms import Likeness, differ_by_a_letter, likeness, name_form, sounds_of
from kg.resolve.namings import Naming
from kg.resolve.portraits import with_successors


class Bearing(msgspec.Struct, frozen=True):
    """A name as it is borne in a state."""

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


class Roles(msgspec.Struct, frozen=True):
    """The roles in which a name is told in a state, those whose state is implied, and the posts."""

    all: set[str]
    implied: set[str]
    posts: set[Post]

    @classmethod
    def of(cls, namings: Iterable[Naming]) -> Mapping[Bearing, "Roles"]:
        """Return those of each name in each state."""
        found: dict[Bearing, Roles] = defaultdict(lambda: cls(set(), set(), set()))
        for one in namings:
            roles = found[Bearing.of(one)]
            if one.role:
                role = post_key(one.role)
                roles.all.add(role)
                roles.implied.update({role} if one.implied else ())
                roles.posts.update({(role, one.organization)} if one.organization else ())
        return found

    def may_be(self, others: "Roles") -> bool:
        """Whether those of two states may be one's: a state is only implied, or a post is the same."""
        return not (
            self.implied.isdisjoint(others.all)
            and self.all.isdisjoint(others.implied)
            and self.posts.isdisjoint(others.posts)
        )


def by_sound(bearings: Iterable[Bearing]) -> Mapping[str, list[Bearing]]:
    """Return the names by how each of their words sounds."""
    found: dict[str, list[Bearing]] = defaultdict(list)
    for one in bearings:
        for heard in sounds_of([one.name]):
            found[heard].append(one)
    return found


def may_be_one(one: Bearing, other: Bearing, roles: Mapping[Bearing, Roles]) -> bool:
    """Whether two names may stand for one another; they share a word by its sound.

    Full names may in whatever states. A lone surname may for a name in a state in common, or where no state
    is told; in two states where :meth:`Roles.may_be` says so.
    """
    left, right = name_form(one.name), name_form(other.name)
    if left.is_full and right.is_full:
        return (
            likeness(one.name, other.name) >= Likeness.ALIKE
            or sorted(left.words) == sorted(right.words)
            or differ_by_a_letter(one.name, other.name)
        )
    apart = one.lineage and other.lineage and not one.lineage & other.lineage
    if apart and not roles[one].may_be(roles[other]):
        return False
    return bool(likeness(one.name, other.name)) or sounds_of([one.name]) == sounds_of([other.name])
