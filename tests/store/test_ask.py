"""Queries of others: what they may do, how long, and how much they get."""

import pytest

from kg.errors import QueryError
from kg.store.base import Store
from kg.store.embedded import EmbeddedStore
from kg.store.neo4j import Neo4jStore
from kg.store.whole import read_graph
from tests.sample_graph import sample_graph
from tests.store.test_projection import content
from tests.store.test_query import READS_FILES, WRITES

SERVERS_BUSINESS = [
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.components() YIELD name RETURN name",
    "CALL dbms.queryJmx('*:*') YIELD name RETURN name",
    "CALL db.ping() YIELD success RETURN success",
    "CALL db.info() YIELD id RETURN id",
    "MATCH (n:Person) CALL dbms.components() YIELD name RETURN n.name, name",
    "MATCH (n:Person) CALL { CALL dbms.components() YIELD name RETURN name } RETURN n.name, name",
    "SHOW SETTINGS",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
    "SHOW TRANSACTIONS",
    "SHOW DATABASES",
    "SHOW USERS",
    "SHOW INDEXES",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
]
# As an exercise in cunning: explained or profiled, and with what a server reads before the query.
DISGUISES = ["{}", "EXPLAIN {}", "PROFILE {}", "CYPHER runtime=slotted {}", "// x\n{}"]


@pytest.fixture
def sample(store: Store) -> Store:
    """Give the store with the sample graph."""
    store.project(sample_graph())
    return store


@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_does_more_than_read_the_graph_is_refused(sample: Store, disguise: str) -> None:
    for query in (*WRITES, *READS_FILES):
        with pytest.raises(QueryError) as refused:
            list(sample.ask(disguise.format(query)))
        assert "\n" not in str(refused.value)
    assert content(read_graph(sample)) == content(sample_graph())


@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_is_the_business_of_the_server_is_refused(sample: Store, disguise: str) -> None:
    if not isinstance(sample, Neo4jStore):
        pytest.skip("there is no server")
    for query in SERVERS_BUSINESS:
        with pytest.raises(QueryError):
            list(sample.ask(disguise.format(query)))


def test_procedures_of_the_embedded_graph_only_read(sample: Store) -> None:
    if not isinstance(sample, EmbeddedStore):
        pytest.skip("a server has its own")
    procedures = list(sample.ask("SHOW PROCEDURES"))
    writing = [row["name"] for row in procedures if row["mode"] != "READ"]
    assert writing
    for name in writing:
        with pytest.raises(QueryError, match="may only read"):
            list(sample.ask(f"CALL {name}({{}})"))


def test_reading_is_allowed(sample: Store) -> None:
    labels = {row["label"] for row in sample.ask("CALL db.labels() YIELD label RETURN label")}
    assert {"Person", "Meeting"} <= labels
    (row,) = sample.ask("MATCH (p:Person {name: $name}) RETURN p.id AS id", {"name": "Ana Lindqvist"})
    assert row == {"id": "p-ana"}
    assert list(sample.ask("EXPLAIN MATCH (p:Person) RETURN p.id AS id")) is not None


def test_words_are_found_in_the_full_text_indexes(sample: Store) -> None:
    if not isinstance(sample, Neo4jStore):
        pytest.skip("the embedded store has no full-text indexes")
    list(sample.ask("CALL db.index.fulltext.queryNodes('kg_names', 'ana') YIELD node RETURN node.name"))


def test_rows_end_at_the_limit(sample: Store) -> None:
    rows = list(sample.ask("UNWIND range(1, 100) AS number RETURN number", limit=3))
    assert [row["number"] for row in rows] == [1, 2, 3]


def test_many_rows_are_never_made(sample: Store) -> None:
    if isinstance(sample, EmbeddedStore):
        pytest.skip("kglite makes all rows, and gives some")
    assert len(list(sample.ask("UNWIND range(1, 1000000000) AS number RETURN number", limit=5))) == 5


def test_a_query_ends_with_its_time(sample: Store) -> None:
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND [a, b] AS c RETURN sum(c) AS sum"
    )
    with pytest.raises(QueryError, match=r"stopped after 0\.5 s"):
        list(sample.ask(endless, seconds=0.5))
