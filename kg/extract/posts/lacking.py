"""Which posts are those of a state that nothing beside them names."""

from collections.abc import Mapping

from kg.extract.mentions.mention import Role
from kg.extract.words.heads import SPOKES
from kg.extract.words.lexicon import roles


def state_of_title(role: Role, titles: Mapping[str, frozenset[str]]) -> str | None:
    """Return the country whose title it is: elsewhere a secretary of state is one for something."""
    return next((code for code, some in titles.items() if (role.role or "").lower() in some), None)


def lacks_state(role: Role) -> bool:
    """Whether a post is one that every state has and doesn't say of which."""
    if not role.role or role.organization or role.country or role.counterpart:
        return False
    words = role.role.lower().split()
    if not roles().of_parts.isdisjoint((*words, role.role.lower())):
        return False
    if role.head in roles().of_implied_states:
        return True
    if words[-3:-1] in (["council", "of"], ["cabinet", "of"]):
        return True  # "Chairman of the Council of Ministers"
    if words == ["speaker"] or not roles().of_every_state.isdisjoint((words[0], words[-1])):
        return role.head_class in ("body", "state") or role.head in SPOKES
    return role.head_class == "military" and not roles().forces.isdisjoint(words)


def in_unnamed_state(role: Role) -> bool:
    """Whether a post is in a body that every state has, and nothing says which: "Parliament"."""
    if not role.organization or role.country or role.counterpart:
        return False
    words = role.organization.lower().replace("’", "'").removeprefix("the ").split()
    return "ministry" in (words[0], words[-1]) or " ".join(words) in roles().national_bodies
