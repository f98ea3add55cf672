"""Level 2: the graph is made equal to what is projected, in either store."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.model.entity import Meeting, Organization, Person
from kg.model.graph import Graph, Node, Relationship
from kg.store.base import Store
from kg.store.whole import labels, read_graph, read_nodes, read_relationships
from tests.sample_graph import sample_graph
from tests.store.records import judgement, record
from tests.store.test_contract import HOSTILE


def content(graph: Graph) -> tuple[list[Node], list[Relationship]]:
    """Return what two equal graphs have in common."""
    return list(graph.nodes()), list(graph.relationships())


def test_the_graph_comes_back_equal(store: Store) -> None:
    store.project(sample_graph())
    assert not store.stale
    assert content(read_graph(store)) == content(sample_graph())


def test_projecting_again_changes_nothing(store: Store) -> None:
    store.project(sample_graph())
    store.project(sample_graph())
    assert content(read_graph(store)) == content(sample_graph())


def test_what_is_not_in_the_graph_goes(store: Store) -> None:
    store.project(sample_graph())
    smaller = Graph()
    ana = smaller.add(Person(id="p-ana", name="Ana Lindqvist"))
    smaller.link("PARTICIPATES_IN", ana, smaller.add(Meeting(id="m-riga", label="Riga")))
    store.project(smaller)
    assert content(read_graph(store)) == content(smaller)
    store.project(Graph())
    assert content(read_graph(store)) == ([], [])


def test_properties_become_exactly_those_of_the_graph(store: Store) -> None:
    for role in ("Minister", None):
        graph = Graph()
        person = graph.add(Person(id="p", name="Ida Holm", aliases=("Holm",) if role else (), wikidata=role))
        graph.link("PARTICIPATES_IN", person, graph.add(Meeting(id="m", label="Talks")), role=role)
        store.project(graph)
        assert content(read_graph(store)) == content(graph)


def test_an_id_may_change_its_label(store: Store) -> None:
    for entity in (Person(id="x", name="The Council"), Organization(id="x", name="The Council")):
        graph = Graph()
        graph.link("PARTICIPATES_IN", graph.add(entity), graph.add(Meeting(id="m", label="Session")))
        store.project(graph)
        assert content(read_graph(store)) == content(graph)


def test_kept_documents_and_judgements_are_nodes_and_outlast_every_projection(store: Store) -> None:
    kept, decided = record("d-1", headline="Kept"), judgement("j-1")
    store.put(kept)
    store.judge(decided)
    graph = sample_graph()
    graph.add(record("d-1").document)
    store.project(graph)
    store.project(Graph())
    assert list(read_graph(store).nodes()) == [Node.of(kept.document), Node.of(decided)]
    assert list(store.records()) == [kept]
    assert list(store.judgements()) == [decided]


def test_evidence_of_a_kept_document_is_linked(store: Store) -> None:
    store.put(record("d-1"))
    graph = Graph()
    graph.add(record("d-1").document)
    graph.link("ABOUT", "d-1", graph.add(Meeting(id="m", label="Talks")))
    store.project(graph)
    assert content(read_graph(store)) == content(graph)
    graph = Graph()
    store.project(graph)
    assert list(read_graph(store).relationships()) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_is_data_and_never_cypher(store: Store, text: str) -> None:
    graph = sample_graph()
    person = graph.add(Person(id=f"p-{text}", name=text, aliases=(text, text)))
    graph.link("PARTICIPATES_IN", person, "m-riga", role=text)
    store.project(graph)
    assert content(read_graph(store)) == content(graph)
    found = store.query("MATCH (p:Person {name: $name}) RETURN p.id AS id", {"name": text})
    assert list(found) == [{"id": f"p-{text}"}]


@pytest.mark.parametrize("name", ["Person) DETACH DELETE (n", "A-B", "A`B", "", "A\n", "Ünit", "1st"])
def test_a_label_or_type_that_is_no_word_is_refused(store: Store, name: str) -> None:
    store.project(sample_graph())
    labelled, linked, owning = sample_graph(), sample_graph(), sample_graph()
    labelled.add_node(Node(label=name, id="x", properties={}))
    linked.link(name, "p-ana", "m-riga")
    owning.add_node(Node(label="Person", id="x", properties={name: 1}))
    for graph in (labelled, linked, owning):
        with pytest.raises(ValueError, match="not a name"):
            store.project(graph)
    assert content(read_graph(store)) == content(sample_graph())


def test_a_relationship_without_its_node_is_an_error(store: Store) -> None:
    graph = sample_graph()
    graph.link("HOLDS", "p-ana", "nowhere")
    with pytest.raises(ValueError, match="nowhere"):
        store.project(graph)


@pytest.mark.parametrize("name", ["title", "type"])
def test_a_property_that_kglite_answers_for_is_refused(store: Store, name: str) -> None:
    graph = Graph()
    graph.add_node(Node(label="Person", id="x", properties={name: "y"}))
    with pytest.raises(ValueError, match=name):
        store.project(graph)


def test_more_than_a_batch_is_read_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = Graph()
    for number in range(25):
        for entity in (
            Person(id=f"p-{number}", name=f"P {number}"),
            Organization(id=f"o-{number}", name="O"),
        ):
            graph.add(entity)
            graph.add(Meeting(id=f"m-{number}", label="M", earliest=date(2020, 1, 1 + number)))
            graph.link("PARTICIPATES_IN", entity.id, f"m-{number}", side="left")
            graph.link("PARTICIPATES_IN", entity.id, "m-0")
    monkeypatch.setattr("kg.store.batches.batches.__defaults__", (7,))
    store.project(graph)
    assert labels(store) == ["Meeting", "Organization", "Person"]
    nodes, links = content(graph)
    assert [node for label in labels(store) for node in read_nodes(store, label)] == nodes
    assert list(read_relationships(store, "PARTICIPATES_IN")) == links


def test_reading_by_a_name_that_is_no_word_is_refused(store: Store) -> None:
    read: Callable[..., object]
    for read in (read_nodes, read_relationships):
        with pytest.raises(ValueError, match="not a name"):
            list(read(store, "X) DETACH DELETE (n"))


def test_newer_rules_make_the_graph_stale(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.project(Graph())
    assert not store.stale
    monkeypatch.setattr("kg.model.derivation.DERIVATION", "newer")
    assert store.stale
    store.project(Graph())
    assert not store.stale
