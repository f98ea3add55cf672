"""What a date phrase means: EDTF, resolved against the publication date and never against a clock.

A year that nobody states stays open ("XXXX-02-06"); a phrase that can't be resolved even partly means
``None``. EDTF is ISO 8601-2 level 1 (https://www.loc.gov/standards/datetime/).
"""

from calendar import monthrange
from datetime import date as Day
from datetime import timedelta
from typing import Literal

import msgspec

from kg.extract.date_phrases import DatePhrase
from kg.model.report import DateMention

Tense = Literal["past", "future", "open"]
_BACK = frozenset({"last", "past", "the previous"})
_FORTH = frozenset({"next", "coming", "the following", "the next"})
_SAME = frozenset({"the same", "same", "that same"})


class Span(msgspec.Struct, frozen=True):
    """First and last day, and how to write them."""

    first: Day
    last: Day
    edtf: str


def resolve_date(
    phrase: DatePhrase, published: str | None, tense: Tense = "open", previous: Day | None = None
) -> DateMention:
    """Return the meaning of a phrase.

    ``published`` is the document's EDTF date; ``tense`` that of the clause, for phrases which don't say
    the direction ("on Monday"); ``previous`` the day told of before, for "two days later".
    """
    mention = DateMention(text=phrase.text, start=phrase.start, end=phrase.end)
    try:
        span = _span(phrase, published, tense, previous)
    except (ValueError, OverflowError):
        return mention
    if isinstance(span, str):
        return msgspec.structs.replace(mention, edtf=span)
    if span is None:
        return mention
    return msgspec.structs.replace(
        mention, edtf=span.edtf, earliest=span.first.isoformat(), latest=span.last.isoformat()
    )


def _span(phrase: DatePhrase, published: str | None, tense: Tense, previous: Day | None) -> Span | str | None:
    anchor = _day_of(published)
    if phrase.month:
        return _of_month(phrase, published, tense, previous)
    if phrase.season:
        year = phrase.year or _year_of(phrase, published, tense)
        return f"{year:04}-{phrase.season}" if year else None
    if phrase.year:
        return _year(phrase.year)
    if phrase.direction in ("later", "earlier", "after that", "before"):
        sign = -1 if phrase.direction in ("earlier", "before") else 1
        return _shifted(phrase, previous, sign)
    if phrase.count:
        return _shifted(phrase, anchor, -1 if phrase.direction == "ago" else 1)
    if phrase.which in _SAME or (
        phrase.unit == "day" and phrase.which in ("the following", "the next", "the previous")
    ):
        steps = 0 if phrase.which in _SAME else -1 if phrase.which == "the previous" else 1
        return _day(previous + timedelta(days=steps)) if previous and phrase.unit in ("day", None) else None
    if anchor is None:
        return None if phrase.unit != "year" or not published else _whole(phrase, _first_day(published))
    if phrase.word:
        return _day(anchor + timedelta(days=_DAYS[phrase.word]))
    if phrase.weekday:
        return _day(_weekday(phrase, anchor, tense))
    return _whole(phrase, anchor)


_DAYS = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "the day after tomorrow": 2,
    "the day before yesterday": -2,
}


def _of_month(
    phrase: DatePhrase, published: str | None, tense: Tense, previous: Day | None
) -> Span | str | None:
    assert phrase.month
    year = phrase.year or _year_of(phrase, published, tense)
    if year is None and phrase.which_year == "the same" and previous:
        year = previous.year
    second_month = phrase.month2 or phrase.month
    if year is None:
        if phrase.day is None:
            return f"XXXX-{phrase.month:02}"
        Day(2000, phrase.month, phrase.day)  # raises for a day that no month has
        first = f"XXXX-{phrase.month:02}-{phrase.day:02}"
        return f"{first}/XXXX-{second_month:02}-{phrase.day2:02}" if phrase.day2 else first
    if phrase.day is None:
        last = monthrange(year, phrase.month)[1]
        return Span(Day(year, phrase.month, 1), Day(year, phrase.month, last), f"{year:04}-{phrase.month:02}")
    if not phrase.day2:
        return _day(Day(year, phrase.month, phrase.day))
    # "December 30 - January 2, 2024": a written year is the later day's, a found one the first's.
    crosses = int(second_month < phrase.month)
    first_day = Day(year - crosses if phrase.year else year, phrase.month, phrase.day)
    last_day = Day(first_day.year + crosses, second_month, phrase.day2)
    return _range(first_day, last_day) if first_day <= last_day else _day(first_day)


