"""Where and when a story was filed: "RIGA, March 11 (Example Wire) - ", which is no part of a sentence."""

import re
from datetime import date as Day
from typing import NamedTuple

from kg.extract.dates.meanings import resolve_date
from kg.extract.dates.phrases import find_dates
from kg.extract.dates.words import MONTH, WEEKDAYS, YEAR
from kg.gazetteer import place
from kg.model.report import PlaceMention

_CITY = r"(?P<city>[^\W\d_a-z][^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,3}?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:])"
_DATE = (
    rf"(?:(?i:{MONTH})\s+{_DAY}(?:,?\s+{YEAR})?|{_DAY}\s+(?i:{MONTH})(?:,?\s+{YEAR})?"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.)"
)
_AGENCY = r"(?:\([^)\n]{2,40}\)|/[^/\n]{2,30}/)"
_DASH = r"(?:\.?[ \t]*(?:-{1,2}|—|–|_)\s+|\.?—\s*)(?=[“\"A-Z])"
_FORMS = [
    re.compile(rf"^[ \t]*{form}", re.MULTILINE)
    for form in (
        rf"{_CITY}(?:,[^\n()—–]{{0,40}}?|[,.]?\s+{_DATE})?(?:\s*{_AGENCY})?{_DASH}",
        # Without a dash, a date and an agency say what it is: "RIGA, May 3. /XYZ/. ", "Riga, May 3, XYZ".
        rf"{_CITY}[,.]\s+{_DATE}[,.]?\s*(?:{_AGENCY}\.?\s+(?=[“\"A-Z])|[A-Z]{{3,10}}(?:\.\s+(?=[“\"A-Z])|\s*\n))",
        rf"{_CITY},\s+{_DATE}\.\s+(?=[“\"A-Z])",
        rf"{_DATE}(?:,\s+{_CITY}|\s*{_AGENCY}){_DASH}",
    )
]
# In which of the first characters it stands, if anywhere.
_FIRST = 600
# How many days after it was filed a story is printed at the latest.
_LATE = 7


class Dateline(NamedTuple):
    """The span of a dateline, its words and its city."""

    start: int
    end: int
    text: str
    filed_in: PlaceMention | None

    def filed_on(self, published: str) -> str:
        """Return the day that "today" means: papers print what was filed on the days before."""
        for phrase in find_dates(self.text):
            told = resolve_date(phrase, published, "past")
            if (
                told.earliest
                and told.earliest == told.latest
                and _is_shortly_before(told.earliest, published)
            ):
                return told.earliest
        return published


def dateline_of(text: str) -> Dateline | None:
    """Return the dateline of a text, which stands in one of its first lines or nowhere."""
    first = text[:_FIRST]
    found = (match for form in _FORMS for match in form.finditer(first))
    match = next((one for one in found if _is_dateline(one)), None)
    return Dateline(match.start(), match.end(), match[0], _city(match)) if match else None


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether capitals, an agency or a date show that a line begins with a dateline, and not with a name."""
    if match["city"] and match["city"].lower() in WEEKDAYS:
        return False
    capitals = match["city"] is not None and match["city"].isupper()
    return capitals or re.search(rf"{_AGENCY}|{_DATE}", match[0]) is not None


def _is_shortly_before(day: str, published: str) -> bool:
    return (
        len(published) == len(day)
        and 0 <= (Day.fromisoformat(published) - Day.fromisoformat(day)).days <= _LATE
    )


def _city(match: re.Match[str]) -> PlaceMention | None:
    city = match["city"]
    if not city:
        return None
    entry = place(city.title() if city.isupper() else city)
    return PlaceMention(
        name=entry.name if entry else city.title(),
        country=entry.country if entry else None,
        text=city,
        start=match.start("city"),
        end=match.end("city"),
    )
