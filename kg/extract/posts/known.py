"""What a document says of a person's post anywhere: the first post stays, later words fill its gaps."""

import msgspec

from kg.extract.mentions.mention import Mention, Role
from kg.extract.words.lexicon import roles
from kg.gazetteer import country

# How many names back the owner of a counterpart is looked for.
NEAR = 8


def joined(first: Role | None, second: Role) -> Role:
    """Add what a second phrase says of the same person; the first post stays, its gaps are filled.

    The full title says more than the word of it that people are called by.
    A title of one's own says more than being somebody's counterpart, a post held more than a former one.
    Of another post nothing but the rank is added.
    """
    if first is None:
        return second
    if is_courtesy(first) and second.role and not is_courtesy(second):
        first, second = second, first
    if second.role and first.role and second.counterpart < first.counterpart:
        first, second = second, msgspec.structs.replace(first, counterpart=False)
    elif second.role and first.role and second.past < first.past:
        first, second = second, first
    if not may_be_same(first, second):
        return msgspec.structs.replace(first, rank=first.rank or second.rank)
    if (first.role or "").lower() in roles().called and len(second.role or "") > len(first.role or ""):
        # "Minister Doe" was only what people call her.
        first, second = second, first
    filled = {name: getattr(second, name) for name in first.__struct_fields__ if not getattr(first, name)}
    return msgspec.structs.replace(first, **filled)


def is_courtesy(role: Role) -> bool:
    """Whether a post can be a mere title, of no country or body: "Ambassador Doe"."""
    return (role.role or "").lower() in roles().courtesies and not role.organization


def may_be_same(one: Role, other: Role) -> bool:
    """Whether two roles of a person can be one post, told in more words or fewer."""
    if not one.role or not other.role or one.counterpart or other.counterpart:
        return True
    if one.past != other.past:
        return False
    left, right = set(one.role.lower().split()), set(other.role.lower().split())
    same_place = not (one.organization and other.organization) or one.organization == other.organization
    return same_place and (left <= right or right <= left)


def complete(text: str, people: list[Mention], offices: list[Mention]) -> list[Mention]:
    """Give every mention of a person what the document says of their post anywhere.

    An office without a name ("the Riverlandish president") fills in the country of the only person of
    that post ("President Jo Doe").
    """
    known: dict[str, Role] = {}
    for index, person in enumerate(people):
        if person.role:
            owner = first_before(text, people[:index][-NEAR:], known) if person.role.counterpart else None
            role = of_counterpart(person.role, owner) if person.role.counterpart else person.role
            known[person.name] = joined(known.get(person.name), role)
    for name, role in list(known.items()):
        if not role.country and not role.organization and role.head:
            found = {
                (o.role.country, o.role.organization)
                for o in offices
                if o.role and same_post(role, o.role) and o.role.organization
            }
            rivals = [other for other, held in known.items() if other != name and same_post(held, role)]
            if len(found) == 1 and not rivals:
                code, organization = found.pop()
                known[name] = msgspec.structs.replace(role, country=code, organization=organization)
    for name, role in list(known.items()):
        if role.country and role.head_class == "state" and not role.organization:
            state = country(role.country)
            known[name] = msgspec.structs.replace(role, organization=state.name if state else None)
    return [msgspec.structs.replace(person, role=known.get(person.name)) for person in people]


def first_before(text: str, before: list[Mention], known: dict[str, Role]) -> Role | None:
    """Return the post whose counterpart is meant: of the first in the sentence, else of the last before."""
    if not before:
        return None
    start = max(text.rfind(mark, 0, before[-1].end) for mark in (". ", "\n"))
    inside = [person for person in before if person.start > start]
    ordered = [*inside, *reversed(before)]
    return next((known[person.name] for person in ordered if person.name in known), None)


def of_counterpart(role: Role, other: Role | None) -> Role:
    """Read "her Riverlandish counterpart": the post of the person named before, in the other country."""
    state = country(role.country) if role.country else None
    if other is None or other.counterpart:
        return role
    organization = state.name if state and other.head_class in ("state", "military") else role.organization
    return msgspec.structs.replace(
        role,
        role=other.role,
        organization=organization,
        head=other.head,
        head_class=other.head_class,
        counterpart=False,
    )


def same_post(one: Role, other: Role) -> bool:
    return one.head == other.head and (one.role or "").lower() == (other.role or "").lower()
