"""Which talks were on the margin of which gathering: linked to it, never merged with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day

from kg.resolve.meetings import Told, places_agree, span_of

_TALKS = frozenset({"bilateral", "multilateral"})


def side_meetings(meetings: Mapping[str, Sequence[Told]]) -> Iterator[tuple[str, str]]:
    """Yield a meeting and the gathering that it was on the margin of, by their ids.

    It was there then: a participant in common, no other place, days within those of the gathering.
    """
    events: dict[str, set[str]] = defaultdict(set)
    for id, reports in meetings.items():
        if any(one.gathering and one.gathering.sort == "conference" for one in reports):
            for participant in _participants(reports):
                events[participant].add(id)
    for id, reports in sorted(meetings.items()):
        if any(one.gathering for one in reports) or not any(one.report.kind in _TALKS for one in reports):
            continue
        near = {event for participant in _participants(reports) for event in events.get(participant, ())}
        around = sorted(
            (_days(meetings[event]), -len(_participants(meetings[event]) & _participants(reports)), event)
            for event in near
            if _within(reports, meetings[event])
        )
        if around:
            yield id, around[0][2]


def _participants(reports: Sequence[Told]) -> frozenset[str]:
    return frozenset(participant for one in reports for participant in one.participants)


def _within(reports: Sequence[Told], event: Sequence[Told]) -> bool:
    """Whether a meeting was where and when a gathering was; both must be told with place and day."""
    inner, outer = _span(reports), _span(event)
    if inner is None or outer is None or not (outer[0] <= inner[0] and inner[1] <= outer[1]):
        return False
    placed = [one for one in reports if one.places]
    return bool(placed) and all(places_agree(one, other) for one in placed for other in event if other.places)


def _span(reports: Sequence[Told]) -> tuple[Day, Day] | None:
    """Return the narrowest days that a report gives."""
    spans = [span for one in reports if (span := span_of(one))]
    return min(spans, key=lambda span: (span[1] - span[0], span), default=None)


def _days(reports: Sequence[Told]) -> int:
    span = _span(reports)
    return (span[1] - span[0]).days if span else 0
