"""Venues and the cities that they are in."""

import pytest

from tests.extract.passage import meeting


@pytest.mark.parametrize(
    ("text", "venue", "city"),
    [
        ("Minister Ana Roe met Minister Jon Poe at the Grand Hotel, Oslo, on Monday.", "Grand Hotel", "Oslo"),
        ("Minister Ana Roe met Minister Jon Poe at Kongen Palace, Oslo.", "Kongen Palace", "Oslo"),
        ("Minister Ana Roe met Minister Jon Poe at the Grand Hotel, sources said.", "Grand Hotel", None),
    ],
)
def test_city_behind_a_venue(text: str, venue: str, city: str | None) -> None:
    found = meeting(text)
    assert found.venue is not None
    assert found.venue.name == venue
    assert (found.place.name if found.place else None) == city
