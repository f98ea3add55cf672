"""What became of a postponed meeting."""

import pytest

from tests.resolve.telling import World, day, meeting, person, told

ANA, OLE, IDA = (person(name) for name in ("Ana Silva", "Ole Berg", "Ida Holm"))
PUT_OFF = told("put off", meeting(ANA, OLE, status="postponed", date=day("2021-03-05")))


def later_day(*records: object) -> list[str]:
    """Return the days to which meetings were put off."""
    world = World(PUT_OFF, *records)
    dates = {node.id: node.properties["date"] for node in world.meetings()}
    return [dates[link.end] for link in world.links if link.type == "POSTPONED_TO"]


def test_the_next_of_the_same_people() -> None:
    held = told("held", meeting(ANA, OLE, date=day("2021-03-12")))
    another = told("another", meeting(ANA, OLE, date=day("2021-04-12")))
    assert later_day(another, held) == ["2021-03-12"]


def test_others_may_come_too() -> None:
    assert later_day(told("three", meeting(ANA, OLE, IDA, date=day("2021-03-12")))) == ["2021-03-12"]


def test_what_is_planned_for_later() -> None:
    planned = told("planned", meeting(ANA, OLE, status="planned", date=day("2021-03-12")))
    assert later_day(planned) == ["2021-03-12"]


@pytest.mark.parametrize(
    "other",
    [
        meeting(ANA, IDA, date=day("2021-03-12")),
        meeting(ANA, OLE, date=day("2021-03-04")),
        meeting(ANA, OLE, date=day("2022-03-12")),
        meeting(ANA, OLE, date=day("2021-03-12"), format="remote"),
        meeting(ANA, OLE, date=day("2021-03-12"), status="cancelled"),
    ],
    ids=["one of them met another", "before", "a year later", "a call", "called off"],
)
def test_what_is_another_meeting(other: object) -> None:
    assert later_day(told("other", other)) == []


def test_one_who_was_to_come_alone_says_too_little() -> None:
    world = World(
        told("put off", meeting(ANA, status="postponed", date=day("2021-03-05"), kind="visit")),
        told("later", meeting(ANA, OLE, date=day("2021-03-12"))),
    )
    assert not [link for link in world.links if link.type == "POSTPONED_TO"]
