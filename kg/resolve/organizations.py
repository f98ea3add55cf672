"""Which bodies are meant: states, listed organizations, and others by name and country."""

from collections.abc import Mapping
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer import (
    Country,
    OrganizationEntry,
    country,
    country_by_adjective,
    organization,
    organization_by_id,
)
from kg.gazetteer.countries import countries, country_by_name
from kg.model.entity import Organization, OrganizationKind
from kg.model.graph import Graph, Node
from kg.model.ids import stable_id
from kg.resolve.ministries import StateBody, only_state, state_body
from kg.resolve.names import name_key


class _Words(msgspec.Struct, frozen=True):
    kinds: Mapping[OrganizationKind, tuple[str, ...]]
    national: frozenset[str]


@cache
def _words() -> _Words:
    return msgspec.convert(read_yaml(__file__, "organizations.yaml"), _Words)


def add_organization(graph: Graph, name: str, code: str | None, document: str, *, group: bool = False) -> str:
    """Add a body with the bodies that it is part of, and return its id.

    ``code`` is the country that the text gives it. A body that every country has, named without one, is
    one only within its ``document``.
    """
    if group:
        return _add_other(graph, name, code, document, "group")
    if state := country_by_name(name):
        return add_state(graph, state.code)
    if listed := _listed(name):
        return _add_listed(graph, listed)
    return _add_other(graph, name, code, document, None)


def state_id(code: str) -> str:
    """Return the id of a state as an organization."""
    found = country(code)
    return f"wd:{found.wikidata}" if found and found.wikidata else f"state:{code}"


def name_of_body(id: str) -> str | None:
    """Return the name of a state or a listed body by its id; documents name others."""
    if state := _states().get(id):
        return state.name
    listed = organization_by_id(id)
    return listed.name if listed else None


@cache
def _states() -> Mapping[str, Country]:
    return {state_id(one.code): one for one in countries()}


def add_state(graph: Graph, code: str) -> str:
    """Add a state as an organization, which is not the country as a place, and return its id."""
    return graph.add_node(_state(code))


@cache
def _state(code: str) -> Node:
    found = country(code)
    if found is None:
        return Node.of(Organization(id=state_id(code), name=code, kind="state", country=code))
    return Node.of(
        Organization(
            id=state_id(code),
            name=found.name,
            aliases=tuple(dict.fromkeys((found.full_name, *found.aliases))),
            kind="state",
            country=found.code,
            wikidata=found.wikidata,
        )
    )


def _listed(name: str) -> OrganizationEntry | None:
    """Find a listed body, also under "the Council of the Union" for "the Council"."""
    found = organization(name)
    if found is None and " of " in name:
        part, _, whole = name.rpartition(" of ")
        inner = organization(part)
        if inner is not None and inner.parent and (outer := organization(whole)) and outer.id == inner.parent:
            return inner
    return found


def _add_listed(graph: Graph, entry: OrganizationEntry) -> str:
    node = graph.add(
        Organization(
            id=entry.id,
            name=entry.name,
            aliases=entry.aliases,
            kind=entry.kind,
            country=entry.country,
            wikidata=entry.wikidata,
        )
    )
    if entry.parent and (parent := organization_by_id(entry.parent)):
        graph.link("PART_OF", node, _add_listed(graph, parent))
    return node


def _add_other(
    graph: Graph, name: str, code: str | None, document: str, kind: OrganizationKind | None
) -> str:
    whole = _whole(name)
    code = code or _country_in(name) or only_state(name)
    state = country(code) if code and kind is None and not whole else None
    if state and (body := state_body(name, state)):
        return _add_state_body(graph, body, state.code)
    # "Officials" and "Foreign Ministry" are as many as there are countries.
    open_ended = kind == "group" or _is_national(name)
    scope = code or ("" if whole or not open_ended else document)
    node = graph.add(
        Organization(
            id=stable_id("o", name_key(name), scope), name=name, kind=kind or _kind(name), country=code
        )
    )
    if whole:
        graph.link("PART_OF", node, _add_listed(graph, whole))
    elif code and kind != "group":
        graph.link("PART_OF", node, add_state(graph, code))
    return node


def _add_state_body(graph: Graph, body: StateBody, code: str) -> str:
    node = graph.add(
        Organization(
            id=stable_id("o", name_key(body.key), code),
            name=body.name,
            aliases=body.aliases,
            kind=body.kind,
            country=code,
        )
    )
    above = _add_state_body(graph, body.whole, code) if body.whole else add_state(graph, code)
    graph.link("PART_OF", node, above)
    return node


def _whole(name: str) -> OrganizationEntry | None:
    """Return the listed body that a name says it is part of: "X of NATO", "NATO X"."""
    words = name.split()
    part, _, whole = name.rpartition(" of ")
    if part and (found := organization(whole.removeprefix("the "))):
        return found
    starts = (organization(" ".join(words[:size])) for size in range(len(words) - 1, 0, -1))
    return next((found for found in starts if found is not None), None)


def _country_in(name: str) -> str | None:
    words = name.replace("’s", "").replace("'s", "").split()
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            if found := country_by_name(part) or country_by_adjective(part):
                return found.code
    return None


def _is_national(name: str) -> bool:
    return bool(set(name_key(name).split()) & _words().national)


def _kind(name: str) -> OrganizationKind:
    key = f" {name_key(name)} "
    return next(
        (kind for kind, words in _words().kinds.items() if any(f" {word} " in key for word in words)), "other"
    )
