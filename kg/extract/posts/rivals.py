"""Who can't hold a post because somebody else does: a state has one president, and one foreign minister."""

import msgspec

from kg.extract.mentions.mention import Mention, Role
from kg.extract.posts.held import Held
from kg.extract.words.lexicon import roles


def drop_rivals(held: Held) -> None:
    """Take the state that only the surroundings told from those whose post in it another is said to hold.

    Of two of whom only the surroundings tell it, the first has it; of two in one breath neither.
    """
    holders: dict[tuple[str, str], list[tuple[Mention, bool]]] = {}
    for index, role in sorted(held.posts.items(), key=lambda pair: (pair[1].implied, pair[0])):
        if (post := _sole(role)) is None:
            continue
        person = held.people[index]
        rivals = [pair for pair in holders.get(post, ()) if not _same(pair[0], person)]
        if rivals and role.implied:
            _drop(held, person.name)
            for other, implied in rivals:
                if implied and 0 < person.start - other.end < _ONE_BREATH:
                    _drop(held, other.name)
        else:
            holders.setdefault(post, []).append((person, role.implied))


# "foreign ministers Jo Doe and Ann Roe": how many characters are between the names.
_ONE_BREATH = 8


def _sole(role: Role) -> tuple[str, str] | None:
    """Return the state and the post, if a state has one of it at a time."""
    words = (role.role or "").lower()
    heads = roles().heads_of_government | roles().heads_of_state
    if role.past or role.counterpart or not role.country or role.head_class != "state":
        return None
    of_matter = words.endswith(" minister") and not words.startswith(("deputy", "vice", "assistant", "first"))
    return (role.country, words) if words in heads or of_matter else None


def _same(one: Mention, other: Mention) -> bool:
    return bool({*one.name.lower().split()} & {*other.name.lower().split()})


def _drop(held: Held, name: str) -> None:
    for index, role in held.posts.items():
        if held.people[index].name == name and role.implied:
            held.posts[index] = msgspec.structs.replace(role, organization=None, country=None, implied=False)
