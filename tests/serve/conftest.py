"""A server for all tests that only ask: its graph is :func:`tests.serve.server.two_documents`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_cache_path

from kg.gazetteer.cities import cities_named
from kg.store.open import open_store
from tests.serve.chromium import chromium, page_in, settled
from tests.serve.server import CLIENT, FRIEND, TOKEN, Server, serving, two_documents, until
from tests.serve.state import state_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep indexes out of the user's own cache; the gazetteer's, which takes half a minute to make, is lent."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "kg").mkdir()
    for size in ("large", "small"):
        cities_named("Oslo", size)  # makes it where it isn't there yet
    for made in user_cache_path("kg", appauthor=False).glob("cities-*.sqlite"):
        (folder / "kg" / made.name).symlink_to(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> str:
    """Give the path of the store that is served. For reading only."""
    target = str(tmp_path_factory.mktemp("serve") / "store")
    with open_store(target) as store:
        store.project(two_documents())
    return target


@pytest.fixture(scope="session")
def server(served: str) -> Iterator[Server]:
    """Give the server."""
    with serving(served) as running:
        yield running


@pytest.fixture(scope="session")
def narrow(served: str) -> Iterator[Server]:
    """Give a server that allows little: a query at a time, 2 seconds, 1 MB."""
    with serving(
        served, "--queries", "1", "--seconds", "2", "--megabytes", "1", "--memory", "256"
    ) as running:
        yield running


@pytest.fixture(scope="session")
def guarded(served: str) -> Iterator[Server]:
    """Give a server that a token is needed for, and that a friend's page may ask."""
    with serving(served, "--token", TOKEN, "--cors", FRIEND) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Give a real browser; without one the test is skipped."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def store_of_records(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the path of a store of official records of the 1970s. For reading only."""
    return state_store(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def records(store_of_records: str, cache: Path) -> Iterator[Server]:
    """Give a server of these records, once it has opened them."""
    with serving(store_of_records, explorer_only=True) as server:
        until(lambda: CLIENT.get(f"{server.home}api/about").status_code == 200, 60)
        yield server


@pytest.fixture
def page(browser: "Browser", records: Server) -> "Iterator[Page]":
    """Give the explorer's first view of these records."""
    with page_in(browser, viewport={"width": 1300, "height": 1000}) as opened:
        opened.goto(records.home)
        settled(opened)
        yield opened
