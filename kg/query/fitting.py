"""Which meetings lie in the days that are asked about: certainly, or possibly where a date is partial."""

from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import timedelta

from kg.query.answer import Row
from kg.query.question import Span

# Every meeting must lie in one span of each group.
Spans = Sequence[tuple[Span, ...]]


def grouped(spans: Sequence[Span]) -> Spans:
    """Return the groups of spans: "in 2018 or 2020" is one, "since 2018 until 2020" are two."""
    closed = tuple(one for one in spans if (one.first and one.last) or not (one.first or one.last))
    open_ = [(one,) for one in spans if one not in closed]
    return [closed, *open_] if closed else open_


def bounds(spans: Spans) -> Span:
    """Return the stretch outside of which nothing fits, for the query."""
    if len(spans) == 1 and len(spans[0]) == 1:
        return spans[0][0]
    firsts, lasts = [], []
    for group in spans:
        if all(one.first for one in group):
            firsts.append(min(one.first for one in group if one.first))
        if all(one.last for one in group):
            lasts.append(max(one.last for one in group if one.last))
    return Span(first=max(firsts, default=None), last=min(lasts, default=None))


def in_range(row: Row, spans: Spans) -> str | None:
    """Return ``certainly`` or ``possibly`` for a meeting that may lie in the spans, none for another."""
    how = [_in_one_of(row, group) for group in spans]
    if None in how:
        return None
    return "possibly" if "possibly" in how else "certainly"


def _in_one_of(row: Row, group: Iterable[Span]) -> str | None:
    found = [_in(row, span) for span in group]
    return "certainly" if "certainly" in found else "possibly" if "possibly" in found else None


def _in(row: Row, span: Span) -> str | None:
    if not row["earliest"] or not row["latest"]:
        return "possibly" if _day_fits(row, span) else None
    first, last = Day.fromisoformat(row["earliest"]), Day.fromisoformat(row["latest"])
    if span.first is None and span.last is None:
        return "certainly" if _day_fits(row, span) else None
    if (span.first and last < span.first) or (span.last and first > span.last):
        return None
    # Any day of a meeting of several counts; the day of a partial date may lie outside.
    partial = any(len(day) != 10 or "X" in day for day in (row["date"] or "").split("/"))
    inside = (not span.first or first >= span.first) and (not span.last or last <= span.last)
    return "certainly" if inside or not partial else "possibly"


def _day_fits(row: Row, span: Span) -> bool:
    """Whether month and day fit, whatever the year: what follows the year of an EDTF date."""
    days = (row["date"] or "").replace("~", "").replace("?", "").split("/")
    first, last = days[0][5:], days[-1][5:] + "-99"
    return bool(span.from_day and span.to_day and first and first <= span.to_day and last >= span.from_day)


def spans_told(relation: str, rows: Iterable[Row]) -> tuple[Span, ...]:
    """Return the stretch that meetings tell: during, before the first of them, after the last …"""
    days = [
        (Day.fromisoformat(row["earliest"]), Day.fromisoformat(row["latest"]))
        for row in rows
        if row["earliest"] and row["latest"]
    ]
    if not days:
        return ()
    start, stop = min(first for first, _ in days), max(last for _, last in days)
    if relation == "during":
        return tuple(Span(first=first, last=last) for first, last in sorted(days))
    one = timedelta(1)
    return (
        {
            "before": Span(last=start - one),
            "after": Span(first=stop + one),
            "since": Span(first=start),
            "until": Span(last=stop),
        }[relation],
    )
