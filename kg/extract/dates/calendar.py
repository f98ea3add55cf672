"""Dates that name a month, a season or a year: which year is meant where none is written."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date as Day
from typing import Literal

import msgspec

from kg.extract.dates.phrases import DatePhrase
from kg.extract.dates.spans import (
    Span,
    a_day,
    a_month,
    days,
    days_of_part,
    months,
    nth_weekday,
    part_of_month,
    part_of_year,
    season_days,
)

Tense = Literal["past", "future", "open"]


class View(msgspec.Struct, frozen=True):
    """Whence a phrase is seen: the publication date, the tense of its clause, what was told of before."""

    published: str | None
    anchor: Day | None
    tense: Tense
    previous: Span | None

    @property
    def year(self) -> int | None:
        """The year of publication, also where no more of the date is known."""
        known = self.published and self.published[:4].isdigit()
        return int(self.published[:4]) if known and self.published else None


def of_calendar(phrase: DatePhrase, view: View) -> Span | None:
    """Return the span of a phrase that names a month, season, quarter, decade or year."""
    if phrase.month:
        return _of_month(phrase, view)
    if phrase.season:
        return _of_season(phrase, view)
    if phrase.decade:
        written = f"{phrase.decade // 10}X"
        return Span(written, Day(phrase.decade, 1, 1), Day(phrase.decade + 9, 12, 31))
    year = phrase.year or _beside(phrase.which, view)
    if year is None:
        return None
    if phrase.quarter:
        last = 12 if phrase.quarter < 0 else 3 * phrase.quarter
        return months(year, last - 2, year, last)
    if phrase.year2:
        return Span(f"{year:04}/{phrase.year2:04}", Day(year, 1, 1), Day(phrase.year2, 12, 31))
    return part_of_year(year, None if is_deadline(phrase) else phrase.part)


def is_deadline(phrase: DatePhrase) -> bool:
    """Whether "the end" of a month or year is the last day that is left, as in "by the end of March"."""
    return phrase.bound in ("by", "before") and phrase.part == "late"


def _beside(which: str | None, view: View) -> int | None:
    """Return the year that "last", "this", "the same" … means."""
    if which in ("same", "following", "previous"):
        told = view.previous.first.year if view.previous and view.previous.first else None
        return told + {"same": 0, "following": 1, "previous": -1}[which] if told else None
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which or "", 0)
    return view.year + step if view.year is not None else None


def _of_month(phrase: DatePhrase, view: View) -> Span:
    assert phrase.month
    year = phrase.year or (_beside(phrase.which_year, view) if phrase.which_year else None)
    if year is not None:
        return _in_year(phrase, year)
    span = None if phrase.which_year else _nearest(lambda year: _in_year(phrase, year), phrase.which, view)
    return span or _with_open_year(phrase)


def _in_year(phrase: DatePhrase, year: int) -> Span:
    """Return what a phrase means if ``year`` is the one meant."""
    assert phrase.month
    month = a_month(year, phrase.month)
    if phrase.nth and phrase.weekday:
        return nth_weekday(month, phrase.nth, phrase.weekday)
    # "December 30 - January 2, 2024": a written year is the later day's, a found one the first's.
    crosses = int(phrase.month2 is not None and phrase.month2 < phrase.month)
    if phrase.year and not phrase.year2:
        year -= crosses
    last_year = phrase.year2 or year + crosses
    if phrase.day is None:
        if phrase.month2:
            return months(year, phrase.month, last_year, phrase.month2)
        return part_of_month(month, None if is_deadline(phrase) else phrase.part)
    first = Day(year, phrase.month, phrase.day)
    if not phrase.day2:
        return a_day(first)
    last = Day(last_year, phrase.month2 or phrase.month, phrase.day2)
    # "Feb. 7-6" is nobody's range: what comes first is said to be the day.
    return days(first, last) if first <= last else a_day(first)


def _with_open_year(phrase: DatePhrase) -> Span:
    """Write a date whose year nobody states; days that no month has raise."""
    assert phrase.month
    month = f"XXXX-{phrase.month:02}"
    second = f"XXXX-{phrase.month2 or phrase.month:02}"
    if phrase.day is None:
        return (
            _part_of_open_month(month, phrase)
            if phrase.part
            else Span(f"{month}/{second}" if phrase.month2 else month)
        )
    if phrase.nth:
        return Span(month)
    Day(2000, phrase.month, phrase.day)
    first_day = f"{month}-{phrase.day:02}"
    if not phrase.day2:
        # EDTF can't write "about" of an open year.
        return Span(month if phrase.about else first_day)
    Day(2000, phrase.month2 or phrase.month, phrase.day2)
    backwards = not phrase.month2 and phrase.day2 < phrase.day
    return Span(first_day if backwards else f"{first_day}/{second}-{phrase.day2:02}")


def _part_of_open_month(month: str, phrase: DatePhrase) -> Span:
    assert phrase.part
    assert phrase.month
    length = monthrange(2001, phrase.month)[1]
    first, last = days_of_part(phrase.part, length)
    return Span(f"{month}-{first:02}/{month if last == length else f'{month}-{last:02}'}")


def _of_season(phrase: DatePhrase, view: View) -> Span | None:
    """Return a season: EDTF names it, and which days it has depends on where one lives."""
    assert phrase.season
    season = phrase.season
    year = phrase.year or (_beside(phrase.which_year, view) if phrase.which_year else None)
    if year is None and not phrase.which_year:
        span = _nearest(lambda year: Span(f"{year:04}", *season_days(year, season)), phrase.which, view)
        year = int(span.edtf) if span else None
    return Span(f"{Day(year, 1, 1).year:04}-{season}") if year else None


def _nearest(span_in: Callable[[int], Span], which: str | None, view: View) -> Span | None:
    """Return what a phrase without a year means, seen from the publication or from what was told before."""
    if which in ("same", "following", "previous"):
        told = view.previous.last if view.previous else None
        seen = {"same": "this", "following": "next", "previous": "last"}[which]
        return chosen(_valid(span_in, told), seen, told, "open") if told else None
    return chosen(_valid(span_in, view.anchor), which, view.anchor, view.tense) if view.anchor else None


def _valid(span_in: Callable[[int], Span], anchor: Day) -> list[Span]:
    """Return what a phrase means in the years around a day; 29 February isn't in each of them."""
    found = []
    for year in range(anchor.year - 2, anchor.year + 3):
        try:
            found.append(span_in(year))
        except ValueError:
            continue
    return found


def chosen(candidates: list[Span], which: str | None, anchor: Day, tense: Tense) -> Span | None:
    """Return the one of several spans, in order of time, that is meant."""
    spans = [(span, span.first, span.last) for span in candidates if span.first and span.last]
    if which in ("last", "past"):
        return next((span for span, _, last in reversed(spans) if last < anchor), None)
    if which in ("next", "coming"):
        return next((span for span, first, _ in spans if first > anchor), None)
    if which == "this":
        under_way = next((span for span, first, last in spans if first <= anchor <= last), None)
        here = next((span for span, first, _ in spans if first.year == anchor.year), None)
        return under_way or here
    if tense == "past":
        return next((span for span, first, _ in reversed(spans) if first <= anchor), None)
    if tense == "future":
        return next((span for span, _, last in spans if last >= anchor), None)
    return min(spans, key=lambda one: abs((one[1] - anchor).days), default=(None,))[0]
