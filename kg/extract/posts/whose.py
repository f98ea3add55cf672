"""Whose the posts of people are: words beside the name tell, its surroundings, or a post in the plural."""

import re

import msgspec

from kg.extract.mentions.mention import Mention, Role, RolePhrase
from kg.extract.posts.held import Held, with_state_of
from kg.extract.posts.home_states import (
    HOUSES,
    Surroundings,
    with_home,
)
from kg.extract.posts.known import NEAR, joined
from kg.extract.posts.lacking import in_unnamed_state, lacks_state, state_of_title
from kg.extract.posts.owners import (
    body_led,
    bracket_behind,
    owner_beside,
    post_of_leader,
    state_before,
    state_behind,
)
from kg.extract.posts.plural import countries_of, in_singular
from kg.extract.posts.possessors import is_of_somebody, with_possessor
from kg.extract.words.lexicon import roles

# "the province's governor": not that of a country.
_OF_SOMETHING_ELSE = re.compile(
    r"[Tt]he\s+(?!country|nation|kingdom|republic|island|government)[a-z-]+['’]s?\s"
)


def fill_owners(held: Held) -> None:
    """Fill in the state or body that words beside a name give, where a post doesn't say it."""
    for index, person in enumerate(held.people):
        for end in (bracket_behind(held.text, person), state_behind(held.text, person)):
            if end is not None:
                held.note_title(person.end, end)
        if (start := state_before(held.text, person)) is not None:
            held.note_title(start, person.start - 1)
        role = held.posts.get(index) or Role()
        led = body_led(held.text, person) if role.organization else None
        if led is not None and led[0] != role.organization:
            post = Role(role=post_of_leader(held.text, person), organization=led[0], country=led[1])
            held.further.setdefault(index, []).append(post)
        if role.organization or role.counterpart:
            continue
        owner = owner_beside(held.text, held.title_start(person), person, role)
        if owner and not (role.country and role.country != owner[1]):
            post_led = role.role or post_of_leader(held.text, person)
            role = msgspec.structs.replace(role, role=post_led, organization=owner[0], country=owner[1])
            held.posts[index] = role


def fill_homes(held: Held, around: Surroundings) -> None:
    """Fill in the state or body that the surroundings tell, where nothing says whose post it is."""
    told = {
        held.people[i].name
        for i, role in held.posts.items()
        if role.role and role.organization and role.organization not in HOUSES and not in_unnamed_state(role)
    }
    before: list[tuple[Mention, Role]] = []
    for index, role in sorted(held.posts.items()):
        person = held.people[index]
        if role.role and person.name not in told:
            held.posts[index] = _at_home(held, person, role, around, before[-NEAR:])
        before.append((person, held.posts[index]))
        held.further[index] = [with_state_of(role, held.posts[index]) for role in held.further.get(index, ())]


def _at_home(
    held: Held, person: Mention, role: Role, around: Surroundings, before: list[tuple[Mention, Role]]
) -> Role:
    start = held.title_start(person)
    role = around.body_of(with_possessor(held.text, role, start, held.people, before), start)
    if role.counterpart and not role.country:
        return msgspec.structs.replace(role, country=around.home(person, start), implied=True)
    whose = held.text[start : person.start] if start < person.start else ""
    if (only := state_of_title(role, roles().of_one_state)) and not (role.organization or role.country):
        return with_home(role, only)
    if in_unnamed_state(role):
        home = around.home(person, start, past=role.past)
        return msgspec.structs.replace(role, country=home, implied=True) if home else role
    if town := around.town(role, person, start):
        return msgspec.structs.replace(role, organization=town, implied=True)
    if not lacks_state(role) or _OF_SOMETHING_ELSE.match(whose) or is_of_somebody(whose, 0):
        return role
    home = around.home(person, start, past=role.past)
    return with_home(role, home or state_of_title(role, roles().mostly_of_one_state))


def fill_from_plural(held: Held, plural: list[RolePhrase]) -> None:
    """Give "X of Riverland" the post of "the ministers of Riverland and Chad", of whom X must be one."""
    listed = [(post, states) for post in plural for states, _ in [countries_of(held.text, post)]]
    shared = [(post, state) for post, states in listed if len(states) > 1 for state in states]
    for index, role in held.posts.items():
        if role.role or not role.country:
            continue
        fitting = [(post, state) for post, state in shared if state.code == role.country]
        if len(fitting) == 1:
            held.posts[index] = joined(role, in_singular(held.text, *fitting[0]))
