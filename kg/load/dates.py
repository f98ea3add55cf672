"""Publication dates: stated by somebody, or none."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from kg.errors import InputError

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
# The ways in which English pages write out a day; figures alone ("03/05/2021") are ambiguous.
_WRITTEN = ("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y")
_AFTER_DAY = re.compile(r"(?<=\d)(st|nd|rd|th)\b|[,.]|^\w+day\b,?")
_CLOCK = re.compile(r"\s+(at\s+)?\d{1,2}[:.]\d\d.*$")


def iso_date(value: str) -> str:
    """Return a date as EDTF: YYYY, YYYY-MM, YYYY-MM-DD, or the day of an RFC 3339 timestamp."""
    text = value.strip()
    try:
        if _YEAR.fullmatch(text):
            return f"{date(int(text), 1, 1).year:04}"
        if month := _MONTH.fullmatch(text):
            return f"{date(int(month[1]), int(month[2]), 1):%Y-%m}"
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if _DAY.match(text):
            return datetime.fromisoformat(text.replace(" Z", "Z").upper()).date().isoformat()
    except ValueError:
        pass
    raise InputError(f"{value!r} isn't a date; write YYYY-MM-DD, YYYY-MM or YYYY")


def stated_date(value: str) -> str | None:
    """Return the day that a page states in one of the usual ways, or ``None``: never a guess."""
    text = " ".join(value.split())
    try:
        return iso_date(text)
    except InputError:
        pass
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _written_date(text)


def _written_date(text: str) -> str | None:
    words = " ".join(_AFTER_DAY.sub(" ", _CLOCK.sub("", text)).split())
    for form in _WRITTEN:
        try:
            return datetime.strptime(words, form).date().isoformat()
        except ValueError:
            continue
    return None
