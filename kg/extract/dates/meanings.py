"""What a date phrase means: EDTF, resolved against the publication date and never against a clock.

A year that nobody states stays open ("XXXX-02-06"); a phrase that can't be resolved even partly means
``None``. EDTF is ISO 8601-2 level 1 (https://www.loc.gov/standards/datetime/).
"""

import re
from datetime import date as Day
from datetime import timedelta

import msgspec

from kg.extract.dates.calendar import Tense, View, chosen, is_deadline, of_calendar
from kg.extract.dates.phrases import DatePhrase
from kg.extract.dates.spans import (
    Span,
    a_day,
    a_month,
    a_year,
    days,
    nth_weekday,
    part_of_month,
    part_of_year,
    week_of,
    weekend_of,
)
from kg.model.report import DateMention

__all__ = ["Tense", "resolve_date"]

_STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_WORDS = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "the day after tomorrow": 2,
    "the day before yesterday": -2,
}
_BACK = frozenset({"ago", "earlier", "previously", "before", "before that", "before last"})
_FROM_PREVIOUS = frozenset({"later", "earlier", "previously", "before", "after", "before that", "after that"})
_LEANING = frozenset({"same", "following", "previous"})
# How long what was told of before may have been for a phrase of this unit to be seen from it.
_CLOSE = {"day": 7, "week": 14, "weekend": 14, "month": 31, "year": 366, None: 7}


def resolve_date(
    phrase: DatePhrase, published: str | None, tense: Tense = "open", previous: Day | None = None
) -> DateMention:
    """Return the meaning of a phrase.

    ``published`` is the document's EDTF date; ``tense`` that of the clause, for phrases which don't say
    the direction ("on Monday"); ``previous`` the day told of before, for "two days later".
    """
    mention = DateMention(text=phrase.text, start=phrase.start, end=phrase.end)
    view = View(
        published=published,
        anchor=_day_of(published),
        tense=tense,
        previous=a_day(previous) if previous else None,
    )
    span = _meaning(phrase, view)
    if span is None:
        return mention
    known = span.first is not None and span.last is not None
    return msgspec.structs.replace(
        mention,
        edtf=span.edtf,
        earliest=span.first.isoformat() if known and span.first else None,
        latest=span.last.isoformat() if known and span.last else None,
    )


def _meaning(phrase: DatePhrase, view: View) -> Span | None:
    """Return the span of a phrase; one that leans on another of its sentence is seen from that."""
    if phrase.before is not None:
        # The other phrase may belong to another clause: a future tense says nothing of it.
        tense: Tense = "past" if view.tense == "past" else "open"
        told = _meaning(phrase.before, msgspec.structs.replace(view, tense=tense))
        view = msgspec.structs.replace(view, previous=told or view.previous)
    try:
        span = _span(phrase, view)
        return _qualified(phrase, span, view) if span else None
    except (ValueError, OverflowError):
        return None


def _span(phrase: DatePhrase, view: View) -> Span | None:
    names_year = phrase.year or phrase.quarter or phrase.decade
    if phrase.month or phrase.season or names_year:
        return of_calendar(phrase, view)
    if phrase.day:
        return _of_day(phrase, view)
    if phrase.weekday:
        return _of_weekday(phrase, view)
    if phrase.count:
        return _counted(phrase, view)
    if phrase.word:
        return a_day(view.anchor + timedelta(days=_WORDS[phrase.word])) if view.anchor else None
    return _of_unit(phrase, view) if phrase.unit else None


def _told(phrase: DatePhrase, view: View) -> Span | None:
    """Return what was told of before, if it is exact enough to count from."""
    told = view.previous
    if told is None or told.first is None or told.last is None:
        return None
    return told if (told.last - told.first).days < _CLOSE[phrase.unit] else None


def _of_unit(phrase: DatePhrase, view: View) -> Span | None:
    """Return the day, week, weekend, month or year beside that of the publication or of what was told of."""
    step = _STEPS.get(phrase.which or "", 0)
    if phrase.unit == "day" and phrase.which == "same" and view.previous and not view.previous.first:
        return view.previous  # "3 May", of whatever year
    if phrase.which in _LEANING or phrase.unit == "day":
        told = _told(phrase, view)
        origin = (told.first if step < 0 else told.last) if told else None
        if phrase.unit == "day" and told and step == 0:
            return told
    else:
        origin = view.anchor
        if origin is None and phrase.unit == "year" and view.year:
            return part_of_year(view.year + step, phrase.part)
    if origin is None:
        return None
    if phrase.which == "past":
        return days(_moved(origin, phrase.unit, -1), origin)
    if phrase.unit == "weekend" and phrase.which in ("the", "this"):
        weekends = [weekend_of(origin + timedelta(weeks=week)) for week in (-1, 0, 1)]
        return chosen(weekends, None, origin, view.tense)
    span = _whole(origin, phrase.unit, step)
    if phrase.part and span and span.first:
        return _part(phrase, span)
    return span


def _part(phrase: DatePhrase, span: Span) -> Span:
    """Return "the end of the month", or the whole of it for what is to be "before the end of the month"."""
    assert span.first
    if is_deadline(phrase) or phrase.unit not in ("month", "year"):
        return span
    if phrase.unit == "year":
        return part_of_year(span.first.year, phrase.part)
    return part_of_month(span, phrase.part)


def _whole(origin: Day, unit: str | None, step: int) -> Span | None:
    """Return the day, week, weekend, month or year that lies so many further."""
    if unit == "day":
        return a_day(origin + timedelta(days=step))
    if unit == "week":
        return week_of(origin + timedelta(weeks=step))
    if unit == "weekend":
        return weekend_of(origin + timedelta(weeks=step))
    if unit == "month":
        return a_month(origin.year, origin.month, step)
    return a_year(origin.year + step) if unit == "year" else None


