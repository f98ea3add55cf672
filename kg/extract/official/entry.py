"""What an entry of an official table says: its fields for certain, its remarks as they are read."""

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta

import msgspec

from kg.extract.dates.spans import days
from kg.extract.official.told import Told
from kg.extract.reader import read
from kg.gazetteer import country, place
from kg.model.document import Document
from kg.model.official import OfficialEntry, span_of_country, spans_of_values
from kg.model.report import (
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Quote,
    Trigger,
)

# Remarks look back from behind the trip: "Departed the U.S. August 6".
_LOOKING_BACK = timedelta(days=31)


def read_entry(document: Document) -> Extraction:
    """Return what an entry says. Its fields give place and date to the meetings of its remarks.

    Raises ``ValueError`` where the document's text is no entry.
    """
    entry = OfficialEntry.read(document.text)
    told = Told(document.text)
    behind = Day.fromisoformat(entry.end) + _LOOKING_BACK
    said = read(msgspec.structs.replace(document, published=behind.isoformat(), headline=None), told)
    fields = _Fields(document.text, entry, said)
    first = told.clauses[0][0] if told.clauses else len(document.text)
    meetings = [fields.completed(_quoted(one, told)) for one in said.meetings if one.trigger.start >= first]
    # A trip that its remarks tell as meetings is these; one that they don't is a visit.
    visits = [] if meetings else list(fields.visits())
    return msgspec.structs.replace(said, document=DocumentHead.of(document), meetings=(*visits, *meetings))


class _Fields:
    """The fields of an entry as parts of reports."""

    def __init__(self, text: str, entry: OfficialEntry, said: Extraction) -> None:
        self.text = text
        self.entry = entry
        self.spans = spans_of_values(text)
        start, end = self.spans["Dates"]
        span = days(Day.fromisoformat(entry.start), Day.fromisoformat(entry.end))
        self.date = DateMention(
            text=text[start:end], edtf=span.edtf, earliest=entry.start, latest=entry.end, start=start, end=end
        )
        self.country = self._country()
        self.places = list(self._places())
        self.header = Quote(quote=text[:end], start=0, end=end)
        self.traveler = self._traveler(said)

    def _places(self) -> Iterator[PlaceMention]:
        """Yield the towns, or the country where none is given."""
        start = self.spans["To"][0]
        for name in self.entry.towns:
            start = self.text.index(name, start)
            entry = place(name, self.country.country)
            yield PlaceMention(
                name=entry.name if entry else name,
                country=self.country.country,
                text=name,
                start=start,
                end=start + len(name),
            )
            start += len(name)
        if not self.entry.towns:
            yield self.country

    def _country(self) -> PlaceMention:
        start, end = span_of_country(self.text, "To")
        state = country(self.entry.country)
        return PlaceMention(
            name=state.name if state else self.entry.country,
            country=state.code if state else None,
            text=self.text[start:end],
            start=start,
            end=end,
        )

    def _traveler(self, said: Extraction) -> Participant:
        """Return the traveller with the post that the table gives them."""
        start, end = self.spans["Traveler"]
        home = country(self.entry.home)
        whole = Participant(name=self.text[start:end], text=self.text[start:end], start=start, end=end)
        named = (one for report in said.meetings for one in report.participants if one.kind == "person")
        return msgspec.structs.replace(
            next(filter(self._is_traveler, named), whole),
            organization=home.name if home else self.entry.home,
            country=home.code if home else None,
        )

    def _is_traveler(self, one: Participant) -> bool:
        start, end = self.spans["Traveler"]
        return start <= one.start < end

    def _at_home(self, one: Participant) -> Participant:
        """Return a participant with the state of their post: the host's, if the remarks give none."""
        if self._is_traveler(one):
            return self.traveler
        told = country(one.organization) if one.organization else None
        if one.kind != "person" or one.role is None or (told is None and one.organization):
            return one
        names = (told.name, told.full_name, *told.aliases, *told.adjectives) if told else ()
        if any(re.search(rf"\b{re.escape(name)}\b", self.entry.remarks) for name in names if name):
            return one
        return msgspec.structs.replace(one, organization=self.country.name, country=self.country.country)

    def visits(self) -> Iterator[MeetingReport]:
        """Yield a visit to each town of the entry."""
        for stop in self.places:
            yield MeetingReport(
                quote=self.header.quote,
                start=self.header.start,
                end=self.header.end,
                trigger=Trigger(text=stop.text, start=stop.start, end=stop.end),
                status="held",
                kind="visit",
                format="in_person",
                participants=(self.traveler,),
                place=stop,
                date=self.date,
                confidence=1.0,
            )

    def completed(self, report: MeetingReport) -> MeetingReport:
        """Return a meeting of the remarks with place and date of the entry, if they give none of their own.

        Among several towns the remarks don't say which: it was in the country.
        """
        stop = self.places[0] if len(self.places) == 1 else self.country
        own = report.place if report.place and report.place.start > self.header.end else None
        return msgspec.structs.replace(
            report,
            participants=tuple(map(self._at_home, report.participants)),
            place=own or (stop if report.format == "in_person" else None),
            date=report.date if report.date and report.date.edtf else self.date,
            also=(*report.also, self.header),
        )


def _quoted(report: MeetingReport, told: Told) -> MeetingReport:
    """Return a report that quotes the clause of the remarks, without the traveller's name put before it."""
    start, end = next((start, end) for start, end in reversed(told.clauses) if start <= report.trigger.start)
    return msgspec.structs.replace(report, quote=told.document[start:end], start=start, end=end)
