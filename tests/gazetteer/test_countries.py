"""Countries by name, code and adjective."""

import pytest

import kg.gazetteer.places
from kg.datafiles import read_yaml
from kg.gazetteer import countries, country, country_by_adjective, country_by_seat
from kg.gazetteer.countries import country_by_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Azerbaijan", "AZ"),
        ("the Netherlands", "NL"),
        ("THE NETHERLANDS", "NL"),
        ("Holland", "NL"),
        ("U.S.", "US"),
        ("US", "US"),
        ("the U.S.A.", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Ivory Coast", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Soviet Union", "SUHH"),
        ("USSR", "SUHH"),
        ("Yugoslavia", "YUCS"),
        ("Russian Federation", "RU"),
        ("Россия", "RU"),
        ("UAE", "AE"),
        ("DPRK", "KP"),
        ("Korea", "KR"),
        ("FRA", "FR"),
        ("Dutch", "NL"),
        ("Emirati", "AE"),
        ("British", "GB"),
    ],
)
def test_is_found(text: str, code: str) -> None:
    found = country(text)
    assert found is not None and found.code == code


@pytest.mark.parametrize(
    "text",
    [
        "us",
        "Us",
        "it",
        "in",
        "turkey",
        "china",
        "polish",
        "Island",
        "fr",
        "uk",
        "",
        " ",
        "42",
        "...",
        "the",
        "The",
    ],
)
def test_a_common_word_is_no_country(text: str) -> None:
    assert country(text) is None


def test_codes_are_not_names() -> None:
    assert country("LA") is not None
    assert country_by_name("LA") is None
    assert country_by_name("Dutch") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Turks", "TR"),
        ("Poles", "PL"),
        ("Spaniard", "ES"),
        ("Kazakh", "KZ"),
        ("Saudi", "SA"),
        ("Thai", "TH"),
        ("Filipino", "PH"),
        ("Swiss", "CH"),
        ("Icelandic", "IS"),
        ("Soviet", "SUHH"),
        ("Kosovar", "XK"),
        ("Scottish", "GB"),
        ("New Zealand", "NZ"),
        ("Burkinabe", "BF"),
        ("Kyrgyz", "KG"),
        ("Congolese", "CD"),
    ],
)
def test_adjectives_and_peoples(word: str, code: str) -> None:
    found = country_by_adjective(word)
    assert found is not None and found.code == code


def test_a_territory_does_not_take_the_adjective_of_its_state() -> None:
    for word, code in (
        ("French", "FR"),
        ("American", "US"),
        ("Chinese", "CN"),
        ("Norwegian", "NO"),
        ("Indian", "IN"),
    ):
        found = country_by_adjective(word)
        assert found is not None and found.code == code


@pytest.mark.parametrize(
    ("seat", "code"), [("Moscow", "RU"), ("the Kremlin", "RU"), ("Kyiv", "UA"), ("The Hague", "NL")]
)
def test_seats_stand_for_governments(seat: str, code: str) -> None:
    found = country_by_seat(seat)
    assert found is not None and found.code == code


def test_every_state_is_complete() -> None:
    states = [state for state in countries() if state.independent]
    # 193 members of the United Nations, and the Holy See, Palestine, Kosovo, Taiwan.
    assert len(states) == 197
    for state in states:
        assert state.wikidata and state.geonames and state.adjectives, state.name
        assert state.capital or state.code == "NR", state.name


def test_no_name_means_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for state in countries():
        for name in (state.name, *state.aliases):
            owners.setdefault(name.removeprefix("the ").casefold(), set()).add(state.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_overrides_are_applied_and_say_why() -> None:
    known = {state.code for state in countries()}
    for section in read_yaml(kg.gazetteer.places.__file__, "countries_overrides.yaml").values():
        assert section.pop("why")
        assert set(section) <= known
        for code, change in section.items():
            state = next(state for state in countries() if state.code == code)
            assert set(change.get("nationals", [])) <= {*state.nationals, *state.adjectives}
            assert not set(change.get("drop", [])) & {state.name, *state.aliases}
