"""The state of a post that names none: "Prime Minister Jo Doe", in a report from Riverland's capital.

Newsrooms leave the state out where the reader knows it: from the subject of the sentence ("Riverland will not
sign, Foreign Minister Jo Doe said"), from where somebody is met ("she saw President Jo Doe in Rivertown"),
from a country that people were just told to be in or to act, or from the dateline.
"""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.mention import Mention, Role, RolePhrase, Taken
from kg.extract.posts.delegations import sent_by
from kg.extract.posts.issuers import issued_by
from kg.extract.posts.states import country_in
from kg.extract.posts.told import (
    SENT_TO,
    Said,
    acts,
    hosts_people,
    is_subject,
    is_where,
    judges,
    owns,
    receives,
)
from kg.extract.posts.towns import Towns
from kg.extract.words.lexicon import roles
from kg.gazetteer import country, country_by_adjective, organization
from kg.gazetteer.countries import country_by_seat

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_IN = re.compile(r"\s+(?:in|at)\s+")
_BY = re.compile(r"(?<=\S)\s+(?:by|with)\s+(?:the\s+)?$")
_INVITED_BY = re.compile(r"\binvitation\s+(?:of|from)\s+(?:the\s+|his\s+counterpart,?\s+)?$")
# What a sentence begins with that says where it is set.
_SET_IN = re.compile(r"\s*(?:(?:Meanwhile|Later|Earlier),?\s+i|I)n\s+(?:the\s+)?")
_VISITS = re.compile(
    r"\b(?:visit(?:s|ed|ing)?(?:\s+to)?|trip\s+to|travel(?:s|led|ed|ling)?\s+to|arriv\w+\s+in)\s+(?:the\s+)?$"
)
# What bodies of states send, where no state is named whose envoy it is.
_OF_A_BODY = re.compile(
    r"(?:Deputy )?(?:Special|High|Personal) (?:Envoy|Representative|Coordinator)(?: (?:for|to|on) .+)?",
    re.IGNORECASE,
)
_ENVOYS = frozenset({"envoy", "representative", "coordinator"})
_OF_STATES = "intergovernmental"
# Behind what is quoted, in which other countries are spoken of.
_QUOTED = re.compile(r"[”»\"]\s*(?:\w+\s+)?$")
# Behind what somebody tells of themselves.
_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_SPEAKING = (_QUOTED, _OWN_WORDS)
# Bodies that are named in full before, and whose heads live in one.
HOUSES = frozenset({"Ministry", "Department", "Presidency", "Secretariat", "Commission"})
_OF_EMBASSIES = frozenset({"ambassador", "consul", "vice-consul", "attache", "charge"})
# How many characters "by the" before a title has at most, spaces included.
_BESIDE = 40
# How many sentences back a country is still the one that is told of.
_RECENT = 2


