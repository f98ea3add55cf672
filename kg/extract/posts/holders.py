"""Who holds the posts of a text: the name beside a post, else the one person whose post it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from kg.extract.mentions.mention import Mention, Role, RolePhrase, Taken
from kg.extract.posts.appointments import appointed, appointing_state, succeeded_by
from kg.extract.posts.home_states import (
    HOUSES,
    Surroundings,
    lacks_state,
    state_of_title,
    with_home,
    with_possessor,
)
from kg.extract.posts.known import (
    NEAR,
    complete,
    first_before,
    is_courtesy,
    joined,
    may_be_same,
    of_counterpart,
)
from kg.extract.posts.owners import (
    body_led,
    bracket_behind,
    owner_beside,
    post_of_leader,
    state_before,
    state_behind,
)
from kg.extract.posts.plural import countries_of, holders_of_plural, in_singular
from kg.extract.posts.states import country_in
from kg.extract.words.lexicon import roles
from kg.extract.words.ranks import only_rank, rank_before
from kg.gazetteer import country, organization
from kg.gazetteer.countries import country_by_name

_JOINS = re.compile(r"\s*(?:,?\s+and|&|/)\s+|\s*/\s*")
_DETERMINED = re.compile(r"(?:the|a|an|his|her|its|their)\s", re.IGNORECASE)
# What is said of the bearer of a post: it is a subject then, and no apposition.
_VERB = re.compile(r"\s+(?:will|would|is|was|are|has|had|may|can|could|should|said|says|told|met|arrived)\s")
# "the province's governor": not that of a country.
_OF_SOMETHING_ELSE = re.compile(
    r"[Tt]he\s+(?!country|nation|kingdom|republic|island|government)[a-z-]+['’]s?\s"
)
_GOVERNED = re.compile(r"\b(?:of|by|from|under|after|at|in)\s+$")
_OPEN = re.compile(r"^\s*[,(–—-]\s*(?:(?:now|then|currently|later|formerly|previously)\s+)?$|^\s+$")
# A name between dashes or in brackets: "the president – Jo Doe – spoke", "the president (Jo Doe)".
_ENCLOSED = (
    (re.compile(r"\s+[–—-]\s+"), re.compile(r"\s+[–—-](?=\s)")),
    (re.compile(r"\s+\("), re.compile(r"\)")),
)


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


def attach(
    text: str, people: list[Mention], posts: list[RolePhrase], around: Surroundings | None = None
) -> Attached:
    """Give people the posts beside their names; definite posts beside which no name stands are offices.

    ``around`` tells the state of posts that name none.
    """
    found = _Attaching(text, people)
    found.ranks(posts)
    beside = _with_joined(text, people, posts, [_holder(text, people, post) for post in posts])
    for post, holder in zip(posts, beside, strict=True):
        if holder is not None:
            found.beside(post, holder)
        elif not found.shared(post) and not found.told(post):
            found.office(post)
    found.predecessors()
    found.owners()
    found.of_countries([post for post in posts if post.plural])
    if around is not None:
        found.homes(around)
    named = [msgspec.structs.replace(person, role=found.held.get(i)) for i, person in enumerate(people)]
    full = complete(text, named, found.offices)
    posts_only = [office for office in found.offices if office.role and not office.role.counterpart]
    owners = sorted([*full, *posts_only], key=lambda one: one.start)
    offices = [_named_after_owner(text, office, owners) for office in found.offices]
    return Attached(full, offices, found.titles, list(found.stated(full)), found.commas)


class _Attaching:
    """Who holds what, as far as it is known; by the index of the mention."""

    def __init__(self, text: str, people: list[Mention]) -> None:
        self.text = text
        self.people = people
        self.held: dict[int, Role] = {}
        self.further: dict[int, list[Role]] = {}
        self.given: dict[str, Role] = {}
        self.offices: list[Mention] = []
        self.titles: list[tuple[int, int]] = []
        self._starts: dict[int, int] = {}
        self.commas: list[int] = []

    def ranks(self, posts: list[RolePhrase]) -> None:
        """Note the ranks before names that are no part of a post."""
        in_posts = Taken((post.head_start, post.end) for post in posts)
        for index, person in enumerate(self.people):
            found = rank_before(self.text, person.start)
            if found and not in_posts.overlaps(found[0], person.start - 1):
                self.held[index] = Role(rank=found[1])
                self._note_title(found[0], person.start)

    def beside(self, post: RolePhrase, holder: int) -> None:
        """Note a post that stands beside a name."""
        self._hold(holder, post.role)
        self._note_title(*_title_span(self.text, self.people[holder], post))
        self.commas += _closing_comma(self.text, self.people[holder], post)
        if (end := _enclosed(self.text, post, self.people[holder])) is not None:
            self._note_title(self.people[holder].end, end)

    def shared(self, post: RolePhrase) -> bool:
        """Note a post in the plural before a list of names, and return whether it is one."""
        holders = list(holders_of_plural(self.text, self.people, post)) if post.plural else []
        for index, role in holders:
            self._hold(index, role)
        return bool(holders)

    def told(self, post: RolePhrase) -> bool:
        """Note a post that a verb gives to somebody, and return whether one does."""
        holder = appointed(self.text, self.people, post)
        if holder is not None:
            role = post.role
            state = appointing_state(self.text, self.people[holder])
            if state and not role.organization and not role.past:
                role = msgspec.structs.replace(role, organization=state.name, country=state.code)
            self._hold(holder, role)
            self.given[self.people[holder].name] = role
        return holder is not None

    def predecessors(self) -> None:
        """Give the post of somebody appointed to those whom they succeed."""
        held = {self.people[index].name for index, role in self.held.items() if role.role}
        for index, person in enumerate(self.people) if self.given else ():
            if person.name in held:
                continue
            heir = succeeded_by(self.text, self.people, index)
            post = self.given.get(self.people[heir].name) if heir is not None else None
            if post is not None and not post.past:
                self._hold(index, post)

    def office(self, post: RolePhrase) -> None:
        """Note a definite post that stands for somebody without a name."""
        if post.definite and not post.plural:
            self.offices.append(_office(self.text, post))
            self._note_title(post.head_end, post.end)

    def owners(self) -> None:
        """Fill in the state or body that words beside a name give, where a post doesn't say it."""
        for index, person in enumerate(self.people):
            for end in (bracket_behind(self.text, person), state_behind(self.text, person)):
                if end is not None:
                    self._note_title(person.end, end)
            if (start := state_before(self.text, person)) is not None:
                self._note_title(start, person.start - 1)
            role = self.held.get(index) or Role()
            led = body_led(self.text, person) if role.organization else None
            if led is not None and led[0] != role.organization:
                post = Role(role=post_of_leader(self.text, person), organization=led[0], country=led[1])
                self.further.setdefault(index, []).append(post)
            if role.organization or role.counterpart:
                continue
            owner = owner_beside(self.text, self._title_start(person), person, role)
            if owner and not (role.country and role.country != owner[1]):
                post_led = role.role or post_of_leader(self.text, person)
                role = msgspec.structs.replace(role, role=post_led, organization=owner[0], country=owner[1])
                self.held[index] = role

    def homes(self, around: Surroundings) -> None:
        """Fill in the state or body that the surroundings tell, where nothing says whose post it is."""
        told = {
            self.people[i].name
            for i, role in self.held.items()
            if role.role and role.organization and role.organization not in HOUSES
        }
        before: list[tuple[Mention, Role]] = []
        for index, role in sorted(self.held.items()):
            person = self.people[index]
            if role.role and person.name not in told:
                self.held[index] = self._at_home(person, role, around, before[-NEAR:])
            before.append((person, self.held[index]))
            self.further[index] = [
                _with_state_of(role, self.held[index]) for role in self.further.get(index, ())
            ]

    def _at_home(
        self, person: Mention, role: Role, around: Surroundings, before: list[tuple[Mention, Role]]
    ) -> Role:
        start = self._title_start(person)
        role = around.body_of(with_possessor(self.text, role, start, before), start)
        if role.counterpart and not role.country:
            return msgspec.structs.replace(role, country=around.home(person, start), implied=True)
        whose = self.text[start : person.start] if start < person.start else ""
        if not lacks_state(role) or _OF_SOMETHING_ELSE.match(whose):
            return role
        home = state_of_title(role, roles().of_one_state) or around.home(person, start)
        return with_home(role, home or state_of_title(role, roles().mostly_of_one_state))

    def _title_start(self, person: Mention) -> int:
        return self._starts.get(person.start, person.start)

    def _note_title(self, start: int, end: int) -> None:
        self.titles.append((start, end))
        self._starts[end] = min(start, self._starts.get(end, start))

    def of_countries(self, plural: list[RolePhrase]) -> None:
        """Give "X of Riverland" the post of "the ministers of Riverland and Chad", of whom X must be one."""
        listed = [(post, states) for post in plural for states, _ in [countries_of(self.text, post)]]
        shared = [(post, state) for post, states in listed if len(states) > 1 for state in states]
        for index, role in self.held.items():
            if role.role or not role.country:
                continue
            fitting = [(post, state) for post, state in shared if state.code == role.country]
            if len(fitting) == 1:
                self.held[index] = joined(role, in_singular(self.text, *fitting[0]))

    def stated(self, people: list[Mention]) -> Iterator[Mention]:
        """Yield people with the posts that stand beside their names, one after the other."""
        for index in sorted(self.held):
            known, own = people[index].role, self.held[index]
            if known is None or own.counterpart or is_courtesy(own) or may_be_same(own, known):
                yield people[index]
            else:
                yield msgspec.structs.replace(people[index], role=own)
            for role in self.further.get(index, ()):
                yield msgspec.structs.replace(people[index], role=role)

    def _hold(self, index: int, role: Role) -> None:
        first = self.held.get(index)
        self.held[index] = joined(first, role)
        if first is not None and not may_be_same(first, role):
            kept = self.held[index]
            other = first if kept.role == role.role else role
            if is_courtesy(other):
                return
            self.held[index] = _with_state_of(kept, other)
            self.further.setdefault(index, []).append(_with_state_of(other, kept))


