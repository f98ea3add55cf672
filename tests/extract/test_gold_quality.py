"""How much of the annotated passages is found: floors a little under what was measured.

``pytest -s tests/extract/test_gold_quality.py`` prints the numbers. The passages are the development set,
so these numbers only guard against getting worse; they promise nothing about other articles.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from anyascii import anyascii

from kg.model.report import Extraction, MeetingReport, Participant
from tests.extract.passage import found_in, gold

pytestmark = pytest.mark.slow

# Per cent. Raise them when the extractor gets better, in the same commit.
FLOORS = {
    "meetings found": 81,
    "meetings right": 84,
    "status": 95,
    "kind": 95,
    "participants found": 92,
    "participants right": 93,
    "roles": 87,
    "places": 82,
    "dates": 73,
    "speakers": 60,
    "empty stays empty": 94,
    "affiliations found": 66,
    "affiliations right": 73,
}
_SMALL = frozenset(["the", "a", "an", "of", "and", "for", "in", "s"])


class Score(Counter[str]):
    """Counts of hits and of tries under each name."""

    def add(self, name: str, hit: bool) -> None:
        self[f"+{name}"] += hit
        self[name] += 1

    def percent(self, name: str) -> float:
        return 100 * self[f"+{name}"] / max(1, self[name])


def words(text: str | None) -> frozenset[str]:
    """Return the words of a name that matter, without accents and case."""
    return frozenset(re.findall(r"\w+", anyascii(text or "").lower())) - _SMALL


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names share half of the words of the longer one."""
    left, right = words(one), words(other)
    return len(left & right) * 2 >= max(len(left), len(right)) and bool(left & right or left == right)


def same_trigger(one: MeetingReport, other: MeetingReport) -> bool:
    return one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end


def shared(one: MeetingReport, other: MeetingReport) -> list[tuple[Participant, Participant]]:
    """Return the pairs of participants that are alike, each at most once."""
    free = list(other.participants)
    pairs = []
    for left in one.participants:
        right = next((candidate for candidate in free if alike(left.name, candidate.name)), None)
        if right is not None:
            free.remove(right)
            pairs.append((left, right))
    return pairs


def matched(right: Extraction, found: Extraction) -> Iterator[tuple[MeetingReport, MeetingReport]]:
    """Pair annotated meetings with found ones: by trigger first, then by most of the participants."""
    free = list(found.meetings)
    missed = []
    for meeting in right.meetings:
        other = next((one for one in free if same_trigger(meeting, one)), None)
        if other is None:
            missed.append(meeting)
        else:
            free.remove(other)
            yield meeting, other
    for meeting in missed:
        best = max(free, key=lambda one: len(shared(meeting, one)), default=None)
        if best is not None and len(shared(meeting, best)) * 2 > len(meeting.participants):
            free.remove(best)
            yield meeting, best


def score_meeting(score: Score, right: MeetingReport, found: MeetingReport) -> None:
    score.add("status", right.status == found.status)
    score.add("kind", right.kind == found.kind)
    pairs = shared(right, found)
    for number in range(len(right.participants)):
        score.add("participants found", number < len(pairs))
    for number in range(len(found.participants)):
        score.add("participants right", number < len(pairs))
    for one, other in pairs:
        if one.role:
            score.add("roles", one.role.lower() == (other.role or "").lower())
    if right.place or found.place:
        exact = (
            right.place is not None and found.place is not None and alike(right.place.text, found.place.text)
        )
        score.add("places", exact)
    if right.date or found.date:
        score.add("dates", (right.date and right.date.edtf) == (found.date and found.date.edtf))
    if right.stated_by or found.stated_by:
        left, other = right.stated_by, found.stated_by
        score.add("speakers", left is not None and other is not None and alike(left.name, other.name))


def score_affiliations(score: Score, right: Extraction, found: Extraction) -> None:
    free = list(found.affiliations)
    for one in right.affiliations:
        hit = next(
            (
                other
                for other in free
                if alike(one.person, other.person)
                and (one.role or "").lower() == (other.role or "").lower()
                and words(one.organization) == words(other.organization)
            ),
            None,
        )
        if hit is not None:
            free.remove(hit)
        score.add("affiliations found", hit is not None)
    for other in found.affiliations:
        score.add("affiliations right", other not in free)


@cache
def measured() -> Score:
    """Score all passages."""
    score = Score()
    for document, right in gold():
        found = found_in(document)
        pairs = list(matched(right, found))
        for number in range(len(right.meetings)):
            score.add("meetings found", number < len(pairs))
        for number in range(len(found.meetings)):
            score.add("meetings right", number < len(pairs))
        for one, other in pairs:
            score_meeting(score, one, other)
        if not right.meetings:
            score.add("empty stays empty", not found.meetings)
        score_affiliations(score, right, found)
    return score


def test_prints_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    score = measured()
    with capsys.disabled():
        print()
        for name in FLOORS:
            print(f"{name:20} {score[f'+{name}']:4} of {score[name]:4}  {score.percent(name):5.1f} %")
    assert set(FLOORS) == {name for name in score if not name.startswith("+")}


@pytest.mark.parametrize("name", FLOORS)
def test_is_no_worse_than_it_was(name: str) -> None:
    assert measured().percent(name) >= FLOORS[name]
