"""GraphML: read back it is the same graph, with captions for the tools that draw it."""

import io
from collections.abc import Collection

import networkx as nx
import pytest

from kg.export.graphml import write_graphml
from kg.export.selection import chosen
from kg.model.entity import Person
from kg.model.graph import Graph
from kg.query.network.graph import graph
from kg.store.base import Store
from tests.sample_graph import sample_graph


@pytest.fixture
def sample(store: Store) -> Store:
    store.project(sample_graph())
    return store


def written(store: Store, meetings: Collection[str] | None = None) -> bytes:
    stream = io.BytesIO()
    write_graphml(store, stream, meetings)
    return stream.getvalue()


def test_read_back_it_is_the_same_graph(sample: Store) -> None:
    found = nx.parse_graphml(written(sample).decode("utf-8"), force_multigraph=True)
    whole = graph(sample)
    assert found.nodes.keys() == whole.nodes.keys()
    assert sorted((a, b, own["type"]) for a, b, own in found.edges(data=True)) == sorted(
        (a, b, own["type"]) for a, b, own in whole.edges(data=True)
    )
    assert found.nodes["p-ana"]["label"] == "Ana Lindqvist"
    assert found.nodes["p-ana"]["aliases"] == "Lindqvist"
    assert found.nodes["m-oslo"]["earliest"] == "2020-06-12"
    assert found.nodes["m-oslo"]["label"].startswith("Ana Lindqvist and Omar Benali, Oslo")
    assert found.nodes["ms-ana"]["label"] == "Foreign Minister"


def test_the_same_graph_gives_the_same_bytes(sample: Store) -> None:
    first = written(sample)
    sample.project(sample_graph())
    assert written(sample) == first


def test_a_selection(sample: Store) -> None:
    found = nx.parse_graphml(
        written(sample, chosen(sample, place="Oslo")["Meeting"]).decode("utf-8"), force_multigraph=True
    )
    assert {id for id, own in found.nodes(data=True) if own["type"] == "Meeting"} == {"m-oslo"}


def test_characters_that_xml_has_not_are_left_out(store: Store) -> None:
    made = Graph()
    made.add(Person(id="p-x", name="A <b>&\x0bname\x1f"))
    store.project(made)
    found = nx.parse_graphml(written(store).decode("utf-8"), force_multigraph=True)
    assert found.nodes["p-x"]["name"] == "A <b>&name"
