"""Tables as CSV: a folder with a file for each, and ``datapackage.json`` that says what is in them."""

import csv
import json
from collections.abc import Callable, Collection, Mapping
from datetime import date as Day
from pathlib import Path
from typing import Any

from kg.atomic import whole_folder
from kg.export.tables.definition import Column, Table, tables
from kg.export.tables.reading import rows
from kg.store.base import Store

# Between the values of a list.
BETWEEN = ";"
# The types of the Data Package standard (version 2) by ours.
_TYPES = {"string": "string", "integer": "integer", "float": "number", "boolean": "boolean", "date": "date"}


def write_csv(
    store: Store,
    folder: Path,
    chosen: Mapping[str, Collection[str]] | None = None,
    on_rows: Callable[[int], None] = lambda number: None,
) -> None:
    """Write all tables into a folder, which appears when it is whole; of ``chosen`` ids by label alone.

    The same graph gives the same bytes, whatever the store. ``on_rows`` is told of numbers of rows. Raises
    :class:`~kg.errors.NothingRead` for a folder that isn't empty.
    """
    with whole_folder(folder) as part:
        for table in tables():
            with (part / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as stream:
                plain = csv.writer(stream, lineterminator="\n")
                # Before Python 3.13 a carriage return alone isn't put in quotes.
                quoted = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
                plain.writerow(column.name for column in table.columns)
                for row in rows(store, table, None if chosen is None else chosen.get(table.key, ())):
                    values = [_written(value) for value in row.values()]
                    (quoted if any("\r" in value for value in values) else plain).writerow(values)
                    on_rows(1)
        text = json.dumps(_package(), indent=1, ensure_ascii=False) + "\n"
        (part / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(map(_written, value))
    return value.isoformat() if isinstance(value, Day) else str(value)


def _package() -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "who-met-whom",
        "title": "Who met whom",
        "resources": [_resource(table) for table in tables()],
    }


def _resource(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    links = [link for column in table.columns if (link := _link(column))]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table.description,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            **({"primaryKey": ["id"]} if "id" in names else {}),
            **({"foreignKeys": links} if links else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    type = _TYPES[column.type]
    listed = {"type": "list", "delimiter": BETWEEN, "itemType": type} if column.is_list else {"type": type}
    words = {"constraints": {"enum": list(column.words)}} if column.words else {}
    return {"name": column.name, **listed, "description": column.description, **words}


def _link(column: Column) -> dict[str, Any] | None:
    """Return which table has what an id is of, if it is one and the cell has a single id."""
    found = [table.name for table in tables() if table.label in column.to]
    if column.is_list or len(column.to) != 1 or not found:
        return None
    return {"fields": [column.name], "reference": {"resource": found[0], "fields": ["id"]}}
