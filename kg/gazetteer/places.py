"""Places by name: countries, regions, cities; one name often means many places."""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from kg.datafiles import read_json, read_yaml
from kg.gazetteer.countries import countries, country_by_name
from kg.gazetteer.entries import Country, PlaceEntry
from kg.gazetteer.names import fold, looks_like_name, matches

if TYPE_CHECKING:
    from kg.gazetteer.cities import City

# A city that shares its name with the region around it is meant, if it has this many people.
_CITY_BEFORE_REGION = 50_000
# An alternate name counts this much less than a city's own: "Leningrad" is also a village.
_ALTERNATE = 0.1


class _Regions(msgspec.Struct, forbid_unknown_fields=True):
    regions: tuple[PlaceEntry, ...]
    former_cities: dict[str, int]
    english_names: dict[int, str]
    not_places: tuple[tuple[str, ...], ...]


class _Subdivisions(msgspec.Struct):
    places: tuple[PlaceEntry, ...]


def place(name: str, country: str | None = None, context: Collection[str] = ()) -> PlaceEntry | None:
    """Find the place that a name most likely means.

    ``country`` (an ISO code) restricts the answer to that country; ``context`` are codes of countries
    that the text speaks of, preferred before capitals and large cities elsewhere. "Paris, Texas" and
    "Geneva, Switzerland" say themselves where they are.
    """
    found = _ranked(name, country, frozenset(context))
    return found[0] if found else None


def places_named(name: str) -> tuple[PlaceEntry, ...]:
    """Return all places of this name, the likeliest first; no small city where there is a large one."""
    return _ranked(name, None, frozenset())


def country_or_capital(name: str) -> PlaceEntry | None:
    """Find a country, a territory or a capital, of whatever state it may have been once: "Hong Kong"."""
    found = place(name)
    if found is None or not (found.kind == "country" or found.geonames in _capitals()):
        return None
    return found


def regions_named(name: str) -> tuple[PlaceEntry, ...]:
    """Return the regions of this name, also where a country has it too: "Georgia" is a state as well."""
    return tuple(region for region in _regions().get(fold(name), ()) if _fits(region, name, None))


def region_of(city: PlaceEntry) -> PlaceEntry | None:
    """Return the region that a city lies in, where one is known that isn't the city itself."""
    name = _regions_of_cities().get(city.country or "", {}).get(city.region or "")
    if name is None or fold(name) == fold(city.name):
        return None
    return next((region for region in regions_named(name) if region.country == city.country), None)


def is_part_of_world(name: str) -> bool:
    """Whether a name means a region of several countries: "the Middle East"."""
    found = place(name)
    return found is not None and found.kind == "region" and not found.country


@lru_cache(maxsize=16384)
def _ranked(name: str, country: str | None, context: frozenset[str]) -> tuple[PlaceEntry, ...]:
    if not looks_like_name(name) or (country is None and fold(name) in _not_places()):
        return ()
    state = country_by_name(name)
    if state and country in (None, state.code):
        return (_of_country(state),)
    regions = [region for region in _regions().get(fold(name), ()) if _fits(region, name, country)]
    if any(region.id in _curated() for region in regions):
        return tuple(regions)
    cities = _cities(name, country, context)
    if regions and not any(_outranks(city, regions[0]) for city in cities[:1]):
        return (*regions, *map(_of_city, cities))
    return (*map(_of_city, cities), *regions) or _with_its_whole(name, country)


def _with_its_whole(name: str, country: str | None) -> tuple[PlaceEntry, ...]:
    """Read "Paris, Texas": the part after the comma is the country or region of the part before."""
    part, _, whole = name.rpartition(",")
    if not part or country:
        return ()
    outer = place(whole.strip())
    if outer is None or outer.country is None or outer.kind == "city":
        return ()
    inner = _ranked(part.strip(), outer.country, frozenset())
    return tuple(entry for entry in inner if entry.id != outer.id)


def _fits(region: PlaceEntry, name: str, country: str | None) -> bool:
    return country in (None, region.country) and matches(name, (region.name, *region.aliases))


def _cities(name: str, country: str | None, context: frozenset[str]) -> list["City"]:
    """Return the cities of this name, best first."""
    from kg.gazetteer.cities import cities_named, city

    former = _former_cities().get(fold(name))
    if former is not None and (known := city(former)) and country in (None, known.country):
        return [known]
    if len(fold(name)) < 3:
        return []
    found = [city for city in cities_named(name, "large") if country in (None, city.country)]
    found = found or [city for city in cities_named(name, "small") if country in (None, city.country)]
    return sorted(found, key=lambda city: _rank(city, context), reverse=True)


def _rank(city: "City", context: frozenset[str]) -> tuple[bool, bool, float, int]:
    people = city.population * (1 if city.main else _ALTERNATE)
    return city.country in context, city.main and str(city.id) in _capitals(), people, -city.id


def _outranks(city: "City", region: PlaceEntry) -> bool:
    """Whether a city and not the region of the same name is meant."""
    at_home = city.country == region.country and city.population >= _CITY_BEFORE_REGION
    return at_home or (city.main and str(city.id) in _capitals())


def _of_country(state: Country) -> PlaceEntry:
    # The Wikidata id is that of the state as an organization.
    return PlaceEntry(
        id=f"gn:{state.geonames}" if state.geonames else f"pl-{state.code.lower()}",
        name=state.name,
        aliases=state.aliases,
        kind="country",
        lat=state.lat,
        lon=state.lon,
        country=state.code,
        geonames=state.geonames,
        wikidata=state.wikidata,
    )


def _of_city(city: "City") -> PlaceEntry:
    name = _file().english_names.get(city.id, city.name)
    names = (city.name, *city.aliases.split("\n"))
    return PlaceEntry(
        id=f"gn:{city.id}",
        name=name,
        aliases=tuple(alias for alias in names if alias and alias != name),
        lat=city.lat,
        lon=city.lon,
        country=city.country,
        region=city.admin1,
        geonames=str(city.id),
        population=city.population,
    )


@cache
def _file() -> _Regions:
    raw = read_yaml(__file__, "regions.yaml")
    raw["regions"] = [{"kind": "region", **region} for region in raw["regions"]]
    return msgspec.convert(raw, _Regions)


@cache
def _curated() -> frozenset[str]:
    return frozenset(region.id for region in _file().regions)


@cache
def _regions() -> Mapping[str, tuple[PlaceEntry, ...]]:
    """Index the curated regions and the subdivisions; a curated one hides those of its name."""
    index: dict[str, tuple[PlaceEntry, ...]] = {}
    for region in read_json(__file__, "subdivisions.json", _Subdivisions).places:
        for key in {fold(name) for name in (region.name, *region.aliases)}:
            index[key] = (*index.get(key, ()), region)
    for region in _file().regions:
        index |= dict.fromkeys(map(fold, (region.name, *region.aliases)), (region,))
    return index


@cache
def _regions_of_cities() -> Mapping[str, Mapping[str, str]]:
    regions: Mapping[str, Mapping[str, str]] = read_yaml(__file__, "regions_of_cities.yaml")
    return regions


@cache
def _former_cities() -> Mapping[str, int]:
    return {fold(name): id for name, id in _file().former_cities.items()}


@cache
def _not_places() -> frozenset[str]:
    return frozenset(word for words in _file().not_places for word in words)


@cache
def _capitals() -> frozenset[str]:
    return frozenset(
        state.capital_geonames for state in countries() if state.independent and state.capital_geonames
    )
