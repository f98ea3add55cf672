"""The committed files in schemas/generated/ are what the schema gives."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Namespace

from kg.errors import KgError
from kg.schema import data_path
from kg.store.base import Store
from kg.store.embedded import EmbeddedStore
from tests.sample_graph import sample_graph

GENERATED = data_path("schemas/generated")
ROOT = Path(__file__).parents[2]


def generate(folder: Path, seed: str) -> dict[str, bytes]:
    """Run the tool in a process of its own: the order of sets differs with the hash seed."""
    subprocess.run(
        [sys.executable, "-m", "tools.generate_schema", str(folder)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes().replace(b"\r\n", b"\n") for path in folder.iterdir()}


@pytest.mark.slow
def test_the_committed_files_are_fresh_and_the_same_every_time(tmp_path: Path) -> None:
    first = generate(tmp_path / "1", "1")
    assert generate(tmp_path / "2", "2") == first
    stale = [name for name, bytes in contents(GENERATED).items() if first.get(name) != bytes]
    assert not stale, f"run `make schema`: {stale} differ from what the schema gives"
    assert set(first) == set(contents(GENERATED))


def test_the_ontology_says_of_our_terms_what_the_export_does_with_them() -> None:
    """Words are texts, which no property of things has; each term of ours has a meaning."""
    made = Graph().parse(GENERATED / "ontology.owl.ttl")
    kg = Namespace("https://w3id.org/kg-meetings/schema#")
    terms = json.loads((GENERATED / "rdf.json").read_text("utf-8"))["classes"]
    own = {
        (kg[name.removeprefix("kg:")], datatype)
        for cls in terms.values()
        for name, datatype in cls["properties"].values()
        if name.startswith("kg:")
    }
    assert len(own) > 10
    for term, datatype in own:
        kind = OWL.ObjectProperty if datatype == "@id" else OWL.DatatypeProperty
        assert set(made.objects(term, RDF.type)) == {kind}, term
        assert made.value(term, SKOS.definition), term
    assert (kg.Status, RDF.type, OWL.Class) not in made


@pytest.mark.parametrize("name", ["shacl.ttl", "ontology.owl.ttl"])
def test_turtle_parses(name: str) -> None:
    assert len(Graph().parse(GENERATED / name)) > 500


def test_the_context_loses_nothing() -> None:
    data = Graph().parse(Path(__file__).parents[1] / "export" / "golden" / "sample.ttl")
    context = json.loads((GENERATED / "context.jsonld").read_text("utf-8"))["@context"]
    text = data.serialize(format="json-ld", context=context)
    assert set(Graph().parse(data=text, format="json-ld")) == set(data)


def test_the_sample_graph_has_the_labels_relationships_and_properties_of_the_schema() -> None:
    schema = json.loads((GENERATED / "graph.json").read_text("utf-8"))
    graph = sample_graph()
    labels = {}
    for node in graph.nodes():
        labels[node.id] = node.label
        assert node.properties.keys() <= schema["nodes"][node.label].keys()
    assert set(labels.values()) == set(schema["nodes"])
    for link in graph.relationships():
        known = schema["relationships"][link.type]
        assert [labels[link.start], labels[link.end]] in known["ends"]
        assert link.properties.keys() <= known["properties"].keys()
    # The meetings of the sample are of today: no former state had their places.
    later = {"IN_FORMER_STATE"}
    assert {link.type for link in graph.relationships()} == set(schema["relationships"]) - later


def test_both_stores_make_the_constraints_and_indexes(store: Store) -> None:
    store.project(sample_graph())
    schema = json.loads((GENERATED / "graph.json").read_text("utf-8"))
    rows = store.query("SHOW INDEXES")
    made = {(row["labelsOrTypes"][0], row["properties"][0]) for row in rows if row["labelsOrTypes"]}
    assert made >= {(index["label"], index["property"]) for index in schema["indexes"]}
    if not isinstance(store, EmbeddedStore):  # that one has its own index of ids, which are unique there
        assert made >= {(label, "id") for label in schema["nodes"]}


def test_the_cypher_statements_run_on_neo4j(neo4j_uri: str) -> None:
    from tests.conftest import run_neo4j

    text = (GENERATED / "constraints.cypher").read_text("utf-8")
    statements = [line for line in text.splitlines() if not line.startswith("//")]
    for statement in statements:
        run_neo4j(neo4j_uri, statement)
    labels = json.loads((GENERATED / "graph.json").read_text("utf-8"))["nodes"]
    assert len([statement for statement in statements if "CONSTRAINT" in statement]) == len(labels)


def test_a_missing_data_file_is_named() -> None:
    assert data_path("schemas/meetings.yaml").is_file()
    with pytest.raises(KgError, match="nothing"):
        data_path("schemas/nothing.yaml")
