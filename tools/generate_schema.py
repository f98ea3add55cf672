"""Write schemas/generated/ from the LinkML schema: what the stores, the export and others read.

A development tool (``make schema``): it needs ``linkml``, and the wheel ships its output. Running it
twice writes the same bytes; a test fails when the committed files are stale.
"""

import json
import logging
import re
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linkml.generators.jsonldcontextgen import ContextGenerator
from linkml.generators.owlgen import OwlSchemaGenerator
from linkml_runtime.linkml_model.meta import ClassDefinition, SlotDefinition
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph

from tools.schema_model import Model, note
from tools.schema_shapes import shapes_of
from tools.schema_tables import dictionary, tables

SCHEMAS = Path(__file__).parents[1] / "schemas"
TABLES = SCHEMAS / "tables.yaml"


def graph_json(model: Model) -> str:
    """Return labels with their properties, relationships with their ends and properties, and indexes."""
    relationships: dict[str, dict[str, Any]] = {}

    def add(type: str, starts: list[str], ends: list[str], properties: dict[str, str]) -> None:
        link = relationships.setdefault(type, {"ends": [], "properties": {}})
        link["ends"] += [[start, end] for start in starts for end in ends]
        link["properties"] |= properties

    for cls in model.view.all_classes().values():
        if type := note(cls, "relationship"):
            ends = {note(slot, "arrow"): model.ranges(slot) for slot in cls.attributes.values()}
            add(type, ends["from"], ends["to"], model.properties(cls))
    for cls in model.nodes():
        for slot in model.slots(cls, "graph"):
            if type := note(slot, "relationship"):
                here, there = [cls.name], model.ranges(slot)
                add(type, *((there, here) if note(slot, "reversed") else (here, there)), {})
    for link in relationships.values():
        link["ends"].sort()
    return as_json(
        {
            "nodes": {cls.name: model.properties(cls) for cls in model.nodes()},
            "relationships": dict(sorted(relationships.items())),
            "indexes": [{"label": label, "property": property} for label, property in model.indexes()],
            "fulltext": model.fulltext(),
        }
    )


def rdf_json(model: Model) -> str:
    """Return what the export needs: types and predicates of each class, words that have an IRI."""
    classes = {
        cls.name: rdf_class(model, cls)
        for cls in model.view.all_classes().values()
        if not cls.abstract and note(cls, "only") != "graph"
    }
    words = {}
    for enum in model.view.all_enums().values():
        mapped = {w.text: [*w.exact_mappings, *w.broad_mappings] for w in enum.permissible_values.values()}
        if iris := {text: mappings[0] for text, mappings in mapped.items() if mappings}:
            words[enum.name] = iris
    used = set(re.findall(r'"(\w+):', json.dumps([classes, words])))
    prefixes = {p.prefix_prefix: p.prefix_reference for p in model.view.schema.prefixes.values()}
    return as_json(
        {
            "prefixes": {name: prefixes[name] for name in sorted(used)},
            "classes": classes,
            "words": words,
        }
    )


def rdf_class(model: Model, cls: ClassDefinition) -> dict[str, Any]:
    """Return the types of a class, its properties with their datatypes, and its relationships."""
    properties, relationships = {}, {}
    for slot in model.slots(cls, "rdf"):
        if type := note(slot, "relationship"):
            relationships[type] = [
                slot.slot_uri,
                "reversed" if note(slot, "reversed") else "forward",
                slot.name,
            ]
        elif not slot.identifier:
            properties[slot.name] = [slot.slot_uri, datatype(model, slot)]
    types = [cls.class_uri, *cls.exact_mappings, *cls.broad_mappings]
    return {"types": types, "properties": properties, "relationships": relationships}


def datatype(model: Model, slot: SlotDefinition) -> str:
    """Return the datatype of a literal, or ``@id`` for what is a node."""
    if slot.any_of or slot.range in model.view.all_classes() or slot.range == "uri":
        return "@id"
    known = model.view.all_types().get(slot.range)
    return str(known.uri) if known else "xsd:string"


def constraints_cypher(model: Model) -> str:
    """Return the statements that prepare an empty Neo4j, as the store runs them by itself."""
    lines = [
        "// Made by tools/generate_schema.py, for a database made by hand: the store does this by itself.",
        *(
            f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{cls.name}) REQUIRE n.id IS UNIQUE;"
            for cls in model.nodes()
        ),
        *(
            f"CREATE RANGE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{property});"
            for label, property in model.indexes()
        ),
        *(
            f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{'|'.join(over['labels'])}) "
            f"ON EACH [{', '.join(f'n.{property}' for property in over['properties'])}];"
            for name, over in model.fulltext().items()
        ),
    ]
    return "\n".join(lines) + "\n"


