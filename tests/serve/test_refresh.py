"""The graph changes while it is served: answers come from the old one until the new one is whole."""

import time
from pathlib import Path

from kg.model.entity import Topic
from kg.store.open import open_store
from tests.conftest import wipe_neo4j
from tests.sample_graph import sample_graph
from tests.serve.server import Server, serving

SOON = 30
NEW = "ASK { ?s ?p 'A new topic' }"
OLD = "ASK { ?s ?p 'Ana Lindqvist' }"


def write(target: str, *topics: str) -> None:
    """Write the sample graph with further topics, as a load does at its end; the server is another process."""
    graph = sample_graph()
    for topic in topics:
        graph.add(Topic(id=f"t-{len(topic)}", label=topic))
    with open_store(target) as store:
        store.project(graph)


def ask_until(server: Server, query: str, wanted: bool) -> int:
    """Ask again and again until the answer is what is wanted, and return how often it wasn't.

    Every request must be answered meanwhile.
    """
    end = time.monotonic() + SOON
    asked = 0
    while True:
        response = server.get(query)
        assert response.status_code == 200, response.text
        if response.json()["boolean"] == wanted:
            return asked
        assert time.monotonic() < end
        asked += 1


def test_what_somebody_else_loads_is_served(cache: Path, store_target: str) -> None:
    write(store_target)
    with serving(store_target) as server:
        assert ask_until(server, OLD, True) == 0
        assert ask_until(server, NEW, False) == 0
        write(store_target, "A new topic")
        ask_until(server, NEW, True)
        assert ask_until(server, OLD, True) == 0
        assert "the graph has changed" in server.said
        assert "Traceback" not in server.said


def test_a_store_that_is_away_for_a_while_is_found_again(cache: Path, tmp_path: Path) -> None:
    target, away = tmp_path / "store", tmp_path / "away"
    write(str(target))
    with serving(str(target)) as server:
        target.rename(away)
        time.sleep(2.5)
        assert ask_until(server, OLD, True) == 0, "the index is still there"
        assert server.said.count("can't be looked at") == 1
        away.rename(target)
        write(str(target), "A new topic")
        ask_until(server, NEW, True)


def test_a_server_may_start_before_anything_is_loaded(cache: Path, neo4j_uri: str) -> None:
    wipe_neo4j(neo4j_uri)
    with serving(neo4j_uri) as server:
        early = server.get(NEW)
        assert early.status_code == 503
        assert "nothing is loaded yet" in early.text
        assert "Retry-After" in early.headers
        write(neo4j_uri, "A new topic")
        end = time.monotonic() + SOON
        while server.get(NEW).status_code == 503:
            assert time.monotonic() < end
            time.sleep(0.2)
        ask_until(server, NEW, True)
