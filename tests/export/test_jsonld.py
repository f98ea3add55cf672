"""JSON-LD: the same statements, plain to read, and whole through expanding, compacting and flattening."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from pyld import jsonld

from kg.store.base import Store
from kg.store.open import open_store
from tests.export.test_rdf import exported
from tests.sample_graph import sample_graph


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    with open_store(str(tmp_path_factory.mktemp("store"))) as store:
        store.project(sample_graph())
        yield store


@pytest.fixture(scope="module")
def document(store: Store) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(store, "jsonld"))
    return found


# JSON's number 0.9 is 9.0E-1 in RDF.
DOUBLE = "http://www.w3.org/2001/XMLSchema#double"


def statements(text: bytes | str, format: pyoxigraph.RdfFormat) -> Counter[tuple[str, str, str, str]]:
    return Counter(
        (str(quad.subject), str(quad.predicate), value(quad.object), str(quad.graph_name))
        for quad in pyoxigraph.parse(text, format=format)
    )


def value(node: Any) -> str:
    is_double = isinstance(node, pyoxigraph.Literal) and node.datatype.value == DOUBLE
    return repr(float(node.value)) if is_double else str(node)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"base": "https://own.example/things#"},
        {"base": "https://own.example/?id=/", "namespace": "https://own.example/terms/"},
        {"license": "https://creativecommons.org/publicdomain/zero/1.0/", "version": "2"},
    ],
)
def test_it_says_what_nquads_say(store: Store, options: dict[str, str]) -> None:
    wanted = statements(exported(store, "nquads", **options), pyoxigraph.RdfFormat.N_QUADS)
    text = exported(store, "jsonld", **options)
    assert statements(text, pyoxigraph.RdfFormat.JSON_LD) == wanted


def test_another_library_reads_the_same(store: Store, document: dict[str, Any]) -> None:
    """What pyld expands to RDF is compared with N-Quads as another format wrote them."""
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    wanted = statements(exported(store, "nquads"), pyoxigraph.RdfFormat.N_QUADS)
    assert statements(nquads, pyoxigraph.RdfFormat.N_QUADS) == wanted


def test_expanding_compacting_and_flattening_lose_nothing(document: dict[str, Any]) -> None:
    def as_rdf(one: Any) -> Counter[tuple[str, str, str, str]]:
        text = jsonld.to_rdf(one, {"format": "application/n-quads"})
        return statements(text, pyoxigraph.RdfFormat.N_QUADS)

    # pyld would make IRIs relative to the base that are others then: those with a colon at the front.
    context = {name: means for name, means in document["@context"].items() if name != "@base"}
    expanded = jsonld.expand(document)
    compacted = jsonld.compact(expanded, context)
    flattened = jsonld.flatten(document, context)
    assert as_rdf(expanded) == as_rdf(compacted) == as_rdf(flattened) == as_rdf(document)
    # Compacting gives the names back that were written; of two for one predicate, the first.
    meeting = node_of(document, "m-riga")
    again = node_of(compacted, "https://w3id.org/kg-meetings/id/m-riga")
    assert again.keys() - {"name"} == meeting.keys() - {"label"}
    assert (again["name"], again["earliest"]) == (meeting["label"], meeting["earliest"])


def node_of(document: dict[str, Any], id: str) -> dict[str, Any]:
    (found,) = (node for node in document["@graph"] if node["id"] == id)
    return dict(found)


def test_it_reads_well(document: dict[str, Any]) -> None:
    """Somebody who never saw RDF finds the names of the schema, and texts, numbers and truth as in JSON."""
    meeting = node_of(document, "m-riga")
    assert meeting["type"] == ["Meeting", "schema:Event"]
    assert (meeting["status"], meeting["date"]) == ("planned", "2021-05-03/2021-05-04")
    assert meeting["earliest"] == "2021-05-03"
    assert sorted(meeting["actors"]) == ["p-ana", "p-omar"]
    part = node_of(document, "participation/p-omar/m-riga")
    assert (part["actor"], part["rank"], part["in_capacity"]) == ("p-omar", "General", "ms-omar")
    riga = node_of(document, "https://w3id.org/kg-meetings/id/gn:456172")
    assert (riga["lat"], riga["country"]) == (56.946, "LV")
    assert node_of(document, "p-ana")["unnamed"] is False
    assert isinstance(node_of(document, "export/dataset")["triples"], int)


def test_what_a_document_says_is_in_its_own_graph(document: dict[str, Any]) -> None:
    riga = node_of(document, "https://w3id.org/kg-meetings/id/https:%2F%2Fnews.example%2Friga")
    assert riga["headline"]
    types = Counter(
        node["type"][0] if isinstance(node["type"], list) else node["type"] for node in riga["@graph"]
    )
    assert {"MeetingReport", "AffiliationReport", "Mention", "Passage"} <= set(types)
    assert "MeetingReport" not in {str(node["type"]) for node in document["@graph"]}


def test_each_line_is_a_node(store: Store) -> None:
    """Lines can be compared, and read one by one."""
    first, *lines = exported(store, "jsonld").decode().splitlines()
    assert first.startswith('{"@context": ')
    nodes = [line.strip().rstrip(",") for line in lines if line.strip().startswith("{")]
    told = [
        json.loads(line if line.endswith("}") else line.removesuffix(', "@graph": [') + "}") for line in nodes
    ]
    assert len(told) == len({node["id"] for node in told})


def test_an_empty_store_is_valid(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "empty")) as empty:
        assert json.loads(exported(empty, "jsonld"))["@graph"][0]["title"] == "Who met whom"
