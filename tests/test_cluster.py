"""Reading on a cluster of three nodes, all on this machine: the same graph, whatever is lost on the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli.group import kg
from kg.cluster import Cluster
from kg.errors import InputError, NothingRead
from kg.in_order import in_order
from kg.load import Failure, Given, Opened, WebPage, load_documents
from kg.model.document import Document
from kg.pipeline import load
from kg.reading import Readers
from kg.store.open import open_store
from tests.conftest import wipe_neo4j
from tests.torture.verdict import fingerprint

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("ray")]
ROOT = Path(__file__).parents[1]
EXAMPLES = str(ROOT / "examples")
SMALL = {"num_cpus": 1, "object_store_memory": 100 * 2**20}


class Nodes:
    """A cluster whose nodes can be lost."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster as Simulated

        self._cluster = Simulated(initialize_head=True, head_node_args={**SMALL, "include_dashboard": False})
        self._others = [self._cluster.add_node(**SMALL) for _ in range(2)]

    @property
    def address(self) -> str:
        return str(self._cluster.address)

    def lose_one(self) -> None:
        self._cluster.remove_node(self._others.pop(), allow_graceful=False)

    def complete(self) -> None:
        while len(self._others) < 2:
            self._others.append(self._cluster.add_node(**SMALL))

    def shutdown(self) -> None:
        self._cluster.shutdown()


@pytest.fixture(scope="module")
def running() -> Iterator[Nodes]:
    """Give the cluster; its processes find what the tests import."""
    pytest.importorskip("ray", reason="Ray isn't installed: pip install 'kg-meetings[ray]'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))))
        nodes = Nodes()
        yield nodes
        nodes.shutdown()


@pytest.fixture
def nodes(running: Nodes) -> Nodes:
    """Give the cluster with all three of its nodes."""
    running.complete()
    return running


def begin() -> None:
    """Begin at once."""


def read(document: Document) -> str:
    """Read, or end the process; the first word says which."""
    if document.text.startswith("Die"):
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{document.id} read"


def lost(document: Document) -> str:
    return f"{document.id} lost"


def documents(number: int, deadly: int | None = None) -> list[Document]:
    texts = [f"{'Die' if one == deadly else 'Live'} {one}." for one in range(number)]
    return [Document.of(text, id=f"d{one}") for one, text in enumerate(texts)]


def test_all_is_read_in_order_whatever_ends_a_process(nodes: Nodes) -> None:
    items: list[Any] = [*documents(80, deadly=30), Failure(source="x", error=InputError("x")), *documents(5)]
    with Cluster(nodes.address, None, begin=begin, read=read, lost=lost) as cluster:
        found = list(in_order(items, of=Document, give=cluster.give, readers=lambda: cluster.number))
    assert [item for item, _ in found] == items
    expected = [f"{one.id} read" if isinstance(one, Document) else None for one in items]
    expected[30] = "d30 lost"
    assert [said for _, said in found] == expected


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the graph that one process comes to."""
    with open_store(str(tmp_path_factory.mktemp("alone"))) as store:
        load(store, articles())
        return fingerprint(store)


def articles() -> Iterator[Opened]:
    """Yield articles enough for all nodes: the examples, and copies of one on other days, half of them pages."""
    text = "Foreign Minister Ana Doe met President Jo Roe in Oslo on {} May 2024."
    yield from load_documents([EXAMPLES], as_opened=True)
    for day in range(1, 29):
        id, published, said = f"https://news.example/{day}", f"2024-05-{day:02}", text.format(day)
        if day % 2:
            yield Document.of(said, id=id, language="en", published=published)
        else:
            page = f"<html><body><article><p>{said}</p></article></body></html>".encode()
            yield WebPage(name=id, data=page, charset="utf-8", url=id, given=Given(published=published))


def test_a_lost_node_changes_nothing(nodes: Nodes, tmp_path: Path, alone: str) -> None:
    read = []

    def losing(items: Iterator[Opened]) -> Iterator[Opened]:
        for number, item in enumerate(items):
            if number == 20:
                nodes.lose_one()
            yield item

    with open_store(str(tmp_path / "store")) as store:
        readers = Readers(workers=None, engine="ray", address=nodes.address)
        summary = load(store, losing(articles()), readers=readers, on_document=read.append)
        assert not summary.failed
        assert summary.new == len(read) == len(set(store.digests()))
        assert fingerprint(store) == alone


@pytest.mark.neo4j
def test_the_command_line_loads_into_neo4j_from_a_cluster(
    nodes: Nodes, neo4j_uri: str, tmp_path: Path
) -> None:
    wipe_neo4j(neo4j_uri)
    arguments = ["load", EXAMPLES, "--engine", "ray", "--ray-address", nodes.address]
    result = CliRunner().invoke(kg, ["--store", neo4j_uri, *arguments])
    assert result.exit_code == 0, result.output
    with open_store(str(tmp_path / "alone")) as one, open_store(neo4j_uri) as other:
        load(one, load_documents([EXAMPLES]))
        assert fingerprint(other) == fingerprint(one)
    again = CliRunner().invoke(kg, ["--store", neo4j_uri, *arguments])
    assert "11 documents (11 unchanged)" in again.output


def test_what_a_cluster_is_no_use_for_is_refused(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    refused = CliRunner().invoke(kg, ["--store", store, "load", EXAMPLES, "--engine", "ray"])
    assert refused.exit_code == NothingRead.exit_code
    assert "loads into Neo4j" in refused.output
    assert not Path(store).exists()
    refused = CliRunner().invoke(kg, ["--store", store, "load", EXAMPLES, "--ray-address", "x:1"])
    assert "--ray-address goes with --engine ray" in refused.output


def test_an_address_where_nobody_listens_is_named() -> None:
    nowhere = ["--engine", "ray", "--ray-address", "localhost:1", "--dry-run"]
    refused = CliRunner().invoke(kg, ["load", EXAMPLES, *nowhere])
    assert refused.exit_code == NothingRead.exit_code
    assert "no Ray cluster answers at localhost:1" in refused.output
