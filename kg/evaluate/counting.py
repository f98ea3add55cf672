"""What was found right, found wrong and missed in one document, measure by measure."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

import msgspec

from kg.evaluate.gold import Gold, Measure
from kg.evaluate.likeness import alike, posts_apart, same_body, same_phrase, same_words
from kg.evaluate.matching import matched, shared
from kg.model.report import AffiliationReport, Extraction, MeetingReport, Participant, PlaceMention

T = TypeVar("T")
Fault = Literal["missed", "false", "wrong"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked for or found. Something found instead of another is missed and false."""

    measure: Measure
    fault: Fault | None
    expected: str | None = None
    found: str | None = None
    sentence: str = ""
    document: str = ""
    confidence: float | None = None


def outcomes(gold: Gold, found: Extraction) -> Iterator[Outcome]:
    """Yield every outcome of a document that its annotation allows to judge.

    Details of meetings are judged on the meetings that were found.
    """
    for outcome in _all(gold, found):
        recall_only = outcome.fault == "false" and outcome.measure in gold.partial
        if outcome.measure in gold.annotated and not recall_only:
            yield msgspec.structs.replace(outcome, document=gold.document.id)


def _all(gold: Gold, found: Extraction) -> Iterator[Outcome]:
    pairs = matched(gold, found)
    yield from _meetings(gold, found, pairs)
    for right, other in pairs:
        if "venue" not in gold.annotated and other.place is None:
            # Where venues aren't told apart, they are the place.
            other = msgspec.structs.replace(other, place=other.venue)
        yield from _details(right, other)
    yield from _affiliations(gold, found)


def _meetings(
    gold: Gold, found: Extraction, pairs: list[tuple[MeetingReport, MeetingReport]]
) -> Iterator[Outcome]:
    hits = {id(right): other for right, other in pairs}
    for right in gold.said.meetings:
        other = hits.get(id(right))
        yield Outcome(
            measure="meetings",
            fault=None if other else "missed",
            expected=_line(right),
            found=_line(other) if other else None,
            sentence=right.quote,
            confidence=other.confidence if other else None,
        )
    for other in _without(found.meetings, (other for _, other in pairs)):
        yield Outcome(
            measure="meetings",
            fault="false",
            found=_line(other),
            sentence=other.quote,
            confidence=other.confidence,
        )


def _line(report: MeetingReport) -> str:
    who = ", ".join(one.name for one in report.participants)
    return f"{report.trigger.text!r} {report.status} {report.kind}: {who}"


def _details(right: MeetingReport, other: MeetingReport) -> Iterator[Outcome]:
    yield from _participants(right, other)
    yield from _one("place", _place(right.place), _place(other.place), _same_place(right, other), right)
    yield from _one(
        "venue",
        _place(right.venue),
        _place(other.venue),
        alike(_place(right.venue), _place(other.venue)),
        right,
    )
    phrases = (right.date.text if right.date else None, other.date.text if other.date else None)
    yield from _one("date phrase", *phrases, same_phrase(*phrases), right)
    dates = (right.date.edtf if right.date else None, other.date.edtf if other.date else None)
    yield from _one("date", *dates, dates[0] == dates[1], right)
    yield from _one("status", right.status, other.status, right.status == other.status, right)
    yield from _one("kind", right.kind, other.kind, right.kind == other.kind, right)
    yield from _topics(right, other)
    speakers = (
        right.stated_by.name if right.stated_by else None,
        other.stated_by.name if other.stated_by else None,
    )
    yield from _one("speaker", *speakers, alike(*speakers), right)


def _participants(right: MeetingReport, other: MeetingReport) -> Iterator[Outcome]:
    pairs = shared(right, other)
    for left, one in pairs:
        yield Outcome(
            measure="participants", fault=None, expected=left.name, found=one.name, sentence=right.quote
        )
    for left in _without(right.participants, (left for left, _ in pairs)):
        yield Outcome(measure="participants", fault="missed", expected=left.name, sentence=right.quote)
    for one in _without(other.participants, (one for _, one in pairs)):
        yield Outcome(measure="participants", fault="false", found=one.name, sentence=right.quote)
    for left, one in pairs:
        if left.kind == "person" and not left.unnamed:
            capacities = (_capacity(left), _capacity(one))
            yield from _one("role and organization", *capacities, _same_capacity(left, one), right)


