"""What counts as right, as a false alarm and as a miss."""

from typing import Any

import msgspec
import pytest

from kg.evaluate.counting import Outcome
from kg.evaluate.gold import MEASURES
from kg.model.report import MeetingReport, Speaker, TopicMention
from tests.evaluate.saying import (
    CALL,
    FULL,
    MET,
    counted,
    judged,
    meeting,
    post,
    said,
    when,
    where,
    who,
)


def changed(**details: Any) -> MeetingReport:
    return msgspec.structs.replace(MET, **details)


def met(measure: str, **details: Any) -> tuple[int, int, int]:
    """Return (right, false, missed) where the extractor says something else of the same meeting."""
    return counted(judged(said(MET), said(changed(**details))), measure)


def test_the_annotation_itself_is_all_right() -> None:
    all_outcomes = judged(FULL, FULL)
    assert [one for one in all_outcomes if one.fault] == []
    assert {one.measure for one in all_outcomes} == set(MEASURES)
    assert {one.document for one in all_outcomes} == {"a"}


def test_nothing_found_is_missed() -> None:
    all_outcomes = judged(FULL, said())
    assert counted(all_outcomes, "meetings") == (0, 0, 2)
    assert counted(all_outcomes, "affiliations") == (0, 0, 1)
    # Details are judged on the meetings that were found.
    assert {one.measure for one in all_outcomes} == {"meetings", "affiliations"}


@pytest.mark.parametrize("again", [MET, changed(confidence=0.9), meeting("talks", *MET.participants)])
def test_a_meeting_found_twice_is_wrong_once(again: MeetingReport) -> None:
    all_outcomes = judged(said(MET), said(MET, again))
    assert counted(all_outcomes, "meetings") == (1, 1, 0)
    assert counted(all_outcomes, "participants") == (2, 0, 0)


def test_a_meeting_that_was_none_is_a_false_alarm() -> None:
    assert counted(judged(said(), said(MET)), "meetings") == (0, 1, 0)
    assert counted(judged(said(CALL), said(CALL, MET)), "meetings") == (1, 1, 0)


def test_meetings_carry_the_confidence_of_what_was_found() -> None:
    all_outcomes = judged(said(MET), said(changed(confidence=0.9), changed(confidence=0.3)))
    assert sorted(one.confidence for one in all_outcomes if one.measure == "meetings") == [0.3, 0.9]
    assert [one.confidence for one in judged(said(MET), said())] == [None]


def test_participants() -> None:
    ek, weiss = MET.participants
    assert met("participants", participants=(weiss,)) == (1, 0, 1)
    assert met("participants", participants=(ek, weiss, who("Ida Moe"))) == (2, 1, 0)
    assert met("participants", participants=(weiss, who("Ida Moe"))) == (1, 1, 1)
    assert met("participants", participants=(ek, ek, weiss)) == (2, 1, 0)


@pytest.mark.parametrize(
    ("measure", "field", "other"),
    [
        ("place", "place", where("Castle Hill")),
        ("venue", "venue", where("Riga")),
        ("date phrase", "date", when("Tuesday", "2024-03-11")),
        ("date", "date", when("Monday", "2024-03-18")),
        ("status", "status", "planned"),
        ("kind", "kind", "visit"),
        ("topics", "topics", (TopicMention(label="oil"),)),
        ("speaker", "stated_by", Speaker(name="Paul Orr")),
    ],
)
def test_a_detail_that_is_another_is_wrong(measure: str, field: str, other: Any) -> None:
    assert met(measure) == (1, 0, 0)
    extra = {"venue": None} if measure == "place" else {}
    assert met(measure, **{field: other}, **extra) == (0, 1, 1)


@pytest.mark.parametrize(
    ("measure", "field", "nothing"),
    [
        ("place", "place", None),
        ("venue", "venue", None),
        ("date phrase", "date", None),
        ("date", "date", None),
        ("topics", "topics", ()),
        ("speaker", "stated_by", None),
    ],
)
def test_a_detail_on_one_side_is_missed_or_false(measure: str, field: str, nothing: Any) -> None:
    without = said(changed(**{field: nothing}))
    assert counted(judged(said(MET), without), measure) == (0, 0, 1)
    assert counted(judged(without, said(MET)), measure) == (0, 1, 0)
    assert counted(judged(without, without), measure) == (0, 0, 0)


def test_a_date_that_cannot_be_resolved_is_only_a_phrase() -> None:
    open_date = said(changed(date=when("Monday")))
    assert counted(judged(open_date, open_date), "date") == (0, 0, 0)
    assert counted(judged(open_date, open_date), "date phrase") == (1, 0, 0)
    assert counted(judged(open_date, said(MET)), "date") == (0, 1, 0)


def test_a_place_may_be_the_venue_where_the_place_is_another() -> None:
    assert met("place", place=where("Castle Hill"), venue=where("Riga")) == (1, 0, 0)


def test_where_venues_are_not_told_apart_they_are_the_place() -> None:
    gold, found = said(changed(venue=None)), said(changed(place=None, venue=where("Riga")))
    annotated = frozenset(MEASURES) - {"venue"}
    assert counted(judged(gold, found, annotated=annotated), "place") == (1, 0, 0)
    assert counted(judged(gold, found), "place") == (0, 0, 1)


