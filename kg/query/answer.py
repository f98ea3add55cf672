"""The envelope of every answer: the JSON of ``kg ask`` and its sisters, field by field."""

from datetime import date as Day
from typing import Any

import msgspec

Row = dict[str, Any]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a long answer its rows are: the page of this number, 1 the first, with so many things."""

    of: str
    number: int
    size: int
    total: int

    @property
    def is_all(self) -> bool:
        """Whether nothing is on other pages."""
        return self.number == 1 and self.total <= self.size

    def in_words(self) -> str:
        """Say which part that is: "1 to 100 of 14,882 meetings, the most recent first"."""
        first = (self.number - 1) * self.size + 1
        if first > self.total:
            return f"no such page of {self.total:,} {self.of}"
        return f"{first:,} to {min(first + self.size - 1, self.total):,} of {self.total:,} {self.of}"


class Answer(msgspec.Struct, kw_only=True):
    """What was asked, what was understood, the query that was run, and its rows.

    ``page`` is there where a page was asked for: without it, the rows are all. ``who`` has the people and
    organizations that are asked for by "who" in these rows. ``understood`` is without ``asks`` where the
    question wasn't understood: see :attr:`not_understood`.
    """

    question: str
    answer: str
    understood: dict[str, Any] = {}
    query: str | None = None
    parameters: dict[str, Any] = {}
    rows: list[Row] = []
    who: list[Row] = []
    page: Page | msgspec.UnsetType = msgspec.UNSET

    @property
    def not_understood(self) -> bool:
        """Whether the question made no sense to the parser: exit code 1."""
        return not self.understood.get("asks")

    @property
    def of_meetings(self) -> bool:
        """Whether the rows are meetings."""
        return bool(self.rows) and {"meeting", "participants", "sources"} <= self.rows[0].keys()


def plain(value: Any) -> Any:
    """Return ``value`` in the types that JSON has: days become ISO strings, all the way down."""
    if isinstance(value, Day):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
