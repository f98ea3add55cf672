"""In which format an answer comes: by the header Accept, as RFC 9110 has it."""

import csv
import io
import json
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.exceptions import ClientException
from rdflib import Graph

from kg.serve.negotiation import TABLES, best
from tests.serve.server import CLIENT, Server

JSON, XML, CSV, TSV = TABLES[:4]
NAMES = "SELECT ?name { ?s a <http://xmlns.com/foaf/0.1/Person> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } ORDER BY ?name"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("Text/CSV", CSV),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.8", XML),
        ("text/*", CSV),
        ("text/*;q=0.5, text/tab-separated-values", TSV),
        ("text/csv;q=0.2, */*;q=0.1", CSV),
        (f"{JSON};q=0, */*", XML),
        (f"*/*, {JSON};q=0.1", XML),
        ("application/json", "application/json"),
        ("text/plain", None),
        ("text/csv;q=0", None),
        ("*/*;q=0", None),
    ],
)
def test_the_best_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert best(accept, TABLES) == chosen


def test_a_header_that_cant_be_read_is_told() -> None:
    with pytest.raises(ClientException):
        best("nonsense", TABLES)


@given(st.dictionaries(st.sampled_from([*TABLES, "text/*", "*/*", "image/png"]), st.integers(0, 10)))
def test_nothing_is_liked_better_than_what_is_chosen(likes: dict[str, int]) -> None:
    accept = ", ".join(f"{name};q={tenths / 10}" for name, tenths in likes.items())

    def quality(media_type: str) -> int:
        ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
        return next((likes[one] for one in ranges if one in likes), 0)

    chosen = best(accept, TABLES)
    if likes:
        assert (quality(chosen) if chosen else 0) == max(map(quality, TABLES))


def names_in(response: httpx.Response) -> list[str]:
    kind = response.headers["Content-Type"].partition(";")[0]
    if kind.endswith("json"):
        return [row["name"]["value"] for row in response.json()["results"]["bindings"]]
    if kind.endswith("xml"):
        return [
            str(one.text)
            for one in ElementTree.fromstring(response.text).iter()
            if one.tag.endswith("literal")
        ]
    lines = list(csv.reader(io.StringIO(response.text), delimiter="\t" if kind == TSV else ","))
    return [line[0].strip('"') for line in lines[1:]]


@pytest.mark.parametrize("accept", TABLES)
def test_rows_come_in_every_format(server: Server, accept: str) -> None:
    response = server.get(NAMES, accept)
    assert response.headers["Content-Type"].partition(";")[0] == accept
    assert names_in(response) == ["Ana Lindqvist", "Omar Benali", "Rita Moss"]


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_triples_come_in_every_format(server: Server, accept: str, format: str) -> None:
    response = server.get("CONSTRUCT WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> ; ?p ?o }", accept)
    assert response.headers["Content-Type"].partition(";")[0] == accept
    expected = ox.serialize(
        ox.parse(
            server.get(
                "CONSTRUCT WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> ; ?p ?o }", "application/n-triples"
            ).content,
            ox.RdfFormat.N_TRIPLES,
        ),
        None,
        ox.RdfFormat.N_QUADS,
    )
    assert expected
    assert (
        Graph().parse(data=response.text, format=format).isomorphic(Graph().parse(data=expected, format="nt"))
    )


def test_turtle_has_the_prefixes_of_the_export(server: Server) -> None:
    assert "id:p-ana a " in server.get("DESCRIBE <https://w3id.org/kg-meetings/id/p-ana>", "text/turtle").text


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("SELECT * {}", "text/turtle"),
        ("ASK {}", "application/rdf+xml"),
        ("DESCRIBE <http://x/>", "text/csv"),
        ("SELECT * {}", "image/png"),
    ],
)
def test_what_isnt_offered_is_not_acceptable(server: Server, query: str, accept: str) -> None:
    response = server.get(query, accept)
    assert response.status_code == 406
    assert "/" in response.text, "it says what is offered"


def test_a_truth_comes_as_json_and_xml(server: Server) -> None:
    assert json.loads(server.get("ASK {}").text)["boolean"] is True
    assert "<boolean>true</boolean>" in server.get("ASK {}", XML).text


@pytest.mark.parametrize("query", [{}, {"query": "ASK {}"}, {"query": "ASK {"}])
def test_caches_know_what_the_answer_depends_on(server: Server, query: dict[str, str]) -> None:
    assert "Accept" in CLIENT.get(server.url, params=query).headers["Vary"]


@pytest.mark.parametrize("query", [{}, {"query": "ASK {}"}])
def test_a_browser_gets_the_page(server: Server, query: dict[str, str]) -> None:
    response = CLIENT.get(server.url, params=query, headers={"Accept": BROWSER})
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<title>" in response.text


def test_at_the_start_is_the_explorer(server: Server) -> None:
    response = CLIENT.get(server.home, headers={"Accept": BROWSER})
    assert response.headers["Content-Type"].startswith("text/html")
    assert "explorer.js" in response.text


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/rdf+xml", "application/ld+json"])
def test_without_a_query_the_service_describes_itself(server: Server, accept: str) -> None:
    response = CLIENT.get(server.url, headers={"Accept": accept})
    kind = response.headers["Content-Type"].partition(";")[0]
    assert kind == ("text/turtle" if accept == "*/*" else accept)
    graph = Graph().parse(data=response.text, format={"application/ld+json": "json-ld"}.get(kind, kind))
    found = graph.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?feature ?graph "
        f"{{ <{server.url}> a sd:Service ; sd:endpoint <{server.url}> ; sd:supportedLanguage sd:SPARQL11Query ; "
        "sd:feature ?feature ; sd:defaultDataset/sd:defaultGraph ?graph . ?graph a sd:Graph }"
    )
    assert [str(row.feature).rpartition("#")[2] for row in found] == ["UnionDefaultGraph"]  # type: ignore[union-attr]
