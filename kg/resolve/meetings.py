"""Which reports tell of one meeting: the same people, no contradiction in place and date.

Two reports are of one meeting when the smaller set of participants is inside the larger (two people at
least, or one with a body), their places don't contradict, and their dates overlap or fill each other in.
Of a gathering with a name ("the NATO summit") each may name other participants: the name stands for them.
"""

from collections.abc import Hashable, Iterable, Sequence, Set
from datetime import date as Day
from datetime import timedelta

from kg.model.entity import Meeting
from kg.model.fate import WEIGHT
from kg.model.judgement import Judgement
from kg.model.report import DateMention, Status
from kg.resolve.decisions import Pair, as_judged, decisions, partners
from kg.resolve.gatherings import same_gathering
from kg.resolve.nearby import MONTH, REMEMBERED, Nearby, without_year
from kg.resolve.people import entity_id
from kg.resolve.told import Told, span_of

_SEVERAL = 3
_FEW_DAYS = timedelta(days=4)
_TOLD_BEFORE: frozenset[Status] = frozenset({"planned", "proposed", "unknown"})


def group_reports(told: Sequence[Told], judgements: Iterable[Judgement]) -> list[list[Told]]:
    """Return the reports of each meeting.

    Exact reports come first and settle which meetings there are. A vaguer one joins the only meeting that
    it fits, with all of whose reports it agrees; where it fits two, it stays a meeting of its own.
    """
    same, apart = decisions(judgements)
    groups = _Groups(apart)
    for one in sorted(told, key=lambda one: (_vagueness(one), one.id)):
        groups.place(one)
    by_id = {one.id: one for one in told}
    meetings = as_judged([[one.id for one in group.reports] for group in groups.found], same, apart)
    return [[by_id[id] for id in members] for members in meetings]


class _Group:
    """The reports of a meeting; of those that say the same, others are compared with one."""

    def __init__(self) -> None:
        self.reports: list[Told] = []
        self.tellings: dict[Hashable, Told] = {}
        self._ids: set[str] = set()
        self._documents: set[str] = set()

    def add(self, one: Told) -> None:
        """Take a report in."""
        self.reports.append(one)
        self.tellings.setdefault(_what_is_said(one), one)
        self._ids.add(one.id)
        self._documents.add(one.document)

    def fits(self, one: Told, apart: Set[str]) -> bool:
        """Whether a report agrees with all reports, and is positively like one of them.

        ``apart`` are those that were judged not to be of its meeting.
        """
        if one.document in self._documents or not self._ids.isdisjoint(apart):
            return False
        others = self.tellings.values()
        return all(_agree(one, other) for other in others) and any(_same(one, other) for other in others)

    def shared(self, one: Told) -> int:
        """Return how many participants a report shares with one of the reports at most."""
        return max(len(one.participants & other.participants) for other in self.tellings.values())


class _Groups:
    """Meetings while they are found, with an index by what reports of one meeting share."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self.found: list[_Group] = []
        self._apart = partners(apart)
        self._nearby: Nearby[int] = Nearby()

    def place(self, one: Told) -> None:
        """Put a report into the meeting that it fits, or make it a new one."""
        fitting = self._closest(one)
        if fitting and (len(fitting) == 1 or not _vagueness(one)):
            position = min(fitting, key=lambda i: (-len(self.found[i].reports), self.found[i].reports[0].id))
        else:
            position = len(self.found)
            self.found.append(_Group())
        self.found[position].add(one)
        self._nearby.add(one, position)

    def _closest(self, one: Told) -> list[int]:
        """Return which of the meetings that a report fits share most of its participants.

        Of a vague one no more than two that share all: it is of neither, whatever others there are.
        """
        apart, shared = {*self._apart.get(one.id, ())}, dict[int, int]()
        share_all, is_vague = 0, _vagueness(one) > 0
        for position in sorted(self._nearby.near(one)):
            if self.found[position].fits(one, apart):
                shared[position] = self.found[position].shared(one)
                share_all += shared[position] == len(one.participants)
                if share_all > 1 and is_vague:
                    break
        most = max(shared.values(), default=0)
        return [position for position, number in shared.items() if number == most]


def _what_is_said(one: Told) -> Hashable:
    """Return all that decides of which meeting a report is."""
    when = (one.date.edtf, one.date.earliest, one.date.latest) if one.date else (one.published, one.status)
    who = (one.participants, one.kind, one.format)
    return who, one.places, when, one.date is None, one.gathering, one.number, one.summit


def _vagueness(one: Told) -> int:
    """Return how many days beside the first a date leaves open; more than all where it has none."""
    span = span_of(one)
    vague_place = 0 if one.places else 1
    return (span[1] - span[0]).days + vague_place if span else 10**6


def _agree(one: Told, other: Told) -> bool:
    """Whether two reports can be of one meeting: nothing that they say contradicts."""
    if one.document == other.document or one.format != other.format:
        return False
    if one.number and other.number and one.number != other.number:
        return False
    if not _who_agrees(one, other) or not (places_agree(one, other) or _many_at_once(one, other)):
        return False
    first, second = span_of(one), span_of(other)
    return not (first and second) or (first[0] <= second[1] and second[0] <= first[1])


def _many_at_once(one: Told, other: Told) -> bool:
    """Whether several met on the same days, though each report gives another town of the country."""
    shared = len(one.participants & other.participants)
    spans = {span_of(one), span_of(other)}
    return shared >= _SEVERAL and spans != {None} and len(spans) == 1 and one.places[-1] == other.places[-1]


def _one_summit(one: Told, other: Told) -> bool:
    """Whether two summits are one: somebody was at both, in one place, and one of them has no name."""
    nameless = not (one.gathering and other.gathering)
    told = one.summit and other.summit and bool(one.places and other.places)
    return nameless and told and bool(one.participants & other.participants)


def _who_agrees(one: Told, other: Told) -> bool:
    """Whether the smaller set of participants is inside the larger, or both are at one gathering.

    What is told of a gathering isn't told of the talks on its margin.
    """
    if one.gathering and other.gathering:
        return same_gathering(one.gathering, other.gathering)
    if _one_summit(one, other):
        return True
    if (one.gathering or other.gathering) and one.kind != other.kind:
        return False
    shared = len(one.participants & other.participants)
    if shared == min(len(one.participants), len(other.participants)):
        return True
    # Each may name somebody whom the other leaves out, where place and days say that it is one meeting.
    spans = (span_of(one), span_of(other))
    narrow = all(span and span[1] - span[0] <= _FEW_DAYS for span in spans)
    return shared >= 2 and narrow and bool(one.places and other.places)


def _same(one: Told, other: Told) -> bool:
    """Whether two reports that agree are of one meeting: they share who, and say when or are near in time."""
    smaller = min(len(one.participants), len(other.participants))
    if one.gathering and other.gathering:
        return bool(one.places and other.places) and bool(span_of(one) and span_of(other))
    enough = smaller >= 2 or (smaller == 1 and one.kind == other.kind)
    return enough and _dates_agree(one, other)


def may_be_one(one: Told, other: Told) -> bool:
    """Whether two reports are of one meeting as far as they tell: only such are ever put together."""
    return _agree(one, other) and _same(one, other)


def places_agree(one: Told, other: Told) -> bool:
    """Whether one place is in the other, or isn't told."""
    if not one.places or not other.places:
        return True
    return one.places[0] in other.places or other.places[0] in one.places


