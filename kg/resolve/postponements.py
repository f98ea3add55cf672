"""What became of a postponed meeting: the next one of the same participants, linked, never merged."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

import msgspec

from kg.resolve.meetings import last_word
from kg.resolve.told import Told, span_of

# Later than this after the day that it was planned for, it is likelier another meeting.
_SOON = timedelta(days=183)


class _Meeting(msgspec.Struct, frozen=True, kw_only=True):
    first: Day
    id: str
    participants: frozenset[str]
    is_remote: bool
    status: str


def postponed_to(meetings: Mapping[str, Sequence[Told]]) -> Iterator[tuple[str, str]]:
    """Yield a postponed meeting and the one to which it was put off, by their ids.

    That is the next, within half a year, of all who were to meet, two at least; in the same way (in person
    or not), and not itself called off.
    """
    found = [_meeting(id, reports) for id, reports in sorted(meetings.items())]
    dated = [one for one in found if one is not None]
    of_participant: dict[str, list[_Meeting]] = defaultdict(list)
    for one in dated:
        for participant in one.participants:
            of_participant[participant].append(one)
    for one in dated:
        if one.status != "postponed" or len(one.participants) < 2:
            continue
        fewest = min((of_participant[participant] for participant in sorted(one.participants)), key=len)
        later = [other for other in fewest if _replaces(other, one)]
        if later:
            yield one.id, min(later, key=lambda other: (other.first, other.id)).id


def _meeting(id: str, reports: Sequence[Told]) -> _Meeting | None:
    spans = [span for one in reports if (span := span_of(one))]
    if not spans:
        return None
    last = last_word(reports)
    return _Meeting(
        first=min(spans, key=lambda span: (span[1] - span[0], span))[0],
        id=id,
        participants=frozenset(participant for one in reports for participant in one.participants),
        is_remote=last.format == "remote",
        status=last.status,
    )


def _replaces(other: _Meeting, postponed: _Meeting) -> bool:
    return (
        postponed.first < other.first <= postponed.first + _SOON
        and other.participants >= postponed.participants
        and other.is_remote == postponed.is_remote
        and other.status not in ("cancelled", "denied")
    )
