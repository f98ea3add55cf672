"""Who holds the posts of a text: the name beside a post, else the one person whose post it is."""

import re
from collections.abc import Iterator

import msgspec

from kg.extract.lexicon import roles
from kg.extract.mentions import Mention, Role, RolePhrase

_BETWEEN = re.compile(r"^[\s,]*$")
_OPEN = re.compile(r"^\s*[,(–—-]\s*$|^\s+$")
# The longest rank has five words; honorifics add one.
_RANK_WINDOW = 45


class Attached(msgspec.Struct, frozen=True):
    """Who holds what: ``titles`` are spans of posts beside a name, up to or from that name.

    ``stated`` pairs each person whose post stands beside the name with that post: an affiliation.
    """

    people: list[Mention]
    offices: list[Mention]
    titles: list[tuple[int, int]]
    stated: list[Mention]


def attach(text: str, people: list[Mention], posts: list[RolePhrase]) -> Attached:
    """Give people the posts beside their names; definite posts beside which no name stands are offices."""
    held: dict[int, Role] = {}
    offices: list[Mention] = []
    titles: list[tuple[int, int]] = []
    for index, person in enumerate(people):
        if rank := rank_before(text, person.start):
            held[index] = Role(rank=rank)
            titles.append((person.start - len(rank) - 1, person.start))
    for post in posts:
        holder = _holder(text, people, post)
        if holder is not None:
            held[holder] = _joined(held.get(holder), post.role)
            titles.append(_title_span(text, people[holder], post))
        elif post.definite and not post.plural:
            offices.append(_office(text, post))
            titles.append((post.head_end, post.end))
    named = [msgspec.structs.replace(person, role=held.get(i)) for i, person in enumerate(people)]
    full = complete(named, offices)
    stated = [full[index] for index in sorted(held)]
    return Attached(full, offices, titles, stated)


def _title_span(text: str, person: Mention, post: RolePhrase) -> tuple[int, int]:
    """Return what to leave out so that the name stands alone; a closing comma goes with the title."""
    if post.end <= person.start:
        return post.start, person.start
    return person.end, post.end + 1 if text[post.end : post.end + 1] in (",", ")") else post.end


def _holder(text: str, people: list[Mention], post: RolePhrase) -> int | None:
    """Return the index of the person in apposition to a post."""
    before = next(
        (
            i
            for i, person in enumerate(people)
            if _OPEN.match(text[person.end : post.start]) and person.end <= post.start
        ),
        None,
    )
    after = next(
        (
            i
            for i, person in enumerate(people)
            if person.start >= post.end and _only_rank(text[post.end : person.start])
        ),
        None,
    )
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
    rest = between
    for word in sorted(roles().ranks | roles().honorifics, key=len, reverse=True):
        rest = re.sub(rf"\b{re.escape(word)}\b\.?", " ", rest, flags=re.IGNORECASE)
    # "the special envoy, Ambassador Doe": a second title of one word goes with the first.
    rest = re.sub(r"\b\w+\b", lambda word: "" if roles().head_class(word[0].lower()) else word[0], rest)
    return len(between) <= _RANK_WINDOW and bool(_BETWEEN.match(rest))


def rank_before(text: str, start: int) -> str | None:
    """Return the rank that stands directly before a name: "Lieutenant General", "Gen."."""
    window = text[max(0, start - _RANK_WINDOW) : start]
    for rank in sorted(roles().ranks, key=len, reverse=True):
        match = re.search(rf"(?<![\w-]){re.escape(rank)}\.?\s+$", window, re.IGNORECASE)
        if match and match[0][:1].isupper():
            return match[0].strip()
    return None


def _office(text: str, post: RolePhrase) -> Mention:
    words = text[post.start : post.end]
    name = " ".join(
        filter(None, (post.role.role, f"of {post.role.organization}" if post.role.organization else None))
    )
    return Mention(
        start=post.start,
        end=post.end,
        text=words,
        kind="office",
        name=name or words,
        role=post.role,
        country=post.role.country,
    )


def _joined(first: Role | None, second: Role) -> Role:
    """Add what a second phrase says of the same person; the first post stays, gaps are filled."""
    if first is None:
        return second
    filled = {name: getattr(second, name) for name in first.__struct_fields__ if not getattr(first, name)}
    return msgspec.structs.replace(first, **filled)


def complete(people: list[Mention], offices: list[Mention]) -> list[Mention]:
    """Give every mention of a person what the document says of their post anywhere.

    An office without a name ("the Riverlandish president") fills in the country of the only person of
    that post ("President Jo Doe").
    """
    known: dict[str, Role] = {}
    last: Role | None = None
    for person in people:
        if person.role:
            role = _of_counterpart(person.role, last) if person.role.counterpart else person.role
            known[person.name] = _joined(known.get(person.name), role)
            last = known[person.name]
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
    return [msgspec.structs.replace(person, role=known.get(person.name)) for person in people]


def _of_counterpart(role: Role, other: Role | None) -> Role:
    """Read "her Riverlandish counterpart": the post of the person named before, in the other country."""
    from kg.gazetteer import country

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