def _without(everything: Iterable[T], some: Iterable[T]) -> list[T]:
    """Return what is left, counting what is there twice twice."""
    rest = list(everything)
    for one in some:
        if one in rest:
            rest.remove(one)
    return rest


def _capacity(one: Participant) -> str | None:
    said = [part for part in (one.role, one.organization) if part]
    return ", ".join(said) or None


def _same_capacity(one: Participant, other: Participant) -> bool:
    same_role = any(same_words(role, other.role) for role in (one.role, *posts_apart(one.role)))
    return same_role and _same_body(one, other)


def _same_body(one: Participant | AffiliationReport, other: Participant | AffiliationReport) -> bool:
    return same_body((one.organization, one.country), (other.organization, other.country))


def _place(place: PlaceMention | None) -> str | None:
    return place.text if place else None


def _same_place(right: MeetingReport, other: MeetingReport) -> bool:
    if right.place is None or other.place is None:
        return False
    wanted = {right.place.name, right.place.text}
    found = {other.place.name, other.place.text, *((other.venue.name,) if other.venue else ())}
    return any(alike(one, another) for one in wanted for another in found)


def _one(
    measure: Measure, expected: str | None, found: str | None, same: bool, right: MeetingReport
) -> Iterator[Outcome]:
    """Yield the outcome of something that a meeting has once or not at all."""
    if expected is None and found is None:
        return
    if expected is not None and found is not None:
        fault: Fault | None = None if same else "wrong"
    else:
        fault = "missed" if found is None else "false"
    yield Outcome(measure=measure, fault=fault, expected=expected, found=found, sentence=right.quote)


def _topics(right: MeetingReport, other: MeetingReport) -> Iterator[Outcome]:
    free = [topic.label for topic in other.topics]
    for topic in right.topics:
        hit = next((label for label in free if alike(topic.label, label)), None)
        if hit is not None:
            free.remove(hit)
        yield Outcome(
            measure="topics",
            fault=None if hit is not None else "missed",
            expected=topic.label,
            found=hit,
            sentence=right.quote,
        )
    for label in free:
        yield Outcome(measure="topics", fault="false", found=label, sentence=right.quote)


def _affiliations(gold: Gold, found: Extraction) -> Iterator[Outcome]:
    told = [one for one in found.affiliations if one.organization or not gold.with_organization]
    free = [post for one in told for post in _apart(one)]
    for right in (post for one in gold.said.affiliations for post in _apart(one)):
        hits = [one for one in free if _same_affiliation(right, one, gold)]
        # Where roles aren't annotated, somebody's second role in an organization is neither right nor wrong.
        for hit in hits if gold.loose else hits[:1]:
            free.remove(hit)
        yield Outcome(
            measure="affiliations",
            fault=None if hits else "missed",
            expected=_affiliation(right),
            found=_affiliation(hits[0]) if hits else None,
            sentence=right.quote,
        )
    for one in free:
        yield Outcome(measure="affiliations", fault="false", found=_affiliation(one), sentence=one.quote)


def _apart(one: AffiliationReport) -> list[AffiliationReport]:
    """Return an affiliation for each of the posts that one tells of."""
    apart = posts_apart(one.role)
    return [msgspec.structs.replace(one, role=role) for role in apart] if len(apart) > 1 else [one]


def _affiliation(one: AffiliationReport) -> str:
    return " – ".join(part or "?" for part in (one.person, one.role, one.organization))


def _same_affiliation(right: AffiliationReport, found: AffiliationReport, gold: Gold) -> bool:
    names = {right.person, *gold.synonyms.get(right.person, ())}
    if not any(alike(name, other) for name in names for other in (found.person, found.text)):
        return False
    if gold.loose:
        bodies = {right.organization, *gold.synonyms.get(right.organization or "", ())}
        return any(alike(body, found.organization) for body in bodies)
    return same_words(right.role, found.role) and _same_body(right, found)
