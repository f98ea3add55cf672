"""What a query may not say, and where parameters go."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.sparql.answering import with_parameters
from kg.sparql.text import names_graphs, refuse_elsewhere, why_no_query, with_values

ASKS_ANOTHER = [
    "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * WHERE { SERVICE x: { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p ?o . SERVICE ?s { ?a ?b ?c } }",
    "SELECT * WHERE { ?s ?p 'it''s' . SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
    "SELECT * WHERE { ?s ?p ?o FILTER(?s<?o)SERVICE<http://127.0.0.1:1/>{ ?a ?b ?c } }",
    "SELECT * WHERE { # a comment\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p '\\'' . SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } . ?s ?p '' }",
    "SELECT * WHERE { ?s ?p '''a ' b''' . SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
    "SELECT * WHERE { ?s ?p <http://x#a> . SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
]
ONLY_WORDS = [
    "SELECT ?service WHERE { ?service <http://x/service> 'SERVICE' } # SERVICE",
    'PREFIX x: <http://x/> SELECT $service WHERE { ?s x:service $service ; x:SERVICE "SERVICE" }',
    "PREFIX service: <http://x/> SELECT * WHERE { ?s service:a '''SERVICE''' }",
    "SELECT * WHERE { ?s ?p 'it''s SERVICE' }",
    "PREFIX from: <http://x/> SELECT ?from WHERE { ?from from:from $from FILTER(STR(?from) != 'FROM') }",
]


@pytest.mark.parametrize("query", ASKS_ANOTHER)
def test_another_server_is_never_asked(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        refuse_elsewhere(query)


@pytest.mark.parametrize("query", ONLY_WORDS)
def test_words_about_services_are_only_words(query: str) -> None:
    refuse_elsewhere(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <http://x/> { ?s ?p ?o }",
        "SELECT *FROM<http://x/>{ ?s ?p ?o }",
        "ASK from named <http://x/> {}",
        "ASK \\u0046ROM <http://x/> {}",
    ],
)
def test_a_query_may_name_graphs(query: str) -> None:
    assert names_graphs(query)


@pytest.mark.parametrize("query", ONLY_WORDS)
def test_words_about_graphs_are_only_words(query: str) -> None:
    assert not names_graphs(query)


TRIPLE = ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal("{ WHERE {"))


def answers(query: str, given: dict[str, object]) -> bool | int:
    store = ox.Store()
    store.add(TRIPLE)
    store.add(ox.Quad(ox.NamedNode("http://x/t"), ox.NamedNode("http://x/p"), ox.Literal(5)))
    text, _ = with_parameters(query, given)
    found = store.query(text)
    return bool(found) if isinstance(found, ox.QueryBoolean) else len(list(found))


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("SELECT ?s WHERE { ?s ?p $o }", 1),
        ("SELECT ?s { ?s ?p $o }", 1),
        ("ASK { ?s ?p $o }", True),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p $o }", 1),
        ("SELECT ?s # WHERE {\nWHERE { ?s ?p $o FILTER(STR($o) = '{ WHERE {') }", 1),
        ("SELECT ('WHERE {' AS ?x) where\n{ ?s ?p $o }", 1),
    ],
)
def test_parameters_go_where_patterns_begin(query: str, number: bool | int) -> None:
    assert answers(query, {"o": "{ WHERE {"}) == number
    assert not answers(query, {"o": "something else"})


def test_numbers_are_numbers() -> None:
    assert answers("SELECT ?s WHERE { ?s ?p $o }", {"o": 5}) == 1
    assert answers("SELECT ?s WHERE { ?s ?p $o }", {"o": "5"}) == 0


@given(st.text(max_size=30))
def test_no_text_leaves_its_place(text: str) -> None:
    safe = text.encode("utf-8", "replace").decode("utf-8")
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal(safe)))
    query, _ = with_parameters("SELECT ?s WHERE { ?s ?p $o }", {"o": safe})
    assert len(list(store.query(query))) == 1


@pytest.mark.parametrize("name", ["a b", "x } DROP", "", "ä-", "1a"])
def test_a_name_of_a_parameter_is_a_word(name: str) -> None:
    with pytest.raises(QueryError, match="name of a parameter"):
        with_parameters("ASK { ?s ?p ?o }", {name: "x"})


def test_a_query_without_patterns_takes_no_parameters() -> None:
    with pytest.raises(QueryError, match="that parameters could be put into"):
        with_values("DESCRIBE <http://x/s>", {"s": '"x"'})


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?s WHERE { ?s a nosuch:Person }", "a prefix is not declared, near"),
        ("SELEC ?s", "line 1, column 9: this is no SPARQL, near “SELEC ?s”"),
        ("SELECT ?s\nWHERE { ?s a <x y> }", "line 2, column 19: an IRI isn't written as IRIs are"),
        ("", "line 1, column 1: this is no SPARQL"),
    ],
)
def test_what_is_no_query_is_said_in_words(query: str, said: str) -> None:
    with pytest.raises(SyntaxError) as refused:
        ox.Store().query(query)
    told = why_no_query(str(refused.value), query)
    assert said in told
    assert "expected" not in told
