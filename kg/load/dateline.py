"""What the first lines of a text state: "RIGA, April 30, 2021 (Example Wire) - "."""

import re

import msgspec

from kg.load.dates import stated_date
from kg.model.document import Document

# A dateline stands before the first paragraph of the text, or opens it.
_LINES = 6
_LONGEST = 110
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}},?\s+{_YEAR}|\d{{1,2}}\.?\s+{_MONTH}\s+{_YEAR}|{_YEAR}-\d\d-\d\d)"
# "RIGA, April 30, 2021 (Example Wire) - Foreign …"; the agency in brackets is the publisher.
_OPENING = re.compile(
    rf"^\W*[^\W\d_][^\n()]{{1,40}}?,?\s+(?P<date>{_DATE})\s*(?:\((?P<agency>[^)\n]{{2,40}})\))?\s*(?:-{{1,2}}|–|—|:)\s"
)
# A line of its own that ends in a date: a byline, or place and date.
_LINE = re.compile(rf"^(?:[^\n]{{0,80}}?[,:|]\s*)?(?:[A-Z][a-z]+day,?\s+)?(?P<date>{_DATE})\W*$")


def with_dateline(document: Document) -> Document:
    """Fill in the publication date and the agency that the first lines state, where nothing else did."""
    for line in _first_lines(document.text):
        found = _OPENING.match(line) or (_LINE.match(line) if len(line) <= _LONGEST else None)
        published = stated_date(re.sub(r"(?<=[a-z])\.", "", found["date"])) if found else None
        if found and published:
            agency = found.groupdict().get("agency")
            return msgspec.structs.replace(
                document, published=document.published or published, publisher=document.publisher or agency
            )
    return document


def _first_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text[:2000].split("\n"))
    return [line for line in lines if line][:_LINES]
