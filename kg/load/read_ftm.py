"""Known people and their posts: FollowTheMoney entities in JSON Lines, as OpenSanctions publishes them.

https://followthemoney.tech/explorer/ has the schemata. A property is a list of values; a value that is
another entity is its id, or stands there itself (OpenSanctions' nested files).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import msgspec

from kg.errors import InputError
from kg.load.lines import numbered, plain
from kg.load.source import Content, Failure, Given, Item, Skipped
from kg.model.reference import Kind, ReferenceEntry

_KINDS: Mapping[str, Kind] = {
    "Person": "person",
    "PublicBody": "body",
    "Organization": "body",
    "Position": "post",
    "Occupancy": "tenure",
}
# Which properties make which field of an entry.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "names": ("name", "alias", "previousName"),
    "weak_names": ("weakAlias",),
    "roles": ("position",),
    "holders": ("holder",),
    "posts": ("post",),
    "bodies": ("organization",),
    "topics": ("topics",),
    "urls": ("sourceUrl",),
}
_DATES: Mapping[str, tuple[str, ...]] = {
    "born": ("birthDate",),
    "died": ("deathDate",),
    "since": ("startDate",),
    "until": ("endDate",),
}
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction")
# A tenure that stands inside of its holder, under this name, may leave the holder out.
_HELD = "positionOccupancies"
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*)?")
_CODE = re.compile(r"[A-Za-z]{2}(?:[A-Za-z]{2})?")
_ENDINGS = re.compile(r"(\.(json|jsonl|ijson|ftm|ndjson|entities))+$", re.IGNORECASE)


class _Entity(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    schema: str
    properties: dict[str, Any] = {}
    caption: str | None = None
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    last_change: str | None = None


def read_ftm(content: Content, given: Given) -> Iterator[Item]:
    """Yield an entry for every entity of a schema that is read; a bad line fails alone."""
    dataset = given.publisher or _ENDINGS.sub("", PurePath(content.name).name)
    for where, line in numbered(content):
        if isinstance(line, Failure):
            yield line
            continue
        try:
            # A line is taken whole or not at all.
            yield from list(_entries(msgspec.json.decode(line, type=_Entity), (dataset,)))
        except InputError as error:
            yield Failure(source=where, error=InputError(f"{where}: {error}"))
        except (ValueError, RecursionError) as error:
            yield Failure(source=where, error=InputError(f"{where}: {plain(error)}"))


def _entries(entity: _Entity, datasets: tuple[str, ...]) -> Iterator[ReferenceEntry | Skipped]:
    """Yield an entity and those that stand inside of it."""
    datasets = entity.datasets or datasets
    kind = _KINDS.get(entity.schema)
    yield _entry(entity, kind, datasets) if kind else Skipped(schema=entity.schema)
    for name, values in entity.properties.items():
        for value in _listed(values):
            if isinstance(value, dict) and "schema" in value:
                inner = msgspec.convert(value, _Entity)
                if name == _HELD and "holder" not in inner.properties:
                    held = {**inner.properties, "holder": [entity.id]}
                    inner = msgspec.structs.replace(inner, properties=held)
                yield from _entries(inner, datasets)


def _entry(entity: _Entity, kind: Kind, datasets: tuple[str, ...]) -> ReferenceEntry:
    if not entity.id.strip():
        raise InputError("the field 'id' is empty")
    told = entity.properties
    fields: dict[str, tuple[str, ...]] = {field: _texts(told, *names) for field, names in _FIELDS.items()}
    for field, names in _DATES.items():
        fields[field] = _sorted(match[1] for text in _texts(told, *names) if (match := _DATE.fullmatch(text)))
    fields["names"] = fields["names"] or _of_parts(told)
    first = next(iter(_listed(told.get("name"))), None)
    name = first if isinstance(first, str) else next(iter(fields["names"]), None)
    if kind == "person" and not fields["names"]:
        raise InputError("a person without a name")
    if kind == "tenure" and not (fields["holders"] and fields["posts"]):
        raise InputError("an Occupancy needs 'holder' and 'post'")
    return ReferenceEntry(
        id=entity.id,
        kind=kind,
        name=None if kind == "tenure" else entity.caption or name,
        wikidata=_wikidata(entity),
        countries=_sorted(map(_country, _texts(told, *_COUNTRIES))),
        datasets=_sorted(datasets),
        referents=_sorted(entity.referents),
        changed=entity.last_change,
        **fields,
    )


def _of_parts(told: Mapping[str, Any]) -> tuple[str, ...]:
    first, last = _texts(told, "firstName"), _texts(told, "lastName")
    return (f"{first[0]} {last[0]}",) if first and last else last


def _wikidata(entity: _Entity) -> tuple[str, ...]:
    """Return the Wikidata id that is told, else the one that is the entity's id now or was earlier."""
    told = [id for id in _texts(entity.properties, "wikidataId") if _WIKIDATA.fullmatch(id)]
    own = [id for id in (entity.id, *entity.referents) if _WIKIDATA.fullmatch(id)]
    return _sorted(told or own[:1])


def _country(text: str) -> str:
    return text.upper() if _CODE.fullmatch(text) else text


def _texts(told: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the values of some properties; of an entity that stands inside, its id."""
    values = [value for name in names for value in _listed(told.get(name))]
    texts = [value.get("id") if isinstance(value, dict) else value for value in values]
    return _sorted(" ".join(text.split()) for text in texts if isinstance(text, str) and text.strip())


def _listed(values: Any) -> list[Any]:
    if values is None:
        return []
    return values if isinstance(values, list) else [values]


def _sorted(values: Any) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
