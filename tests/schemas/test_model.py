"""schemas/*.yaml is the source of the names in kg/model: the two agree, and in the values of a word too."""

from collections.abc import Iterator
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from linkml_runtime.linkml_model.meta import SlotDefinition
from linkml_runtime.utils.schemaview import SchemaView

from kg.model import document, entity, judgement, report
from kg.model.document import Document
from kg.model.graph import Node
from kg.schema import data_path
from tools.schema_model import Model, note

MODEL = Model(data_path("schemas/meetings.yaml"))
VIEW: SchemaView = MODEL.view
STRUCTS = {
    "Document": Document,
    "Judgement": judgement.Judgement,
    "MeetingReport": entity.MeetingReportNode,
    "AffiliationReport": entity.AffiliationReportNode,
    **{
        name: getattr(entity, name)
        for name in (
            "Person",
            "Name",
            "Organization",
            "Membership",
            "Place",
            "Meeting",
            "Topic",
            "Mention",
            "Reference",
        )
    },
}
RANGES = {str: "string", int: "integer", float: "double", bool: "boolean", date: "date"}


def fields(struct: type) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(struct).items() if not name.startswith("__")}


def words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every Literal type of kg/model with its values."""
    for module in (document, entity, judgement, report):
        for name, value in vars(module).items():
            if get_origin(value) is Literal:
                yield name, get_args(value)


def kept(hint: Any) -> tuple[Any, bool, bool]:
    """Return the type within ``| None`` and ``tuple[…, ...]``, whether it is needed, whether it is many."""
    optional = get_origin(hint) in (Union, UnionType)
    inner = next(arg for arg in get_args(hint) if arg is not type(None)) if optional else hint
    if get_origin(inner) is tuple:
        return get_args(inner)[0], False, True
    return inner, not optional, False


def test_every_node_is_a_class() -> None:
    assert {cls.name for cls in MODEL.nodes()} == set(STRUCTS)
    for name, struct in STRUCTS.items():
        needed = {"id": "x"} | {f.name: None for f in msgspec.structs.fields(struct) if f.required}
        assert Node.of(struct(**(needed | {"id": "x"}))).label == name


@pytest.mark.parametrize("name", STRUCTS)
def test_slots_are_the_fields(name: str) -> None:
    assert set(MODEL.properties(VIEW.get_class(name))) == set(fields(STRUCTS[name]))


@pytest.mark.parametrize("name", STRUCTS)
def test_ranges_are_the_types(name: str) -> None:
    slots: dict[str, SlotDefinition] = {slot.name: slot for slot in VIEW.class_induced_slots(name)}
    for field, hint in fields(STRUCTS[name]).items():
        type, needed, many = kept(hint)
        slot = slots[field]
        assert bool(slot.multivalued) == many, field
        assert not slot.required or needed, field
        if get_origin(type) is Literal:
            assert tuple(VIEW.get_enum(slot.range).permissible_values) == get_args(type), field
        else:
            known = VIEW.all_types().get(slot.range)
            plain = known.typeof or slot.range if known else None
            assert RANGES[type] == plain, field


def test_words_are_the_literals() -> None:
    schema = {name: tuple(enum.permissible_values) for name, enum in VIEW.all_enums().items()}
    assert schema == dict(words())


def test_relationships_with_properties_are_classes() -> None:
    found = {
        note(cls, "relationship"): cls for cls in VIEW.all_classes().values() if note(cls, "relationship")
    }
    assert list(found) == ["PARTICIPATES_IN"]
    properties = MODEL.properties(found["PARTICIPATES_IN"])
    assert list(properties) == ["role", "rank", "organization", "membership", "side"]


def test_everything_is_described() -> None:
    for cls in VIEW.all_classes().values():
        assert cls.description, cls.name
        for slot in cls.attributes.values():
            assert slot.description, f"{cls.name}.{slot.name}"
            assert slot.identifier or slot.slot_uri or "graph" in (note(slot, "only"), note(cls, "only"))
