"""The rows of a table out of a store, in the order of ids, some thousand at a time."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date as Day
from typing import Any

from kg.export.tables.definition import Column, Table
from kg.store.base import Store
from kg.store.batches import word

Row = dict[str, Any]
_BATCH = 2_000


def rows(store: Store, table: Table, chosen: Collection[str] | None = None) -> Iterator[Row]:
    """Yield the rows of a table by column: all, or those of ``chosen`` ids of its :attr:`~Table.key`."""
    found = chosen
    if found is None:
        query = f"MATCH (n:{word(table.key)}) WHERE n.id IS NOT NULL RETURN n.id AS id"
        found = [row["id"] for row in store.query(query)]
    read = _of_nodes if table.label else _of_relationships
    for ids in _batches(sorted(found)):
        yield from read(store, table, ids)


def _of_nodes(store: Store, table: Table, ids: Sequence[str]) -> Iterator[Row]:
    label = word(table.key)
    own = [column for column in table.columns if column.by is None]
    query = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN id AS key, {_values(own, 'n')}"
    told = {row.pop("key"): row for row in store.query(query, {"ids": list(ids)})}
    linked: dict[str, dict[str, list[Any]]] = {}
    for type, direction in dict.fromkeys(column.by for column in table.columns if column.by):
        columns = [column for column in table.columns if column.by == (type, direction)]
        arrow = f"-[:{word(type)}]->" if direction == "forward" else f"<-[:{word(type)}]-"
        query = (
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}){arrow}(o) "
            f"RETURN id AS key, o.id AS other, {_values(columns, 'o')}"
        )
        for row in sorted(store.query(query, {"ids": list(ids)}), key=lambda row: str(row["other"])):
            values = linked.setdefault(row["key"], {})
            for column in columns:
                values.setdefault(column.name, []).append(row[column.name])
    for id in ids:
        if id in told:
            yield _row(table, {**told[id], **linked.get(id, {})})


def _of_relationships(store: Store, table: Table, ids: Sequence[str]) -> Iterator[Row]:
    columns = ", ".join(
        _value(column, {"from": "a", "to": "b"}.get(column.by[1], "") if column.by else "r")
        for column in table.columns
    )
    query = (
        f"UNWIND $ids AS id MATCH (a)-[r:{word(table.relationship or '')}]->(b:{word(table.key)} {{id: id}}) "
        f"RETURN id AS key, a.id AS other, {columns}"
    )
    found = store.query(query, {"ids": list(ids)})
    for row in sorted(found, key=lambda row: (row["key"], row["other"])):
        yield _row(table, row)


def _values(columns: Sequence[Column], variable: str) -> str:
    return ", ".join(_value(column, variable) for column in columns)


def _value(column: Column, variable: str) -> str:
    if column.property == "class":
        return f"labels({variable})[0] AS {word(column.name)}"
    return f"{variable}.{word(column.property)} AS {word(column.name)}"


def _row(table: Table, told: Row) -> Row:
    return {column.name: _typed(column, told.get(column.name)) for column in table.columns}


def _typed(column: Column, value: Any) -> Any:
    """Return a value in the type of its column: of what a single one leads to, the only one."""
    if column.is_list:
        values = [value] if value is not None and not isinstance(value, list | tuple) else value or []
        return [one for one in values if one is not None]
    if isinstance(value, list | tuple):
        value = value[0] if value else None
    if column.type == "date" and isinstance(value, str):
        return Day.fromisoformat(value)
    return value


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
