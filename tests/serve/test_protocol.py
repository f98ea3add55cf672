"""The SPARQL 1.1 Protocol: the W3C's test cases by their names, on a graph of our own, and what they leave open.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest
"""

from collections.abc import Mapping

import httpx
import pytest

from tests.serve.server import CLIENT, OSLO, RIGA, SECONDS, Server

QUERY = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
KG = "PREFIX kg: <https://w3id.org/kg-meetings/schema#> "
SOLUTIONS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"}
RDF = {"text/turtle", "application/rdf+xml", "application/n-triples"}
# What the document about Oslo alone says, and what the one about Riga alone does.
IN_OSLO, IN_RIGA = "?o oa:exact 'The talks in Oslo were held.'", "?r kg:statedDate ?day"
PREFIXES = KG + "PREFIX oa: <http://www.w3.org/ns/oa#> "
BOTH = f"{PREFIXES} ASK {{ {IN_OSLO} . {IN_RIGA} }}"
BOTH_NAMED = f"{PREFIXES} ASK {{ GRAPH ?g1 {{ {IN_OSLO} }} GRAPH ?g2 {{ {IN_RIGA} }} }}"


def truth(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    found = response.json()["boolean"]
    assert isinstance(found, bool)
    return found


def post(
    server: Server, body: str | bytes, headers: Mapping[str, str], **parameters: object
) -> httpx.Response:
    return CLIENT.post(server.url, params=parameters, content=body, headers=headers, timeout=SECONDS)  # type: ignore[arg-type]


def test_query_get(server: Server) -> None:
    assert truth(server.get("ASK {}", **{"default-graph-uri": RIGA}))


def test_query_post_form(server: Server) -> None:
    assert truth(post(server, "query=ASK%20%7B%7D", FORM, **{"default-graph-uri": RIGA}))


def test_query_post_direct(server: Server) -> None:
    assert truth(post(server, "ASK {}", QUERY))


def test_query_dataset_default_graphs_get(server: Server) -> None:
    assert truth(server.get(BOTH, **{"default-graph-uri": [RIGA, OSLO]}))
    assert not truth(server.get(BOTH, **{"default-graph-uri": RIGA}))


def test_query_dataset_default_graphs_post(server: Server) -> None:
    assert truth(post(server, BOTH, QUERY, **{"default-graph-uri": [RIGA, OSLO]}))
    assert not truth(post(server, BOTH, QUERY, **{"default-graph-uri": OSLO}))
    in_body = httpx.QueryParams({"query": BOTH, "default-graph-uri": [RIGA, OSLO]})
    assert truth(post(server, str(in_body), FORM))


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(server: Server, method: str) -> None:
    def ask(*graphs: str) -> bool:
        named = {"named-graph-uri": list(graphs)}
        if method == "get":
            return truth(server.get(BOTH_NAMED, **named))
        return truth(post(server, BOTH_NAMED, QUERY, **named))

    assert ask(RIGA, OSLO)
    assert not ask(RIGA)
    assert not truth(server.get("ASK { ?s ?p ?o }", **{"named-graph-uri": RIGA})), "no default graph is named"


def test_query_dataset_full(server: Server) -> None:
    query = f"{PREFIXES} ASK {{ {IN_OSLO} . GRAPH ?g {{ {IN_RIGA} }} }}"
    assert truth(server.get(query, **{"default-graph-uri": OSLO, "named-graph-uri": RIGA}))
    assert not truth(server.get(query, **{"default-graph-uri": RIGA, "named-graph-uri": OSLO}))
    assert not truth(server.get(query, **{"default-graph-uri": OSLO}))


def test_query_multiple_dataset(server: Server) -> None:
    query = f"{PREFIXES} ASK FROM <{OSLO}> {{ {IN_OSLO} }}"
    assert truth(post(server, query, QUERY))
    assert not truth(post(server, query, QUERY, **{"default-graph-uri": RIGA}))
    assert truth(post(server, query, QUERY, **{"default-graph-uri": OSLO}))


@pytest.mark.parametrize(
    ("query", "media_types"),
    [
        pytest.param("SELECT (1 AS ?value) {}", SOLUTIONS, id="query_content_type_select"),
        pytest.param("ASK {}", SOLUTIONS, id="query_content_type_ask"),
        pytest.param("DESCRIBE <http://example.org/>", RDF, id="query_content_type_describe"),
        pytest.param("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF, id="query_content_type_construct"),
    ],
)
def test_query_content_type(server: Server, query: str, media_types: set[str]) -> None:
    response = post(server, query, QUERY)
    assert response.status_code == 200, response.text
    assert response.headers["Content-Type"].partition(";")[0] in media_types


def test_bad_query_method(server: Server) -> None:
    response = CLIENT.put(server.url, params={"query": "ASK {}"}, headers=FORM)
    assert response.status_code == 405
    assert {"GET", "HEAD", "POST"} < set(response.headers["Allow"].split(", "))


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        pytest.param("ASK {}", {"Content-Type": "text/plain"}, 415, id="bad_query_wrong_media_type"),
        pytest.param("query=ASK%20%7B%7D", {}, 415, id="bad_query_missing_form_type"),
        pytest.param("ASK {}", {}, 415, id="bad_query_missing_direct_type"),
        pytest.param(
            "ASK {}".encode("utf-16"),
            {"Content-Type": "application/sparql-query; charset=UTF-16"},
            400,
            id="bad_query_non_utf8",
        ),
        pytest.param("ASK {}".encode("utf-16"), QUERY, 400, id="bytes that are no text"),
        pytest.param("ASK {", QUERY, 400, id="bad_query_syntax"),
        pytest.param("", QUERY, 400, id="an empty query"),
        pytest.param("", FORM, 400, id="no query"),
        pytest.param("query=ASK+%FF", FORM, 400, id="a field that is no text"),
        pytest.param("update=CLEAR+ALL", FORM, 403, id="update_post_form"),
        pytest.param(
            "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403, id="update_post_direct"
        ),
        pytest.param("CLEAR ALL", QUERY, 400, id="an update as a query"),
        pytest.param("INSERT DATA { <s> <p> 1 }", QUERY, 400, id="another update as a query"),
        pytest.param("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", QUERY, 400, id="another server"),
    ],
)
def test_what_is_refused(server: Server, body: str | bytes, headers: Mapping[str, str], status: int) -> None:
    response = post(server, body, headers)
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.strip()
    assert response.text.count("\n") == 1
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", 400, id="bad_multiple_queries"),
        pytest.param("query=ASK%20%7B", 400, id="bad_query_syntax"),
        pytest.param("update=CLEAR%20ALL", 403, id="bad_update_get"),
        pytest.param("query=ASK%7B%7D&update=CLEAR%20ALL", 403, id="a query and an update"),
        pytest.param("query=ASK%7B%7D&default-graph-uri=no%20iri", 400, id="a graph that is no IRI"),
    ],
)
def test_what_is_refused_by_get(server: Server, query: str, status: int) -> None:
    assert CLIENT.get(f"{server.url}?{query}").status_code == status


