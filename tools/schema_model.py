"""The merged LinkML schema, as the property graph and as RDF see it: what the generators beside ask."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from linkml_runtime.dumpers import yaml_dumper
from linkml_runtime.linkml_model.meta import ClassDefinition, SlotDefinition
from linkml_runtime.utils.schemaview import SchemaView
from rdflib import URIRef

TYPES = {"integer": "integer", "double": "float", "boolean": "boolean", "date": "date"}


def note(element: ClassDefinition | SlotDefinition, name: str) -> Any:
    """Return the value of an annotation, or ``None``."""
    return element.annotations[name].value if name in element.annotations else None


class Model:
    """The merged schema, as the property graph and as RDF see it."""

    def __init__(self, source: Path) -> None:
        self.view = SchemaView(str(source))
        self.view.merge_imports()

    def nodes(self) -> Iterator[ClassDefinition]:
        """Yield the classes that are labels of the property graph."""
        for cls in self.view.all_classes().values():
            if not (cls.abstract or note(cls, "relationship") or note(cls, "only") == "rdf"):
                yield cls

    def slots(self, cls: ClassDefinition, form: str) -> Iterator[SlotDefinition]:
        """Yield the slots that a class has in one form, ``graph`` or ``rdf``, its own first."""
        for slot in self.view.class_induced_slots(cls.name):
            if note(slot, "only") in (None, form):
                yield slot

    def properties(self, cls: ClassDefinition) -> dict[str, str]:
        """Return name and type of the properties of a node or relationship."""
        slots = (s for s in self.slots(cls, "graph") if not (note(s, "relationship") or note(s, "arrow")))
        return {slot.name: self.type_of(slot) for slot in slots}

    def indexes(self) -> Iterator[tuple[str, str]]:
        """Yield label and property of the indexes."""
        for cls in self.nodes():
            for slot in self.slots(cls, "graph"):
                if note(slot, "index"):
                    yield cls.name, slot.name

    def fulltext(self) -> dict[str, dict[str, list[str]]]:
        """Return labels and properties of the full-text indexes by their names."""
        found: dict[str, dict[str, list[str]]] = {}
        for cls in self.nodes():
            for slot in self.slots(cls, "graph"):
                if name := note(slot, "fulltext"):
                    over = found.setdefault(name, {"labels": [], "properties": []})
                    over["labels"] += [cls.name] * (cls.name not in over["labels"])
                    over["properties"] += [slot.name] * (slot.name not in over["properties"])
        return found

    def in_order(self) -> Iterator[tuple[URIRef, URIRef]]:
        """Yield the predicates whose value is never after that of another."""
        for cls in self.view.all_classes().values():
            for slot in cls.attributes.values():
                if later := note(slot, "not_after"):
                    both = (slot.slot_uri, cls.attributes[later].slot_uri)
                    yield tuple(URIRef(self.view.expand_curie(one)) for one in both)  # type: ignore[misc]

    def alternatives(self) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
        """Yield a class with a predicate that its nodes have, and the one that is true where they don't."""
        for cls in self.view.all_classes().values():
            for slot in cls.attributes.values():
                if instead := note(slot, "unless"):
                    three = (cls.class_uri, slot.slot_uri, cls.attributes[instead].slot_uri)
                    yield tuple(URIRef(self.view.expand_curie(one)) for one in three)  # type: ignore[misc]

    def type_of(self, slot: SlotDefinition) -> str:
        """Return the type of a property in the words of graph.json."""
        name = TYPES.get(slot.range, "string")
        return f"list of {name}" if slot.multivalued else name

    def ranges(self, slot: SlotDefinition) -> list[str]:
        """Return the classes that a slot may point to."""
        return [choice.range for choice in slot.any_of] or [slot.range]

    def rdf_only(self) -> str:
        """Return the schema of the RDF export alone, as LinkML's generators want it: without our notes."""
        schema = deepcopy(self.view.schema)
        for name, cls in list(schema.classes.items()):
            if note(cls, "only") == "graph":
                del schema.classes[name]
                continue
            cls.annotations = {}
            for key, slot in list(cls.attributes.items()):
                if note(slot, "only") == "graph":
                    del cls.attributes[key]
                slot.annotations = {}
        schema.source_file = None
        return str(yaml_dumper.dumps(schema))

    def relationship_of(self, cls: ClassDefinition) -> tuple[str, str] | None:
        """Return type and the label of the end of a class that is a relationship."""
        if type := note(cls, "relationship"):
            (end,) = (slot.range for slot in cls.attributes.values() if note(slot, "arrow") == "to")
            return type, end
        return None

    def way(self, slot: SlotDefinition) -> list[str]:
        """Return how to get to what a slot leads to: a relationship and its direction, or an end of one."""
        if arrow := note(slot, "arrow"):
            return ["end", arrow]
        return [note(slot, "relationship"), "reversed" if note(slot, "reversed") else "forward"]
