"""Gatherings that are known by their names, and the talks on their margin."""

from typing import Any

import msgspec
import pytest

from kg.model.report import MeetingReport, PlaceMention, Trigger
from kg.resolve.gatherings import gathering_of, same_gathering
from tests.resolve.telling import World, day, meeting, person, told

MADRID = "Madrid"


def named(text: str, noun: str) -> Any:
    """Return the gathering that a sentence tells of by a noun."""
    start = text.index(noun)
    report = MeetingReport(
        quote=text,
        start=0,
        end=len(text),
        trigger=Trigger(text=noun, start=start, end=start + len(noun)),
        status="held",
        kind="multilateral",
        format="in_person",
    )
    return gathering_of(report, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("She attended the NATO summit in Madrid.", "summit"), ("He was at NATO's summit.", "summit")),
        (
            ("They went to the North Atlantic Alliance Summit.", "Summit"),
            ("They spoke at the NATO summit.", "summit"),
        ),
        (("The G-20 Summit opened.", "Summit"), ("He arrived for the G20 summit.", "summit")),
        (
            ("He attended the funeral of President Mora.", "funeral"),
            ("She came for the funeral of Luis Mora.", "funeral"),
        ),
        (
            ("They attended the Summit of the Americas.", "Summit"),
            ("It was the first Summit of the Americas in Miami.", "Summit"),
        ),
    ],
)
def test_one_gathering_under_two_names(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same_gathering(named(*one), named(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("She attended the NATO summit.", "summit"), ("She attended the OSCE summit.", "summit")),
        (("It was the 16th G20 Summit.", "Summit"), ("It was the 17th G20 Summit.", "Summit")),
        (("He attended the funeral of Luis Mora.", "funeral"), ("He came to the Mora Summit.", "Summit")),
        (("They held talks in Oslo.", "talks"), ("They held talks in Oslo.", "talks")),
    ],
)
def test_two_gatherings(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same_gathering(named(*one), named(*other))


def spain(name: str = MADRID) -> PlaceMention:
    return PlaceMention(name=name, country="ES", text=name, start=500, end=500 + len(name))


def at_summit(key: str, who: str, *dates: str, name: str = "NATO summit") -> Any:
    """Return a document in which somebody is at a summit; its name is a topic, as in official tables."""
    report = meeting(person(who), date=day(*dates), at=spain(), kind="multilateral", topics=[name])
    trigger = Trigger(text="summit", start=5, end=11)
    return told(key, msgspec.structs.replace(report, trigger=trigger))


def two_at_summit(key: str, *who: str, date: str = "2022-06-29", name: str = "summit") -> Any:
    report = meeting(*map(person, who), date=day(date), at=spain(), kind="multilateral", topics=[name])
    return told(key, msgspec.structs.replace(report, trigger=Trigger(text="summit", start=5, end=11)))


def test_a_summit_without_a_name_is_that_of_who_was_there() -> None:
    """A minister accompanied Ana Silva to it, and she met Ole Berg at it."""
    world = World(two_at_summit("a", "Ida Holm", "Ana Silva"), two_at_summit("b", "Ana Silva", "Ole Berg"))
    assert world.told() == [(["Ana Silva", "Ida Holm", "Ole Berg"], "2022-06-29", "held")]


def test_summits_without_a_name_on_other_days_or_of_others_are_others() -> None:
    world = World(
        two_at_summit("a", "Ida Holm", "Ana Silva"),
        two_at_summit("b", "Ana Silva", "Ole Berg", date="2022-06-30"),
        two_at_summit("c", "Jo Dahl", "Eva Lund"),
    )
    assert len(world.meetings()) == 3


def test_what_is_called_by_who_met_has_no_name_of_its_own() -> None:
    text = "He attended a meeting between President Silva and Prime Minister Berg."
    assert named(text, "meeting") is None


def talk(key: str, *who: str, date: str, at: PlaceMention | None = None) -> Any:
    return told(key, meeting(*map(person, who), date=day(date), at=at or spain()))


def test_who_is_at_one_summit_meets_there() -> None:
    world = World(
        at_summit("a", "Ana Silva", "2022-06-28", "2022-06-30"),
        at_summit("b", "Ole Berg", "2022-06-29"),
        at_summit("c", "Ida Holm", "2022-06-29", name="anniversary NATO summit"),
    )
    assert world.told() == [(["Ana Silva", "Ida Holm", "Ole Berg"], "2022-06-29", "held")]


def test_a_body_with_a_long_name_is_one_with_its_letters() -> None:
    name = "Organization for Security and Cooperation in Europe summit"
    world = World(
        at_summit("a", "Ana Silva", "2022-06-29", name=name),
        at_summit("b", "Ole Berg", "2022-06-29", name="OSCE summit"),
    )
    assert len(world.meetings()) == 1


def test_summits_of_two_bodies_or_two_years_are_two() -> None:
    world = World(
        at_summit("a", "Ana Silva", "2022-06-29"),
        at_summit("b", "Ole Berg", "2022-06-29", name="OSCE summit"),
        at_summit("c", "Ida Holm", "2023-06-29"),
    )
    assert len(world.meetings()) == 3


def test_a_talk_on_the_margin_is_linked_and_not_merged() -> None:
    world = World(
        at_summit("a", "Ana Silva", "2022-06-28", "2022-06-30"),
        at_summit("b", "Ole Berg", "2022-06-29"),
        talk("c", "Ana Silva", "Ole Berg", date="2022-06-29"),
        talk("d", "Ana Silva", "Ida Holm", date="2022-07-05"),
        talk("e", "Ole Berg", "Ida Holm", date="2022-06-29", at=spain("Barcelona")),
    )
    assert len(world.meetings()) == 4
    linked = [link for link in world.links if link.type == "PART_OF_EVENT"]
    assert [world.before("PARTICIPATES_IN", link.start) for link in linked] == [["Ana Silva", "Ole Berg"]]
