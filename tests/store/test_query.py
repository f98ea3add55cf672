"""Queries read, and only read, with the same answers from either store."""

from datetime import date

import pytest

from kg.errors import QueryError
from kg.store.base import Store
from kg.store.whole import read_graph
from tests.sample_graph import sample_graph
from tests.store.test_projection import content

WRITES = [
    "CREATE (n:Person {id: 'x'})",
    "MERGE (n:Person {id: 'p-ana'}) RETURN n.name",
    "MERGE (n:Person {id: 'p-ana'}) ON MATCH SET n.name = 'X' RETURN n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Person) SET n.name = 'X' RETURN n.name",
    "MATCH (n:Person) REMOVE n.name",
    "MATCH (a:Person) MATCH (b:Meeting) CREATE (a)-[:HOLDS]->(b)",
    "FOREACH (x IN [1, 2] | CREATE (:Person {id: toString(x)}))",
    "CREATE INDEX FOR (n:Person) ON (n.wikidata)",
    "CREATE CONSTRAINT FOR (n:Person) REQUIRE n.name IS UNIQUE",
    "MATCH (n:Person) CALL { WITH n SET n.name = 'X' } RETURN n.name",
    "RETURN 1 AS one; MATCH (n) DETACH DELETE n",
    "EXPLAIN RETURN 1 AS one; MATCH (n) DETACH DELETE n",
    "/* MATCH (n) RETURN n */ MATCH (n) // RETURN n\n DETACH DELETE n",
    "CREATE USER eve SET PASSWORD 'secret123'",
    "ALTER USER neo4j SET PASSWORD 'secret123'",
    "CREATE DATABASE other",
]
READS_FILES = [
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "load  /* x */ csv WITH HEADERS FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "WITH 1 AS x\nLOAD\nCSV FROM 'file:///etc/hostname' AS line RETURN line",
    "WITH '\\'' AS x LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "\\u004cOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "WITH '\\u0027 AS x LOAD CSV FROM \\u0027file:///etc/hostname' AS line RETURN line",
]


@pytest.fixture
def sample(store: Store) -> Store:
    """Give the store with the sample graph."""
    store.project(sample_graph())
    return store


def test_the_question_of_the_project(sample: Store) -> None:
    rows = sample.query(
        "MATCH (p:Person)-[:PARTICIPATES_IN]->(m:Meeting)-[:LOCATED_IN]->(:Place {name: $place}) "
        "RETURN p.name AS who, m.date AS date, m.status AS status ORDER BY who",
        {"place": "Riga"},
    )
    assert list(rows) == [
        {"who": "Ana Lindqvist", "date": "2021-05-03/2021-05-04", "status": "planned"},
        {"who": "Omar Benali", "date": "2021-05-03/2021-05-04", "status": "planned"},
    ]


def test_values_have_their_types(sample: Store) -> None:
    (row,) = sample.query(
        "MATCH (m:Meeting {id: 'm-riga'}) MATCH (p:Person {id: 'p-omar'}) MATCH (c:Place {id: 'gn:456172'}) "
        "RETURN m.earliest AS day, p.aliases AS aliases, p.unnamed AS unnamed, p.wikidata AS nothing, "
        "c.lat AS lat, [m.latest, null] AS nested, {day: m.latest} AS map, 2 AS number, "
        "date('2020-02-29') AS made"
    )
    assert row == {
        "day": date(2021, 5, 3),
        "aliases": ["Benali", "Омар Бенали"],
        "unnamed": False,
        "nothing": None,
        "lat": 56.946,
        "nested": [date(2021, 5, 4), None],
        "map": {"day": date(2021, 5, 4)},
        "number": 2,
        "made": date(2020, 2, 29),
    }
    assert type(row["day"]) is date
    assert type(row["number"]) is int


def test_nodes_relationships_and_paths_are_plain(sample: Store) -> None:
    (row,) = sample.query(
        "MATCH path = (t:Membership {id: 'ms-omar'})-[r:IN_ORGANIZATION]->(o:Organization) "
        "RETURN t, r, path, properties(r) = {} AS bare"
    )
    membership = {
        "labels": ["Membership"],
        "properties": {"id": "ms-omar", "role": "Head", "rank": "General", "attested_from": "2021-04-30",
                       "attested_to": "2021-04-30"},
    }  # fmt: skip
    assert row["t"] == membership
    assert row["r"] == {"type": "IN_ORGANIZATION", "properties": {}}
    assert row["path"]["nodes"][0] == membership
    assert row["path"]["relationships"] == [row["r"]]


def test_dates_compare_as_parameters(sample: Store) -> None:
    query = "MATCH (m:Meeting) WHERE m.earliest >= $from AND m.latest < $to RETURN m.id AS id ORDER BY id"
    rows = sample.query(query, {"from": date(2021, 5, 1), "to": date(2021, 5, 31)})
    assert list(rows) == [{"id": "m-riga"}]


def test_lists_are_parameters(sample: Store) -> None:
    rows = sample.query("MATCH (p:Person) WHERE p.id IN $ids RETURN p.id AS id", {"ids": ["p-ana", "nobody"]})
    assert list(rows) == [{"id": "p-ana"}]


def test_the_shortest_path_is_found(sample: Store) -> None:
    (row,) = sample.query(
        "MATCH (a:Person {id: 'p-ana'}) MATCH (b:Person {id: 'p-omar'}) "
        "MATCH p = shortestPath((a)-[:PARTICIPATES_IN*..6]-(b)) RETURN length(p) AS hops"
    )
    assert row == {"hops": 2}


@pytest.mark.parametrize("query", WRITES)
def test_writing_is_refused(sample: Store, query: str) -> None:
    with pytest.raises(QueryError) as refused:
        list(sample.query(query))
    assert "\n" not in str(refused.value)
    assert content(read_graph(sample)) == content(sample_graph())


@pytest.mark.parametrize("query", READS_FILES)
def test_reading_files_is_refused(sample: Store, query: str) -> None:
    with pytest.raises(QueryError, match="LOAD CSV"):
        list(sample.query(query))


def test_words_about_loading_are_only_words(sample: Store) -> None:
    query = "RETURN 'LOAD CSV' AS a, \"it's LOAD CSV\" AS b, 1 AS `LOAD CSV` // LOAD CSV"
    assert list(sample.query(query)) == [{"a": "LOAD CSV", "b": "it's LOAD CSV", "LOAD CSV": 1}]


@pytest.mark.parametrize(
    "query", ["MATCH (n:Person)\nRETURN n.name\nfoo bar", "MATCH (n:Person)\n\nRETURN )"]
)
def test_a_syntax_error_names_the_line(sample: Store, query: str) -> None:
    with pytest.raises(QueryError, match=r"line 3\b") as refused:
        sample.query(query)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "query", ["", " ", "Wer hat wen getroffen?", "RETURN $missing AS x", "RETURN 1/0 AS x"]
)
def test_what_cant_be_answered_is_a_query_error(sample: Store, query: str) -> None:
    with pytest.raises(QueryError) as refused:
        list(sample.query(query))
    assert str(refused.value)


def test_a_parameter_that_is_no_value_is_a_query_error(sample: Store) -> None:
    with pytest.raises(QueryError):
        list(sample.query("RETURN $x AS x", {"x": object()}))


@pytest.mark.parametrize(
    "query", ["MATCH (n:Nobody) RETURN n.id", "MATCH (:Person)-[:NO_SUCH]->(n) RETURN n.id"]
)
def test_an_unknown_name_finds_nothing_and_says_nothing(
    sample: Store, query: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert list(sample.query(query)) == []
    assert capfd.readouterr().err == ""
