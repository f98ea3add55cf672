"""Entries of reference data: how two of one id are joined, and under which keys they are found."""

from itertools import permutations

import pytest

from kg.model.reference import (
    ReferenceEntry,
    key_of_holder,
    key_of_id,
    key_of_post,
    key_of_state,
    key_of_word,
    keys_of_name,
)


def person(*names: str, **more: object) -> ReferenceEntry:
    return ReferenceEntry(id="x-1", kind="person", name=names[0], names=tuple(sorted(names)), **more)


def test_versions_are_joined_in_any_order_with_the_same_result() -> None:
    versions = [
        person("Ida Holm", countries=("NO",)),
        person("Ida Holm", "Ида Хольм", wikidata=("Q1",)),
        person("I. Holm", countries=("SE",)),
        person("Ida Holm Moe", changed="2024-01-01"),
        person("Ida Moe", changed="2024-01-01", wikidata=("Q2",)),
    ]
    found = set()
    for order in permutations(versions):
        joined = order[0]
        for other in order:
            joined = joined.joined_with(other)
        found.add(joined)
    (joined,) = found
    assert (joined.name, joined.names, joined.wikidata) == (
        "Ida Holm Moe",
        ("Ida Holm Moe", "Ida Moe"),
        ("Q2",),
    )
    assert joined.earlier_wikidata == ("Q1",)
    united = versions[0].joined_with(versions[1])
    assert (united.names, united.countries, united.wikidata) == (("Ida Holm", "Ида Хольм"), ("NO",), ("Q1",))


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("James Addison Baker III", "James Baker"),
        ("James Baker", "James A. Baker III"),
        ("Михаил Горбачёв", "Mikhail Gorbachev"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Jinping Xi", "Xi Jinping"),
        ("Seán O’Neill", "Sean ONeil"),
    ],
)
def test_a_name_is_found_by_another_form_of_it(known: str, told: str) -> None:
    assert person(known).keys & set(keys_of_name(told))


def test_a_single_name_is_found_by_that_word_alone() -> None:
    assert person("Baker").keys == {key_of_id("x-1"), key_of_word("baker")}
    assert person("James Addison Baker III").keys >= {key_of_word("Baker"), key_of_word("James")}
    assert list(keys_of_name("Baker")) == []
    assert not person("Anna Baker").keys & set(keys_of_name("James Baker"))


def test_ids_and_holders_are_keys() -> None:
    assert person("Ida Holm", referents=("x-0",)).keys >= {key_of_id("x-0"), key_of_id("x-1")}
    tenure = ReferenceEntry(id="t", kind="tenure", holders=("x-1",), posts=("p",))
    assert tenure.keys == {key_of_holder("x-1"), key_of_post("p")}
    post = ReferenceEntry(id="p", kind="post", name="Chancellor", names=("Chancellor",), countries=("DE",))
    assert post.keys == {key_of_id("p"), key_of_state("DE")}


def test_earlier_ids_outlive_a_later_version() -> None:
    old = person("Ida Holm", referents=("x-0",), wikidata=("Q1",), changed="2024-01-01")
    new = person("Ida Moe", wikidata=("Q2",), changed="2025-01-01")
    joined = old.joined_with(new)
    assert joined == new.joined_with(old) == joined.joined_with(old) == joined.joined_with(new)
    assert (joined.names, joined.wikidata, joined.referents) == (("Ida Moe",), ("Q2",), ("x-0",))
    assert joined.keys >= set(map(key_of_id, ("x-0", "Q1", "Q2")))
