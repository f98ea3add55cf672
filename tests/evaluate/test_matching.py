"""Which meeting that was found is which of the annotation."""

from kg.evaluate.matching import matched, shared
from kg.model.report import MeetingReport, Quote
from tests.evaluate.saying import CALL, MET, TEXT, annotated, meeting, said, who

EVENTS = frozenset({"meetings", "participants", "place"})


def pairs(
    gold: list[MeetingReport], found: list[MeetingReport], partial: frozenset = frozenset()
) -> list[tuple[int, int]]:
    """Return (number of the annotated one, number of the found one)."""
    result = matched(annotated(said(*gold), partial=partial), said(*found))
    return [(gold.index(one), found.index(other)) for one, other in result]


def test_meetings_match_in_any_order() -> None:
    assert pairs([MET, CALL], [CALL, MET]) == [(0, 1), (1, 0)]


def test_a_trigger_with_one_shared_participant_is_enough() -> None:
    assert pairs([MET], [meeting("met", who("Paul Orr"), who("Karl Weiss"))]) == [(0, 0)]
    assert pairs([MET], [meeting("met", who("Paul Orr"), who("Ida Moe"))]) == []


def test_without_the_trigger_most_participants_must_be_shared() -> None:
    assert pairs([MET], [meeting("talks", who("Anna Ek"), who("Karl Weiss"))]) == [(0, 0)]
    assert pairs([MET], [meeting("talks", who("Anna Ek"), who("Paul Orr"))]) == []


def test_separate_meetings_with_one_trigger_are_told_apart_by_who_takes_part() -> None:
    with_ek = meeting("met", who("Karl Weiss"), who("Anna Ek"))
    with_moe = meeting("met", who("Karl Weiss"), who("Ida Moe"))
    assert pairs([with_ek, with_moe], [with_moe, with_ek]) == [(0, 1), (1, 0)]


def test_the_pairs_are_those_that_agree_most_in_total() -> None:
    # Greedily, the first would take the only one that is left for the second.
    first = meeting("met", who("Anna Ek"), who("Karl Weiss"))
    second = meeting("call", who("Karl Weiss"), who("Anna Ek"))
    assert pairs([first, second], [meeting("talks", who("Anna Ek"), who("Karl Weiss")), first]) == [
        (0, 1),
        (1, 0),
    ]


def test_each_is_in_one_pair_at_most() -> None:
    assert len(pairs([MET], [MET, CALL, meeting("talks", *MET.participants)])) == 1
    assert len(pairs([MET, meeting("talks", *MET.participants)], [MET])) == 1


def test_a_meeting_annotated_without_participants_needs_its_trigger() -> None:
    bare = meeting("talks")
    assert pairs([bare], [meeting("talks", who("Paul Orr"))]) == [(0, 0)]
    assert pairs([bare], [MET]) == []
    assert pairs([MET], [meeting("met")]) == []


def test_annotated_in_part_several_mentions_share_what_was_found() -> None:
    also = meeting("talks", who("Karl Weiss"))
    assert pairs([MET, also], [MET], EVENTS) == [(0, 0), (1, 0)]
    assert pairs([MET, also], [MET]) == [(0, 0)]


def test_annotated_in_part_the_passage_must_be_the_same() -> None:
    at = TEXT.index("He denied")
    elsewhere = meeting("call", who("Karl Weiss"), start=0, end=at, quote=TEXT[:at])
    event = meeting("talks", who("Karl Weiss"))
    assert pairs([event], [elsewhere], EVENTS) == []
    told_again = meeting(
        "call",
        who("Karl Weiss"),
        start=0,
        end=at,
        also=(Quote(quote=TEXT[at:], start=at, end=len(TEXT)),),
    )
    assert pairs([event], [told_again], EVENTS) == [(0, 0)]
    stranger = meeting("call", who("Ida Moe"))
    assert pairs([event], [stranger], EVENTS) == []
    assert pairs([meeting("talks")], [stranger], EVENTS) == [(0, 0)]


def test_annotated_in_part_the_trigger_comes_first() -> None:
    event = meeting("talks", who("Karl Weiss"), who("Anna Ek"))
    assert pairs([event], [MET, meeting("talks", who("Paul Orr"))], EVENTS) == [(0, 1)]


def test_participants_pair_by_name_before_words() -> None:
    # "The two" are both meant by the same words, in another order.
    one = meeting("met", who("He", name="Karl Weiss", unnamed=True), who("He", name="Anna Ek", unnamed=True))
    other = meeting("met", *reversed(one.participants))
    assert [(left.name, right.name) for left, right in shared(one, other)] == [
        ("Karl Weiss", "Karl Weiss"),
        ("Anna Ek", "Anna Ek"),
    ]


def test_a_participant_is_shared_once() -> None:
    twice = meeting("met", who("Karl Weiss"), who("Weiss"))
    assert len(shared(MET, twice)) == 1
    assert len(shared(twice, MET)) == 1
    assert len(shared(twice, twice)) == 2
