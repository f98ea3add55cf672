"""Values of kglite in the shape that every store gives them."""

from typing import Any


def plain(value: Any) -> Any:
    """Turn kglite's nodes and relationships into what the Neo4j store gives: no inner numbers, no echoes."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"id", "labels", "properties"}:
        return {"labels": value["labels"], "properties": _own(value["properties"])}
    if value.keys() == {"id", "start", "end", "type", "properties"}:
        return {"type": value["type"], "properties": _own(value["properties"])}
    return {name: plain(item) for name, item in value.items()}


def _own(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in ("title", "type")}
