"""What only Neo4j has: other writers, other people's nodes, edits by hand."""

import threading
from collections.abc import Iterator

import pytest

from kg.errors import StoreError
from kg.model.graph import Graph, Node
from kg.store.base import Row, Store
from kg.store.bolt import Bolt
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import run_neo4j, wipe_neo4j
from tests.sample_graph import sample_graph
from tests.store.records import judgement, record
from tests.store.test_projection import content


@pytest.fixture
def store(neo4j_uri: str) -> Iterator[Store]:
    """Give an empty store in Neo4j."""
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as store:
        yield store


def test_a_record_is_readable_on_its_document(store: Store) -> None:
    store.put(record("d-1", headline="Talks"))
    (row,) = store.query("MATCH (d:Document) RETURN d.headline AS headline, d.extraction AS extraction")
    assert row["headline"] == "Talks"
    assert '"Ida Holm"' in row["extraction"]


def test_what_another_writer_put_in_between_keeps_the_graph_stale(store: Store, neo4j_uri: str) -> None:
    assert list(store.records()) == []
    with open_store(neo4j_uri) as other:
        other.put(record("d-1"))
    store.put(record("d-2"))
    store.project(Graph())
    assert store.stale
    assert [each.document.id for each in store.records()] == ["d-1", "d-2"]
    store.project(Graph())
    assert not store.stale


def test_a_projection_leaves_what_another_writer_kept(store: Store, neo4j_uri: str) -> None:
    with open_store(neo4j_uri) as other:
        other.put(record("d-1"))
        other.judge(judgement("j-1"))
    graph = Graph()
    graph.add(record("d-1", "Other text.").document)
    graph.add(judgement("j-1", same="no"))
    store.project(graph)
    store.project(Graph())
    assert list(store.records()) == [record("d-1")]
    assert list(store.judgements()) == [judgement("j-1")]


def test_edits_by_hand_are_put_right(store: Store, neo4j_uri: str) -> None:
    store.project(sample_graph())
    for edit in (
        "MATCH (p:Person {id: 'p-ana'}) SET p.name = 'X', p.extra = 1",
        "MATCH (p:Person {id: 'p-omar'}) DETACH DELETE p",
        "MATCH (:Person {id: 'p-ana'})-[r:PARTICIPATES_IN]->({id: 'm-riga'}) SET r.role = 'X'",
        "MATCH (p {id: 'p-ana'}) MATCH (m {id: 'm-riga'}) CREATE (p)-[:PARTICIPATES_IN {role: 'Y'}]->(m)",
        "CREATE (:Person {id: 'p-x', name: 'X'})-[:PARTICIPATES_IN]->(:Meeting {id: 'm-x'})",
        "CREATE (:Person {name: 'without an id'})",
    ):
        run_neo4j(neo4j_uri, edit)
    store.project(sample_graph())
    store.project(sample_graph())  # the second time sees what the first left
    assert content(read_graph(store)) == content(sample_graph())
    assert run_neo4j(neo4j_uri, "MATCH (p:Person) WHERE p.id IS NULL RETURN p") == []


def test_other_peoples_nodes_stay(store: Store, neo4j_uri: str) -> None:
    store.project(sample_graph())
    run_neo4j(neo4j_uri, "CREATE (:Recipe {name: 'Soup'})-[:NEEDS]->(:Spoon)")
    store.project(Graph())
    assert list(store.query("MATCH (r:Recipe)-[:NEEDS]->(:Spoon) RETURN r.name AS name")) == [
        {"name": "Soup"}
    ]


def test_every_label_has_its_constraint(store: Store, neo4j_uri: str) -> None:
    store.project(sample_graph())
    rows = run_neo4j(neo4j_uri, "SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN *")
    unique = {row["labelsOrTypes"][0] for row in rows if row["properties"] == ["id"]}
    assert unique >= {node.label for node in sample_graph().nodes()} | {"StoreState"}


@pytest.mark.parametrize(
    ("index", "text", "found"),
    [
        ("kg_names", "lindqvst~", ["p-ana"]),
        ("kg_names", "Бенали", ["p-omar"]),
        ("kg_names", "riga", ["gn:456172", "pl-castle"]),
        ("kg_names", "atlas AND pact", ["o-pact"]),
        ("kg_quotes", '"arms control"', ["mr-2"]),
        ("kg_texts", "analyst AND oslo", ["https://news.example/riga"]),
    ],
)
def test_names_texts_and_quotes_can_be_searched(
    store: Store, index: str, text: str, found: list[str]
) -> None:
    store.project(sample_graph())
    search = "CALL db.index.fulltext.queryNodes($index, $text) YIELD node RETURN node.id AS id ORDER BY id"
    rows = store.query(search, {"index": index, "text": text})
    assert [row["id"] for row in rows] == found


def test_opening_again_makes_no_index_again(
    store: Store, neo4j_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write = Bolt.write

    def noting(bolt: Bolt, cypher: str, **parameters: object) -> list[Row]:
        written.append(cypher)
        return write(bolt, cypher, **parameters)

    monkeypatch.setattr(Bolt, "write", noting)
    open_store(neo4j_uri).close()
    assert written
    assert not [cypher for cypher in written if cypher.startswith("CREATE")]


def test_one_that_cant_have_its_constraint_is_one_line(store: Store, neo4j_uri: str) -> None:
    run_neo4j(neo4j_uri, "DROP CONSTRAINT probe IF EXISTS")
    run_neo4j(neo4j_uri, "UNWIND [1, 2] AS i CREATE (:Probe {id: 'same'})")
    graph = Graph()
    graph.add_node(Node(label="Probe", id="x", properties={}))
    with pytest.raises(StoreError) as refused:
        store.project(graph)
    assert "\n" not in str(refused.value)


def test_a_projection_that_stops_halfway_is_stale(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.project(sample_graph())

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.store.neo4j_projection.Projecting.links", broken)
        with pytest.raises(KeyboardInterrupt):
            store.project(Graph())
        # What is written in one transaction is there as a whole or not at all.
        assert not store.stale
        assert content(read_graph(store)) == content(sample_graph())
        patch.setattr("kg.store.neo4j_projection.TOGETHER", 3)
        with pytest.raises(KeyboardInterrupt):
            store.project(Graph())
    assert store.stale
    store.project(sample_graph())
    assert not store.stale
    assert content(read_graph(store)) == content(sample_graph())


def test_writers_wait_while_all_is_read(store: Store, neo4j_uri: str) -> None:
    store.put_all([record("d-1"), record("d-2")])
    kept = store.kept()
    seen = [next(kept)]
    with open_store(neo4j_uri) as other:
        writer = threading.Thread(target=other.put, args=[record("d-0")])
        writer.start()
        writer.join(timeout=0.5)
        assert writer.is_alive()
        assert [*seen, *kept] == [record("d-1"), record("d-2")]
        writer.join()
    assert [each.document.id for each in store.records()] == ["d-0", "d-1", "d-2"]
