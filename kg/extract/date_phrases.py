"""Finding date phrases: a small grammar of what news English writes, as regular expressions.

A phrase is found here and given its meaning in :mod:`kg.extract.dates`. Libraries were measured first
(``docs/decisions/003-dates.md``): none reads ranges, keeps an open year or knows "the same day".
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Relation = Literal["last", "next", "this", "past", "coming"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS = r"(?P<unit>day|week|month|year)s?"
_PARTS = r"(?:(?:early|late|mid|the beginning of|the end of|the middle of)[\s-]+(?:in\s+)?)"

_month = r"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|" + "|".join(_MONTHS) + r")"
_weekday = r"(?:" + "|".join(_WEEKDAYS) + r"|(?:mon|tue|wed|thu|fri|sat|sun)\.)"
_day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_year = r"(?:1[89]\d\d|20\d\d)"
_to = r"\s*(?:-|–|—|to|and|through|until|till)\s*"
_which = r"(?:last|this|next|past|coming|the same|same)"
_which_year = r"(?:,?\s+(?:of\s+)?(?P<which_year>last|this|next|the same)\s+year)?"
_weekday_first = rf"(?:(?P<weekday>{_weekday}),?\s+(?:the\s+)?)?"

# The first that matches at a position wins, so the fullest forms stand first.
_PATTERNS = [
    re.compile(rf"\b(?P<iso>{_year}-\d\d-\d\d)\b"),
    # "April 30 - May 2, 2024", "30 April to 2 May"
    re.compile(
        rf"\b{_weekday_first}(?P<month>{_month})\s+(?P<day>{_day}){_to}(?P<month2>{_month})\s+(?P<day2>{_day})"
        rf"(?:,?\s+(?P<year>{_year}))?{_which_year}(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_weekday_first}(?P<day>{_day})\s+(?P<month>{_month}){_to}(?P<day2>{_day})\s+(?P<month2>{_month})"
        rf"(?:,?\s+(?P<year>{_year}))?{_which_year}(?!\w)",
        re.IGNORECASE,
    ),
    # "Feb. 6-7, 2020", "March 3"
    re.compile(
        rf"\b{_weekday_first}(?P<month>{_month})\s+(?:the\s+)?(?P<day>{_day})(?:{_to}(?P<day2>{_day})(?!\w|:\d|\s*%))?(?![\d:])"
        rf"(?:,?\s+(?P<year>{_year})\b)?{_which_year}(?!\w)",
        re.IGNORECASE,
    ),
    # "6 and 7 February 2020", "the 5th of May"
    re.compile(
        rf"\b{_weekday_first}(?P<day>{_day})(?:{_to}(?P<day2>{_day}))?\s+(?:of\s+)?(?P<month>{_month})"
        rf"(?:,?\s+(?P<year>{_year})\b)?{_which_year}(?!\w)",
        re.IGNORECASE,
    ),
    # "early March 2024", "in May last year", "last July"
    re.compile(
        rf"\b(?:(?P<which>{_which})\s+)?{_PARTS}?(?P<month>{_month})(?:,?\s+(?:of\s+)?(?P<year>{_year})\b)?{_which_year}(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:(?P<which>{_which})\s+|(?:in\s+the\s+|the\s+)|{_PARTS})?(?P<season>spring|summer|autumn|winter|fall)\b"
        rf"(?:,?\s+(?:of\s+)?(?P<year>{_year})\b)?{_which_year}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<count>an?|{'|'.join(_NUMBERS)}|\d{{1,3}})\s+{_UNITS}\s+"
        r"(?P<from>ago|later|earlier|before|after that)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<from>in|within)\s+(?P<count>an?|{'|'.join(_NUMBERS)}|\d{{1,2}})\s+{_UNITS}(?:['’]s?\s+time)?\b(?!\s+(?:of|ago))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<which>last|next|this|past|the following|the previous|the same|that same|the next)\s+"
        r"(?P<unit>day|weekend|week|month|year)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:(?P<which>last|this|next|coming|the following|the same)\s+)?(?P<weekday>{_weekday})"
        r"(?:\s+(?P<whose>last|next)\s+week\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<word>the day after tomorrow|the day before yesterday|today|tonight|tomorrow|yesterday)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:in|since|of|during|by|until|for)\s+(?P<year>{_year})\b(?!\s*(?:people|troops|soldiers|delegates|euros|dollars))",
        re.IGNORECASE,
    ),
]
# A preposition before a bare month says that it is one.
_LED = re.compile(r"\b(?:in|since|of|during|by|until|for|from|this|between|and|to)\s+$", re.IGNORECASE)
# "may" and "march" are verbs unless they are written as names; "sun." and the like need their point.
_MUST_BE_CAPITAL = re.compile(r"^(may|march|mar|sat|sun|jan|dec)\b")


class DatePhrase(msgspec.Struct, frozen=True, kw_only=True):
    """A date phrase in pieces, before it means anything. Offsets count characters of the searched text."""

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    season: int | None = None
    which: str | None = None
    which_year: str | None = None
    unit: str | None = None
    count: int | None = None
    direction: str | None = None
    word: str | None = None


def find_dates(text: str) -> Iterator[DatePhrase]:
    """Yield the date phrases of a text in order, none inside another."""
    taken = 0
    for start in sorted({match.start() for pattern in _PATTERNS for match in pattern.finditer(text)}):
        if start < taken:
            continue
        found = next((match for pattern in _PATTERNS if (match := pattern.match(text, start))), None)
        if found and not _is_another_word(found):
            phrase = _phrase(found)
            taken = phrase.end
            yield phrase


def _is_another_word(match: re.Match[str]) -> bool:
    """Whether a month or season is a verb or a name: "may meet", "Jan Doe", "prices fall", "May they"."""
    raw = match.groupdict()
    month, bare = raw.get("month"), not any(raw.get(name) for name in ("day", "year", "which", "which_year"))
    weekday = raw.get("weekday") or ""
    if (month and _MUST_BE_CAPITAL.match(month)) or (weekday.endswith(".") and weekday.islower()):
        return True
    if month and bare:
        led = _LED.search(match.string[: match.start()]) or match[0].lower() != month.lower()
        short = len(month) == 3 and month.lower() != "may"
        return short or (month.lower() in ("may", "march") and not led)
    if raw.get("season") and bare:
        return match[0].lower() == raw["season"].lower()
    return False


def _phrase(match: re.Match[str]) -> DatePhrase:
    raw = {name: value for name, value in match.groupdict().items() if value}
    lead = re.match(r"(?:in|since|of|during|by|until|for)\s+(?=\d)|in\s+(?=the\s)", match[0], re.IGNORECASE)
    start = match.start() + (lead.end() if lead else 0)
    text = match.string[start : match.end()]
    if iso := raw.get("iso"):
        year, month, day = map(int, iso.split("-"))
        return DatePhrase(text=text, start=start, end=match.end(), year=year, month=month, day=day)
    return DatePhrase(
        text=text,
        start=start,
        end=match.end(),
        year=int(raw["year"]) if "year" in raw else None,
        month=_named(raw.get("month"), _MONTHS),
        month2=_named(raw.get("month2"), _MONTHS),
        day=_number(raw.get("day")),
        day2=_number(raw.get("day2")),
        weekday=_named(raw.get("weekday"), _WEEKDAYS),
        season=_SEASONS.get(raw.get("season", "").lower()),
        which=_lower(raw.get("which") or raw.get("whose")),
        which_year=_lower(raw.get("which_year")),
        unit=_lower(raw.get("unit")),
        count=_count(raw.get("count")),
        direction=_lower(raw.get("from")),
        word=_lower(raw.get("word")),
    )


def _lower(text: str | None) -> str | None:
    return " ".join(text.lower().split()) if text else None


def _named(text: str | None, names: list[str]) -> int | None:
    """Return the number, from 1, of a month or weekday by its first letters."""
    return next(
        (i for i, name in enumerate(names, 1) if text and name.startswith(text.lower().rstrip(".")[:3])), None
    )


def _number(text: str | None) -> int | None:
    digits = re.match(r"\d+", text) if text else None
    return int(digits[0]) if digits else None


def _count(text: str | None) -> int | None:
    if not text:
        return None
    word = text.lower()
    return 1 if word in ("a", "an") else int(word) if word.isdigit() else _NUMBERS.index(word) + 1
