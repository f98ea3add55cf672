"""Days, weeks, months and years as spans, and how EDTF writes them."""

from calendar import monthrange
from datetime import date as Day
from datetime import timedelta

import msgspec


class Span(msgspec.Struct, frozen=True):
    """How to write it, and the first and last day where the year is known."""

    edtf: str
    first: Day | None = None
    last: Day | None = None


def a_day(day: Day) -> Span:
    """Return a single day."""
    return Span(day.isoformat(), day, day)


def days(first: Day, last: Day) -> Span:
    """Return the days from one to another."""
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return a_day(first) if first == last else Span(f"{first.isoformat()}/{last.isoformat()}", first, last)


def week_of(day: Day) -> Span:
    """Return the week of a day, from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6))


def weekend_of(day: Day) -> Span:
    """Return Saturday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return days(monday + timedelta(days=5), monday + timedelta(days=6))


def a_month(year: int, month: int, step: int = 0) -> Span:
    """Return a month, ``step`` months further."""
    year, month = year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1
    return Span(f"{year:04}-{month:02}", Day(year, month, 1), Day(year, month, monthrange(year, month)[1]))


def months(year: int, month: int, year2: int, month2: int) -> Span:
    """Return the months from one to another."""
    first, last = a_month(year, month), a_month(year2, month2)
    if first.edtf > last.edtf:
        raise ValueError(f"{first.edtf} is after {last.edtf}")
    return first if first == last else Span(f"{first.edtf}/{last.edtf}", first.first, last.last)


def a_year(year: int) -> Span:
    """Return a year."""
    return Span(f"{year:04}", Day(year, 1, 1), Day(year, 12, 31))


def days_of_part(part: str, length: int) -> tuple[int, int]:
    """Return first and last day of a part of a month: "early" are ten days, weeks count from the 1st."""
    name, _, number = part.partition(" ")
    if name == "week":
        first = length - 6 if number == "-1" else 7 * int(number) - 6
        return first, min(first + 6, length)
    known = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, length),
        "half 1": (1, 15),
        "half 2": (16, length),
    }
    return known[part]


def part_of_month(month: Span, part: str | None) -> Span:
    """Return early, mid- or late March, its halves or weeks."""
    if part is None or month.first is None or month.last is None:
        return month
    first, last = days_of_part(part, month.last.day)
    return days(month.first.replace(day=first), month.first.replace(day=last))


def part_of_year(year: int, part: str | None) -> Span:
    """Return a year, a third or a half of it in months."""
    parts = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "half 1": (1, 6), "half 2": (7, 12)}
    if part not in parts:
        return a_year(year)
    first, last = parts[part]
    return months(year, first, year, last)


def nth_weekday(month: Span, nth: int, weekday: int) -> Span:
    """Return the first, second … or (-1) last Monday of a month."""
    assert month.first
    assert month.last
    if nth < 0:
        return a_day(month.last - timedelta(days=(month.last.isoweekday() - weekday) % 7))
    day = month.first + timedelta(days=(weekday - month.first.isoweekday()) % 7 + 7 * (nth - 1))
    if day > month.last:
        raise ValueError("no such day in this month")
    return a_day(day)


def season_days(year: int, season: int) -> tuple[Day, Day]:
    """Return first and last day of a season for comparing: a winter ends in the year after its own."""
    first = Day(year, 3 * (season - 20), 1)
    last = a_month(year, first.month, 2).last
    assert last
    return first, last