def _moved(origin: Day, unit: str | None, step: int) -> Day:
    """Return the same day so many units further, or the last of a shorter month."""
    if unit in ("day", "week", "weekend"):
        return origin + timedelta(days=step if unit == "day" else 7 * step)
    last = a_month(origin.year, origin.month, step * (12 if unit == "year" else 1)).last
    assert last
    return last.replace(day=min(origin.day, last.day))


def _counted(phrase: DatePhrase, view: View) -> Span | None:
    """Move by a count of units; weeks and longer are exact only to themselves."""
    assert phrase.count
    step = -phrase.count if phrase.direction in _BACK else phrase.count
    origin = view.anchor
    if phrase.direction in _FROM_PREVIOUS:
        told = _told(phrase, view)
        origin = (told.first if step < 0 else told.last) if told else None
    if origin is None:
        return None
    if phrase.direction in ("in", "within") and view.tense == "past":
        return None  # "the second time in three weeks"
    if phrase.direction == "within":
        return days(origin, _moved(origin, phrase.unit, step))
    unit = "day" if phrase.unit in ("night", "evening", "morning") else phrase.unit
    return _whole(origin, unit, step)


def _of_day(phrase: DatePhrase, view: View) -> Span | None:
    """Return "the 14th of this month", "the 27th"."""
    assert phrase.day
    if phrase.unit == "month":
        month = _of_unit(phrase, view)
        return _days_in(phrase, month) if month else None
    told = _told(phrase, view)
    leans = told and (view.anchor is None or (phrase.before and phrase.before.month))
    origin = told.last if told and leans else view.anchor
    if origin is None:
        return None
    found = []
    for step in range(-3, 4):
        try:
            found.append(_days_in(phrase, a_month(origin.year, origin.month, step)))
        except ValueError:
            continue  # not every month has a 31st
    return chosen(found, None, origin, "future" if leans else view.tense)


def _days_in(phrase: DatePhrase, month: Span) -> Span:
    assert month.first
    assert phrase.day
    first = month.first.replace(day=phrase.day)
    return days(first, month.first.replace(day=phrase.day2)) if phrase.day2 else a_day(first)


def _of_weekday(phrase: DatePhrase, view: View) -> Span | None:
    """Return the day or days of weekdays: of some week or month, or beside the publication date."""
    assert phrase.weekday
    more = (phrase.weekday2 - phrase.weekday) % 7 if phrase.weekday2 else 0
    if phrase.nth:
        month = _of_unit(phrase, view)
        return nth_weekday(month, phrase.nth, phrase.weekday) if month else None
    if phrase.direction in ("on", "from", "week"):
        origin = view.anchor
        weeks = phrase.count or 1
        return (
            a_day(_beside(phrase.weekday, "next", origin, "open") + timedelta(weeks=weeks))
            if origin
            else None
        )
    if phrase.unit:
        week = _counted(phrase, view) if phrase.count else _of_unit(phrase, view)
        if week is None or week.first is None:
            return None
        first = week.first + timedelta(days=phrase.weekday - week.first.isoweekday())
        return days(first, first + timedelta(days=more))
    told = _told(phrase, view) if phrase.which in _LEANING else None
    origin = (told.first if phrase.which == "previous" else told.last) if told else view.anchor
    if origin is None:
        return None
    if view.tense == "past" and more and not phrase.which:
        last = _beside(phrase.weekday2 or phrase.weekday, None, origin, "past")
        return days(last - timedelta(days=more), last)
    first = _beside(phrase.weekday, phrase.which, origin, view.tense)
    return days(first, first + timedelta(days=more))


def _beside(weekday: int, which: str | None, origin: Day, tense: Tense) -> Day:
    """Return the day of a weekday: "on Monday" is today's or the nearest in the direction of the tense."""
    ahead = (weekday - origin.isoweekday()) % 7
    if which in ("next", "following"):
        return origin + timedelta(days=ahead or 7)
    if which in ("last", "past", "previous"):
        return origin - timedelta(days=(7 - ahead) % 7 or 7)
    if which in ("this", "coming") or tense == "future":
        return origin + timedelta(days=ahead)
    if tense == "past":
        return origin - timedelta(days=(7 - ahead) % 7)
    return origin + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _qualified(phrase: DatePhrase, span: Span, view: View) -> Span | None:
    """Write "about 5 May" and "by 5 May"; a bound is open on one side."""
    if phrase.about and span.first and re.fullmatch(r"\d{4}(-\d\d){0,2}", span.edtf):
        return msgspec.structs.replace(span, edtf=f"{span.edtf}~")
    if not phrase.bound or "X" in span.edtf:
        return span if not phrase.bound else None
    within = view.anchor is not None and span.first and span.last and span.first <= view.anchor <= span.last
    if within and phrase.part:
        return span
    if phrase.bound == "from":
        return Span(f"{span.edtf.partition('/')[0]}/..")
    end = span.edtf.rpartition("/")[2]
    last = span.last
    if phrase.bound == "before" and span.first and not phrase.part:
        last = span.first - timedelta(days=1)
        end = last.isoformat()
    if view.anchor is None or last is None or view.tense == "past" or last < view.anchor:
        return Span(f"../{end}")
    return Span(f"../{end}", view.anchor, last)


def _day_of(published: str | None) -> Day | None:
    try:
        return Day.fromisoformat(published) if published else None
    except ValueError:
        return None