@pytest.mark.parametrize(
    ("role", "body", "result"),
    [
        ("foreign minister", "Swedish", (2, 0, 0)),
        ("Foreign Minister", None, (1, 1, 1)),
        ("Minister", "Sweden", (1, 1, 1)),
        (None, None, (1, 0, 1)),
    ],
)
def test_capacities(role: str | None, body: str | None, result: tuple[int, int, int]) -> None:
    people = (who("Anna Ek", role=role, organization=body), MET.participants[1])
    assert met("role and organization", participants=people) == result


def test_a_rank_alone_is_no_capacity() -> None:
    general = changed(participants=(who("Anna Ek", rank="General"), who("Karl Weiss")))
    assert counted(judged(said(general), said(MET)), "role and organization") == (0, 2, 0)
    assert counted(judged(said(general), said(general)), "role and organization") == (0, 0, 0)


def test_capacities_of_offices_and_states_are_not_judged() -> None:
    office = changed(participants=(who("Anna Ek", role="Envoy", unnamed=True), who("Riga", kind="state")))
    assert counted(judged(said(office), said(office)), "role and organization") == (0, 0, 0)


def test_affiliations() -> None:
    envoy = post("Anna Ek", "Envoy", "Sweden")
    gold = said(affiliations=(envoy, post("Karl Weiss", "Chancellor", "Austria")))
    twice = said(affiliations=(post("Ek", "envoy", "Swedish"), envoy))
    assert counted(judged(gold, twice), "affiliations") == (1, 1, 1)
    assert counted(judged(gold, said(affiliations=(post("Anna Ek", None, "Sweden"),))), "affiliations") == (
        0,
        1,
        2,
    )


def test_two_posts_that_and_joins_count_as_one_or_as_two() -> None:
    joint = said(affiliations=(post("Anna Ek", "Premier and Finance Minister", "Sweden"),))
    apart = said(
        affiliations=tuple(post("Anna Ek", role, "Sweden") for role in ("Premier", "Finance Minister"))
    )
    assert counted(judged(joint, apart), "affiliations") == (2, 0, 0)
    assert counted(judged(apart, joint), "affiliations") == (2, 0, 0)


def test_where_only_posts_of_named_organizations_are_annotated_others_are_not_judged() -> None:
    gold = said(affiliations=(post("Anna Ek", "Envoy", "Sweden"),))
    found = said(affiliations=(post("Anna Ek", "Envoy", "Sweden"), post("Karl Weiss", "Analyst", None)))
    assert counted(judged(gold, found), "affiliations") == (1, 1, 0)
    assert counted(judged(gold, found, with_organization=True), "affiliations") == (1, 0, 0)


def test_affiliations_without_roles_are_pairs_under_any_name() -> None:
    gold = said(affiliations=(post("Anna Ek", None, "United Front"),))
    names = {"Anna Ek": frozenset({"the envoy"}), "United Front": frozenset({"UF"})}

    def result(*pairs: tuple[str, str, str]) -> tuple[int, int, int]:
        found = said(affiliations=tuple(post(*pair) for pair in pairs))
        return counted(judged(gold, found, loose=True, synonyms=names), "affiliations")

    assert result(("the envoy", "Chair", "UF")) == (1, 0, 0)
    assert result(("Anna Ek", "Chair", "United Front"), ("the envoy", "Speaker", "UF")) == (1, 0, 0)
    assert result(("Anna Ek", "Chair", "Red Cross")) == (0, 1, 1)
    assert result(("Karl Weiss", "Chair", "UF")) == (0, 1, 1)


def test_what_is_not_annotated_is_not_judged() -> None:
    all_outcomes = judged(FULL, FULL, annotated=frozenset({"meetings", "date"}))
    assert {one.measure for one in all_outcomes} == {"meetings", "date"}


def test_annotated_in_part_only_recall_counts() -> None:
    partial = frozenset({"meetings", "participants", "place"})
    gold = said(meeting("met", who("Anna Ek")), meeting("talks", who("Paul Orr")))
    all_outcomes = judged(gold, said(MET, CALL), partial=partial, annotated=partial)
    assert counted(all_outcomes, "meetings") == (1, 0, 1)
    assert counted(all_outcomes, "participants") == (1, 0, 0)
    assert counted(all_outcomes, "place") == (0, 0, 0)
    shared = judged(
        said(meeting("met", who("Anna Ek")), meeting("talks", who("Karl Weiss"))), said(MET), partial=partial
    )
    assert counted(shared, "meetings") == (2, 0, 0)


def test_each_error_has_its_sentence() -> None:
    all_outcomes = judged(said(MET), said(changed(date=None, status="planned"), CALL))
    errors = [one for one in all_outcomes if one.fault]
    assert all(one.sentence and (one.expected or one.found) for one in errors)
    assert isinstance(errors[0], Outcome)
    assert {(one.measure, one.fault) for one in errors} == {
        ("meetings", "false"),
        ("date phrase", "missed"),
        ("date", "missed"),
        ("status", "wrong"),
    }
