"""The fields of an entry as parts of reports: who, from which state, where and when."""

import re
from collections.abc import Iterator
from datetime import date as Day

from kg.extract.dates.spans import days
from kg.extract.official.traveler import NICKNAME, title_of
from kg.gazetteer import Country, PlaceEntry, country, organization, place
from kg.model.official import OfficialEntry, span_of_country, spans_of_values
from kg.model.report import (
    AffiliationReport,
    DateMention,
    MeetingReport,
    Participant,
    PlaceMention,
    Quote,
    Trigger,
)

_JOINT = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")
_TOWN_AND_WHERE = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
# "Poland (government-in-exile)", "Dahomey (Benin)": the name itself, else the one in parentheses.
_WITH_ANOTHER = re.compile(r"(?P<name>.*?)\s*\((?P<other>[^)]*)\)$")


def state_of(name: str) -> Country | None:
    """Return the state of a table's name, of a body the one that it is in."""
    if found := country(name):
        return found
    if (body := organization(name)) and body.country:
        return country(body.country)
    both = _WITH_ANOTHER.match(name)
    return (country(both["name"]) or country(both["other"])) if both else None


def _name_of(name: str, state: Country | None) -> str:
    """Return what a state is called, or a body that stands for one: "Palestinian Authority"."""
    body = organization(name)
    return body.name if body else state.name if state else name


class Fields:
    """The fields of an entry, each with its words in the text."""

    def __init__(self, text: str, entry: OfficialEntry) -> None:
        self.text = text
        self.entry = entry
        self.spans = spans_of_values(text)
        start, end = self.spans["Dates"]
        span = days(Day.fromisoformat(entry.start), Day.fromisoformat(entry.end))
        self.date = DateMention(
            text=text[start:end], edtf=span.edtf, earliest=entry.start, latest=entry.end, start=start, end=end
        )
        self.home = state_of(entry.home)
        self.host = state_of(entry.country)
        self.country = self._country()
        self.places = list(self._places())
        self.header = Quote(quote=text[:end], start=0, end=end)
        self.travelers = list(self._travelers())
        self.traveler = self.travelers[0]

    def _places(self) -> Iterator[PlaceMention]:
        """Yield the towns, or the country where none is given."""
        start = self.spans["To"][0]
        for name in self.entry.towns:
            start = self.text.index(name, start)
            found = self._town(name)
            yield PlaceMention(
                name=found.name if found else name,
                country=found.country if found else self.country.country,
                text=name,
                start=start,
                end=start + len(name),
            )
            start += len(name)
        if not self.entry.towns:
            yield self.country

    def _town(self, name: str) -> PlaceEntry | None:
        """Return a town of the country, or of the states that came after it: Moscow, of the Soviet Union."""
        host = self.host
        codes = (host.code, *(host.successors if host.historical else ())) if host else ()
        names = dict.fromkeys((name, name.partition(",")[0]))
        found = next(filter(None, (place(one, code) for one in names for code in codes)), None)
        if found is None and (parts := _TOWN_AND_WHERE.fullmatch(name)):
            # "Algiers (Algeria)" on a trip to several countries, "Windsor (Ontario)".
            town, where = parts.groups()
            state = country(where.removeprefix("The "))
            return place(town, state.code) if state else place(f"{town}, {where}") or self._town(town)
        return found

    def _country(self) -> PlaceMention:
        start, end = span_of_country(self.text, "To")
        return PlaceMention(
            name=self.host.name if self.host else self.entry.country,
            country=self.host.code if self.host else None,
            text=self.text[start:end],
            start=start,
            end=end,
        )

    def _travelers(self) -> Iterator[Participant]:
        """Yield the traveller, or two in one field: "President X and Prime Minister Y"."""
        start, end = self.spans["Traveler"]
        for joint in _JOINT.finditer(self.text, start, end):
            if all(
                title_of(self.text[slice(*part)]).role
                for part in ((start, joint.start()), (joint.end(), end))
            ):
                yield self._traveler(start, joint.start())
                start = joint.end()
        yield self._traveler(start, end)

    def _traveler(self, start: int, end: int) -> Participant:
        """Return a traveller with the post that the table gives them."""
        title = title_of(self.text[start:end])
        start += title.name_start
        return Participant(
            name=NICKNAME.sub("", self.text[start:end]),
            role=title.role,
            rank=title.rank,
            organization=_name_of(self.entry.home, self.home),
            country=self.home.code if self.home else None,
            text=self.text[start:end],
            start=start,
            end=end,
        )

    def is_traveler(self, start: int | None) -> bool:
        """Whether words of the text stand for the traveller."""
        first, last = self.spans["Traveler"]
        return start is not None and first <= start < last

    def traveler_at(self, start: int) -> Participant | None:
        """Return the traveller whom words at an offset stand for."""
        if not self.is_traveler(start):
            return None
        return next((one for one in self.travelers if start < one.end), self.travelers[-1])

    def posts(self) -> Iterator[AffiliationReport]:
        """Yield the post of the traveller, or of both."""
        for one in self.travelers:
            yield as_affiliation(one, self.header, confidence=1.0)

    def visits(self, company: tuple[Participant, ...]) -> Iterator[MeetingReport]:
        """Yield a visit to each town of the entry, by the traveller and who travelled with them."""
        for stop in self.places:
            yield MeetingReport(
                quote=self.header.quote,
                start=self.header.start,
                end=self.header.end,
                trigger=Trigger(text=stop.text, start=stop.start, end=stop.end),
                status="held",
                kind="visit",
                format="in_person",
                participants=(*self.travelers, *company),
                place=stop,
                date=self.date,
                confidence=1.0,
            )


def as_affiliation(one: Participant, passage: MeetingReport | Quote, confidence: float) -> AffiliationReport:
    """Return the post of somebody who took part as a statement of its own, in a passage."""
    return AffiliationReport(
        person=one.name,
        role=one.role,
        rank=one.rank,
        organization=one.organization,
        country=one.country,
        quote=passage.quote,
        start=passage.start,
        end=passage.end,
        text=one.text,
        text_start=one.start,
        text_end=one.end,
        confidence=confidence,
    )
