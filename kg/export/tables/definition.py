"""What tables there are, and where their columns come from: ``schemas/generated/tables.json``."""

from functools import cache

import msgspec

from kg.schema import data_path


class Column(msgspec.Struct, frozen=True, kw_only=True, rename={"is_list": "list"}):
    """A column: a ``property`` of what a row is about, or of what it is linked to ``by``.

    ``by`` is a relationship and its direction, ``forward`` or ``reversed``; in a table of relationships, the
    ``end`` that is meant, ``from`` or ``to``. ``words`` are all that there may be, ``to`` the classes that an
    id is of.
    """

    name: str
    type: str
    is_list: bool
    description: str
    property: str
    by: tuple[str, str] | None = None
    words: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the nodes of a ``label``, or of a ``relationship`` that ends ``at`` nodes of a label."""

    name: str = ""
    description: str
    columns: tuple[Column, ...]
    label: str | None = None
    relationship: str | None = None
    at: str | None = None

    @property
    def key(self) -> str:
        """The label of the nodes by whose ids the rows are in order."""
        return self.label or self.at or ""


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables."""
    text = data_path("schemas/generated/tables.json").read_bytes()
    found = msgspec.json.decode(text, type=dict[str, Table])
    return tuple(msgspec.structs.replace(table, name=name) for name, table in found.items())
