"""Who holds the posts of a text: the name beside a post, else the one person whose post it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec

from kg.extract.lexicon import roles
from kg.extract.mentions import Mention, Role, RolePhrase, Taken
from kg.gazetteer import country
from kg.gazetteer.countries import country_by_name

_BETWEEN = re.compile(r"^[\s,]*$")
_OF_COUNTRY = re.compile(r"\s+of\s+(?:the\s+)?([A-Z]\w+(?:\s+[A-Z]\w+){0,2})")
_OPEN = re.compile(r"^\s*[,(–—-]\s*$|^\s+$")
# The longest rank has five words; honorifics add one.
_RANK_WINDOW = 45
# How many names back the owner of a counterpart is looked for.
_NEAR = 8


class Attached(msgspec.Struct, frozen=True):
    """Who holds what: ``titles`` are spans of posts beside a name, up to or from that name.

    ``commas`` are those behind a name that only close the title before it.
    ``stated`` pairs each person whose post stands beside the name with that post: an affiliation.
    """

    people: list[Mention]
    offices: list[Mention]
    titles: list[tuple[int, int]]
    stated: list[Mention]
    commas: list[int] = []


def attach(text: str, people: list[Mention], posts: list[RolePhrase]) -> Attached:
    """Give people the posts beside their names; definite posts beside which no name stands are offices."""
    held: dict[int, Role] = {}
    offices: list[Mention] = []
    titles: list[tuple[int, int]] = []
    commas: list[int] = []
    in_posts = Taken((post.head_start, post.end) for post in posts)
    for index, person in enumerate(people):
        rank = rank_before(text, person.start)
        if rank and not in_posts.overlaps(person.start - len(rank) - 1, person.start - 1):
            held[index] = Role(rank=rank)
            titles.append((person.start - len(rank) - 1, person.start))
    for post in posts:
        holder = _holder(text, people, post)
        if holder is not None:
            held[holder] = _joined(held.get(holder), post.role)
            titles.append(_title_span(text, people[holder], post))
            commas += _closing_comma(text, people[holder], post)
        elif post.definite and not post.plural:
            offices.append(_office(text, post))
            titles.append((post.head_end, post.end))
    named = [msgspec.structs.replace(person, role=held.get(i)) for i, person in enumerate(people)]
    full = complete(text, named, offices)
    offices = [_named_after_owner(text, office, full) for office in offices]
    stated = [full[index] for index in sorted(held)]
    return Attached(full, offices, titles, stated, commas)


def _named_after_owner(text: str, office: Mention, people: list[Mention]) -> Mention:
    """Read "his Riverlandish counterpart" without a name as the post of the one whose counterpart it is."""
    if office.role is None or not office.role.counterpart:
        return office
    known = {person.name: person.role for person in people if person.role}
    before = [person for person in people if person.end <= office.start][-_NEAR:]
    role = _of_counterpart(office.role, _first_before(text, before, known))
    return msgspec.structs.replace(office, role=role, name=_office_name(role) or office.name)


def _title_span(text: str, person: Mention, post: RolePhrase) -> tuple[int, int]:
    """Return what to leave out so that the name stands alone; a closing comma goes with the title."""
    if post.end <= person.start:
        return post.start, person.start
    return person.end, post.end + 1 if text[post.end : post.end + 1] in (",", ")") else post.end


def _closing_comma(text: str, person: Mention, post: RolePhrase) -> list[int]:
    """Return the comma behind a name that closes the one before it: "the chair, Jo Doe, said"."""
    opened = post.start < person.start and text[post.end : person.start].lstrip().startswith(",")
    closed = text[person.end : person.end + 1] == ","
    return [person.end] if opened and closed else []


def _holder(text: str, people: list[Mention], post: RolePhrase) -> int | None:
    """Return the index of the person in apposition to a post."""
    following = bisect_left(people, post.end, key=lambda person: person.start)
    preceding = bisect_left(people, post.start, key=lambda person: person.start) - 1
    before = after = None
    if preceding >= 0 and _OPEN.match(text[people[preceding].end : post.start]):
        before = preceding
    if following < len(people) and _only_rank(text[post.end : people[following].start]):
        after = following
    if before is not None and after is not None:
        # "A Doe, the chair, B Roe and …": with an article the post goes with the name before it.
        return (
            before if text[post.start : post.start + 4].lower().startswith(("the ", "a ", "an ")) else after
        )
    if post.plural:
        return None
    return before if after is None else after


def _only_rank(between: str) -> bool:
    """Whether nothing but a comma, ranks and honorifics stand between a post and a name."""
    if len(between) > _RANK_WINDOW:
        return False
    rest = _ranks().sub(" ", between)
    # "the special envoy, Ambassador Doe": a second title of one word goes with the first.
    rest = re.sub(r"\b\w+\b", lambda word: "" if roles().head_class(word[0].lower()) else word[0], rest)
    return bool(_BETWEEN.match(rest))


@cache
def _ranks() -> re.Pattern[str]:
    """Ranks and honorifics, the longest first, with or without their point."""
    words = sorted(roles().ranks | roles().honorifics, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})\b\.?", re.IGNORECASE)


def rank_before(text: str, start: int) -> str | None:
    """Return the rank that stands directly before a name: "Lieutenant General", "Gen."."""
    window = text[max(0, start - _RANK_WINDOW) : start]
    found = [match for match in _ranks().finditer(window) if not window[match.end() :].strip()]
    word = found[0][0].rstrip(".").lower() if found else ""
    return found[0][0] if found and found[0][0][:1].isupper() and word in roles().ranks else None


def _office(text: str, post: RolePhrase) -> Mention:
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
    of_body = f"of {role.organization}" if role.organization else None
    return " ".join(filter(None, (role.role, of_body)))


def _joined(first: Role | None, second: Role) -> Role:
    """Add what a second phrase says of the same person; the first post stays, gaps are filled.

    A title of one's own says more than being somebody's counterpart.
    """
    if first is None:
        return second
    if first.counterpart and second.role and not second.counterpart:
        first, second = second, msgspec.structs.replace(first, counterpart=False)
    filled = {name: getattr(second, name) for name in first.__struct_fields__ if not getattr(first, name)}
    return msgspec.structs.replace(first, **filled)


def complete(text: str, people: list[Mention], offices: list[Mention]) -> list[Mention]:
    """Give every mention of a person what the document says of their post anywhere.

    An office without a name ("the Riverlandish president") fills in the country of the only person of
    that post ("President Jo Doe").
    """
    known: dict[str, Role] = {}
    for index, person in enumerate(people):
        if person.role:
            owner = _first_before(text, people[:index][-_NEAR:], known) if person.role.counterpart else None
            role = _of_counterpart(person.role, owner) if person.role.counterpart else person.role
            known[person.name] = _joined(known.get(person.name), role)
    for name, role in list(known.items()):
        if not role.country and not role.organization and role.head:
            found = {
                (o.role.country, o.role.organization)
                for o in offices
                if o.role and _same_post(role, o.role) and o.role.organization
            }
            rivals = [other for other, held in known.items() if other != name and _same_post(held, role)]
            if len(found) == 1 and not rivals:
                country, organization = found.pop()
                known[name] = msgspec.structs.replace(role, country=country, organization=organization)
    for person in people:
        held = known.get(person.name)
        if held is not None and held.head_class == "state" and not held.organization:
            known[person.name] = _with_state(held, text[person.end : person.end + _RANK_WINDOW])
    return [msgspec.structs.replace(person, role=known.get(person.name)) for person in people]


def _with_state(role: Role, following: str) -> Role:
    """Fill in the state of a post: the one that is known, or follows the name ("King Doe of Riverland")."""
    named = _OF_COUNTRY.match(following)
    words = named[1].split() if named and not role.country else []
    found = (country_by_name(" ".join(words[:size])) for size in range(len(words), 0, -1))
    state = country(role.country) if role.country else next((one for one in found if one), None)
    return msgspec.structs.replace(role, country=state.code, organization=state.name) if state else role


def _first_before(text: str, before: list[Mention], known: dict[str, Role]) -> Role | None:
    """Return the post whose counterpart is meant: of the first in the sentence, else of the last before."""
    if not before:
        return None
    start = max(text.rfind(mark, 0, before[-1].end) for mark in (". ", "\n"))
    inside = [person for person in before if person.start > start]
    ordered = [*inside, *reversed(before)]
    return next((known[person.name] for person in ordered if person.name in known), None)


def _of_counterpart(role: Role, other: Role | None) -> Role:
    """Read "her Riverlandish counterpart": the post of the person named before, in the other country."""
    state = country(role.country) if role.country else None
    if other is None or other.counterpart:
        return role
    organization = state.name if state and other.head_class == "state" else role.organization
    return msgspec.structs.replace(
        role,
        role=other.role,
        organization=organization,
        head=other.head,
        head_class=other.head_class,
        counterpart=False,
    )


def _same_post(one: Role, other: Role) -> bool:
    return one.head == other.head and (one.role or "").lower() == (other.role or "").lower()


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
    if not office.head:
        return False
    if office.country and held.country and office.country != held.country:
        return False
    rank = (held.rank or "").lower().split(" ")[-1].rstrip(".")
    if office.head != held.head and office.head != rank:
        return False
    extra = set((office.role or "").lower().split()) - set((held.role or "").lower().split()) - {office.head}
    return not extra or (office.role or "").lower() == (held.role or "").lower()