def _with_state_of(role: Role, other: Role) -> Role:
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


def _with_joined(
    text: str, people: list[Mention], posts: list[RolePhrase], beside: list[int | None]
) -> list[int | None]:
    """Add who holds two posts that "and" joins: "X, chair and director of Y"; "Chair and Director X"."""
    found = list(beside)
    for index in range(1, len(posts)):
        holder = found[index - 1]
        if found[index] is None and holder is not None and people[holder].end <= posts[index - 1].start:
            found[index] = holder if _is_joined(text, posts[index - 1], posts[index]) else None
    for index in reversed(range(len(posts) - 1)):
        holder = found[index + 1]
        if found[index] is None and holder is not None and posts[index + 1].end <= people[holder].start:
            first = posts[index]
            determined = _DETERMINED.match(text, first.start) is not None
            titled = text[first.head_start if determined else first.start].isupper()
            # "The Deputy Prime Minister and Foreign Minister, Jo Doe": the comma closes both.
            closed = text[posts[index + 1].end] == ","
            is_joined = titled and _is_joined(text, posts[index], posts[index + 1], shared=closed)
            found[index] = holder if is_joined else None
    return found


def _is_joined(text: str, one: RolePhrase, other: RolePhrase, *, shared: bool = False) -> bool:
    """Whether two posts are those of one person: no article parts them, nor does another country.

    ``shared`` says that an article before the first is that of both.
    """
    if one.plural or other.plural or not _JOINS.fullmatch(text[one.end : other.start]):
        return False
    if any(_DETERMINED.match(text, post.start) for post in ((other,) if shared else (one, other))):
        return False
    # Nobody is both: "Prime Minister and President Doe" are two.
    titles = {(post.role.role or "").lower() for post in (one, other)}
    if titles & roles().heads_of_government and titles & roles().heads_of_state:
        return False
    return one.role.country in (None, other.role.country) or other.role.country is None


