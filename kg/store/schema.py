"""What the schema says about the graph: its labels, and which properties have an index."""

import json
from functools import cache
from typing import Any

import msgspec

from kg.schema import ROOTS

_PLACES = tuple(root / "schemas" for root in ROOTS)


class GraphSchema(msgspec.Struct, frozen=True):
    """``schemas/generated/graph.json``, as far as a store needs it."""

    labels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    indexes: tuple[tuple[str, str], ...] = ()


@cache
def graph_schema() -> GraphSchema:
    """Return the labels, the types and the indexed (label, property) pairs."""
    for place in _PLACES:
        file = place / "generated" / "graph.json"
        if file.is_file():
            data = json.loads(file.read_text("utf-8"))
            return GraphSchema(
                labels=tuple(data["nodes"]),
                types=tuple(data["relationships"]),
                indexes=tuple(map(_pair, data["indexes"])),
            )
    return GraphSchema()


def _pair(index: Any) -> tuple[str, str]:
    label, name = (index["label"], index["property"]) if isinstance(index, dict) else index
    return label, name
