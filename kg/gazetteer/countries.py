"""Countries by name, code, adjective and seat of government."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import msgspec

from kg.datafiles import read_json
from kg.gazetteer.entries import Country
from kg.gazetteer.former_states import added_states
from kg.gazetteer.names import fold, matches, plain


class _File(msgspec.Struct):
    countries: tuple[Country, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries: independent ones first, then territories, then former states."""
    return (*read_json(__file__, "countries.json", _File).countries, *added_states())


@lru_cache(maxsize=65536)
def country(name_or_code_or_adjective: str) -> Country | None:
    """Find a country by name ("Ivory Coast"), code ("CI", "CIV") or adjective ("Ivorian").

    Codes and abbreviations must be in capitals: the pronoun "us" isn't a country.
    """
    text = name_or_code_or_adjective
    return country_by_name(text) or _codes().get(text.strip()) or country_by_adjective(text)


@lru_cache(maxsize=65536)
def country_by_name(name: str) -> Country | None:
    """Find a country by one of its names alone, for texts in which "LA" isn't Laos."""
    return _find(_by_name(), name, lambda found: (found.name, found.full_name, *found.aliases))


@cache
def first_words_of_countries() -> frozenset[str]:
    """Return the folded first words of all names: no other word begins the name of a country."""
    return frozenset(name.split(" ")[0] for name in _by_name())


@lru_cache(maxsize=65536)
def country_by_adjective(word: str) -> Country | None:
    """Find the country of an adjective or of its people: "Dutch", "Emirati", "Britons"."""
    return _find(_by_adjective(), word, lambda found: (*found.adjectives, *found.nationals))


def country_by_seat(name: str) -> Country | None:
    """Find the country whose government a place name stands for: "Ankara", "the Kremlin"."""
    return _find(_by_seat(), name, lambda found: found.seats)


def _find(index: dict[str, Country], text: str, names: Callable[[Country], Iterable[str]]) -> Country | None:
    found = index.get(fold(text))
    return found if found is not None and matches(text, names(found)) else None


@cache
def _codes() -> dict[str, Country]:
    by_code = {found.alpha3: found for found in reversed(countries()) if found.alpha3}
    return by_code | {found.code: found for found in countries()}


def _index(names: Callable[[Country], Iterable[str]]) -> dict[str, Country]:
    index: dict[str, Country] = {}
    for found in countries():
        for name in names(found):
            if plain(name):
                index.setdefault(fold(name), found)
    return index


@cache
def _by_name() -> dict[str, Country]:
    primary = _index(lambda found: (found.name, found.full_name))
    return _index(lambda found: found.aliases) | primary


@cache
def _by_adjective() -> dict[str, Country]:
    return _index(lambda found: (*found.adjectives, *found.nationals))


@cache
def _by_seat() -> dict[str, Country]:
    return _index(lambda found: found.seats)
