"""From the phrases of time in a question to days, counted from the day of asking where they are relative."""

from calendar import monthrange
from datetime import date as Day
from datetime import timedelta

from kg.query.grammar import Node
from kg.query.question import Span

_DAYS_AWAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "before_yesterday": -2, "after_tomorrow": 2}


def spans_of(node: Node, today: Day) -> tuple[Span, ...]:
    """Return the stretches that a ``time`` node means: several for "in 2018 or 2020".

    Raises :class:`ValueError` for a day that no calendar has, and for a range that ends before it begins.
    """
    periods = [_period(period, today) for period in node.each("period")]
    edge = next(iter(node.said("edge")), "")
    first = periods[0]
    if edge == "range":
        return (_range(first, periods[1]),)
    if edge == "either":
        return (_with_year(first, periods[1]), periods[1])
    if edge == "since":
        return (Span(first=first.first),)
    if edge == "after":
        return (Span(first=first.last and first.last + timedelta(1)),)
    if edge == "before":
        return (Span(last=first.first and first.first - timedelta(1)),)
    if edge == "until":
        return (Span(last=first.last),)
    return (first,)


def _period(node: Node, today: Day) -> Span:
    kind = node.said("is")[0]
    values: dict[str, list[int]] = {}
    for edge in node.edges():
        values.setdefault(edge.kind, []).append(edge.value)
    year = next(iter(values.get("YEAR", [])), None)
    if kind in ("decade", "part"):
        return _part(next(iter(node.said("part")), ""), values)
    if kind == "day":
        day = Day.fromisoformat(str(values["ISO"][0]))
        return _days(day, day)
    if kind in ("month", "iso_month"):
        return _month(year, values["MONTH" if kind == "month" else "MM"][0])
    if kind == "date":
        return _date(year, values["MONTH"][0], values["DAY"])
    if year is not None and kind in ("year", "season", "half", "quarter"):
        return _of_year(kind, year, node, values)
    if kind == "season":
        return _season(None, values["SEASON"][0])
    return _relative(kind, node, values, today)


def _of_year(kind: str, year: int, node: Node, values: dict[str, list[int]]) -> Span:
    if kind == "season":
        return _season(year, values["SEASON"][0])
    months = {"year": 12, "half": 6, "quarter": 3}[kind]
    part = int(next(iter(node.said("part")), 1))
    return _months(year, months * (part - 1) + 1, months * part)


def _relative(kind: str, node: Node, values: dict[str, list[int]], today: Day) -> Span:
    at = next((int(one) for one in node.said("at")), 0)
    if kind in _DAYS_AWAY:
        day = today + timedelta(_DAYS_AWAY[kind])
        return _days(day, day)
    if kind == "week_of":
        iso = values.get("ISO")
        day = (
            Day.fromisoformat(str(iso[0]))
            if iso
            else Day(*(values[one][0] for one in ("YEAR", "MONTH", "DAY")))
        )
        return _unit("week", 0, day)
    if kind == "own_month":
        month = values["MONTH"][0]
        return _nearest([_month(year, month) for year in range(today.year - 2, today.year + 3)], at, today)
    if kind == "own_season":
        season = values["SEASON"][0]
        return _nearest([_season(year, season) for year in range(today.year - 2, today.year + 3)], at, today)
    unit = node.said("unit")[0]
    if kind == "unit":
        return _unit(unit, at, today)
    number = values["NUM"][0]
    if kind == "ago":
        return _unit(unit, -number, today)
    if kind == "last_n":
        return Span(first=_moved(unit, -number, today), last=today)
    return Span(first=today, last=_moved(unit, number, today))


def _nearest(periods: list[Span], at: int, today: Day) -> Span:
    """Return the period of this year, the last one that has ended or the next one to begin."""
    if at < 0:
        return max(
            (one for one in periods if one.last and one.last < today), key=lambda one: one.last or today
        )
    if at > 0:
        return min(
            (one for one in periods if one.first and one.first > today), key=lambda one: one.first or today
        )
    return next(one for one in periods if one.first and one.first.year == today.year)


