"""Dates in questions: years, months, days and ranges. Nothing is ever reckoned from today's date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date as Day

import msgspec

# fmt: off
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
# fmt: on
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_SHORT |= {"oct": 10, "nov": 11, "dec": 12}
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT

_M = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?:1[89]|20)\d\d"
_TO = r"\s*(?:-|–|—|to|and|until|till|through)\s*"
_OF = r"(?:\s+of)?(?:\s*,)?\s+"

# From the fullest to the barest form; group names say what the numbers are.
_FORMS = (
    rf"(?P<iso>{_Y}-\d\d-\d\d)",
    rf"(?P<y>{_Y})-(?P<mm>0[1-9]|1[0-2])(?![-\d])",
    rf"(?P<d>{_D})(?:{_TO}(?P<d2>{_D}))?{_OF}(?P<m>{_M})(?:{_OF}(?P<y>{_Y}))?",
    rf"(?P<m>{_M})\s+(?P<d>{_D})(?:{_TO}(?P<d2>{_D}))?(?:{_OF}(?P<y>{_Y}))?(?!\d)",
    rf"(?P<m>{_M}){_OF}(?P<y>{_Y})",
    rf"(?P<y>{_Y})s?",
)
_DATES = [re.compile(rf"(?<![\w-]){form}(?![\w])", re.IGNORECASE) for form in _FORMS]
# A month alone may be a name or a verb, so it needs a word of time before it.
_MONTH = re.compile(
    rf"\b(?:in|during|of|since|before|after|until|from|between|and|to|late|early|mid)\s+(?P<m>{_M})(?!\w)",
    re.IGNORECASE,
)
_BEFORE_ONE = re.compile(
    r"(?P<word>before|prior to|until|till|up to|by|after|since|from|starting|between|in|on|at|during|of|"
    r"through(?:out)?|as of)?\s*(?:the\s+)?(?:(?:year|month|summer|day)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,\s*)?(?:and|to|until|till|through|-|–|—)\s*", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:(?:last|past|next|this|coming|previous|current)\s+(?:few\s+|\w+\s+)?(?:day|night|week|weekend|month|"
    r"quarter|year|decade|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?|yesterday|today|tonight|tomorrow|"
    r"recently|lately|nowadays|(?:\w+\s+)?(?:day|week|month|year)s?\s+ago|right now)\b",
    re.IGNORECASE,
)


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time. ``first`` or ``last`` is null where it's open; both are where the year is.

    ``from_day`` and ``to_day`` are month and day, as ``05-31``, where the stretch lies within a year.
    """

    text: str
    first: Day | None = None
    last: Day | None = None
    from_day: str | None = None
    to_day: str | None = None


def find_days(text: str) -> tuple[Days | None, str]:
    """Return the stretch that ``text`` speaks of, and ``text`` with its words blanked out."""
    found = next(_dates(text), None)
    if found is None:
        return None, text
    start, stop, days = found
    before = _BEFORE_ONE.search(text[:start])
    word = (before["word"] or "").lower() if before else ""
    joint = _BETWEEN.match(text, stop)
    if joint and (second := next(_dates(text[joint.end() :], at_start=True), None)):
        days = _joined(days, second[2])
        stop = joint.end() + second[1]
    elif word in ("before", "prior to"):
        days = Days(text=days.text, last=days.first and _day_before(days.first))
    elif word in ("until", "till", "up to", "by"):
        days = Days(text=days.text, last=days.last)
    elif word == "after":
        days = Days(text=days.text, first=days.last and _day_after(days.last))
    elif word in ("since", "from", "starting", "as of"):
        days = Days(text=days.text, first=days.first)
    start = before.start() if before else start
    said = " ".join(text[start:stop].split())
    return msgspec.structs.replace(days, text=said), text[:start] + " " * (stop - start) + text[stop:]


def _dates(text: str, at_start: bool = False) -> Iterator[tuple[int, int, Days]]:
    """Yield the first date of the fullest form that makes a real date."""
    hits = []
    for rank, pattern in enumerate((*_DATES, _MONTH)):
        if at_start and pattern is _MONTH:
            pattern = re.compile(rf"(?P<m>{_M})(?!\w)", re.IGNORECASE)
        for hit in pattern.finditer(text):
            days = _of(hit)
            if days and not (at_start and hit.start() > 0):
                start = hit.start("m") if pattern is _MONTH else hit.start()
                hits.append((start, rank, hit.end(), days))
    # An earlier start wins, then the fuller form: "May 2024" is no "2024".
    yield from ((start, stop, days) for start, _, stop, days in sorted(hits, key=lambda hit: hit[:2]))


def _of(hit: re.Match[str]) -> Days | None:
    part = hit.groupdict()
    try:
        if part.get("iso"):
            day = Day.fromisoformat(part["iso"])
            return _within(hit[0], day, day)
        year = int(part["y"]) if part.get("y") else None
        if not (part.get("m") or part.get("mm")):
            assert year is not None
            return Days(text=hit[0], first=Day(year, 1, 1), last=Day(year, 12, 31))
        month = int(part["mm"]) if part.get("mm") else _NUMBERS[part["m"].lower().rstrip(".")]
        leap = year or 2000
        first = int(re.sub(r"\D", "", part["d"])) if part.get("d") else 1
        last = first if part.get("d") else monthrange(leap, month)[1]
        last = int(re.sub(r"\D", "", part["d2"])) if part.get("d2") else last
        days = _within(hit[0], Day(leap, month, first), Day(leap, month, last))
    except ValueError:
        return None
    return days if year else msgspec.structs.replace(days, first=None, last=None)


def _within(text: str, first: Day, last: Day) -> Days:
    one_year = first.year == last.year
    return Days(
        text=text,
        first=first,
        last=last,
        from_day=f"{first:%m-%d}" if one_year else None,
        to_day=f"{last:%m-%d}" if one_year else None,
    )


def _joined(one: Days, two: Days) -> Days:
    """Join two ends. "May and June 2024" and "3 May to 5 June 2024" give the year to both."""
    if two.first and not one.first and one.from_day:
        year = two.first.year
        month, day = map(int, one.from_day.split("-"))
        start: Day | None = Day(year, month, min(day, monthrange(year, month)[1]))
    else:
        start = one.first
    if start and two.last:
        if two.last < start and two.first and one.last:
            return _joined(two, one)
        named_days = one.from_day is not None and two.to_day is not None
        return _within("", start, two.last) if named_days else Days(text="", first=start, last=two.last)
    if one.from_day and two.to_day and one.from_day <= two.to_day:
        return Days(text="", from_day=one.from_day, to_day=two.to_day)
    return Days(text="", first=start, last=two.last)


def _day_before(day: Day) -> Day | None:
    return Day.fromordinal(day.toordinal() - 1)


def _day_after(day: Day) -> Day | None:
    return Day.fromordinal(day.toordinal() + 1)
