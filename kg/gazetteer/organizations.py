"""Well-known organizations by long name and acronym."""

from collections.abc import Mapping
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer.entries import OrganizationEntry
from kg.gazetteer.names import fold, matches


@cache
def organizations() -> tuple[OrganizationEntry, ...]:
    """Return all curated organizations in the order of their file."""
    return tuple(msgspec.convert(read_yaml(__file__, "organizations.yaml"), list[OrganizationEntry]))


def organization(name: str) -> OrganizationEntry | None:
    """Find an organization by long name or acronym; "Nato" is found, "who" and "Who" are not."""
    found = _by_name().get(fold(name))
    return found if found is not None and matches(name, (found.name, *found.aliases)) else None


@cache
def first_words_of_organizations() -> frozenset[str]:
    """Return the folded first words of all names: no other word begins the name of a known organization."""
    return frozenset(name.split(" ")[0] for name in _by_name())


def organization_by_id(id: str) -> OrganizationEntry | None:
    """Find an organization by its id, for instance the parent of another."""
    return _by_id().get(id)


@cache
def _by_name() -> Mapping[str, OrganizationEntry]:
    aliases = {fold(alias): found for found in reversed(organizations()) for alias in found.aliases}
    return aliases | {fold(found.name): found for found in organizations()}


@cache
def _by_id() -> Mapping[str, OrganizationEntry]:
    return {found.id: found for found in organizations()}