def _named_after_owner(text: str, office: Mention, people: list[Mention]) -> Mention:
    """Read "his Riverlandish counterpart" without a name as the post of the one whose counterpart it is."""
    if office.role is None or not office.role.counterpart:
        return office
    known = {person.name: person.role for person in people if person.role}
    before = [person for person in people if person.end <= office.start][-NEAR:]
    role = of_counterpart(office.role, first_before(text, before, known))
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
    between = text[people[preceding].end : post.start] if preceding >= 0 else ""
    if preceding >= 0 and _OPEN.match(between):
        # "The spokesman" in a new line begins a sentence; without an article it may be a signature.
        apart = _VERB.match(text, post.end) or ("\n" in between and _DETERMINED.match(text, post.start))
        before = None if apart else preceding
    if following < len(people) and (
        (
            only_rank(text[post.end : people[following].start])
            and "\n\n" not in text[post.end : people[following].start]
        )
        or _enclosed(text, post, people[following])
    ):
        after = following if _may_follow(text, post, people[following]) else None
    if before is not None and after is not None:
        # "A Doe, the chair, B Roe and …": with an article the post goes with the name before it.
        return (
            before if text[post.start : post.start + 4].lower().startswith(("the ", "a ", "an ")) else after
        )
    if post.plural:
        return None
    return before if after is None else after


def _enclosed(text: str, post: RolePhrase, person: Mention) -> int | None:
    """Return where the dashes or brackets close in which a name stands behind its post."""
    for opening, closing in _ENCLOSED:
        if opening.fullmatch(text, post.end, person.start) and (match := closing.match(text, person.end)):
            return match.end()
    return None


def _may_follow(text: str, post: RolePhrase, person: Mention) -> bool:
    """Whether a name behind "the chair," belongs to it: not in "by order of the chair, Jo Doe was named"."""
    if (
        not text[post.end : post.end + 2].lstrip(" ").startswith(",")
        or text[person.end : person.end + 1] != " "
    ):
        return True
    return not (
        _DETERMINED.match(text, post.start) and _GOVERNED.search(text[max(0, post.start - 10) : post.start])
    )


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
