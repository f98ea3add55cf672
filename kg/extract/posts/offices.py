"""Posts beside which no name stands: what they are called, and who of the document can be meant by them."""

from collections.abc import Iterator

import msgspec

from kg.extract.mentions.mention import Mention, Role, RolePhrase
from kg.extract.posts.known import NEAR, first_before, of_counterpart
from kg.extract.posts.states import country_in
from kg.gazetteer import country, organization
from kg.gazetteer.countries import country_by_name


def named_after_owner(text: str, office: Mention, people: list[Mention]) -> Mention:
    """Read "his Riverlandish counterpart" without a name as the post of the one whose counterpart it is."""
    if office.role is None or not office.role.counterpart:
        return office
    known = {person.name: person.role for person in people if person.role}
    before = [person for person in people if person.end <= office.start][-NEAR:]
    role = of_counterpart(office.role, first_before(text, before, known))
    return msgspec.structs.replace(office, role=role, name=_office_name(role) or office.name)


def office_of(text: str, post: RolePhrase) -> Mention:
    """Return a post as that of somebody without a name."""
    words = text[post.start : post.end]
    name = _office_name(post.role)
    return Mention(
        start=post.start,
        end=post.end,
        text=words,
        kind="office",
        name=name or words,
        role=post.role,
        country=post.role.country,
    )


def _office_name(role: Role) -> str:
    """Return the name of a post that nobody is named for, with the state if its body's name has none."""
    of_body = f"of {role.organization}" if role.organization else None
    return " ".join(filter(None, (role.role, of_body, _of_state(role))))


def _of_state(role: Role) -> str | None:
    """Return "of Riverland" for the head of "Riverland's customs service": every state has one."""
    state, body = country(role.country) if role.country else None, role.organization
    if state is None or not body or organization(body) or country_by_name(body) or country_in(body):
        return None
    return f"of {state.name}"


def bearers(office: Mention, people: list[Mention]) -> Iterator[Mention]:
    """Yield the people of a document who can be meant by an office, the nearest before it first."""
    role = office.role
    if role is None:
        return
    if role.counterpart:
        fitting = [
            person
            for person in people
            if person.role and role.country and person.role.country == role.country
        ]
    else:
        fitting = [person for person in people if person.role and fits(role, person.role)]
    yield from sorted(
        fitting, key=lambda person: (person.start > office.start, abs(office.start - person.start))
    )


def fits(office: Role, held: Role) -> bool:
    """Whether a post can be short for another: "the minister" for a foreign minister of that country."""
    if not office.head or (held.past and not office.past):
        return False
    if office.country and held.country and office.country != held.country:
        return False
    rank = (held.rank or "").lower().split(" ")[-1].rstrip(".")
    if office.head != held.head and office.head != rank:
        return False
    extra = set((office.role or "").lower().split()) - set((held.role or "").lower().split()) - {office.head}
    return not extra or (office.role or "").lower() == (held.role or "").lower()
