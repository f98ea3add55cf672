"""Which pairs are left open, and which of them to ask about first."""

import pytest

from kg.resolve.doubts import Doubt, doubts
from tests.resolve.telling import World, day, decide, meeting, mention_of, person, place, told

KORVALD = person("Tuva Korvald", "President", "Norway", country="NO")


def names(found: list[Doubt], world: World) -> list[set[str]]:
    of = {
        node.id: str(node.properties.get("name") or node.properties.get("date"))
        for node in world.graph.nodes()
    }
    return [{of[one.left], of[one.right]} for one in found]


def test_a_surname_that_two_fit_is_asked_about_and_the_more_often_told_one_first() -> None:
    records = [
        *(
            told(f"a{n}", meeting(person("Ana Lorencz", "Minister", "Hungary", country="HU"), KORVALD))
            for n in range(3)
        ),
        told("b", meeting(person("Bela Lorencz", "Envoy", "Hungary", country="HU"), KORVALD)),
        *(told(f"c{n}", meeting(person("Lorencz", country="HU"), KORVALD)) for n in range(2)),
    ]
    found = doubts(records)
    assert names(found, World(*records)) == [{"Ana Lorencz", "Lorencz"}, {"Bela Lorencz", "Lorencz"}]
    assert [one.moved for one in found] == [2, 1]


def test_two_with_other_names_or_of_other_states_are_not_asked_about() -> None:
    romanian = told("a", meeting(person("Mirela Castan", "Minister", "Romania", country="RO"), KORVALD))
    moldovan = told("b", meeting(person("Mirela Castan", "Minister", "Moldova", country="MD"), KORVALD))
    other = told("c", meeting(person("Ion Barbu", "Minister", "Romania", country="RO"), KORVALD))
    assert [one for one in doubts([romanian, moldovan, other]) if one.label == "Person"] == []


@pytest.mark.parametrize("same", ["yes", "no"])
def test_what_somebody_has_judged_is_not_asked_about_again(same: str) -> None:
    known = told("a", meeting(person("Mirela Castan", "Minister", "Romania", country="RO"), KORVALD))
    lone = told("b", meeting(person("Castan"), KORVALD))
    judgement = decide(mention_of(known, "Mirela Castan"), mention_of(lone, "Castan"), same)
    assert [one.label for one in doubts([known, lone])].count("Person") == 1
    assert [one for one in doubts([known, lone], [judgement]) if one.label == "Person"] == []


@pytest.mark.parametrize(
    ("other", "where", "open_"),
    [
        (day("2021-05-04"), place("Riga", "LV"), True),
        (day("2021-05-14"), place("Riga", "LV"), False),
        (day("2021-05-04"), place("Oslo", "NO"), False),
        (None, place("Riga", "LV"), True),
    ],
)
def test_meetings_of_the_same_people_near_in_time_are_asked_about(other, where, open_: bool) -> None:
    castan = person("Mirela Castan", "Minister", "Romania", country="RO")
    one = told("a", meeting(castan, KORVALD, date=day("2021-05-03"), at=place("Riga", "LV")))
    two = told("b", meeting(castan, KORVALD, date=other, at=where))
    assert [found.label for found in doubts([one, two])] == ["Meeting"] * open_
