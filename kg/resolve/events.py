"""Which talks were on the margin of which gathering: linked to it, never merged with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day
from itertools import product

from kg.resolve.meetings import places_agree
from kg.resolve.nearby import Month, months_of
from kg.resolve.told import Told, span_of

Span = tuple[Day, Day]
_TALKS = frozenset({"bilateral", "multilateral"})


def side_meetings(meetings: Mapping[str, Sequence[Told]]) -> Iterator[tuple[str, str]]:
    """Yield a meeting and the gathering that it was on the margin of, by their ids.

    It was there then: a participant in common, no other place, days within those of the gathering.
    """
    spans = {id: span for id, reports in meetings.items() if (span := _span(reports))}
    events: dict[tuple[str, Month], set[str]] = defaultdict(set)
    for id, span in spans.items():
        if any(one.gathering and one.gathering.sort == "conference" for one in meetings[id]):
            for participant, month in product(_participants(meetings[id]), months_of(span)):
                events[participant, month].add(id)
    for id, span in sorted(spans.items()):
        reports = meetings[id]
        if any(one.gathering for one in reports) or not any(one.kind in _TALKS for one in reports):
            continue
        participants = _participants(reports)
        month = months_of(span)[0]
        near = {event for participant in participants for event in events.get((participant, month), ())}
        around = sorted(
            (_days(spans[event]), -len(_participants(meetings[event]) & participants), event)
            for event in near
            if _contains(spans[event], span) and _placed_within(reports, meetings[event])
        )
        if around:
            yield id, around[0][2]


def _participants(reports: Sequence[Told]) -> frozenset[str]:
    return frozenset(participant for one in reports for participant in one.participants)


def _contains(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _placed_within(reports: Sequence[Told], event: Sequence[Told]) -> bool:
    """Whether a meeting was where a gathering was; its place must be told."""
    placed = [one for one in reports if one.places]
    return bool(placed) and all(places_agree(one, other) for one in placed for other in event if other.places)


def _days(span: Span) -> int:
    return (span[1] - span[0]).days


def _span(reports: Sequence[Told]) -> Span | None:
    """Return the narrowest days that a report gives."""
    spans = [span for one in reports if (span := span_of(one))]
    return min(spans, key=lambda span: (span[1] - span[0], span), default=None)
