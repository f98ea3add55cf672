"""Names as somebody types them: with a title before them, or in a script without vowels."""

from collections.abc import Iterator

import pytest

from kg.model.entity import Organization, Person
from kg.model.graph import Graph
from kg.query.lookup import find
from kg.store.base import Store
from kg.store.open import open_store

PEOPLE = ("Iwan Petrowski", "Samira al-Dabbas", "Nadav Gilboa", "Jamil Karam", "Paul Dessault", "Maud Lindal")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    graph = Graph()
    for name in PEOPLE:
        graph.add(Person(id=f"p-{name}", name=name))
    for state in ("Mexico", "Oman", "Romania", "Jordan"):
        graph.add(Person(id=f"p-fm-{state}", name=f"Foreign Minister of {state}", unnamed=True))
        graph.add(Organization(id=f"o-{state}", name=state, kind="state"))
    with open_store(str(tmp_path_factory.mktemp("names") / "store")) as opened:
        opened.project(graph)
        yield opened


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Petrowski", "Iwan Petrowski"),
        ("Petrowski of Mexico", "Iwan Petrowski"),
        ("Mr. Dessault", "Paul Dessault"),
        ("سميرة الدباس", "Samira al-Dabbas"),
        ("الدباس", "Samira al-Dabbas"),
        ("جميل كرم", "Jamil Karam"),
        ("נדב גלבוע", "Nadav Gilboa"),
        ("Петровский", "Iwan Petrowski"),
    ],
)
def test_a_name_is_found_as_it_is_typed(store: Store, text: str, name: str) -> None:
    assert find(store, text, 1).rows[0]["name"] == name


def test_who_shares_the_words_that_say_little_is_no_hit(store: Store) -> None:
    """A title alone isn't the name: nobody is called Xanadu, and all ministers would be."""
    assert not [row for row in find(store, "Minister Xanadu").rows if row["score"] > 70]


def test_letters_without_vowels_that_are_too_few_name_nobody(store: Store) -> None:
    assert not [row for row in find(store, "با").rows if row["label"] == "Person" and row["score"] > 80]
