"""What several rooms' tests share: a real Neo4j, and every store in turn."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.store.base import Store
from kg.store.open import open_store
from tests.neo4j.server import neo4j_server

if TYPE_CHECKING:
    from neo4j import Driver

NEEDS_NEO4J = "neo4j_uri"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Under xdist, let one worker have all tests that use Neo4j: they share one database."""
    config.addinivalue_line(
        "markers", "neo4j: needs a real Neo4j (tests/neo4j/server.py finds or starts one)"
    )
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadgroup"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use Neo4j, also for ``-m neo4j`` and ``-m 'not neo4j'``."""
    for item in items:
        parameters = getattr(getattr(item, "callspec", None), "params", {})
        uses_store = "store_target" in getattr(item, "fixturenames", ()) and "neo4j" in parameters.values()
        if NEEDS_NEO4J in getattr(item, "fixturenames", ()) or uses_store:
            item.add_marker(pytest.mark.neo4j)
            item.add_marker(pytest.mark.xdist_group("neo4j"))


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """Give the URI of a real, empty Neo4j, with user and password in the environment.

    One server serves the whole session. Tests wipe it, so one given by KG_NEO4J_URI must be empty.
    """
    with neo4j_server() as server, pytest.MonkeyPatch.context() as patch:
        if server.user:
            patch.setenv("KG_NEO4J_USER", server.user)
            patch.setenv("KG_NEO4J_PASSWORD", server.password)
        if run_neo4j(server.uri, "MATCH (n) RETURN n LIMIT 1"):
            pytest.fail(
                f"{server.uri} is not empty, and tests would wipe it: give them a database of their own"
            )
        yield server.uri
        wipe_neo4j(server.uri)


def wipe_neo4j(uri: str) -> None:
    """Delete all nodes; constraints and indexes stay."""
    run_neo4j(uri, "MATCH (n) DETACH DELETE n")


@contextmanager
def neo4j_driver(uri: str) -> "Iterator[Driver]":
    """Give a connection to the test server, past the store."""
    from neo4j import GraphDatabase

    user = os.environ.get("KG_NEO4J_USER")
    auth = (user, os.environ.get("KG_NEO4J_PASSWORD", "")) if user else None
    with GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
        yield driver


def run_neo4j(uri: str, cypher: str, *, alone: bool = False) -> list[Any]:
    """Run any Cypher on the test server, past the store; ``alone`` if it makes transactions of its own."""
    database = os.environ.get("KG_NEO4J_DATABASE")
    with neo4j_driver(uri) as driver:
        if alone:
            with driver.session(database=database) as session:
                return list(session.run(cypher))
        return driver.execute_query(cypher, database_=database).records


@pytest.fixture(params=["embedded", "neo4j"])
def store_target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the path or URI of an empty store: each test that uses it runs once for either kind."""
    if request.param == "embedded":
        return str(tmp_path / "store")
    uri: str = request.getfixturevalue(NEEDS_NEO4J)
    wipe_neo4j(uri)
    return uri


@pytest.fixture
def make_store(store_target: str) -> Iterator[Callable[..., Store]]:
    """Give a function that opens the store of this test (again); what it opened is closed at the end."""
    opened: list[Store] = []

    def make(**options: Any) -> Store:
        opened.append(open_store(store_target, **options))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(make_store: Callable[..., Store]) -> Store:
    """Give an empty store, open for writing."""
    return make_store()
