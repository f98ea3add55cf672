"""Whom the remarks of an entry name: with their posts, and the states of these."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from kg.extract.official.fields import Fields
from kg.extract.official.plural import shares_post
from kg.extract.official.traveler import title_before, title_of
from kg.extract.official.words import words
from kg.gazetteer import Country, country, country_by_adjective
from kg.gazetteer.countries import country_by_name
from kg.model.report import AffiliationReport, MeetingReport, Participant

Said = TypeVar("Said", Participant, AffiliationReport)

# Who travels with whom is from the same state: "Accompanied President Doe".
_COMPANY = re.compile(
    r"\b(?:accompan(?:ied(?! by)|ying)|joined|rejoined)\s+(?:[\w.-]+\s+){0,4}$", re.IGNORECASE
)
# So is whose journey is spoken of: "prepared for President Doe's visit".
_JOURNEY = re.compile(
    r"[^\s,.;’']*(?:\s[A-Z][^\s,.;’']*)?['’]s?\s+(?:[a-z]+\s+){0,2}(?:visit|trip|tour|journey)\b"
)
_ADJECTIVE = re.compile(r"((?:[A-Z][\w.-]*\s+)?)([A-Z][\w.-]*)\s+$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s?){1,4})")
_BODY_BEFORE = re.compile(r"(?:[A-Z][\w-]*\s+)+$")
# "Ia.", "K.C.B.", "UNOMSIL": no name of a person.
_ABBREVIATED = re.compile(r"[A-Z]{4,}|(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.")


class People:
    """Reads the participants of an entry as its fields let them be understood."""

    def __init__(self, fields: Fields, first: int, stated: Iterable[AffiliationReport] = ()) -> None:
        self.fields = fields
        self.first = first
        # States whose officers the remarks name as theirs: who is named beside one may be from there too.
        self.officers = {one.country for one in stated if one.country and not one.implied}

    def present(self, report: MeetingReport) -> Iterator[Participant]:
        """Yield who took part, without what only looks like a name."""
        for one in report.participants:
            if traveler := self.fields.traveler_at(one.start):
                yield traveler
            elif one.role is None and one.kind == "person":
                if (found := self._mended(one)) and (found.role or report.kind != "visit"):
                    yield found
            # The rest of "visited A (B), C and D" are towns.
            elif report.kind != "visit" or one.kind != "organization":
                yield self.placed(one)

    def _mended(self, one: Participant) -> Participant | None:
        """Return somebody without a post with the title that stands before or in the name."""
        text = self.fields.text
        if one.name in words().plural_posts or one.name.split()[-1] in words().plural_posts:
            body = _BODY_BEFORE.search(text[: one.start])
            start = body.start() if body else one.start
            whole = text[start : one.end]
            return msgspec.structs.replace(one, name=whole, kind="group", text=whole, start=start)
        if _ABBREVIATED.fullmatch(one.name):
            return None
        inside = title_of(one.text)
        if inside.name_start:
            start = one.start + inside.name_start
            name = text[start : one.end]
            at, role = one.start, inside.role
            one = msgspec.structs.replace(one, name=name, text=name, start=start)
        else:
            at, role = title_before(text, one.start)
        return self.placed(self._of_state(msgspec.structs.replace(one, role=role), at)) if role else one

    def _of_state(self, one: Participant, title_start: int) -> Participant:
        """Return somebody with the state that stands beside the post: "Emperor X of Japan"."""
        text = self.fields.text
        behind = _OF.match(text, one.end)
        before = _ADJECTIVE.search(text[:title_start])
        state = country_by_name(behind[1].strip()) if behind else None
        if state is None and before:
            state = country_by_adjective(before[1] + before[2]) or country_by_adjective(before[2])
        return msgspec.structs.replace(one, organization=state.name, country=state.code) if state else one

    def placed(self, one: Said) -> Said:
        """Return somebody with the state of their post: the host's, if the remarks give none."""
        told = country(one.organization) if one.organization else None
        is_person = isinstance(one, AffiliationReport) or one.kind == "person"
        if not is_person or one.role is None or (told is None and one.organization):
            return one
        if told is not None and self._is_told(told) and (not one.implied or told.code in self.officers):
            return one
        start = one.start if isinstance(one, Participant) else one.text_start
        state, name = self.fields.host, self.fields.country.name
        if start is not None and (beside := self._state_beside(start)):
            return msgspec.structs.replace(one, organization=beside.name, country=beside.code, implied=False)
        if start is not None and shares_post(self.fields.text, start):
            return msgspec.structs.replace(one, organization=None, country=None)
        from_home = start is not None and self._is_from_home(start)
        if from_home:
            state, name = self.fields.home, self.fields.traveler.organization or ""
        code, implied = state.code if state else None, one.implied or not from_home
        return msgspec.structs.replace(one, organization=name, country=code, implied=implied)

    def _state_beside(self, start: int) -> Country | None:
        """Return the state before the title of somebody named at an offset: "Soviet Chairman Doe"."""
        at, role = title_before(self.fields.text, start)
        before = _ADJECTIVE.search(self.fields.text[:at]) if role else None
        return country_by_adjective(before[2]) if before else None

    def _is_told(self, state: Country) -> bool:
        """Whether the remarks themselves name a state."""
        remarks = self.fields.entry.remarks
        names = (state.name, state.full_name, *state.aliases, *state.adjectives)
        return any(
            name and name in remarks and re.search(rf"\b{re.escape(name)}(?!\w)", remarks) for name in names
        )

    def is_company(self, one: AffiliationReport) -> bool:
        """Whether somebody travels too."""
        start = one.text_start
        return start is not None and bool(_COMPANY.search(self.fields.text[self.first : start]))

    def _is_from_home(self, start: int) -> bool:
        if start < self.first:
            return False
        text = self.fields.text
        return bool(_COMPANY.search(text[self.first : start]) or _JOURNEY.match(text, start))


def as_participant(one: AffiliationReport) -> Participant:
    """Return whose post is stated as somebody who takes part."""
    return Participant(
        name=one.person,
        role=one.role,
        rank=one.rank,
        organization=one.organization,
        country=one.country,
        text=one.text or one.person,
        start=one.text_start or 0,
        end=one.text_end or 0,
    )