def _unit(unit: str, at: int, today: Day) -> Span:
    """Return the day, week, month … that lies ``at`` units after the one of today."""
    day = _moved(unit, at, today)
    if unit == "day":
        return _days(day, day)
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return _days(monday, monday + timedelta(6))
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "quarter":
        quarter = (day.month - 1) // 3
        return _months(day.year, quarter * 3 + 1, quarter * 3 + 3)
    if unit == "decade":
        start = day.year // 10 * 10
        return Span(first=Day(start, 1, 1), last=Day(start + 9, 12, 31))
    return _days(Day(day.year, 1, 1), Day(day.year, 12, 31))


def _moved(unit: str, number: int, today: Day) -> Day:
    if unit in ("day", "week"):
        return today + timedelta(number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    index = today.year * 12 + today.month - 1 + months
    year, month = divmod(index, 12)
    return Day(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _part(part: str, values: dict[str, list[int]]) -> Span:
    """Return a decade, or the early, middle or late part of one, of a year or of a month."""
    at = ("early", "mid", "late", "").index(part)
    year = next(iter(values.get("YEAR", [])), None)
    if "DECADE" in values:
        start = values["DECADE"][0]
        first, last = ((0, 3), (4, 6), (7, 9), (0, 9))[at]
        return Span(first=Day(start + first, 1, 1), last=Day(start + last, 12, 31))
    if "MONTH" in values:
        month = values["MONTH"][0]
        first, last = ((1, 10), (11, 20), (21, monthrange(year or 2000, month)[1]))[at]
        return _date(year, month, [first, last])
    assert year is not None
    first, last = ((1, 4), (5, 8), (9, 12))[at]
    return _months(year, first, last)


def _date(year: int | None, month: int, days: list[int]) -> Span:
    some = year or 2000
    found = _days(Day(some, month, days[0]), Day(some, month, days[-1]))
    return found if year else Span(from_day=found.from_day, to_day=found.to_day)


def _month(year: int | None, month: int) -> Span:
    return _date(year, month, [1, monthrange(year or 2000, month)[1]])


def _months(year: int, first: int, last: int) -> Span:
    return _days(Day(year, first, 1), Day(year, last, monthrange(year, last)[1]))


def _season(year: int | None, month: int) -> Span:
    """Return three months; winter ends in the next year."""
    if year is None:
        return Span(from_day=f"{month:02d}-01", to_day=f"{month + 2:02d}-31") if month < 12 else Span()
    if month < 12:
        return _months(year, month, month + 2)
    return Span(first=Day(year, 12, 1), last=Day(year + 1, 2, monthrange(year + 1, 2)[1]))


def _days(first: Day, last: Day) -> Span:
    """Return the stretch between two days, with month and day where it's a part of one year."""
    if first.year != last.year:
        return Span(first=first, last=last)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole:
        return Span(first=first, last=last)
    return Span(first=first, last=last, from_day=f"{first:%m-%d}", to_day=f"{last:%m-%d}")


def _with_year(one: Span, two: Span) -> Span:
    """Give "May" the year of "May and June 2024"."""
    if one.first or not one.from_day or not one.to_day or not two.first:
        return one
    month, day = map(int, one.from_day.split("-"))
    to_month, to_day = map(int, one.to_day.split("-"))
    year = two.first.year
    return _days(Day(year, month, day), Day(year, to_month, min(to_day, monthrange(year, to_month)[1])))


def _range(one: Span, two: Span) -> Span:
    one = _with_year(one, two)
    if one.first and two.last:
        if two.last < one.first:
            raise ValueError("it ends before it begins")
        return _joined(one, two)
    if one.from_day and two.to_day and one.from_day <= two.to_day:
        return Span(from_day=one.from_day, to_day=two.to_day)
    return Span(first=one.first, last=two.last)


def _joined(one: Span, two: Span) -> Span:
    assert one.first is not None
    assert two.last is not None
    return _days(one.first, two.last) if one.from_day and two.to_day else Span(first=one.first, last=two.last)
