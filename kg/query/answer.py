"""The envelope of every answer: the JSON of ``kg ask`` and its sisters, field by field."""

from datetime import date as Day
from typing import Any

import msgspec

Row = dict[str, Any]


class Answer(msgspec.Struct, kw_only=True):
    """What was asked, what was understood, the query that was run, and its rows.

    ``understood`` is without ``asks`` where the question wasn't understood: see :attr:`not_understood`.
    """

    question: str
    answer: str
    understood: dict[str, Any] = {}
    query: str | None = None
    parameters: dict[str, Any] = {}
    rows: list[Row] = []

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
