"""Ministries and armed forces: one body of a state under its many wordings, and what it is part of."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer import Country, country_by_adjective
from kg.model.entity import OrganizationKind
from kg.resolve.names import name_key


class StateBody(msgspec.Struct, frozen=True, kw_only=True):
    """A body that a state has, by a ``key`` that is the same in all states, and the body it is part of."""

    key: str
    name: str
    kind: OrganizationKind
    aliases: tuple[str, ...] = ()
    whole: "StateBody | None" = None


class _Body(msgspec.Struct, frozen=True):
    name: str
    words: tuple[str, ...]
    also: tuple[str, ...] = ()


class _Data(msgspec.Struct, frozen=True):
    filler: frozenset[str]
    ministry: frozenset[str]
    ministries: tuple[_Body, ...]
    called: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, str]]
    with_article: frozenset[str]
    shared_adjectives: frozenset[str]
    of_one_state: Mapping[str, str]
    armed_forces: _Body
    branches: tuple[_Body, ...]


@cache
def _data() -> _Data:
    return msgspec.convert(read_yaml(__file__, "ministries.yaml"), _Data)


def state_body(name: str, state: Country) -> StateBody | None:
    """Return which of the usual bodies of a state a name means: "Norway's foreign ministry"."""
    words = _without(name_key(name.replace("’s", "").replace("'s", "")).split(), state)
    usual = _data().called.get(state.code, {}).get(" ".join(words)) or _ministry(words)
    if usual:
        return _of(state, next(one for one in _data().ministries if one.name == usual), "ministry")
    said = " ".join(word for word in words if word not in _data().filler)
    forces = _of(state, _data().armed_forces, "armed_forces")
    if said in _data().armed_forces.words:
        return forces
    branch = next((one for one in _data().branches if said in one.words), None)
    return _of(state, branch, "armed_forces", forces) if branch else None


def only_state(name: str) -> str | None:
    """Return the code of the only state that calls a body so: "State Department"."""
    return _data().of_one_state.get(name_key(name))


def _ministry(words: Sequence[str]) -> str | None:
    """Return the usual name of a ministry by the first word that says what it is for."""
    if not _data().ministry.intersection(words):
        return None
    left = [word for word in words if word not in _data().filler | _data().ministry]
    return next((one.name for one in _data().ministries if left and left[0] in one.words), None)


def _of(state: Country, body: _Body, kind: OrganizationKind, whole: StateBody | None = None) -> StateBody:
    """Return a body with the name that it has in its state, and the others with the state's adjective."""
    own = _data().names.get(state.code, {}).get(body.name)
    usual = tuple(dict.fromkeys(filter(None, (own, body.name, *body.also))))
    article = "the " if state.name in _data().with_article else ""
    names = [f"{name} of {article}{state.name}" for name in usual]
    adjective = next(iter(state.adjectives), None)
    if adjective and country_by_adjective(adjective) == state and adjective not in _data().shared_adjectives:
        names = [f"{adjective} {name}" for name in usual] + names
    name = own or names[0]
    aliases = tuple(one for one in names if one != name)
    return StateBody(key=body.name, name=name, kind=kind, aliases=aliases, whole=whole)


def _without(words: Sequence[str], state: Country) -> list[str]:
    """Return the words without those of the state: its name, an adjective."""
    left = f" {' '.join(words)} "
    for name in _names(state):
        left = left.replace(f" {name} ", " ")
    return left.split()


@cache
def _names(state: Country) -> tuple[str, ...]:
    """Return the keys of all names of a state, the longest first."""
    names = (state.name, state.full_name, *state.aliases, *state.adjectives, state.code)
    return tuple(sorted(filter(None, map(name_key, names)), key=len, reverse=True))
