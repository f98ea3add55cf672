"""Which reports tell of one meeting: the same people, no contradiction in place and date.

Two reports are of one meeting when the smaller set of participants is inside the larger (two people at
least, or one with a body), their places don't contradict, and their dates overlap or fill each other in.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import timedelta

import msgspec

from kg.model.entity import Meeting
from kg.model.fate import WEIGHT
from kg.model.judgement import Judgement
from kg.model.report import MeetingReport, Status
from kg.resolve.clusters import Clusters
from kg.resolve.people import entity_id

# Reports of an undated and a dated meeting are the same only this close to the day (in days).
_NEAR = timedelta(days=31)
_TOLD_BEFORE: frozenset[Status] = frozenset({"planned", "proposed", "unknown"})


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report whose words are resolved. ``places`` are ids from the finest to the country."""

    id: str
    document: str
    published: str | None
    report: MeetingReport
    participants: frozenset[str]
    places: tuple[str, ...]


def group_reports(told: Sequence[Told], judgements: Iterable[Judgement]) -> list[list[Told]]:
    """Return the reports of each meeting, in the order of their ids."""
    ordered = sorted(told, key=lambda one: one.id)
    decided = list(judgements)
    apart = [(j.left, j.right) for j in decided if j.same == "no"]
    # Two entries of one document are two meetings: the extractor has seen their words, and kept them apart.
    clusters = Clusters((one.id for one in ordered), apart)
    for judgement in decided:
        if judgement.same == "yes":
            clusters.join(judgement.left, judgement.right)
    for one, other in _candidates(ordered):
        if _same(one, other):
            clusters.join(one.id, other.id)
    by_id = {one.id: one for one in ordered}
    return [[by_id[id] for id in members] for members in clusters.sets()]


def _candidates(told: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Return pairs that share a participant, exact dates first: they settle what vague ones can join."""
    by_participant: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        for participant in one.participants:
            by_participant[participant].append(one)
    pairs = {
        (group[i].id, group[j].id): (group[i], group[j])
        for group in by_participant.values()
        for i in range(len(group))
        for j in range(i + 1, len(group))
    }
    return [pairs[key] for key in sorted(pairs, key=lambda key: (_vague(pairs[key]), key))]


def _vague(pair: tuple[Told, Told]) -> int:
    return sum(one.report.date is None or one.report.date.earliest is None for one in pair)


def _same(one: Told, other: Told) -> bool:
    if one.document == other.document or (one.report.format != other.report.format):
        return False
    shared = one.participants & other.participants
    smaller = min(len(one.participants), len(other.participants))
    if not shared or len(shared) < smaller or (smaller < 2 and one.report.kind != other.report.kind):
        return False
    return _places_agree(one, other) and _dates_agree(one, other)


def _places_agree(one: Told, other: Told) -> bool:
    if not one.places or not other.places:
        return True
    return one.places[0] in other.places or other.places[0] in one.places


def _dates_agree(one: Told, other: Told) -> bool:
    first, second = _span(one), _span(other)
    if first and second:
        return first[0] <= second[1] and second[0] <= first[1]
    if first or second:
        dated, bare = (one, other) if first else (other, one)
        edtf = bare.report.date.edtf if bare.report.date else None
        if edtf and edtf.startswith("XXXX") and dated.report.date and dated.report.date.edtf:
            return edtf.replace("XXXX", "") == _without_year(dated.report.date.edtf)
        return _published_near(bare, first or second)
    dates = {told.report.date.edtf for told in (one, other) if told.report.date and told.report.date.edtf}
    return len(dates) == 1 and bool(one.report.date) and bool(other.report.date)


def _span(told: Told) -> tuple[Day, Day] | None:
    date = told.report.date
    if date is None or not date.earliest or not date.latest:
        return None
    return Day.fromisoformat(date.earliest), Day.fromisoformat(date.latest)


def _without_year(edtf: str) -> str:
    return "/".join(part[4:] for part in edtf.split("/"))


def _published_near(bare: Told, span: tuple[Day, Day] | None) -> bool:
    """Whether a report without a date was published so near to a meeting that it must be that one."""
    if (
        span is None
        or not bare.published
        or len(bare.published) != len("YYYY-MM-DD")
        or bare.report.date is not None
    ):
        return False
    published = Day.fromisoformat(bare.published)
    if bare.report.status == "held":
        return span[0] <= published <= span[1] + _NEAR
    return span[0] - _NEAR <= published <= span[1]


def meeting_of(reports: Sequence[Told], names: Sequence[str], place: str | None) -> Meeting:
    """Return the meeting that reports tell of together. ``names`` and ``place`` make its label."""
    smallest = min(one.id for one in reports)
    lead = _last_word(reports)
    dates = [one.report.date for one in reports if one.report.date and one.report.date.edtf]
    date = min(
        dates, key=lambda one: (not one.earliest, _length(one.earliest, one.latest), one.edtf), default=None
    )
    told_of_fate = [one for one in reports if one.report.status == lead.report.status]
    best = max(told_of_fate, key=lambda one: (one.report.confidence, one.id))
    label = ", ".join(filter(None, (_list(names), place, date.edtf if date else None)))
    return Meeting(
        id=entity_id("m", smallest),
        label=label,
        kind=best.report.kind,
        format=best.report.format,
        status=lead.report.status,
        date=date.edtf if date else None,
        earliest=Day.fromisoformat(date.earliest) if date and date.earliest else None,
        latest=Day.fromisoformat(date.latest) if date and date.latest else None,
        confidence=max(one.report.confidence for one in reports),
    )


def _last_word(reports: Sequence[Told]) -> Told:
    """Return the report whose status counts: plans give way to outcomes, earlier outcomes to later."""
    outcomes = [one for one in reports if one.report.status not in _TOLD_BEFORE]
    key = lambda one: (one.published or "", WEIGHT[one.report.status], one.id)  # noqa: E731
    if outcomes:
        return max(outcomes, key=key)
    return max(reports, key=lambda one: (WEIGHT[one.report.status], one.published or "", one.id))


def _length(earliest: str | None, latest: str | None) -> int:
    if not earliest or not latest:
        return 0
    return (Day.fromisoformat(latest) - Day.fromisoformat(earliest)).days


def _list(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
