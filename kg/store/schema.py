"""What the schema says about the graph: its labels and types with their properties, and the indexes."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from kg.schema import ROOTS

# How the type of a list begins; the type of its items follows.
LIST = "list of "
_PLACES = tuple(root / "schemas" for root in ROOTS)
Properties = Mapping[str, str]


class FullText(msgspec.Struct, frozen=True):
    """What a full-text index is over."""

    labels: tuple[str, ...]
    properties: tuple[str, ...]


class GraphSchema(msgspec.Struct, frozen=True):
    """``schemas/generated/graph.json``, as far as stores and exports need it.

    ``nodes`` and ``relationships`` have the properties of each label and type with their types.
    """

    nodes: Mapping[str, Properties] = {}
    relationships: Mapping[str, Properties] = {}
    indexes: tuple[tuple[str, str], ...] = ()
    fulltext: Mapping[str, FullText] = {}


@cache
def graph_schema() -> GraphSchema:
    """Read the schema once; a checkout without generated files has an empty one."""
    for place in _PLACES:
        file = place / "generated" / "graph.json"
        if file.is_file():
            data = json.loads(file.read_text("utf-8"))
            return GraphSchema(
                nodes=data["nodes"],
                relationships={type: link["properties"] for type, link in data["relationships"].items()},
                indexes=tuple(map(_pair, data["indexes"])),
                fulltext=msgspec.convert(data.get("fulltext", {}), dict[str, FullText]),
            )
    return GraphSchema()


def _pair(index: Any) -> tuple[str, str]:
    label, name = (index["label"], index["property"]) if isinstance(index, dict) else index
    return label, name