class Surroundings:
    """Which countries a document names where."""

    def __init__(
        self,
        doc: "Doc",
        bodies: list[Mention],
        posts: list[RolePhrase],
        filed_in: str | None,
        town: str | None = None,
    ) -> None:
        self._doc = doc
        self._text = doc.text  # put together anew by each access
        self._filed_in = filed_in
        self._towns = Towns(doc.text, bodies, town)
        inside = Taken((post.start, post.end) for post in posts)
        free = [body for body in bodies if not inside.overlaps(body.start, body.end)]
        ends = {post.end for post in posts}
        said = [
            Said(body.start, body.end, code, _is_seat(self._text, body.start, ends))
            for body in free
            if (code := _country_of(body))
        ]
        said += [Said(post.start, post.end, post.role.country, True) for post in posts if post.role.country]
        said += [
            Said(entity.start_char, entity.end_char, found.code, True)
            for entity in doc.ents
            if (found := country_by_adjective(entity.text))
        ]
        said += [
            Said(body.start, body.end, body.country, False)
            for body in bodies
            if body.country
            and body.kind == "state"
            and SENT_TO.search(self._text, max(0, body.start - 8), body.start)
        ]
        self._issued_by = issued_by(self._text, bodies)
        self._bodies = [body for body in bodies if body.kind == "organization"]
        self._said = sorted(said, key=lambda one: one.start)
        # Where a country begins and ends in the text, for what stands right beside it.
        free_said = [one for one in self._said if not one.as_owner]
        self._beginning = {one.start: one.country for one in free_said}
        self._ending = {one.end: one.country for one in free_said}
        self._counterparts = [(post.start, post.role.country) for post in posts if post.role.counterpart]
        self._owners = {post.role.country for post in posts}
        # Where one state's envoy is named, those without a state may be another's.
        self._of_states = any(post.role.country and post.role.head in _ENVOYS for post in posts)
        self._starts = [sentence.start_char for sentence in doc.sents]

    def home(self, person: Mention, title_start: int, *, past: bool = False) -> str | None:
        """Return the country code of the state that a post beside a name belongs to, if anything tells it.

        "Foreign Minister Jo Doe met his Riverlandish counterpart": it is any other than Riverland. Who is no
        longer in office (``past``) is where others are, too: there only the newsroom tells.
        """
        found = self._home(person, title_start, past)
        return None if found in self._of_counterparts(person) else found

    def town(self, role: Role, person: Mention, title_start: int) -> str | None:
        """Return the town of a mayor that nothing beside the name tells."""
        span = self._span(person)
        return self._towns.of(role, span, title_start) if span else None

    def _span(self, person: Mention) -> "Span | None":
        return self._doc.char_span(person.start, person.end, alignment_mode="expand")

    def _of_counterparts(self, person: Mention) -> set[str | None]:
        """Return the countries of those whose counterpart somebody is, in the same sentence."""
        span = self._span(person)
        end = span.sent.end_char if span is not None else person.end
        return {code for start, code in self._counterparts if person.end <= start < end}

    def _home(self, person: Mention, title_start: int, past: bool) -> str | None:
        span = self._span(person)
        if span is None:
            return None
        if (sent := sent_by(self._text, span.sent.start_char, title_start)) is not None:
            return sent.code
        if is_subject(span.root):
            own = any(one.search(self._text, span.sent.start_char, title_start) for one in _SPEAKING)
            here = self._between(span.sent.start_char, title_start) if not own else []
            acting = next((one.country for one in here if acts(self._doc, one)), None)
            at_home = self._at_home(span)
            filed_in = self._filed_in if self._opening(span) in (None, self._filed_in) else None
            recent = None if past else self._recent(span, hosts=False)
            return acting or at_home or filed_in or self._issued_by or recent
        met_in = self._met_in(person, title_start) or self._inviting(span, title_start) or self._judged(span)
        recent = None if past else self._opening(span) or self._recent(span, title_start)
        return met_in or recent or self._filed_in or self._issued_by

    def _opening(self, span: "Span") -> str | None:
        """Return the country in which a sentence is set by its first words: "In Rivertown, …"."""
        start = span.sent.start_char
        said = self._between(start, min(span.start_char, start + _BESIDE))
        setting = (
            one for one in said if not one.as_owner and _SET_IN.fullmatch(self._text, start, one.start)
        )
        return next((one.country for one in setting), None)

    def _at_home(self, span: "Span") -> str | None:
        """Return the state in which its officer receives somebody of another: "received B in Rivertown"."""
        if not receives(span.root):
            return None
        here = self._between(span.end_char, span.sent.end_char)
        others = {one.country for one in here if one.as_owner}
        told = {one.country for one in here if not one.as_owner and is_where(self._doc, one)} - others
        return told.pop() if len(told) == 1 else None

    def _judged(self, span: "Span") -> str | None:
        """Return the state whose authorities do something to somebody: mostly they are its own officers."""
        before = self._between(span.sent.start_char, span.start_char)
        return next((one.country for one in before if judges(self._doc, one)), None)

    def _inviting(self, span: "Span", title_start: int) -> str | None:
        """Return the state that is visited "at the invitation of President Jo Doe"."""
        if not _INVITED_BY.search(self._text, max(0, title_start - _BESIDE), title_start):
            return None
        around = self._between(span.sent.start_char, span.sent.end_char)
        return next(
            (
                one.country
                for one in around
                if _VISITS.search(self._text[max(0, one.start - _BESIDE) : one.start])
            ),
            None,
        )

    def body_of(self, role: Role, before: int) -> Role:
        """Read "ministry spokesman" behind "the Foreign Ministry": the body of that kind named last."""
        word, _, rest = (role.role or "").partition(" ")
        if role.past or role.counterpart:
            return role
        if role.organization in HOUSES:
            # "the Ministry's spokesman"
            return self._in_house(role, role.role, role.organization, before)
        if role.organization:
            return role
        if not (self._of_states or role.country) and _OF_A_BODY.fullmatch(role.role or ""):
            return self._of_only_body(role)
        if rest and word.lower() in roles().bodies:
            return self._in_house(role, rest, word, before)
        if role.head in _OF_EMBASSIES and not role.country:
            return self._of_embassy(role, before)
        return role

    def _in_house(self, role: Role, rest: str | None, word: str, before: int) -> Role:
        for body in reversed(self._bodies):
            words = body.text.lower().split()
            if body.start < before and len(words) > 1 and word.lower() in (words[0], words[-1]):
                return msgspec.structs.replace(role, role=rest, organization=body.name, implied=True)
        named = [
            match[0]
            for match in re.finditer(rf"\b(?!the\b)[a-z]{{3,}} {word.lower()}\b", self._text[:before])
        ]
        if named and word.lower() == "ministry":
            return msgspec.structs.replace(role, role=rest, organization=named[-1], implied=True)
        return role

    def _of_only_body(self, role: Role) -> Role:
        """Read "the Special Envoy for Riverland" as that of the only body of states that the text names."""
        found = {
            known.name
            for body in self._bodies
            if (known := organization(body.text)) and known.kind == _OF_STATES
        }
        if re.search(r"\b[Tt]he Secretary-General\b", self._text):
            found = found or {"United Nations"}
        return (
            msgspec.structs.replace(role, organization=found.pop(), implied=True) if len(found) == 1 else role
        )

    def _of_embassy(self, role: Role, before: int) -> Role:
        """Read "Ambassador Doe" behind "the Embassy of Riverland" as Riverland's."""
        for body in reversed(self._bodies):
            state = country_in(body.text) if body.start < before and "Embassy" in body.text else None
            if state is not None:
                return with_home(role, state.code)
        return role

    def _between(self, start: int, end: int) -> list[Said]:
        first = bisect_left(self._said, start, key=lambda one: one.start)
        return self._said[first : bisect_left(self._said, end, key=lambda one: one.start)]

    def _met_in(self, person: Mention, title_start: int) -> str | None:
        """Return the country of "President Jo Doe in Rivertown" or "received in Rivertown by Jo Doe"."""
        by = _BY.search(self._text, max(0, title_start - _BESIDE), title_start)
        before = self._ending.get(by.start()) if by else None
        behind = _IN.match(self._text, person.end)
        return before or (self._beginning.get(behind.end()) if behind else None)

    def _recent(self, span: "Span", end: int | None = None, *, hosts: bool = True) -> str | None:
        """Return the country told of last, if it acts or, with ``hosts``, people are there.

        One that is only spoken about ("the war in Riverland") tells nothing of who speaks. Nor does one whose
        officer somebody is said to be: in a report of a guest bare posts are the host's.
        """
        index = max(0, bisect_left(self._starts, span.sent.start_char) - _RECENT)
        said = self._between(self._starts[index], span.sent.start_char if end is None else end)
        told = (one for one in reversed(said) if not one.as_owner and one.country not in self._owners)
        if not hosts:
            return next((one.country for one in told if acts(self._doc, one)), None)
        own = (one for one in told if self._concerns(span, one))
        return next((one.country for one in own), None)

    def _concerns(self, span: "Span", one: Said) -> bool:
        """Whether a country hosts people, or acts in the sentence of somebody or owns what they are in."""
        if hosts_people(self._doc, self._text, one) or owns(self._doc, one, span.root):
            return True
        return one.start >= span.sent.start_char and acts(self._doc, one)


def _is_seat(text: str, start: int, ends: set[int]) -> bool:
    """Whether a place stands right behind a post: "a fellow at the Policy Centre in Rivertown"."""
    return any(_IN.fullmatch(text, start - size, start) and start - size in ends for size in (4, 5))


def _country_of(body: Mention) -> str | None:
    seat = country_by_seat(body.text) if body.country is None else None
    return seat.code if seat else body.country


def with_home(role: Role, home: str | None) -> Role:
    """Return a post with the state that its surroundings tell."""
    state = country(home) if home else None
    if state is None:
        return role
    return msgspec.structs.replace(role, organization=state.name, country=state.code, implied=True)
