"""Columns as kglite's bulk loading takes them.

kglite loads several times faster from a table than from ``UNWIND``. It takes a pandas frame, of which it
uses the few methods below: with these, pandas (60 MB, half a second to import) isn't needed. The
version of kglite is pinned, and every test of the embedded store goes through here.
"""

from collections.abc import Mapping, Sequence
from datetime import date as Day
from itertools import chain
from typing import Any, Self

# What pandas would call a column of such values. Dates go as text that is declared to be dates.
_KINDS: Mapping[type, str] = {
    str: "str",
    bool: "boolean",
    int: "Int64",
    float: "float64",
    Day: "str",
    list: "object",
    tuple: "object",
}
_DECLARED: Mapping[type, str] = {Day: "datetime", list: "list", tuple: "list"}


class Column:
    """Values of one type, or ``None``."""

    def __init__(self, values: list[Any], dtype: str) -> None:
        self._values = values
        self.dtype = dtype

    def __len__(self) -> int:
        return len(self._values)

    def isna(self) -> "Column":
        """Say of each value whether it is missing."""
        return Column([value is None for value in self._values], "bool")

    def dropna(self) -> "Column":
        """Return the values that aren't missing."""
        return Column([value for value in self._values if value is not None], self.dtype)

    def tolist(self) -> list[Any]:
        """Return the values."""
        return self._values


class Table:
    """Columns of the same length by name."""

    def __init__(self, columns: Mapping[str, list[Any]]) -> None:
        """Raise :class:`TypeError` for a column with values of several types, or of one that isn't known."""
        self._columns: dict[str, Column] = {}
        self.declared: dict[str, str] = {}
        for name, values in columns.items():
            if kind := _type(name, values):
                self._columns[name] = Column(values, _KINDS[kind])
                if kind in _DECLARED:
                    self.declared[name] = _DECLARED[kind]

    @property
    def columns(self) -> list[str]:
        """The names."""
        return list(self._columns)

    def reset_index(self, *, drop: bool) -> Self:  # noqa: ARG002 - kglite says so
        """Return the same: rows have no index."""
        return self

    def __getitem__(self, name: str) -> Column:
        return self._columns[name]


def columns_of(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return what the rows have under each name, ``None`` where they don't."""
    names = dict.fromkeys(chain.from_iterable(rows))
    return {name: [row.get(name) for row in rows] for name in names}


def _type(name: str, values: list[Any]) -> type | None:
    """Return the type that all values have; none where all are missing."""
    found = set(map(type, values)) - {type(None)}
    if len(found) > 1 or not found <= _KINDS.keys():
        raise TypeError(f"{name} has values of the types {sorted(map(str, found))}")
    return next(iter(found), None)