def context_jsonld(model: Model) -> str:
    """Return LinkML's JSON-LD context; a term that means different things is defined for each class."""
    context = json.loads(ContextGenerator(model.rdf_only()).serialize())["@context"]
    meanings: dict[str, dict[str, Any]] = {}
    for cls in model.view.all_classes().values():
        for slot in model.slots(cls, "rdf"):
            if note(cls, "only") != "graph" and not (cls.abstract or slot.identifier):
                meanings.setdefault(slot.name, {})[cls.name] = term(model, slot)
    for name, by_class in meanings.items():
        if len({json.dumps(meaning, sort_keys=True) for meaning in by_class.values()}) == 1:
            context[name] = next(iter(by_class.values()))
        else:
            del context[name]
            for cls, meaning in by_class.items():
                context[cls].setdefault("@context", {})[name] = meaning
    return as_json({"@context": {**dict(sorted(context.items())), "type": "@type"}})


def term(model: Model, slot: SlotDefinition) -> dict[str, str]:
    """Return the definition of a JSON-LD term."""
    type = datatype(model, slot)
    return {"@id": slot.slot_uri} | ({} if type == "xsd:string" else {"@type": type})


def shacl_ttl(model: Model) -> str:
    """Return the shapes of the RDF export. They are closed: a property that isn't in them is an error."""
    return turtle(model, shapes_of(model))


def owl_ttl(model: Model) -> str:
    """Return the ontology, about the terms that the export uses, with what ours mean."""
    options = {
        # Words like "held" are texts in the export, and no things.
        "default_permissible_value_type": RDFS.Literal,
        "metaclasses": False,
        "type_objects": False,
        "use_native_uris": False,
        "add_ols_annotations": False,
        "skip_vacuous_min_zero_cardinality_axioms": True,
        "skip_vacuous_local_range_axioms": True,
        "consolidate_cardinality_axioms": True,
    }
    made = OwlSchemaGenerator(model.rdf_only(), **options).as_graph()
    own = model.view.schema.prefixes["kg"].prefix_reference
    for enum in (
        model.view.all_enums()
    ):  # LinkML takes them for classes, too, and what has them for properties of things
        made.remove((URIRef(own + enum), RDF.type, OWL.Class))
    for cls in model.view.all_classes().values():
        for slot in model.slots(cls, "rdf"):
            if note(cls, "only") == "graph" or not (slot.slot_uri or "").startswith("kg:"):
                continue
            term = URIRef(own + slot.slot_uri.removeprefix("kg:"))
            made.add((term, SKOS.definition, Literal(f"{cls.name}: {slot.description}")))
            is_of_things = datatype(model, slot) == "@id"
            made.remove((term, RDF.type, OWL.DatatypeProperty if is_of_things else OWL.ObjectProperty))
            made.add((term, RDF.type, OWL.ObjectProperty if is_of_things else OWL.DatatypeProperty))
    return turtle(model, made)


def as_json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def turtle(model: Model, made: Graph) -> str:
    """Return nested Turtle. Canonical names for blank nodes give them the same order every time."""
    graph = Graph(bind_namespaces="none")
    for prefix in model.view.schema.prefixes.values():
        graph.bind(prefix.prefix_prefix, prefix.prefix_reference)
    graph.bind("sh", SH)
    for triple in to_canonical_graph(made):
        graph.add(triple)
    return graph.serialize(format="turtle").strip() + "\n"


def tables_json(model: Model) -> str:
    """Return the tables of the exports as CSV and Parquet."""
    return as_json(tables(model, TABLES.read_text("utf-8")))


def data_dictionary(model: Model) -> str:
    """Return the same for people."""
    return dictionary(tables(model, TABLES.read_text("utf-8")))


FILES: dict[str, Callable[[Model], str]] = {
    "graph.json": graph_json,
    "rdf.json": rdf_json,
    "constraints.cypher": constraints_cypher,
    "context.jsonld": context_jsonld,
    "shacl.ttl": shacl_ttl,
    "ontology.owl.ttl": owl_ttl,
    "tables.json": tables_json,
    "data-dictionary.md": data_dictionary,
}


def generate(folder: Path, source: Path = SCHEMAS / "meetings.yaml") -> list[Path]:
    """Write all files into ``folder`` and return their paths."""
    model = Model(source)
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_text(make(model), "utf-8", newline="\n")
    return [folder / name for name in FILES]


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    for path in generate(Path(sys.argv[1]) if len(sys.argv) > 1 else SCHEMAS / "generated"):
        print(path)
