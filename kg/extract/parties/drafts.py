"""From frames to meetings: who took part, and which sentences of a document tell of one and the same."""

from collections.abc import Iterable

import msgspec

from kg.gazetteer.countries import country_by_name
from kg.model.fate import WEIGHT
from kg.model.report import (
    DateMention,
    MeetingKind,
    Participant,
    PlaceMention,
    Quote,
    Speaker,
    Status,
    TopicMention,
    Trigger,
)

_OPEN: frozenset[Status] = frozenset({"unknown", "planned", "proposed"})
_NOT_COMING: frozenset[Status] = frozenset({"cancelled", "postponed", "denied"})


class Draft(msgspec.Struct, kw_only=True):
    """A meeting while the document is being read. ``is_open`` says that with whom somebody met isn't said."""

    quote: Quote
    trigger: Trigger
    status: Status
    kind: MeetingKind
    remote: bool
    participants: tuple[Participant, ...]
    place: PlaceMention | None = None
    venue: PlaceMention | None = None
    date: DateMention | None = None
    topics: tuple[TopicMention, ...] = ()
    stated_by: Speaker | None = None
    weight: float = 0.5
    is_open: bool = False
    also: tuple[Quote, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of the participants."""
        return frozenset(one.name for one in self.participants)


def distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return participants without repetition, in order."""
    found: dict[str, Participant] = {}
    for one in participants:
        found.setdefault(one.name, one)
    return tuple(found.values())


def is_of_named(draft: Draft) -> bool:
    """Whether anybody who took part is named, if only by state or body."""
    return any(map(_is_named, draft.participants))


def _is_named(one: Participant) -> bool:
    return bool(not one.unnamed or one.organization or one.country)


def is_enough(draft: Draft) -> bool:
    """Whether a draft says who met: two sides, or one that is named for a visit, a session or a gathering."""
    named = [one for one in draft.participants if _is_named(one)]
    if len(draft.participants) >= 2:
        return bool(named)
    if draft.kind == "visit":
        return bool(named) and draft.place is not None
    # Whom a state or body met may be left open; of a person's meeting with nobody there is little to tell.
    is_body = bool(named) and draft.participants[0].kind != "person"
    if draft.kind == "session" and is_body and not draft.is_open:
        return True  # "a meeting of the Security Council" is one by its name
    if is_body or draft.kind in ("multilateral", "session", "ceremony"):
        return bool(named) and (draft.place is not None or draft.date is not None)
    # "A held talks in B": with whom is left open.
    return bool(named) and draft.is_open and draft.place is not None and not draft.participants[0].unnamed


def same_meeting(earlier: Draft, later: Draft) -> bool:
    """Whether two drafts of one document can be the same meeting: nothing that they say contradicts."""
    if not can_be_one(earlier, later):
        return False
    kinds = {earlier.kind, later.kind}
    if "ceremony" in kinds and len(kinds) > 1:
        return False
    shared = earlier.names & later.names
    smaller = min(len(earlier.names), len(later.names))
    if earlier.kind == "visit" and later.kind == "visit":
        return bool(shared) and earlier.place is not None
    if "visit" in (earlier.kind, later.kind):
        return len(shared) == smaller and smaller >= 2
    alike = earlier.kind == later.kind or kinds == {"multilateral", "session"}
    return smaller > 0 and len(shared) == smaller and (smaller >= 2 or alike)


def can_be_one(earlier: Draft, later: Draft) -> bool:
    """Whether nothing that two drafts say of when, where, how and with what fate contradicts."""
    alike = earlier.remote == later.remote and _fates_agree(earlier, later)
    return alike and _compatible(earlier.date, later.date) and _same_place(earlier, later)


def _fates_agree(earlier: Draft, later: Draft) -> bool:
    one, other = earlier.status, later.status
    if one == other or "unknown" in (one, other):
        return True
    if {one, other} <= (_OPEN | _NOT_COMING):
        return True
    if {one, other} == {"held", "denied"}:
        # One speaker says that they met, another denies it: one meeting, in dispute.
        speakers = {draft.stated_by.name if draft.stated_by else None for draft in (earlier, later)}
        return len(speakers) == 2 and None not in speakers and earlier.names == later.names
    # Planned and held are one meeting only where both say when, or the same where.
    dated = earlier.date is not None and later.date is not None and earlier.date.edtf == later.date.edtf
    return dated and earlier.date is not None and earlier.date.edtf is not None


def _compatible(one: DateMention | None, other: DateMention | None) -> bool:
    if one is None or other is None or one.edtf is None or other.edtf is None:
        return True
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    return one.edtf[4:] == other.edtf[4:] or one.edtf.startswith("XXXX") != other.edtf.startswith("XXXX")


def _same_place(one: Draft, other: Draft) -> bool:
    if one.place is None or other.place is None:
        return True
    # "Flew to Hanoi for a visit to Vietnam": the country says the same of where as its city.
    places = (one.place, other.place)
    within = one.kind == other.kind == "visit" and any(_is_state(place) for place in places)
    same_country = one.place.country is not None and one.place.country == other.place.country
    return one.place.name == other.place.name or (within and same_country)


def _is_state(place: PlaceMention) -> bool:
    return country_by_name(place.name) is not None


def _finer(one: PlaceMention | None, other: PlaceMention | None) -> PlaceMention | None:
    """Return the first of two places, unless it is only the country of the other."""
    return other if one is None or (other is not None and _is_state(one)) else one


def merged(earlier: Draft, later: Draft) -> Draft:
    """Return what both say together; the better sentence leads, and the trigger stays with it."""
    lead, other = (later, earlier) if _score(later) > _score(earlier) else (earlier, later)
    status = _outcome(earlier.status, later.status)
    kept = {
        quote.start: quote
        for quote in (*earlier.also, *later.also, other.quote)
        if quote.start != lead.quote.start
    }
    topics = {topic.label.lower(): topic for topic in (*earlier.topics, *later.topics)}
    return msgspec.structs.replace(
        lead,
        status=status,
        kind=lead.kind if lead.kind != "visit" else other.kind,
        participants=distinct([*lead.participants, *other.participants]),
        place=None if lead.remote else _finer(lead.place, other.place),
        venue=None if lead.remote else lead.venue or other.venue,
        date=_better(lead.date, other.date),
        topics=tuple(topics.values()),
        stated_by=_said_by(lead, other),
        weight=max(lead.weight, other.weight),
        also=tuple(quote for _, quote in sorted(kept.items())),
    )


def _said_by(lead: Draft, other: Draft) -> Speaker | None:
    """Return who says it: somebody who is quoted and took no part, before an outlet."""
    first, second = lead.stated_by, other.stated_by
    if first is None or first.name or second is None or not second.name:
        return first or second
    return first if second.name in lead.names | other.names else second


def _outcome(one: Status, other: Status) -> Status:
    """Return what weighs more. A meeting that is claimed and denied in one document isn't shown as held."""
    if {one, other} == {"held", "denied"}:
        return "denied"
    return max(one, other, key=lambda status: WEIGHT[status])


def _better(one: DateMention | None, other: DateMention | None) -> DateMention | None:
    if one is None or other is None:
        return one or other
    return (
        other
        if (one.edtf is None and other.edtf is not None) or (not one.earliest and other.earliest)
        else one
    )


def _score(draft: Draft) -> float:
    named = sum(not one.unnamed and one.text == one.name for one in draft.participants)
    return named + draft.weight + (draft.place is not None) + (draft.date is not None)
