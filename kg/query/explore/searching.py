"""What somebody may mean while they type: people, organizations, places, topics, and meetings of these."""

import re
from datetime import date as Day
from typing import Any

import msgspec

from kg.query.answer import Row
from kg.query.explore.listing import Met, met
from kg.query.lookup import find
from kg.query.meetings import find_meetings
from kg.query.names import Names, fold, read_names
from kg.query.posts import posts_held
from kg.query.safe import capacity, country_name
from kg.store.base import Store

_HITS, _MEETINGS = 12, 4
_LONGEST = 200
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# What more bear than this is a first name, or the beginning of one: who types it hasn't named anybody yet.
_BEARERS = 10


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something with such a name; ``also`` is another name of it, where that is what fits.

    ``capacity`` is the last post of a person, in words: namesakes are told apart by it.
    """

    id: str
    label: str
    name: str
    also: str | None
    kind: str | None
    country_name: str | None
    capacity: str | None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Things by name, the likest first, and the last meetings that all words are about."""

    hits: list[Hit]
    meetings: list[Met]


def search(store: Store, text: str) -> Found:
    """Find what may be meant by some letters."""
    text = text.strip()[:_LONGEST]
    if not text:
        return Found(hits=[], meetings=[])
    rows = find(store, text, _HITS).rows
    posts = _posts(store, [row["id"] for row in rows if row["label"] == "Person"])
    hits = [_hit(row, text, posts.get(row["id"])) for row in rows]
    return Found(hits=hits, meetings=_meetings(store, text))


def _posts(store: Store, people: list[str]) -> dict[str, str]:
    """Return the last post of each of some people, in words."""
    found: dict[str, str] = {}
    for row in posts_held(store, people=people) if people else ():
        found.setdefault(row["id"], capacity(row))
    return found


def _hit(row: Row, text: str, post: str | None) -> Hit:
    key = fold(text)
    fits = key in fold(row["name"])
    also = None if fits else next((name for name in row["aliases"] if key in fold(name)), None)
    return Hit(
        id=row["id"],
        label=row["label"],
        name=row["name"],
        also=also,
        kind=row["kind"],
        country_name=country_name(row["country"]),
        capacity=post or None,
    )


def _meetings(store: Store, text: str) -> list[Met]:
    """Return the last meetings of all whom some words name, in the place and the year that others name."""
    names = read_names(store)
    sides: list[list[str]] = []
    places: list[str] = []
    year: str | None = None
    for part in _parts(names, text):
        if _YEAR.fullmatch(part):
            year = part
            continue
        found = names.called(part) or names.part(part)
        if len(found) > _BEARERS:
            return []
        who = [one.id for one in found if one.label in ("Person", "Organization")]
        where = [one.id for one in found if one.label == "Place"]
        if where and (not who or sides):
            places += where
        elif who:
            sides.append(who)
        else:
            return []
    if len(sides) + bool(places) + bool(year) < 2 or not (sides or places):
        return []  # somebody, or a place, alone has a page
    wanted: dict[str, Any] = {"participants": sides, "places": places, "skip": 0, "limit": _MEETINGS}
    if year:
        wanted |= {"from": Day(int(year), 1, 1), "to": Day(int(year), 12, 31)}
    return [met(row) for row in find_meetings(store, wanted)]


def _parts(names: Names, text: str) -> list[str]:
    """Part some words into the longest names that begin with each in turn."""
    words, parts, at = text.split(), [], 0
    while at < len(words):
        stop = next(
            (end for end in range(len(words), at + 1, -1) if names.called(" ".join(words[at:end]))), at + 1
        )
        parts.append(" ".join(words[at:stop]))
        at = stop
    return parts
