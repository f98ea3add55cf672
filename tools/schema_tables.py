"""The tables of the exports, ``schemas/tables.yaml``, with what the schema says of their columns.

``tools/generate_schema.py`` writes them: as tables.json for the exporter, and as a page for people.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from linkml_runtime.linkml_model.meta import ClassDefinition, SlotDefinition

from tools.schema_model import Model

_HEAD = """# Data dictionary
The tables that `kg export csv -o FOLDER` and `kg export parquet -o FOLDER` write, a file for each. Made of
`schemas/tables.yaml` and the schema by `make schema`. A list has several values in a cell: a list in Parquet,
in CSV with `;` between them. What isn't known is empty. `datapackage.json` in a folder of CSV says the same
to programs ([Data Package](https://datapackage.org/)).
"""


def tables(model: Model, text: str) -> dict[str, Any]:
    """Return the tables by name, each with its columns and where they come from."""
    return {name: _table(model, told) for name, told in yaml.safe_load(text).items()}


def dictionary(found: dict[str, Any]) -> str:
    """Return the tables as a page."""
    parts = [_HEAD]
    for name, table in found.items():
        lines = [f"## {name}", table["description"], "", "| Column | Type | What it is |", "|---|---|---|"]
        for column in table["columns"]:
            type = f"list of {column['type']}" if column["list"] else column["type"]
            words = f" One of {', '.join(column['words'])}." if "words" in column else ""
            lines.append(f"| `{column['name']}` | {type} | {column['description']}{words} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _table(model: Model, told: dict[str, Any]) -> dict[str, Any]:
    cls = model.view.get_class(told["of"])
    columns = list(_columns(model, cls, told["columns"]))
    description = f"One row for each {_words(cls.name)}: {cls.description[:1].lower()}{cls.description[1:]}"
    arrow = model.relationship_of(cls)
    kind = {"relationship": arrow[0], "at": arrow[1]} if arrow else {"label": cls.name}
    return {"description": description, **kind, "columns": columns}


def _columns(model: Model, cls: ClassDefinition, told: list[Any]) -> Iterator[dict[str, Any]]:
    slots = {slot.name: slot for slot in model.slots(cls, "graph")}
    for one in told:
        if isinstance(one, str):
            yield _own(model, one, slots[one])
        else:
            ((name, path),) = one.items()
            yield _of_others(model, name, slots, *path.split("."))


def _own(model: Model, name: str, slot: SlotDefinition) -> dict[str, Any]:
    return {**_typed(model, name, slot, bool(slot.multivalued)), "property": name}


def _of_others(
    model: Model, name: str, slots: dict[str, SlotDefinition], by: str, property: str
) -> dict[str, Any]:
    slot = slots[by]
    choices = [model.view.get_class(range) for range in model.ranges(slot)]
    of = " or ".join(_words(one.name) for one in choices)
    column: dict[str, Any] = {"name": name, "type": "string", "list": bool(slot.multivalued)}
    if property == "class":
        what = f"whether a {of}"
    elif property == "id":
        what = f"the id of the {of}"
        column["to"] = [one.name for one in choices]
    else:
        found = next(one for one in model.slots(choices[0], "graph") if one.name == property)
        column = _typed(model, name, found, bool(slot.multivalued))
        what = found.description.rstrip(".")
    return {
        **column,
        "description": f"{slot.description.rstrip('.')}: {what}.",
        "property": property,
        "by": model.way(slot),
    }


def _typed(model: Model, name: str, slot: SlotDefinition, is_list: bool) -> dict[str, Any]:
    column = {"name": name, "type": model.type_of(slot).removeprefix("list of "), "list": is_list}
    words = model.view.all_enums().get(slot.range)
    told = {"words": list(words.permissible_values)} if words else {}
    return {**column, "description": slot.description, **told}


def _words(name: str) -> str:
    """Return "meeting report" for MeetingReport."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
