"""Venues by name: palaces, residences and halls with names of their own, and where they stand."""

from collections.abc import Mapping
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer.entries import PlaceEntry
from kg.gazetteer.names import fold, looks_like_name
from kg.gazetteer.places import place


class _Venue(msgspec.Struct, frozen=True):
    names: tuple[str, ...]
    city: str
    country: str


def venue(name: str) -> PlaceEntry | None:
    """Find the venue of a name that only one has: "the Kremlin". Its city: :func:`city_of_venue`."""
    listed = _venues().get(fold(name)) if looks_like_name(name) else None
    if listed is None:
        return None
    first, *others = listed.names
    return PlaceEntry(
        id=f"place:{fold(first).replace(' ', '-')}",
        name=first,
        aliases=tuple(others),
        kind="venue",
        country=listed.country,
    )


def city_of_venue(name: str) -> PlaceEntry | None:
    """Return the city (or city state) that a listed venue stands in."""
    listed = _venues().get(fold(name)) if looks_like_name(name) else None
    return place(listed.city, listed.country) if listed else None


def first_words_of_venues() -> frozenset[str]:
    """Return the folded first words of all names, to look further only where one stands."""
    return frozenset(name.split(" ")[0] for name in _venues())


@cache
def _venues() -> Mapping[str, _Venue]:
    found: dict[str, _Venue] = {}
    for country, cities in read_yaml(__file__, "venues.yaml").items():
        for city, venues in cities.items():
            for names in venues:
                one = _Venue(names=tuple(names), city=city, country=country)
                found |= {fold(name): one for name in names}
    return found
