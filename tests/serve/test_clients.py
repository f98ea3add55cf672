"""What people ask an endpoint with: SPARQLWrapper, curl, and the shipped queries by their names."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.sparql import library
from kg.sparql.answering import answer
from kg.store.open import open_store
from tests.serve.server import CLIENT, Server

DOCS = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
PEOPLE = "SELECT ?s { ?s a <http://xmlns.com/foaf/0.1/Person> }"


@pytest.mark.parametrize("post", [None, POSTDIRECTLY, "urlencoded"])
def test_sparqlwrapper_reads_the_answers(server: Server, post: str | None) -> None:
    client = SPARQLWrapper(server.url)
    if post:
        client.setMethod(POST)
        client.setRequestMethod(post)
    client.setQuery(PEOPLE)
    client.setReturnFormat(JSON)
    assert len(client.queryAndConvert()["results"]["bindings"]) == 3
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 3
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().count(b"p-") == 3
    client.setQuery("CONSTRUCT WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> }")
    client.setReturnFormat(TURTLE)
    assert client.queryAndConvert().count(b"id:p-") == 3
    client.setQuery("ASK {}")
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["boolean"] is True


def test_sparqlwrapper_is_told_of_a_bad_query(server: Server) -> None:
    client = SPARQLWrapper(server.url)
    client.setQuery("SELECT nonsense")
    with pytest.raises(QueryBadFormed, match="this is no SPARQL"):
        client.query()


def test_the_example_in_the_docs_runs(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    assert "http://127.0.0.1:8765/sparql" in code
    exec(code.replace("http://127.0.0.1:8765/sparql", server.url), {})
    assert sorted(line.rpartition("/")[2] for line in capsys.readouterr().out.split()) == [
        "p-ana",
        "p-omar",
        "p-rita",
    ]


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl")
def test_curl_as_the_help_shows_it(server: Server) -> None:
    command = ["curl", "--silent", "--show-error", "--fail", server.url, "-H", "Accept: text/csv"]
    command += ["--data-urlencode", "query=SELECT * {?s ?p ?o} LIMIT 5"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(lines) == 6
    assert set(lines[0].split(",")) == {"s", "p", "o"}


def plain(term: dict[str, str] | None) -> object:
    """Return a term of the results in JSON as ``kg sparql`` prints it."""
    if term is None:
        return None
    kind = term.get("datatype", "").rpartition("#")[2]
    value = term["value"]
    return {"integer": int, "decimal": float, "double": float, "boolean": "true".__eq__}.get(kind, str)(value)


def test_the_shipped_queries_give_what_kg_sparql_gives(server: Server, served: str) -> None:
    listed = CLIENT.get(f"{server.url}/queries").json()
    assert [one["name"] for one in listed] == [query.name for query in library.queries()]
    some = 0
    with open_store(served, read_only=True) as store:
        for query in listed:
            given = {one["name"]: one["example"] for one in query["parameters"]}
            text = CLIENT.get(f"{server.url}/queries/{query['name']}", params=given).text
            found = server.get(text).json()
            rows = [
                {name: plain(row.get(name)) for name in found["head"]["vars"]}
                for row in found["results"]["bindings"]
            ]
            assert rows == answer(store, query["name"], given).rows, query["name"]
            some += bool(rows)
    assert some > len(listed) / 2


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("itinerary", "needs person"),
        ("itinerary?nonsense=1", "no parameter nonsense"),
        ("meetings-on-day?day=soon", "day=soon is no date"),
        ("itinery?person=x", "did you mean itinerary"),
        ("..%2Fcypher%2Fcounts", ""),
    ],
)
def test_a_shipped_query_that_cant_be_given_says_why(server: Server, path: str, says: str) -> None:
    response = CLIENT.get(f"{server.url}/queries/{path}")
    assert response.status_code in (400, 404)
    assert says in response.text


def test_a_value_never_becomes_part_of_the_query(server: Server) -> None:
    evil = '" } SERVICE <http://127.0.0.1:1/> { ?a ?b ?c'
    text = CLIENT.get(f"{server.url}/queries/itinerary", params={"person": evil}).text
    assert server.rows(text) == []
