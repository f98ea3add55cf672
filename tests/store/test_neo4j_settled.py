"""Readers of Neo4j wait while a commit is going on, and ask again where one has ended meanwhile."""

import os
import threading
import time
from collections.abc import Iterator

import pytest

from kg.store import neo4j_settled
from kg.store.base import Store
from kg.store.bolt import Bolt
from kg.store.neo4j_settled import committing
from kg.store.open import open_store
from tests.conftest import run_neo4j, wipe_neo4j
from tests.sample_graph import sample_graph

_COMMITS = "MATCH (c:StoreState {id: 'commit'}) RETURN c"
_COUNT = "MATCH (m:Meeting) RETURN count(m) AS number"


@pytest.fixture
def store(neo4j_uri: str) -> Iterator[Store]:
    """Give a store in Neo4j that has a graph."""
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as store:
        store.project(sample_graph())
        yield store


@pytest.fixture
def bolt(neo4j_uri: str) -> Iterator[Bolt]:
    """Give a connection beside the store."""
    auth = (os.environ.get("KG_NEO4J_USER", ""), os.environ.get("KG_NEO4J_PASSWORD", ""))
    bolt = Bolt(neo4j_uri, auth=auth if auth[0] else None, database=os.environ.get("KG_NEO4J_DATABASE"))
    yield bolt
    bolt.close()


def test_a_reader_waits_for_the_end_of_a_commit(store: Store, bolt: Bolt) -> None:
    found: list[int] = []
    reader = threading.Thread(target=lambda: found.extend(row["number"] for row in store.query(_COUNT)))
    with committing(bolt) as begin:
        begin()
        reader.start()
        reader.join(0.5)
        assert reader.is_alive()
        assert not found
    reader.join(5)
    assert found == [sum(node.label == "Meeting" for node in sample_graph().nodes())]


def test_a_reader_asks_again_where_the_graph_was_written_meanwhile(
    store: Store, bolt: Bolt, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    ask = bolt.ask

    def slow(*arguments: object, **options: object) -> object:
        found = ask(*arguments, **options)  # type: ignore[arg-type]
        asked.append(found.before == found.after)
        return found if len(asked) > 1 else found._replace(after={**found.after, "written": "another"})

    monkeypatch.setattr(bolt, "ask", slow)
    assert [row["number"] for row in neo4j_settled.ask(bolt, _COUNT, {})] != []
    assert asked == [True, True]


def test_one_who_was_killed_while_committing_is_soon_forgotten(store: Store, bolt: Bolt) -> None:
    with committing(bolt) as begin:
        begin()
        bolt.write("MATCH (c:StoreState {id: 'commit'}) SET c.since = c.since - 11000")
        start = time.monotonic()
        assert list(store.query(_COUNT))
        assert time.monotonic() - start < neo4j_settled.SECONDS / 2


def test_nothing_is_left_of_a_commit(store: Store, bolt: Bolt, neo4j_uri: str) -> None:
    assert not run_neo4j(neo4j_uri, _COMMITS)
    with pytest.raises(ValueError, match="not this time"), committing(bolt) as begin:
        begin()
        assert run_neo4j(neo4j_uri, _COMMITS)
        raise ValueError("not this time")
    assert not run_neo4j(neo4j_uri, _COMMITS)
    assert not list(store.check())


def test_the_end_of_one_commit_doesnt_end_another(bolt: Bolt, store: Store, neo4j_uri: str) -> None:
    with committing(bolt) as later:
        with committing(bolt) as begin:
            begin()
            later()
        assert run_neo4j(neo4j_uri, _COMMITS)
    assert not run_neo4j(neo4j_uri, _COMMITS)
