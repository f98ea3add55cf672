"""Invented documents without end, and a reader of them that takes no time: what is tried here is how they are kept."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kg.load import Failure, Finished
from kg.model.document import Document
from kg.model.report import (
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Trigger,
)
from kg.reading import Item, Readers, Reading

PEOPLE = [
    f"{first} {last}"
    for last in ("Holm", "Rojas", "Deby", "Berg", "Novak", "Silva")
    for first in ("Ana", "Omar", "Liv", "Jan", "Ida")
]
CITIES = [("Oslo", "NO"), ("Lima", "PE"), ("Riga", "LV"), ("Rome", "IT")]
_FIRST = date(2020, 1, 1)


def document(number: int) -> Document:
    """Return the document of a number; several tell of one meeting."""
    one, other, city, day = _facts(number)
    text = f"{one} met {other} in {city[0]} on {day}, agency {number} reports."
    published = (date.fromisoformat(day) + timedelta(days=number % 3)).isoformat()
    return Document.of(text, id=f"d-{number:06}", language="en", published=published)


def documents(numbers: range) -> Iterator[Document]:
    """Yield the documents of numbers."""
    return map(document, numbers)


def _facts(number: int) -> tuple[str, str, tuple[str, str], str]:
    meeting = number // 2
    one = meeting % len(PEOPLE)
    other = (meeting * 7 + 1 + one) % len(PEOPLE)
    other = other if other != one else (one + 1) % len(PEOPLE)
    day = _FIRST + timedelta(days=meeting % 700)
    return PEOPLE[one], PEOPLE[other], CITIES[meeting % len(CITIES)], day.isoformat()


class QuickReaders(Readers, frozen=True, kw_only=True):
    """Reads what :func:`document` writes."""

    @property
    def name(self) -> str:
        """Name and version, as of an extractor."""
        return "torture 1"

    def extract(self, document: Document) -> Extraction:
        """Return the meeting that a document tells of."""
        text = document.text
        one, _, rest = text.partition(" met ")
        other, _, rest = rest.partition(" in ")
        city, _, rest = rest.partition(" on ")
        day = rest.partition(",")[0]
        places = dict(CITIES)
        report = MeetingReport(
            quote=text,
            start=0,
            end=len(text),
            trigger=Trigger(text="met", start=text.index(" met ") + 1, end=text.index(" met ") + 4),
            status="held",
            kind="bilateral",
            format="in_person",
            participants=tuple(
                Participant(name=name, text=name, start=text.index(name), end=text.index(name) + len(name))
                for name in (one, other)
            ),
            place=PlaceMention(
                name=city,
                country=places[city],
                text=city,
                start=text.index(city),
                end=text.index(city) + len(city),
            ),
            date=DateMention(
                text=day,
                edtf=day,
                earliest=day,
                latest=day,
                start=text.index(day),
                end=text.index(day) + len(day),
            ),
            confidence=0.9,
        )
        return Extraction(document=DocumentHead.of(document), meetings=(report,), extractor=self.name)

    def begun(self) -> Reading:
        """Have them begin."""
        return _QuickReading(self)


class _QuickReading(Reading):
    def read(
        self, items: Iterable[Item]
    ) -> Iterator[tuple[Document, Extraction | None] | tuple[Failure | Finished, None]]:
        for item in items:
            if isinstance(item, Document):
                yield item, self._readers.extract(item)
            else:
                yield item, None
