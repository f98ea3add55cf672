"""Who holds what in a text, as far as it is known while it is read."""

from collections.abc import Iterator

import msgspec

from kg.extract.mentions.mention import Mention, Role
from kg.extract.posts.known import is_courtesy, joined, may_be_same
from kg.gazetteer import country


class Held:
    """Who holds what; by the index of the mention.

    ``given`` are the posts that verbs gave, by name; ``further`` those beside the post that comes first.
    """

    def __init__(self, text: str, people: list[Mention]) -> None:
        self.text = text
        self.people = people
        self.posts: dict[int, Role] = {}
        self.further: dict[int, list[Role]] = {}
        self.given: dict[str, Role] = {}
        self.offices: list[Mention] = []
        self.titles: list[tuple[int, int]] = []
        self._starts: dict[int, int] = {}
        self.commas: list[int] = []

    def title_start(self, person: Mention) -> int:
        """Return where the titles begin that lead up to a name, else the name."""
        return self._starts.get(person.start, person.start)

    def note_title(self, start: int, end: int) -> None:
        """Note the span of a title beside a name."""
        self.titles.append((start, end))
        self._starts[end] = min(start, self._starts.get(end, start))

    def stated(self, people: list[Mention]) -> Iterator[Mention]:
        """Yield people with the posts that stand beside their names, one after the other."""
        for index in sorted(self.posts):
            known, own = people[index].role, self.posts[index]
            if known is None or own.counterpart or is_courtesy(own) or may_be_same(own, known):
                yield people[index]
            else:
                yield msgspec.structs.replace(people[index], role=own)
            for role in self.further.get(index, ()):
                yield msgspec.structs.replace(people[index], role=role)

    def hold(self, index: int, role: Role) -> None:
        """Give somebody a post: more of the one that they hold, or a further one."""
        first = self.posts.get(index)
        self.posts[index] = joined(first, role)
        if first is not None and not may_be_same(first, role):
            kept = self.posts[index]
            other = first if kept.role == role.role else role
            if is_courtesy(other):
                return
            self.posts[index] = with_state_of(kept, other)
            self.further.setdefault(index, []).append(with_state_of(other, kept))


def with_state_of(role: Role, other: Role) -> Role:
    """Fill in the state of the other post: "Deputy Prime Minister and Foreign Minister of Riverland"."""
    both = role.head_class == other.head_class == "state" and not role.past and not other.past
    state = country(other.country) if other.country else None
    if (
        not both
        or state is None
        or state.name != other.organization
        or role.organization
        or role.country not in (None, other.country)
    ):
        return role
    return msgspec.structs.replace(role, organization=other.organization, country=other.country)
