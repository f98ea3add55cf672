"""Two beside each other: whom both met, and who only spoke for one of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.model.entity import Meeting, Membership, Organization, Person
from kg.model.graph import Graph
from kg.query.explore import comparing
from kg.query.explore.columns import read
from kg.query.explore.comparing import Comparison, compare
from kg.store.base import Store
from kg.store.open import open_store


class World:
    """States with a minister each, and meetings of these, one day after the other."""

    def __init__(self) -> None:
        self.graph = Graph()
        for state in ("north", "south", "west"):
            self.graph.add(Organization(id=f"o-{state}", name=state.title(), kind="state"))
            ministry = self.graph.add(Organization(id=f"o-{state}-ministry", name=f"Ministry of {state}"))
            self.graph.link("PART_OF", ministry, f"o-{state}")
            self.graph.add(Person(id=f"p-{state}", name=f"Minister {state}"))
            post = self.graph.add(Membership(id=f"ms-{state}", role="minister"))
            self.graph.link("HOLDS", f"p-{state}", post)
            self.graph.link("IN_ORGANIZATION", post, ministry)
        self.graph.add(Person(id="p-envoy", name="Envoy"))

    def meet(self, *who: str, day: int) -> None:
        when = date(1980, 1, 1) + timedelta(day)
        id = f"m-{day}-{'-'.join(who)}"
        self.graph.add(
            Meeting(id=id, label="Talks", status="held", date=str(when), earliest=when, latest=when)
        )
        for one in who:
            post = one.replace("p-", "ms-") if one in ("p-north", "p-south", "p-west") else None
            self.graph.link("PARTICIPATES_IN", one, id, **({"membership": post} if post else {}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store")) as opened:
        yield opened


def compared(store: Store, world: World, a: str, b: str) -> Comparison:
    store.project(world.graph)
    return compare(store, read(store), a, b)


def test_own_people_are_no_counterparts(store: Store) -> None:
    """The ministers of two states met each other: that makes neither a counterpart of both states."""
    world = World()
    world.meet("p-north", "p-south", day=1)
    world.meet("p-north", "o-south-ministry", day=2)
    world.meet("p-north", "p-west", day=3)
    world.meet("p-south", "p-west", "p-envoy", day=4)
    world.meet("p-north", "p-envoy", day=5)
    told = compared(store, world, "o-north", "o-south")
    assert [(one.id, one.a, one.b) for one in told.common] == [("p-envoy", 1, 1), ("p-west", 1, 1)]
    assert told.totals == {"a": 4, "b": 3, "both": 2}


def test_whoever_changes_sides_is_a_counterpart_where_they_speak_for_others(store: Store) -> None:
    """A minister takes part without a post of their state: they spoke for nobody, and met it."""
    world = World()
    world.meet("p-north", "p-west", day=1)
    world.graph.add(Meeting(id="m-private", label="Talks", status="held"))
    for one in ("p-north", "o-south"):
        world.graph.link("PARTICIPATES_IN", one, "m-private")
    world.meet("p-south", "p-west", day=2)
    told = compared(store, world, "o-north", "o-south")
    assert [one.id for one in told.common] == ["p-west"]
    assert [one.id for one in compared(store, world, "o-south", "o-west").common] == ["p-north"]


def test_of_many_meetings_those_of_the_others_time_are_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MEETINGS", 3)
    world = World()
    world.meet("p-north", "p-envoy", day=1)
    world.meet("p-south", "p-envoy", day=2)
    for day in range(1000, 1010):
        world.meet("p-north", "p-west", day=day)
    told = compared(store, world, "o-north", "o-south")
    assert told.read == {"a": 3, "b": 1}
    assert not told.common, "the one meeting is a day before the other's first"
    world.meet("p-north", "p-envoy", day=2)
    told = compared(store, world, "o-north", "o-south")
    assert [(one.id, one.a, one.b) for one in told.common] == [("p-envoy", 1, 1)]
