"""CSV files as ``neo4j-admin database import`` reads them: typed headers, and rows that keep every value.

Text is always in quotes, so that an empty one isn't a missing one; quotes in it are doubled. A list is one
field, with a character between its items that no text has.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from kg.errors import KgError

# "Unit separator".
BETWEEN_ITEMS = "\x1f"
# The types of schemas/generated/graph.json, in Neo4j's words.
_TYPES = {
    "string": "string",
    "integer": "long",
    "float": "double",
    "boolean": "boolean",
    "date": "date",
    "list of string": "string[]",
}
# How Java writes what Python writes otherwise.
_NUMBERS = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}

# The head of each column by the name of what is in it.
Columns = Mapping[str, str]


def columns(properties: Mapping[str, str]) -> dict[str, str]:
    """Return columns for properties, which have types of the schema."""
    return {name: f"{name}:{_TYPES[type]}" for name, type in properties.items()}


class Tables:
    """A folder with a file for each label or type, which the column ``mark`` names in each row.

    A file begins with its first row: what has no rows has no file.
    """

    def __init__(self, folder: Path, mark: str, columns: Mapping[str, Columns]) -> None:
        self._folder = folder
        self._mark = mark
        self._columns = columns
        self._streams: dict[str, BinaryIO] = {}
        self.rows: Counter[str] = Counter()
        self.longest = 0

    @property
    def names(self) -> list[str]:
        """The labels or types that have rows, sorted."""
        return sorted(self.rows)

    def add(self, name: str, values: Mapping[str, Any]) -> None:
        """Add a row. Raises :class:`KgError` for what has no column, and for what no column can hold."""
        columns = self._columns[name]
        if unknown := values.keys() - columns.keys():
            raise KgError(
                f"{name} has {min(unknown)!r}, which the schema doesn't know: `kg store check --deep`"
            )
        if name not in self._streams:
            self._folder.mkdir(exist_ok=True)
            self._streams[name] = (self._folder / f"{name}.csv").open("xb")
            self._write(name, (*columns.values(), self._mark))
        self._write(name, (*(field(values.get(each)) for each in columns), field(name)))
        self.rows[name] += 1

    def _write(self, name: str, fields: Iterable[str]) -> None:
        line = (",".join(fields) + "\n").encode("utf-8")
        self.longest = max(self.longest, len(line))
        self._streams[name].write(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in self._streams.values():
            stream.close()


def field(value: Any) -> str:
    """Return a value as a field. Raises :class:`KgError` for a list that can't be told."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, list | tuple):
        return _list(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Day):
        return value.isoformat()
    return _NUMBERS.get(text := repr(value), text)


def _list(items: Sequence[str]) -> str:
    """Return a list as a field; an empty one is a missing one, until :mod:`kg.store.neo4j_schema` is done."""
    if list(items) == [""] or any(BETWEEN_ITEMS in item for item in items):
        raise KgError(f"neo4j-import has no way to write a list of one empty text, or U+001F: {items!r:.100}")
    return field(BETWEEN_ITEMS.join(items)) if items else ""
