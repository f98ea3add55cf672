"""Stores with the graph of ``world.py`` in them: made once, since the tests only read."""

from collections.abc import Iterator

import pytest

from kg.store.base import Store
from kg.store.open import open_store
from tests.query.world import world


@pytest.fixture(scope="session")
def embedded_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give an embedded store with the graph."""
    with open_store(str(tmp_path_factory.mktemp("world") / "store")) as store:
        store.project(world())
        yield store


@pytest.fixture
def asked(store: Store) -> Store:
    """Give the store of this test, embedded and Neo4j in turn, with the graph."""
    store.project(world())
    return store
