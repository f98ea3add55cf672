"""Entities of reference data that somebody may be, for whom too little speaks to take them: these are asked about."""

from typing import Any

import pytest

from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.resolve.doubts import Doubt, doubts
from tests.resolve.telling import World, decide, holds, mention_of, told
from tests.resolve.test_known import BAKER, baker, find, known

STATE = {"country": "US", "post": "Secretary of State"}


def asked(
    records: list[Record], *entries: list[ReferenceEntry], judgements: tuple[Judgement, ...] = ()
) -> list[Doubt]:
    found = doubts(records, judgements, find(entry for group in entries for entry in group))
    return [one for one in found if one.label == "Reference"]


def test_two_who_fit_as_well_are_asked_about() -> None:
    one, other = known("x-2", "James Baker", country="US"), known("x-3", "James Baker", country="US")
    record = baker("d-1")
    found = asked([record], one, other)
    assert [(doubt.right, doubt.why) for doubt in found] == [
        ("x-2", "another fits as well"),
        ("x-3", "another fits as well"),
    ]
    assert {doubt.left for doubt in found} == {World(record).the("Person", "James Baker").id}
    mentions = [
        node.id for node in World(record).nodes("Mention") if node.properties["text"] == "James Baker"
    ]
    assert {doubt.evidence for doubt in found} == {(min(mentions), id) for id in ("x-2", "x-3")}


@pytest.mark.parametrize(
    ("entity", "told_as", "why"),
    [
        (known("x-1", "James Baker", **STATE), {"name": "Baker"}, "one post, no term told"),
        (known("x-1", "James Baker", **STATE, since="2010", until="2014"), {}, "one post at another time"),
        (known("x-1", "James Edward Baker", country="US"), {}, "one state"),
        (known("x-1", "James Baker", country="US", post="Mayor", since="2015"), {}, "one state"),
        (known("x-1", "James Baker"), {}, "no state told"),
        (known("x-1", "Jakob Bo", country="US", weak_names=("James Baker",)), {}, "one state"),
    ],
    ids=["surname", "another time", "middle name", "long after", "no state", "weak name"],
)
def test_near_misses_are_asked_about(entity: list[ReferenceEntry], told_as: dict[str, Any], why: str) -> None:
    record = baker("d-1", **told_as)
    (doubt,) = asked([record], entity)
    assert (doubt.right, doubt.why) == ("x-1", why)
    assert World(record, references=find(entity)).nodes("Reference") == []
    assert 0 < doubt.chance < 1


@pytest.mark.parametrize(
    "entity",
    [
        BAKER,
        known("x-1", "James Baker", **{**STATE, "country": "GB"}),
        known("x-1", "James Baker", country="US", died=("1975",)),
        known("x-1", "Anna Baker", **STATE, since="1989", until="1992"),
    ],
    ids=["linked", "another state", "dead", "nobody alike"],
)
def test_what_is_settled_is_not_asked(entity: list[ReferenceEntry]) -> None:
    assert asked([baker("d-1")], entity) == []


def test_a_surname_at_another_time_or_in_another_post_is_not_asked_about() -> None:
    late = known("x-1", "James Baker", **STATE, since="2010", until="2014")
    assert asked([baker("d-1", "Baker")], late) == []
    assert asked([baker("d-1", "Baker", role="Envoy")], BAKER) == []


@pytest.mark.parametrize("same", ["yes", "no"])
def test_what_somebody_has_judged_is_not_asked_again(same: str) -> None:
    record = baker("d-1")
    near = known("x-1", "James Baker", **STATE, since="2010", wikidata=("Q999999931",))
    again = known("y-1", "James Baker", country="US", wikidata=("Q999999931",), born=("1930",))
    judgement = decide(mention_of(record, "James Baker"), "x-1", same)
    assert asked([record], near, judgements=(judgement,)) == []
    # An answer is on somebody, in whatever dataset.
    assert asked([record], near, again, judgements=(judgement,)) == []


def test_two_entries_on_one_person_are_one_question() -> None:
    post = {**STATE, "since": "2010", "wikidata": ("Q999999931",)}
    found = asked([baker("d-1")], known("x-1", "James Baker", **post), known("y-1", "James Baker", **post))
    assert [doubt.right for doubt in found] == ["x-1"]


def test_an_entity_that_somebody_is_already_is_left_to_the_question_on_the_two() -> None:
    envoy = holds("James Baker", "Envoy", "Norway", country="NO")
    records = [baker("d-1"), told("d-2", envoy, published="1990-03-01"), told("d-3", holds("J. Baker", None))]
    found = doubts(records, (), find(BAKER))
    assert [one.label for one in found] == ["Person", "Person"]


def test_what_puts_most_right_comes_first() -> None:
    late = known("x-1", "James Baker", **STATE, since="2010", until="2014")
    one, other = known("x-2", "Ida Holm", country="US"), known("x-3", "Eva Dahl")
    records = [baker("d-1"), baker("d-2"), told("d-3", holds("Eva Dahl", "Envoy", country="US"))]
    found = asked(records, late, one, other)
    assert [doubt.right for doubt in found] == ["x-1", "x-2", "x-3"]
    assert [doubt.moved for doubt in found] == [4, 2, 1]
