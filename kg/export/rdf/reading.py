"""Nodes and their relationships out of a store, some thousand at a time and in the order of ids."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from kg.export.rdf.kept import entries_json, record_json
from kg.export.selection import Chosen
from kg.model.ids import stable_id
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.store.base import Store
from kg.store.batches import word
from kg.store.schema import graph_schema

Row = dict[str, Any]
# Of each id, what it is linked to, and the properties of the link, in the order of the other ids.
Linked = dict[str, list[Row]]
_BATCH = 2_000
_PAGE = 25 * _BATCH


class Reader:
    """Reads a store, or the chosen part of it. What is linked to from there, but isn't in it, is left out."""

    def __init__(self, store: Store, chosen: Chosen | None = None) -> None:
        self._store = store
        self._chosen = chosen
        self._all = frozenset().union(*chosen.values()) if chosen is not None else None
        self._records = iter(()) if chosen is not None else store.records()
        self._ahead: Record | None = None

    @property
    def part(self) -> str | None:
        """Return an id for the chosen part, by its meetings; None for the whole."""
        return None if self._chosen is None else stable_id("part", *sorted(self._chosen["Meeting"]))

    def count(self, label: str) -> int:
        """Return how many nodes there are with a label."""
        if self._chosen is not None:
            return len(self._chosen.get(label, ()))
        (row,) = self._store.query(
            f"MATCH (n:{word(label)}) WHERE n.id IS NOT NULL RETURN count(n) AS number"
        )
        return int(row["number"])

    def batches(self, label: str) -> Iterator[Sequence[str]]:
        """Yield the ids of the nodes with a label, in order."""
        for ids in self._pages(label):
            for start in range(0, len(ids), _BATCH):
                yield ids[start : start + _BATCH]

    def _pages(self, label: str) -> Iterator[Sequence[str]]:
        """Yield the ids page by page: all of a large graph's would take more memory than all else here."""
        if self._chosen is not None:
            yield sorted(self._chosen.get(label, ()))
            return
        query = f"MATCH (n:{word(label)}) WHERE n.id > $after RETURN n.id AS id ORDER BY id LIMIT {_PAGE}"
        ids = [""]
        while ids:
            ids = [str(row["id"]) for row in self._store.query(query, {"after": ids[-1]})]
            yield ids

    def nodes(self, label: str, ids: Sequence[str]) -> dict[str, Row]:
        """Return the properties of nodes by their ids, in this order."""
        query = f"UNWIND $ids AS id MATCH (n:{word(label)} {{id: id}}) RETURN {_columns(label)}"
        found = {row["id"]: row for row in self._store.query(query, {"ids": ids})}
        return {id: found[id] for id in ids if id in found}

    def linked(self, pattern: str, ids: Iterable[str], properties: Sequence[str] = ()) -> Linked:
        """Return what nodes are linked to, by their ids, under ``other``.

        ``pattern`` is Cypher from ``(n:Label {id: id})`` to ``(other)``; ``properties`` are of ``link``.
        """
        own = "".join(f", link.{word(name)} AS {word(name)}" for name in properties)
        query = f"UNWIND $ids AS id MATCH {pattern} RETURN id, other.id AS other{own}"
        return self._by_id(self._store.query(query, {"ids": list(ids)}))

    def inside(self, pattern: str, label: str, ids: Iterable[str]) -> Linked:
        """Return the properties of ``n``, which a pattern leads to, by the ids where it starts."""
        query = f"UNWIND $ids AS id MATCH {pattern} RETURN id AS holder, n.id AS other, {_columns(label)}"
        return self._by_id(self._store.query(query, {"ids": list(ids)}), "holder")

    def records(self, ids: Sequence[str]) -> dict[str, str]:
        """Return what is kept of documents as JSON. They have to come in the order of ids."""
        if self._chosen is None:
            return {record.document.id: record_json(record) for record in self._records_up_to(ids[-1])}
        reports = self._chosen.get("MeetingReport", frozenset()) | self._chosen.get(
            "AffiliationReport", frozenset()
        )
        kept = ((id, self._store.record(id)) for id in ids)
        return {id: record_json(record, reports) for id, record in kept if record}

    def _records_up_to(self, last: str) -> Iterator[Record]:
        while record := self._ahead or next(self._records, None):
            self._ahead = record if record.document.id > last else None
            if self._ahead:
                return
            yield record

    def entries(self, id: str) -> str | None:
        """Return what reference data has of one of its people, as JSON."""
        return entries_json(self._store, id)

    def judgements(self) -> list[tuple[int, Judgement]]:
        """Return judgements with their numbers; of a chosen part, those that are about something in it."""
        told = enumerate(self._store.judgements(), 1)
        if self._all is None:
            return list(told)
        return [(number, one) for number, one in told if self._all & {one.left, one.right}]

    def latest_load(self) -> str | None:
        """Return when a document was loaded last."""
        if self._chosen is None:
            (row,) = self._store.query("MATCH (d:Document) RETURN max(d.loaded_at) AS day")
            return row["day"] and str(row["day"])
        days: list[str] = []
        for ids in self.batches("Document"):
            query = "UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN max(d.loaded_at) AS day"
            days += [str(row["day"]) for row in self._store.query(query, {"ids": ids}) if row["day"]]
        return max(days, default=None)

    def _by_id(self, rows: Iterable[Row], key: str = "id") -> Linked:
        found: Linked = {}
        for row in rows:
            if self._all is None or row["other"] in self._all:
                found.setdefault(row[key], []).append(row)
        for linked in found.values():
            if len(linked) > 1:
                linked.sort(key=_other)
        return found


def _other(row: Row) -> str:
    return str(row["other"])


@cache
def _columns(label: str) -> str:
    """Return what a query returns of ``n``: no text of a document, which the export leaves out."""
    names = [name for name in graph_schema().nodes[label] if (label, name) != ("Document", "text")]
    return ", ".join(
        f"n.{word(name)} AS {word(name)}" for name in ("id", *(one for one in names if one != "id"))
    )
