"""Rows as a table of pandas or polars, for notebooks."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Literal

from kg.errors import KgError
from kg.query.answer import Answer
from kg.query.render import flattened

Library = Literal["pandas", "polars"]


def frame_of(rows: Answer | Sequence[Mapping[str, Any]], library: Library | None = None) -> Any:
    """Return a ``DataFrame``: a line for each row, with the columns of ``--format csv``.

    ``library`` is the one that is installed if it isn't given, pandas if both are. Raises
    :class:`KgError` where none is.
    """
    told = rows.rows if isinstance(rows, Answer) else rows
    flat = [flattened(dict(row)) for row in told]
    names = list(dict.fromkeys(name for row in flat for name in row))
    columns = {name: [row.get(name) for row in flat] for name in names}
    for wanted in (library,) if library else ("pandas", "polars"):
        try:
            found = import_module(wanted)
        except ModuleNotFoundError:
            continue
        return found.DataFrame(columns)
    missing = f"{library} isn't" if library else "neither pandas nor polars is"
    raise KgError(f"{missing} installed: pip install 'kg-meetings[notebook]' brings pandas")
