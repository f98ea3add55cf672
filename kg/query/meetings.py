"""Meetings with all that is told about them: the rows of the contract."""

from collections.abc import Iterable, Mapping
from datetime import date as Day
from typing import Any

from kg.query import library
from kg.query.answer import Row, plain
from kg.store.base import Store

_OWN = ("date", "earliest", "latest", "status", "kind", "format", "confidence")
_FINEST = {"city": 0, "region": 1, "country": 2, "venue": 3}


def find_meetings(store: Store, filters: Mapping[str, Any], page: int | None = None) -> list[Row]:
    """Return the meetings that fit ``filters``, the parameters of ``meetings.cypher``, most recent first.

    All of them, or those of a page, 1 the first.
    """
    filters = {**filters, **(library.on_page(page) if page else {})}
    rows: dict[str, list[Row]] = {}
    for row in library.rows(store, "meetings", filters):
        rows.setdefault(row["meeting"], []).append(row)
    ids = sorted(rows)
    topics = _topics(store, ids)
    sources = _sources(store, ids)
    found = [_meeting(rows[id], topics.get(id, []), sources.get(id, [])) for id in ids]
    return sorted(found, key=_most_recent_first)


def _most_recent_first(row: Row) -> tuple[int, str]:
    """Order by the latest day downwards, the undated last, then by id: a total order."""
    day = row["latest"] or row["earliest"]
    return (-Day.fromisoformat(day).toordinal() if day else 1, row["meeting"])


def _meeting(rows: list[Row], topics: list[str], sources: list[Row]) -> Row:
    first = rows[0]
    place = min((_place(row) for row in rows), key=lambda place: place[0])[1]
    return {
        "meeting": first["meeting"],
        "participants": _participants(rows),
        **place,
        **{name: plain(first[name]) for name in _OWN},
        "topics": topics,
        "sources": sources,
    }


def _place(row: Row) -> tuple[tuple[int, str, str], dict[str, Any]]:
    """Return the place of a row with its rank: the finest of city, region and country comes first."""
    venue = row["venue"]
    place = {
        "place": row["place"] or venue,
        "country": row["country"] or row["venue_country"],
        "country_name": row["country_name"],
        "venue": venue,
    }
    rank = _FINEST.get(row["place_kind"] or "venue", 3)
    return (rank, row["place"] or "", venue or ""), place


def _participants(rows: list[Row]) -> list[Row]:
    found = {
        row["participant"]: {
            "id": row["participant"],
            "name": row["name"],
            "role": row["role"],
            "rank": row["rank"],
            "organization": row["organization"],
            "country": row["represents"],
            "side": row["side"],
        }
        for row in rows
        if row["participant"]
    }
    return sorted(found.values(), key=lambda one: (one.pop("side") or 99, one["name"] or "", one["id"]))


def _topics(store: Store, ids: list[str]) -> dict[str, list[str]]:
    topics: dict[str, list[str]] = {}
    for row in library.rows(store, "topics-of-meetings", {"meetings": ids}):
        topics.setdefault(row["meeting"], []).append(row["topic"])
    return {id: sorted(labels) for id, labels in topics.items()}


def _sources(store: Store, ids: Iterable[str]) -> dict[str, list[Row]]:
    sources: dict[str, list[Row]] = {}
    rows = library.rows(store, "sources-of-meetings", {"meetings": ids})
    for row in sorted(rows, key=lambda row: (row["document"], row["start_offset"] or 0, row["report"])):
        source = {
            "document": row["document"],
            "title": row["headline"],
            "quote": row["quote"],
            "stated_by": row["stated_by"],
            "publisher": row["publisher"],
            "published": row["published"],
            "url": row["url"],
            "status": row["status"],
            "date_text": row["date_text"],
            "report": row["report"],
        }
        sources.setdefault(row["meeting"], []).append(source)
    return sources
