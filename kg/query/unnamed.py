"""Why a named query found nothing: its parameters take a name as it is here, to the letter."""

from collections.abc import Iterator, Mapping

from kg.query import library
from kg.query.lookup import find
from kg.query.names import read_names
from kg.store.base import Store

_NEAR = 3


def unnamed(store: Store, name: str, given: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each name given to a named query that nothing has, with the likest ones."""
    named = [one.name for one in library.query(name).parameters if one.description.startswith("name")]
    for text in (given[key] for key in named if key in given):
        if any(text in entry.all for entry in read_names(store).entries):
            continue
        near = "; ".join(str(row["name"]) for row in find(store, text, _NEAR).rows)
        yield f"Nothing here is called “{text}”" + (f": did you mean {near}?" if near else ".")
