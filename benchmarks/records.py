"""Records as extraction gives them, of an archive of any size: what resolution has to bring together.

Documents, meetings, people and places are those of :mod:`benchmarks.synthetic`; here they are told as
articles do: in full, by the surname with the post, or by the post alone, each document in its own words.
"""

from collections.abc import Iterator

import numpy as np

from benchmarks.draws import KINDS, STATUSES
from benchmarks.evidence import url
from benchmarks.invented import ROLES, states
from benchmarks.synthetic import SyntheticGraph
from kg.gazetteer.entries import Country
from kg.model.document import Document
from kg.model.report import (
    AffiliationReport,
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Record,
    Trigger,
)

# Of meetings and reports in draws.py: one in ten is told of twice or more.
_REPORTS_OF_MEETINGS = 1.1
_LENGTH = 300
# A given name is that of one in twenty to one in ten thousand people, a surname that of few. About as many
# surnames sound alike as of the real ones in the package names-dataset: of 18,000 two, of 180,000 five.
_ONSETS = (*"bdfgklmnprstvz", "br", "gr", "kr", "sk", "st", "tr")
_SYLLABLES = [onset + vowel for vowel in "aeiou" for onset in _ONSETS]
_ENDS = ("nen", "ov", "sson", "idze", "ian", "er", "ski", "ez", "enko", "wala", "moto", "ssen")
_SURNAMES, _GIVEN = len(_SYLLABLES) ** 3 * len(_ENDS), 2_000
# Primes that scatter numbers.
_SCATTER, _DRAWS = 7_919, 10_007


def surname(number: int) -> str:
    """Return the surname of a person."""
    rest, end = divmod(number * _SCATTER % _SURNAMES, len(_ENDS))
    rest, third = divmod(rest, len(_SYLLABLES))
    first, second = divmod(rest, len(_SYLLABLES))
    return "".join((*(_SYLLABLES[at] for at in (first, second, third)), _ENDS[end])).capitalize()


def full_name(number: int) -> str:
    """Return the name of a person: as many have a given name of the first ten as of the next hundred."""
    rank = int(_GIVEN ** (number * _SCATTER % _DRAWS / _DRAWS)) - 1
    second, first = divmod(rank, len(_SYLLABLES))
    return f"{_SYLLABLES[first]}{_SYLLABLES[second]}n".capitalize() + f" {surname(number)}"


class Archive:
    """Records with so many reports of meetings in all. The same number and seed give the same."""

    def __init__(self, reports: int, seed: int = 1) -> None:
        self._graph = SyntheticGraph(round(reports / _REPORTS_OF_MEETINGS), seed)

    def __iter__(self) -> Iterator[Record]:
        """Yield one record after the other: none is kept."""
        draws = self._graph.draws
        order = np.argsort(draws.document_of_report, kind="stable")
        ends = np.searchsorted(draws.document_of_report[order], np.arange(draws.sizes.documents + 1))
        for document in range(draws.sizes.documents):
            meetings = draws.meeting_of_report[order[ends[document] : ends[document + 1]]]
            yield self._record(document, meetings.tolist())

    def _record(self, number: int, meetings: list[int]) -> Record:
        days = [day for meeting in meetings if (day := self._graph.date(meeting).latest)]
        published = max(days).isoformat() if days else None
        text = f"{number}: ".ljust(_LENGTH * (len(meetings) + 1), ".")
        document = Document.of(text, id=url(number), language="en", published=published)
        said = Extraction(
            document=DocumentHead.of(document),
            meetings=tuple(self._report(number, at, one) for at, one in enumerate(meetings)),
            affiliations=(self._affiliation(number, _LENGTH * len(meetings)),),
            extractor="benchmark",
        )
        return Record(document=document, extraction=said)

    def _report(self, document: int, at: int, meeting: int) -> MeetingReport:
        draws, start = self._graph.draws, at * _LENGTH
        parts = draws.actor_of_part[draws.first_part[meeting] : draws.first_part[meeting + 1]].tolist()
        kind, date = KINDS[draws.kind[meeting]], self._graph.date(meeting)
        # A document tells of it in the month alone where another gives the day.
        bounds = {
            name: day.isoformat() if day else None
            for name, day in (("earliest", date.earliest), ("latest", date.latest))
        }
        return MeetingReport(
            quote=".",
            start=start,
            end=start + _LENGTH,
            trigger=Trigger(text="met", start=start + 1, end=start + 4),
            status=STATUSES[draws.status[meeting]],  # type: ignore[arg-type]
            kind=kind,  # type: ignore[arg-type]
            format="remote" if kind == "call" else "in_person",
            participants=tuple(
                self._participant(document, actor, start + 10 * number)
                for number, actor in enumerate(parts, start=1)
            ),
            place=self._place(int(draws.place[meeting]), start),
            date=DateMention(text="then", edtf=date.edtf, start=start, end=start + 4, **bounds),
            confidence=0.9,
        )

    def _participant(self, document: int, actor: int, start: int) -> Participant:
        graph = self._graph
        if actor >= graph.sizes.people:
            _, name = graph.organization(actor - graph.sizes.people)
            is_state = actor - graph.sizes.people >= graph.sizes.bodies
            kind = "state" if is_state else "organization"
            return Participant(name=name, kind=kind, text=name, start=start, end=start + 9)  # type: ignore[arg-type]
        # Of three mentions one is a surname with the post, and one of ten a post alone.
        way = (document + actor) % 30
        role, state = ROLES[actor % len(ROLES)], self._state(actor)
        name = surname(actor) if way < 10 else full_name(actor)
        if way > 26:
            name = f"{role} of {state.name}"
        return Participant(
            name=name,
            role=role,
            organization=state.name,
            country=state.code,
            unnamed=way > 26,
            text=name,
            start=start,
            end=start + 9,
        )

    def _state(self, person: int) -> Country:
        body = int(self._graph.draws.body_of_post[person])
        return states()[self._graph.draws.state_of_body[body]]

    def _place(self, number: int, start: int) -> PlaceMention | None:
        if number < 0:
            return None
        _, name = self._graph.place(number)
        is_city = number < len(self._graph.cities)
        country = self._graph.cities[number].country if is_city else None
        return PlaceMention(name=name, country=country, text=name, start=start + 200, end=start + 209)

    def _affiliation(self, number: int, start: int) -> AffiliationReport:
        draws = self._graph.draws
        person = int(draws.post_of[draws.post_of_affiliation[number]])
        state = self._state(person)
        return AffiliationReport(
            person=full_name(person),
            role=ROLES[person % len(ROLES)],
            organization=state.name,
            country=state.code,
            quote=".",
            start=start,
            end=start + 9,
            text=full_name(person),
            text_start=start,
            text_end=start + 9,
        )
