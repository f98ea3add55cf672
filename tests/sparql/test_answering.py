"""Queries on the index of a store: their answers, their limits, and when the index is made."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import KgError, QueryError
from kg.model.entity import Topic
from kg.sparql import index
from kg.sparql.answering import answer
from kg.sparql.index import index_of
from kg.sparql.library import queries
from kg.store.base import Store
from tests.sample_graph import sample_graph
from tests.serve.server import OSLO, RIGA, two_documents

MEETINGS = "SELECT (COUNT(?m) AS ?n) WHERE { ?m a <http://semanticweb.cs.vu.nl/2009/11/sem/Event> }"


@pytest.fixture
def sample(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give the store with the sample graph, and a cache of its own."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    store.project(sample_graph())
    return store


def test_rows_have_values_in_their_types(sample: Store) -> None:
    found = answer(sample, MEETINGS)
    assert (found.rows, found.answer) == ([{"n": 4}], "1 row")
    assert answer(sample, "ASK { ?s ?p 'Ana Lindqvist' }").rows == [{"answer": True}]
    assert answer(sample, "ASK { ?s ?p $name }", {"name": "Nobody"}).rows == [{"answer": False}]
    construct = "CONSTRUCT { ?s <http://x/p> ?n } WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> ; ?p $n }"
    assert answer(sample, construct, {"n": "Rita Moss"}).rows[0] == {
        "subject": "https://w3id.org/kg-meetings/id/p-rita",
        "predicate": "http://x/p",
        "object": "Rita Moss",
    }


def test_what_documents_say_is_there_too(sample: Store) -> None:
    found = answer(sample, "SELECT ?q WHERE { ?r a <https://w3id.org/kg-meetings/schema#MeetingReport> }")
    assert found.rows


def test_named_queries_run_with_their_examples(sample: Store) -> None:
    some = 0
    for query in queries():
        found = answer(sample, query.name, {one.name: one.example for one in query.parameters})
        assert found.question == query.title
        some += bool(found.rows)
    assert some > len(queries()) / 2


def test_the_index_is_made_once_and_anew_when_the_graph_changes(sample: Store) -> None:
    told: list[int] = []
    first = index_of(sample, lambda done, total: told.append(done))
    assert told
    told.clear()
    assert index_of(sample, lambda done, total: told.append(done)) == first
    assert not told
    graph = sample_graph()
    graph.add(Topic(id="t-new", label="A new topic"))
    sample.project(graph)
    assert answer(sample, "ASK { ?s ?p 'A new topic' }").rows == [{"answer": True}]
    assert index_of(sample) != first


def test_an_index_goes_when_nobody_has_asked_it_for_long(
    sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index_of(sample)
    sample.project(two_documents())
    second = index_of(sample)
    assert {first, second} == set(first.parent.iterdir()), "somebody may be asking the first one"
    long_ago = time.time() - 3600
    os.utime(first, (long_ago, long_ago))
    os.utime(second, (long_ago, long_ago))
    assert index_of(sample) == second
    assert [second] == list(first.parent.iterdir())


def test_an_index_is_of_one_graph_though_that_changes_meanwhile(
    sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = sample_graph()
    graph.add(Topic(id="t-new", label="A new topic"))
    real, changes = index.export, [graph]

    def export_while_it_changes(*arguments: Any, **options: Any) -> None:
        real(*arguments, **options)
        if changes:
            sample.project(changes.pop())

    monkeypatch.setattr(index, "export", export_while_it_changes)
    assert answer(sample, "ASK { ?s ?p 'A new topic' }").rows == [{"answer": True}]


def test_a_graph_that_changes_all_the_time_is_told(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = map(str, range(100))
    monkeypatch.setattr(type(sample), "version", property(lambda _: next(versions)))
    with pytest.raises(KgError, match="when what is loading is done"):
        index_of(sample)


def test_rows_end_at_the_limit(sample: Store) -> None:
    found = answer(sample, "SELECT * WHERE { ?s ?p ?o }", limit=3)
    assert (len(found.rows), found.answer) == (3, "the first 3 rows of more")


def test_a_query_ends_with_its_time(sample: Store) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"
    with pytest.raises(QueryError, match="stopped after 1 s"):
        answer(sample, endless, seconds=1)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <http://x/s> <http://x/p> 'x' }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
        "LOAD <file:///etc/passwd>",
        "SELECT * WHERE { ?s ?p ?o } ; DROP ALL",
        "no SPARQL at all",
        "",
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_what_does_more_than_read_the_graph_is_refused(sample: Store, query: str) -> None:
    with pytest.raises(QueryError) as refused:
        answer(sample, query)
    assert "\n" not in str(refused.value)
    assert answer(sample, MEETINGS).rows == [{"n": 4}]


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { <a> <b> 1 }", "PREFIX x: <http://x/>\nPREFIX : <y>\n# so\ndelete where { ?s ?p 1 }"],
)
def test_an_update_is_called_one(sample: Store, query: str) -> None:
    with pytest.raises(QueryError, match="this is an update"):
        answer(sample, query)


def test_an_unknown_name_suggests_others(sample: Store) -> None:
    with pytest.raises(QueryError, match="did you mean itinerary"):
        answer(sample, "itinery")


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/", asked
        http.shutdown()


@pytest.mark.parametrize("words", ["FROM <{}>", "FROM NAMED <{}>"])
def test_no_graph_is_fetched(sample: Store, server: tuple[str, list[str]], words: str) -> None:
    address, asked = server
    assert answer(sample, f"SELECT * {words.format(address)} WHERE {{ ?s ?p ?o }}").rows == []
    assert asked == []


def test_from_chooses_among_the_graphs_of_documents(sample: Store) -> None:
    sample.project(two_documents())
    quotes = "SELECT ?q {} WHERE {{ ?s <http://www.w3.org/ns/oa#exact> ?q FILTER(STRENDS(?q, 'held.')) }}"
    assert len(answer(sample, quotes.format("")).rows) == 1
    assert len(answer(sample, quotes.format(f"FROM <{OSLO}>")).rows) == 1
    assert answer(sample, quotes.format(f"FROM <{RIGA}>")).rows == []
    assert len(answer(sample, quotes.format(f"FROM <{RIGA}> FROM <{OSLO}>")).rows) == 1


def test_why_services_are_refused(sample: Store, server: tuple[str, list[str]]) -> None:
    # Oxigraph would ask it: should that change, the refusal is no longer needed.
    address, asked = server
    query = f"SELECT * WHERE {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"
    list(ox.Store.read_only(str(index_of(sample))).query(query))
    assert asked


def test_a_script_that_asks_is_run_once(sample: Store, tmp_path: Path) -> None:
    script = tmp_path / "asks.py"
    script.write_text(
        "from kg.sparql.query_process import Asked\nfrom kg.sparql.running import run\n"
        f"print(run(Asked(index={str(index_of(sample))!r}, query='ASK {{ ?s ?p ?o }}', seconds=20)))\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "[{'answer': True}]\n"


def test_a_cache_that_cant_be_written_is_named(
    sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: file)
    with pytest.raises(KgError, match="XDG_CACHE_HOME"):
        answer(sample, MEETINGS)
