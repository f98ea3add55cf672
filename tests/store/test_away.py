"""A Neo4j that goes away in the middle of a load, and comes back."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest

from kg.model.document import Document
from kg.model.graph import Relationship
from kg.pipeline import load
from kg.spooled import SpooledGraph
from kg.store.open import open_store
from tests.neo4j.server import at_home
from tests.torture.verdict import fingerprint

pytestmark = [pytest.mark.slow, pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]
TEXT = "Foreign Minister Ana Doe met President Jo Roe in Oslo on {} May 2024."


def articles() -> Iterator[Document]:
    for day in range(1, 13):
        yield Document.of(TEXT.format(day), id=f"day-{day}", language="en", published=f"2024-05-{day:02}")


class Server:
    """A server of its own that can be killed and comes back by itself."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self._home, self._stack = home, stack
        self.uri, self._process = stack.enter_context(at_home(home))
        self._back = Thread()

    def kill(self) -> None:
        """Kill it, and begin to start it again."""
        os.kill(self._process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._process.wait()
        self._back = Thread(target=self._start)
        self._back.start()

    def _start(self) -> None:
        _, self._process = self._stack.enter_context(at_home(self._home, int(self.uri.rpartition(":")[2])))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("KG_NEO4J_USER", "KG_NEO4J_PASSWORD", "KG_NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    with ExitStack() as stack:
        yield Server(tmp_path / "home", stack)


def test_a_load_waits_for_it(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is killed while documents are read, before the graph is made of them, and while that is written."""
    killed = []

    def kill(when: str) -> None:
        if when not in killed:
            killed.append(when)
            server.kill()

    def read() -> Iterator[Document]:
        for number, document in enumerate(articles()):
            if number == 5:
                kill("read")
            yield document

    written = SpooledGraph.relationships

    def relationships(graph: SpooledGraph) -> Iterator[Relationship]:
        kill("written")
        return written(graph)

    with open_store(server.uri) as store, open_store(str(tmp_path / "alone")) as alone:
        with monkeypatch.context() as patch:
            patch.setattr(SpooledGraph, "relationships", relationships)
            summary = load(store, read(), on_deriving=lambda: kill("derived"))
        load(alone, articles())
        assert killed == ["read", "derived", "written"]
        assert (summary.new, summary.failed) == (12, [])
        assert fingerprint(store) == fingerprint(alone)