def _dates_agree(one: Told, other: Told) -> bool:
    first, second = span_of(one), span_of(other)
    if first and second:
        return first[0] <= second[1] and second[0] <= first[1]
    if first or second:
        dated, bare = (one, other) if first else (other, one)
        edtf = bare.date.edtf if bare.date else None
        if edtf and edtf.startswith("XXXX") and dated.date and dated.date.edtf:
            return edtf.replace("XXXX", "") == without_year(dated.date.edtf)
        return _published_near(bare, first or second)
    dates = {told.date.edtf for told in (one, other) if told.date and told.date.edtf}
    return len(dates) == 1 and bool(one.date) and bool(other.date)


def _published_near(bare: Told, span: tuple[Day, Day] | None) -> bool:
    """Whether a report without a date was published so near to a meeting that it must be that one."""
    if (
        span is None
        or not bare.published
        or len(bare.published) != len("YYYY-MM-DD")
        or bare.date is not None
    ):
        return False
    published = Day.fromisoformat(bare.published)
    if bare.status in ("cancelled", "postponed", "denied") and bare.places:
        # What was called off is told of again without its day for long, and there is seldom a second.
        return span[0] - MONTH <= published <= span[1] + REMEMBERED
    if bare.status == "held":
        return span[0] <= published <= span[1] + MONTH
    return span[0] - MONTH <= published <= span[1]


def meeting_of(reports: Sequence[Told], names: Sequence[str], place: str | None) -> Meeting:
    """Return the meeting that reports tell of together. ``names`` and ``place`` make its label."""
    smallest = min(one.id for one in reports)
    lead = last_word(reports)
    dates = [one.date for one in reports if one.date and one.date.edtf]
    date = min(dates, key=lambda one: (not one.earliest, _length(one), one.edtf), default=None)
    told_of_fate = [one for one in reports if one.status == lead.status]
    best = max(told_of_fate, key=lambda one: (one.confidence, one.id))
    where_and_when = list(filter(None, (place, date.edtf if date else None)))
    label = ", ".join(filter(None, (_list(names), *where_and_when)))
    return Meeting(
        id=entity_id("m", smallest),
        label=label,
        caption=_caption(where_and_when or [_list(names)], lead.status),
        kind=best.kind,
        format=best.format,
        status=lead.status,
        date=date.edtf if date else None,
        earliest=Day.fromisoformat(date.earliest) if date and date.earliest else None,
        latest=Day.fromisoformat(date.latest) if date and date.latest else None,
        confidence=max(one.confidence for one in reports),
    )


def _caption(words: Sequence[str], status: str) -> str:
    """Return a few words for a picture; what wasn't held mustn't look as if it was."""
    return " ".join((*words, *([] if status == "held" else [f"({status})"])))


def last_word(reports: Sequence[Told]) -> Told:
    """Return the report whose status counts: plans give way to outcomes, earlier outcomes to later."""
    outcomes = [one for one in reports if one.status not in _TOLD_BEFORE]
    key = lambda one: (one.published or "", WEIGHT[one.status], one.id)  # noqa: E731
    if outcomes:
        return max(outcomes, key=key)
    return max(reports, key=lambda one: (WEIGHT[one.status], one.published or "", one.id))


def _length(date: DateMention) -> int:
    return (date.days[1] - date.days[0]).days if date.days else 0


def _list(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
