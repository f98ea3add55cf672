"""States that are no more: when they were, and which land was theirs."""

from collections.abc import Iterator, Mapping
from datetime import date as Day
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer.entries import Country


class Land(msgspec.Struct, frozen=True):
    """Land of a country of today, ``regions`` of it (first-level divisions of GeoNames) or all.

    ``since`` and ``until``: the first and last day, where it belonged to the state for a shorter time.
    """

    country: str
    regions: frozenset[str] = frozenset()
    since: Day = Day.min
    until: Day = Day.max


class FormerState(msgspec.Struct, frozen=True):
    """The first and last day of a state, and its land."""

    since: Day
    until: Day
    land: tuple[Land, ...]


def added_states() -> Iterator[Country]:
    """Yield the former states that the sources of ``countries.json`` lack."""
    for code, entry in _entries().items():
        if "name" in entry:
            yield msgspec.convert({**entry, "code": code, "historical": True}, Country)


def state_then(country: str, region: str | None, first: Day, last: Day) -> str | None:
    """Return the code of the former state that had a place in ``country`` from the first to the last day."""
    for code, land in _by_country().get(country, ()):
        state = _states()[code]
        in_time = max(state.since, land.since) <= first and last <= min(state.until, land.until)
        if in_time and (not land.regions or region in land.regions):
            return code
    return None


@cache
def _entries() -> Mapping[str, Mapping[str, object]]:
    entries: Mapping[str, Mapping[str, object]] = read_yaml(__file__, "former_states.yaml")
    return entries


@cache
def _states() -> Mapping[str, FormerState]:
    return {code: msgspec.convert(entry, FormerState) for code, entry in _entries().items()}


@cache
def _by_country() -> Mapping[str, list[tuple[str, Land]]]:
    found: dict[str, list[tuple[str, Land]]] = {}
    for code, state in _states().items():
        for land in state.land:
            found.setdefault(land.country, []).append((code, land))
    return found
