"""Venues with names of their own, and the cities that they stand in."""

from pathlib import Path

import pytest
import yaml

from kg.gazetteer import place, venues
from kg.gazetteer.names import fold
from kg.gazetteer.venues import city_of_venue, venue

DATA = yaml.safe_load((Path(venues.__file__).parent / "data" / "venues.yaml").read_text(encoding="utf-8"))
LISTED = [
    (names, city, country)
    for country, cities in DATA.items()
    for city, listed in cities.items()
    for names in listed
]


@pytest.mark.parametrize(
    ("name", "listed", "city"),
    [
        ("Kremlin", "Kremlin", "Moscow"),
        ("the Kremlin", "Kremlin", "Moscow"),
        ("Oval Office", "White House", "Washington"),
        ("Elysee Palace", "Élysée Palace", "Paris"),
        ("Quai d’Orsay", "Quai d'Orsay", "Paris"),
        ("NATO HQ", "NATO headquarters", "Brussels"),
    ],
)
def test_found_under_all_names(name: str, listed: str, city: str) -> None:
    found, stands_in = venue(name), city_of_venue(name)
    assert found is not None and stands_in is not None
    assert (found.name, found.kind, stands_in.name) == (listed, "venue", city)


@pytest.mark.parametrize("name", ["Presidential Palace", "State House", "kremlin", "Oslo", ""])
def test_no_venue_of_its_own(name: str) -> None:
    assert venue(name) is None
    assert city_of_venue(name) is None


def test_every_venue_stands_in_a_city_of_its_country() -> None:
    assert len(LISTED) > 200
    for _, city, country in LISTED:
        found = place(city, country)
        assert found is not None, (city, country)
        assert found.country == country
        assert found.kind == "city" or found.name in ("Singapore", "Luxembourg", "Holy See")


def test_each_name_is_that_of_one_venue() -> None:
    names = [fold(name) for names, _, _ in LISTED for name in names]
    assert len(names) == len(set(names))