def _year_of(phrase: DatePhrase, published: str | None, tense: Tense) -> int | None:
    """Find the year that a phrase without one means, as seen from the publication date."""
    if not published or not published[:4].isdigit():
        return None
    year = int(published[:4])
    which = phrase.which_year
    if which:
        return {"last": year - 1, "this": year, "next": year + 1}.get(which)
    anchor = _day_of(published)
    if anchor is None:
        return None
    if phrase.season:
        if phrase.which in _BACK:
            return year - 1 if anchor.month <= (phrase.season - 20) * 3 else year
        return year
    assert phrase.month
    first, last = _ends(phrase, year)
    if phrase.which == "this":
        return year
    if phrase.which in _BACK or (tense == "past" and phrase.which not in _FORTH):
        return year if first <= anchor else year - 1
    if phrase.which in _FORTH or tense == "future":
        return year if last >= anchor else year + 1
    return min((year - 1, year, year + 1), key=lambda y: abs((_ends(phrase, y)[0] - anchor).days))


def _ends(phrase: DatePhrase, year: int) -> tuple[Day, Day]:
    assert phrase.month
    length = monthrange(year, phrase.month)[1]
    first = Day(year, phrase.month, min(phrase.day or 1, length))
    return first, Day(
        year, phrase.month, min(phrase.day2 or phrase.day or length, length)
    ) if not phrase.month2 else first


def _weekday(phrase: DatePhrase, anchor: Day, tense: Tense) -> Day:
    """Return the day of a weekday: "on Monday" is today's or the nearest in the direction of the tense."""
    assert phrase.weekday
    ahead = (phrase.weekday - anchor.isoweekday()) % 7
    if phrase.which in ("next", "the following"):
        return anchor + timedelta(days=ahead or 7)
    if phrase.which == "last":
        return anchor - timedelta(days=(7 - ahead) % 7 or 7)
    if phrase.which in ("this", "coming") or tense == "future":
        return anchor + timedelta(days=ahead)
    if tense == "past":
        return anchor - timedelta(days=(7 - ahead) % 7)
    return anchor + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _shifted(phrase: DatePhrase, origin: Day | None, sign: int) -> Span | None:
    """Move by a count of units; weeks and longer are exact only to themselves."""
    if origin is None or phrase.count is None:
        return None
    count = sign * phrase.count
    if phrase.unit == "day":
        return _day(origin + timedelta(days=count))
    if phrase.unit == "week":
        return _week(origin + timedelta(weeks=count))
    if phrase.unit == "month":
        return _month(origin.year + (origin.month - 1 + count) // 12, (origin.month - 1 + count) % 12 + 1)
    return _year(origin.year + count)


def _whole(phrase: DatePhrase, anchor: Day) -> Span | None:
    """Return the week, weekend, month or year beside that of the anchor."""
    step = -1 if phrase.which in _BACK else 1 if phrase.which in _FORTH else 0
    if phrase.unit == "week":
        return _week(anchor + timedelta(weeks=step))
    if phrase.unit == "weekend":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        saturday = monday + timedelta(days=5)
        return _range(saturday, saturday + timedelta(days=1))
    if phrase.unit == "month":
        return _month(anchor.year + (anchor.month - 1 + step) // 12, (anchor.month - 1 + step) % 12 + 1)
    return _year(anchor.year + step) if phrase.unit == "year" else None


def _day(day: Day) -> Span:
    return Span(day, day, day.isoformat())


def _range(first: Day, last: Day) -> Span:
    return Span(first, last, f"{first.isoformat()}/{last.isoformat()}")


def _week(day: Day) -> Span:
    monday = day - timedelta(days=day.weekday())
    return _range(monday, monday + timedelta(days=6))


def _month(year: int, month: int) -> Span:
    return Span(Day(year, month, 1), Day(year, month, monthrange(year, month)[1]), f"{year:04}-{month:02}")


def _year(year: int) -> Span:
    return Span(Day(year, 1, 1), Day(year, 12, 31), f"{year:04}")


def _day_of(published: str | None) -> Day | None:
    try:
        return Day.fromisoformat(published) if published else None
    except ValueError:
        return None


def _first_day(published: str) -> Day:
    parts = [int(part) for part in published.split("-")]
    return Day(*[*parts, 1, 1][:3])
