"""The Python interface: the same answers as the functions, graphs as large as the store, tables, the page."""

import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings

import kg
from kg.errors import KgError, QueryError, StoreError
from kg.knowledge_graph import KnowledgeGraph
from kg.query.network.graph import graph
from kg.query.network.selection import Selection
from kg.store.base import Store
from tests.query.network.random_graphs import MEETINGS
from tests.query.network.test_network import Told, stored
from tests.sample_graph import sample_graph

ROOT = Path(__file__).parents[2]
LABELS = ("Person", "Organization", "Membership", "Place", "Meeting", "Topic")


def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    given = {"store": str(tmp_path / "store")}
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, globs=given)
    assert (result.failed, result.attempted > 10) == (0, True)


def test_import_is_cheap() -> None:
    watch = "import sys, kg; print(*(set(sys.modules) & {'networkx', 'kglite', 'neo4j', 'msgspec', 'numpy', 'kg.query'}))"
    result = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []


@pytest.fixture
def opened(store: Store) -> KnowledgeGraph:
    """Give the object over each store in turn, with the sample graph."""
    store.project(sample_graph())
    found = KnowledgeGraph(store.uri)
    found._store = store
    return found


def test_everything_has_as_many_nodes_and_edges_as_the_store(opened: KnowledgeGraph) -> None:
    everything = opened.graph()
    expected = sample_graph()
    nodes = {node.id: node for node in expected.nodes() if node.label in LABELS}
    assert everything.nodes.keys() == nodes.keys()
    counted = {row["name"]: row["number"] for row in opened.stats().rows if row["of"] == "label"}
    assert everything.number_of_nodes() == sum(counted.get(label, 0) for label in LABELS)
    edges = {
        (link.start, link.end, link.type): link.properties
        for link in expected.relationships()
        if {link.start, link.end} <= nodes.keys()
    }
    assert set(everything.edges(keys=True)) == edges.keys()
    for one, other, type, own in everything.edges(keys=True, data=True):
        assert own == {"type": type, **edges[one, other, type]}
    for id, own in everything.nodes(data=True):
        properties = {name: value for name, value in nodes[id].properties.items() if name != "id"}
        assert own == {"type": nodes[id].label, **properties}


def test_a_selection_is_its_meetings_and_what_they_lead_to(opened: KnowledgeGraph) -> None:
    oslo = opened.graph(place="Oslo", statuses="held")
    assert {id for id, type in oslo.nodes(data="type") if type == "Meeting"} == {"m-oslo"}
    assert {
        "p-ana",
        "ms-ana",
        "o-mfa-se",
        "wd:Q34",
        "gn:3143244",
        "gn:3144096",
        "t-arms-control",
    } <= oslo.nodes.keys()
    assert "gn:456172" not in oslo
    assert oslo.nodes["m-oslo"]["earliest"] == date(2020, 6, 12)
    everything = opened.graph()
    inside = everything.subgraph(oslo.nodes)
    assert nx.utils.graphs_equal(oslo, nx.MultiDiGraph(inside))
    assert not opened.graph(since="1999", until="1999")
    assert opened.graph(people=["Lindqvist"]).nodes.keys() >= {"m-oslo", "m-riga", "m-put-off"}
    with pytest.raises(QueryError, match="did you mean"):
        opened.graph(people=["Lindkvist"])
    with pytest.raises(QueryError, match="'foo' is no status: choose held, planned"):
        opened.graph(statuses=["foo"])


@given(MEETINGS)
@settings(max_examples=8, deadline=None)
def test_a_selection_of_all_statuses_is_all_that_anybody_took_part_in(meetings: Told) -> None:
    with stored(meetings) as store:
        every = graph(store, Selection(statuses=("held", "planned", "cancelled")))
        whole = graph(store)
        assert every.nodes.keys() <= whole.nodes.keys()
        assert {id for id in whole if whole.nodes[id]["type"] == "Meeting"} <= every.nodes.keys()


def test_methods_are_the_commands(embedded_world: Store) -> None:
    found = KnowledgeGraph(embedded_world.uri)
    found._store = embedded_world
    assert found.ask("who met in Rome").rows == kg.query.ask(embedded_world, "who met in Rome").rows
    assert found.find("ferrante").rows[0]["id"] == "p-giulia"
    assert found.show("p-giulia").rows[0]["name"] == "Giulia Ferrante"
    assert [row["meeting"] for row in found.path("Giulia Ferrante", "Ødegård").rows] == ["m-rome"]
    assert found.neighbours("Giulia Ferrante").rows[0]["id"] == "p-sverre"
    assert found.timeline("Giulia Ferrante", "Ødegård").rows[0]["held"] == 1
    assert len(found.stats(2, by="pagerank").rows) == 2
    assert found.communities(any_status=True).rows
    assert found.query("upcoming-meetings", from_="2024-01-01").rows
    assert found.cypher("MATCH (m:Meeting {id: $id}) RETURN m.status AS status", {"id": "m-rome"}).rows == [
        {"status": "held"}
    ]
    with pytest.raises(QueryError, match="there is no query"):
        found.query("nothing")


def test_what_is_not_there_is_told_at_the_first_use(tmp_path: Path) -> None:
    found = kg.open(tmp_path / "none")
    with pytest.raises(StoreError, match="there is no store"):
        found.stats()


def test_it_is_closed_behind_a_with(tmp_path: Path) -> None:
    with kg.open(tmp_path / "store") as found:
        (tmp_path / "a.txt").write_text("The bridge was painted green, said the mayor of the town.")
        assert found.load(tmp_path / "a.txt").documents == 1
        assert found.stats().rows
    assert found._store is None


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_table_of_rows(embedded_world: Store, library: str) -> None:
    pytest.importorskip(library)
    found = KnowledgeGraph(embedded_world.uri)
    found._store = embedded_world
    table = found.dataframe("participations", library, people="p-giulia", statuses="held")  # type: ignore[arg-type]
    assert list(table["meeting"]) == ["m-rome", "m-rome"]
    assert list(table["earliest"]) == [date(2024, 3, 14)] * 2
    asked = found.dataframe(found.ask("who met in Rome"), library)  # type: ignore[arg-type]
    assert asked["date"][0] == "2024-03-14"


def test_a_library_that_is_not_installed_is_named(
    embedded_world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    found = KnowledgeGraph(embedded_world.uri)
    found._store = embedded_world
    for library in (None, "polars"):
        with pytest.raises(KgError, match=r"pip install 'kg-meetings\[notebook\]'"):
            found.dataframe("counts", library)  # type: ignore[arg-type]
