"""A writer that is killed loses nothing that it was told is kept."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from kg.store.base import Store
from kg.store.whole import read_graph
from tests.sample_graph import sample_graph
from tests.store.test_projection import content

PUT = """
import sys
from kg.store.open import open_store
from tests.store.records import record
store = open_store(sys.argv[1])
for number in range(100_000):
    store.put(record(f"d-{number:06}", "Ida Holm met Per Dahl. " * 200))
    print(number, flush=True)
"""
PROJECT = """
import sys
from kg.model.entity import Person
from kg.store.open import open_store
from tests.sample_graph import sample_graph
store = open_store(sys.argv[1])
print("open", flush=True)
for number in range(100_000):
    graph = sample_graph()
    graph.add(Person(id="p-new", name=f"Person {number}"))
    store.project(graph)
    print(number, flush=True)
"""


def killed(code: str, target: str, lines: int) -> int:
    """Run ``code`` until it has printed that many lines, kill it, and return the last number printed."""
    with subprocess.Popen([sys.executable, "-c", code, target], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for _ in range(lines):
            line = process.stdout.readline()
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        rest = process.stdout.read().split("\n")
        return int([line, *rest[:-1]][-1])


@pytest.mark.parametrize("lines", [1, 20])
def test_no_acknowledged_document_is_lost(store: Store, make_store: Callable[..., Store], lines: int) -> None:
    store.project(sample_graph())
    store.close()
    target = store.uri
    last = killed(PUT, target, lines)
    with make_store() as again:
        kept = [each.document.id for each in again.records()]
        assert kept[: last + 1] == [f"d-{number:06}" for number in range(last + 1)]
        assert len(kept) <= last + 2  # one may have been kept that nobody was told of
        assert all(each.extraction.meetings for each in again.records())
        assert again.stale
        graph = sample_graph()
        for each in again.records():
            graph.add(each.document)
        again.project(graph)
        assert not again.stale
        assert content(read_graph(again)) == content(graph)


def test_a_projection_that_is_broken_off_is_made_anew(store: Store, make_store: Callable[..., Store]) -> None:
    store.project(sample_graph())
    store.close()
    killed(PROJECT, store.uri, 3)
    with make_store() as again:
        if not again.stale:  # killed between two projections: the last one is whole
            assert sum(1 for _ in again.query("MATCH (p:Person {id: 'p-new'}) RETURN p.id")) == 1
        again.project(sample_graph())
        assert content(read_graph(again)) == content(sample_graph())
        assert not again.stale
        if os.path.isdir(again.uri):
            assert len([name for name in os.listdir(again.uri) if name.endswith(".kgl")]) == 1
