"""Who holds the posts of a text: the name beside a post, else the one person whose post it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import msgspec

from kg.extract.lexicon import roles
from kg.extract.mentions import Mention, Role, RolePhrase, Taken

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
