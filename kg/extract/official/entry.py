"""What an entry of an official table says: its fields for certain, its remarks as they are read."""

from collections.abc import Iterable, Iterator
from datetime import date as Day
from datetime import timedelta

import msgspec

from kg.extract.official.attended import Attended
from kg.extract.official.fields import Fields, as_affiliation
from kg.extract.official.gathering import gathering
from kg.extract.official.people import People, as_participant
from kg.extract.official.told import Told
from kg.extract.reader import read
from kg.model.document import Document
from kg.model.official import OfficialEntry
from kg.model.report import AffiliationReport, DocumentHead, Extraction, MeetingReport, Participant

# Remarks look back from behind the trip: "Departed the U.S. August 6".
_LOOKING_BACK = timedelta(days=31)
# What a post is worth that was read of who took part alone.
_LATE = 0.75


def read_entry(document: Document) -> Extraction:
    """Return what an entry says. Its fields give place and date to the meetings of its remarks.

    Raises ``ValueError`` where the document's text is no entry.
    """
    entry = OfficialEntry.read(document.text)
    told = Told(document.text)
    behind = (Day.fromisoformat(entry.end) + _LOOKING_BACK).isoformat()
    head = DocumentHead.of(document)
    # "Working visit." names nobody, and the fields need no reading.
    said = (
        read(msgspec.structs.replace(document, published=behind, headline=None), told)
        if told.names_anybody
        else Extraction(document=head)
    )
    fields = Fields(document.text, entry)
    remarks = _Remarks(fields, told, said)
    meetings = remarks.meetings(behind)
    return msgspec.structs.replace(
        said,
        document=head,
        meetings=(*fields.visits(remarks.company), *meetings),
        affiliations=(*fields.posts(), *remarks.affiliations(meetings)),
    )


class _Remarks:
    """What the remarks of an entry tell, beside its fields."""

    def __init__(self, fields: Fields, told: Told, said: Extraction) -> None:
        self.fields = fields
        self.told = told
        self.said = said
        self.first = told.clauses[0][0] if told.clauses else len(fields.text)
        self.people = People(fields, self.first, said.affiliations)
        stated = (self.people.placed(one) for one in said.affiliations)
        self.company = tuple(map(as_participant, filter(self.people.is_company, stated)))

    def affiliations(self, meetings: Iterable[MeetingReport]) -> Iterator[AffiliationReport]:
        """Yield the posts that the remarks name, also those of participants that were read late."""
        found = [one for one in self.said.affiliations if not self.fields.is_traveler(one.text_start)]
        yield from map(self.people.placed, found)
        known = {one.text_start for one in found}
        for report in meetings:
            for one in report.participants:
                if one.kind == "person" and one.role and not one.unnamed and one.start not in known:
                    known.add(one.start)
                    if not self.fields.is_traveler(one.start):
                        yield as_affiliation(one, report, _LATE)

    def meetings(self, published: str) -> tuple[MeetingReport, ...]:
        """Return the meetings that the remarks tell of; where somebody only travelled, that is the visit."""
        found = [self._completed(one) for one in self.said.meetings if one.trigger.start >= self.first]
        taken: list[MeetingReport] = []
        for one in self.told.attended:
            at = next((report for report in found if _tells_of(report, one)), None)
            found = [report for report in found if report is not at]
            taken.append(gathering(one, at, self.fields, self.company, published))
        kept = [report for report in found if report.participants and not self._is_the_visit(report)]
        return tuple(sorted((*kept, *taken), key=lambda report: report.trigger.start))

    def _is_the_visit(self, report: MeetingReport) -> bool:
        """Whether a report tells no more than the fields: who travelled there."""
        known = {one.name for one in (*self.fields.travelers, *self.company)}
        if report.kind != "visit" or not {one.name for one in report.participants} <= known:
            return False
        places = {stop.name for stop in (*self.fields.places, self.fields.country)}
        return report.place is None or report.place.name in places

    def _completed(self, report: MeetingReport) -> MeetingReport:
        """Return a meeting of the remarks with place and date of the entry, if they give none of their own.

        Among several towns the remarks don't say which: it was in the country.
        """
        fields = self.fields
        stop = fields.places[0] if len(fields.places) == 1 else fields.country
        own = report.place if report.place and report.place.start > fields.header.end else None
        clauses = reversed(self.told.clauses)
        start, end = next((start, end) for start, end in clauses if start <= report.trigger.start)
        return msgspec.structs.replace(
            report,
            quote=fields.text[start:end],
            start=start,
            end=end,
            # A table of trips and visits tells of what took place, if it doesn't say otherwise.
            status="held" if report.status == "unknown" else report.status,
            participants=self._present(report, start),
            place=own or (stop if report.format == "in_person" else None),
            date=report.date if report.date and report.date.edtf else fields.date,
            also=(*report.also, fields.header),
        )

    def _present(self, report: MeetingReport, start: int) -> tuple[Participant, ...]:
        """Return who took part, also whom the traveller accompanied "to a summit and meetings with" them."""
        told = tuple(self.people.present(report))
        if report.kind == "visit":
            return told
        known = {one.name for one in told}
        company = (one for one in self.company if start <= one.start < report.trigger.start)
        return (*told, *(one for one in company if one.name not in known))


def _tells_of(report: MeetingReport, one: Attended) -> bool:
    return one.start <= report.trigger.start < one.end