def test_no_graph_is_fetched(server: Server) -> None:
    asked = "SELECT * { ?s ?p ?o }"
    assert server.rows(asked)
    for graph in ("http://127.0.0.1:1/", "file:///etc/passwd"):
        assert server.get(asked, **{"default-graph-uri": graph}).json()["results"]["bindings"] == []
        assert server.rows(f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}") == []


def test_all_graphs_are_one_unless_some_are_named(server: Server) -> None:
    assert truth(server.get(BOTH))
    assert truth(server.get(f"{PREFIXES} ASK {{ {IN_OSLO} . ?m a <https://schema.org/Event> }}"))


def test_a_relative_iri_is_relative_to_the_endpoint(server: Server) -> None:
    (row,) = server.rows("SELECT (<a> AS ?iri) {}")
    assert row == {"iri": server.url.rpartition("/")[0] + "/a"}


def test_text_of_any_script_comes_as_it_is(server: Server) -> None:
    query = "SELECT ?n { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?n FILTER(?n = 'Омар Бенали') }"
    assert server.rows(query) == [{"n": "Омар Бенали"}]
    plain = post(server, f"query={query.replace('+', '%2B')}".encode(), FORM)
    assert "Омар Бенали" in plain.text
    assert "Омар Бенали" in server.get(query, "text/csv").text


def test_head_says_what_get_would(server: Server) -> None:
    for query in ("ASK {}", "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"):
        got = server.get(query)
        head = CLIENT.head(server.url, params={"query": query}, headers={"Accept": "application/json"})
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers.get("Content-Length") == got.headers.get("Content-Length")


def test_options_say_what_may_be_asked(server: Server) -> None:
    response = CLIENT.options(server.url)
    assert response.status_code == 204
    assert {"GET", "HEAD", "POST", "OPTIONS"} == set(response.headers["Allow"].split(", "))


def test_a_slash_at_the_end_is_no_other_endpoint(server: Server) -> None:
    assert truth(CLIENT.get(f"{server.url}/", params={"query": "ASK {}"}))


def test_what_is_not_there_is_not_there(server: Server) -> None:
    assert CLIENT.get(server.url.replace("/sparql", "/nothing")).status_code == 404
    assert CLIENT.get(server.url.replace("/sparql", "/static/../app.py")).status_code == 404
    assert CLIENT.get(server.url.replace("/sparql", "/static/%2e%2e/app.py")).status_code == 404
