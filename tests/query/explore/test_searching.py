"""Meetings found while names are typed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.model.entity import Meeting, Membership, Organization, Person, Place
from kg.model.graph import Graph
from kg.query.explore.searching import search
from kg.store.base import Store
from kg.store.open import open_store


@pytest.fixture
def namesakes(tmp_path: Path) -> Iterator[Store]:
    """Give a store in which thirty people are called Maria, and all met Omar Benali."""
    graph = Graph()
    omar = graph.add(Person(id="p-omar", name="Omar Benali"))
    meeting = graph.add(Meeting(id="m-all", label="Talks", status="held"))
    graph.link("PARTICIPATES_IN", omar, meeting)
    for number in range(30):
        maria = graph.add(Person(id=f"p-{number}", name=f"Maria Lind{number}"))
        graph.link("PARTICIPATES_IN", maria, meeting)
    with open_store(str(tmp_path / "store")) as store:
        store.project(graph)
        yield store


@pytest.mark.parametrize("text", ["Maria Lind7 Omar Benali", "Omar Benali Lind7"])
def test_meetings_of_two_who_are_named(text: str, namesakes: Store) -> None:
    assert [one.id for one in search(namesakes, text).meetings] == ["m-all"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Helsinki 1975", ["m-75"]),
        ("Benali 1976", ["m-76"]),
        ("Helsinki Benali 1976", []),
        ("1975", []),
        ("Helsinki", []),
    ],
)
def test_meetings_in_a_year_that_is_named(text: str, found: list[str], tmp_path: Path) -> None:
    graph = Graph()
    place = graph.add(Place(id="gn:658225", name="Helsinki", kind="city", country="FI"))
    omar = graph.add(Person(id="p-omar", name="Omar Benali"))
    for year in (75, 76):
        day = date(1900 + year, 5, 1)
        meeting = Meeting(
            id=f"m-{year}", label="Talks", status="held", date=str(day), earliest=day, latest=day
        )
        graph.link("PARTICIPATES_IN", omar, graph.add(meeting))
    graph.link("LOCATED_IN", "m-75", place)
    with open_store(str(tmp_path / "store")) as store:
        store.project(graph)
        assert [one.id for one in search(store, text).meetings] == found


@pytest.mark.parametrize("text", ["Maria", "Maria Omar Benali", "Omar Benali Maria"])
def test_a_first_name_of_many_names_nobody_yet(text: str, namesakes: Store) -> None:
    found = search(namesakes, text)
    assert found.meetings == []
    assert found.hits, "there are people to choose from"


def test_namesakes_are_told_apart_by_their_posts(tmp_path: Path) -> None:
    graph = Graph()
    for state in ("Norway", "Peru"):
        person = graph.add(Person(id=f"p-{state}", name="Ana Holm"))
        body = graph.add(Organization(id=f"o-{state}", name=state, kind="state"))
        post = graph.add(Membership(id=f"ms-{state}", role="President"))
        graph.link("HOLDS", person, post)
        graph.link("IN_ORGANIZATION", post, body)
    with open_store(str(tmp_path / "store")) as store:
        store.project(graph)
        hits = [one.capacity for one in search(store, "Ana Holm").hits if one.label == "Person"]
    assert sorted(map(str, hits)) == ["President, Norway", "President, Peru"]
