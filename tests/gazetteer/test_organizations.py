"""Organizations by long name and acronym."""

import re

import pytest

from kg.gazetteer import country, organization, organization_by_id, organizations
from kg.gazetteer.names import plain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("the North Atlantic Treaty Organization", "NATO"),
        ("U.N.", "United Nations"),
        ("the UN Security Council", "United Nations Security Council"),
        (
            "Organization for Economic Cooperation and Development",
            "Organisation for Economic Co-operation and Development",
        ),
        ("Seimas", "Seimas"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("WHO", "World Health Organization"),
        ("the Taliban", "Taliban"),
        ("Hizbullah", "Hezbollah"),
        ("OPEC+", "OPEC+"),
        ("OPEC", "OPEC"),
        ("European Council", "European Council"),
        ("Council of Europe", "Council of Europe"),
    ],
)
def test_is_found(text: str, name: str | None) -> None:
    found = organization(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize("text", ["who", "Who", "un", "Un", "nato", "quad", "eu", "", "+", "the"])
def test_a_common_word_is_no_organization(text: str) -> None:
    assert organization(text) is None


def test_parents_exist_and_lead_to_a_root() -> None:
    for entry in organizations():
        seen = {entry.id}
        while entry.parent:
            parent = organization_by_id(entry.parent)
            assert parent is not None, entry.parent
            assert parent.id not in seen
            seen.add(parent.id)
            entry = parent


def test_ids_are_unique_and_come_from_wikidata_where_it_is_given() -> None:
    ids = [entry.id for entry in organizations()]
    assert len(ids) == len(set(ids))
    for entry in organizations():
        assert re.fullmatch(r"wd:Q\d+|org:[a-z0-9-]+", entry.id)
        assert (entry.id == f"wd:{entry.wikidata}") == (entry.wikidata is not None)
        assert entry.country is None or country(entry.country) is not None


def test_no_name_means_two_organizations() -> None:
    owners: dict[str, set[str]] = {}
    for entry in organizations():
        for name in (entry.name, *entry.aliases):
            owners.setdefault(plain(name).casefold(), set()).add(entry.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}
