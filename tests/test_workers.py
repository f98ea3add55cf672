"""Processes that read: all is read, in order, also where one of them dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import psutil
import pytest

from kg.errors import InputError
from kg.in_order import in_order
from kg.load import Failure
from kg.model.document import Document
from kg.workers import Workers

pytestmark = pytest.mark.slow
_BEGUN = {"times": 0}


def documents(number: int, deadly: int | None = None) -> list[Document]:
    texts = [f"{'Die' if one == deadly else 'Live'} {one}." for one in range(number)]
    return [Document.of(text, id=f"d{one}") for one, text in enumerate(texts)]


def begin() -> None:
    _BEGUN["times"] += 1


def read(document: Document) -> str:
    """Read, or die of it as of too little memory; the first word says which."""
    assert _BEGUN["times"] == 1
    if document.text.startswith("Die"):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return f"{document.id} read"


def slowly(document: Document) -> str:
    time.sleep(0.5)
    return document.id


def process(document: Document) -> tuple[int, list[str]]:
    return os.getpid(), [thread.name for thread in threading.enumerate()]


def lost(document: Document) -> str:
    return f"{document.id} lost"


def given(workers: Workers[Document, Any], items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Give documents to workers, and yield all items with what came of them."""
    return in_order(items, of=Document, give=workers.give, readers=lambda: workers.number)


def test_all_is_read_in_order_by_processes_that_begin_once() -> None:
    failure = Failure(source="x", error=InputError("x"))
    items = [*documents(60), failure, *documents(3)]
    with Workers(2, begin=begin, read=read, lost=lost) as workers:
        found = list(given(workers, items))
    assert [item for item, _ in found] == items
    assert [said for _, said in found] == [
        f"{item.id} read" if isinstance(item, Document) else None for item in items
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("deadly", [0, 30, 79])
def test_one_that_ends_its_process_is_lost_and_no_other(deadly: int) -> None:
    with Workers(2, begin=begin, read=read, lost=lost) as workers:
        found = list(given(workers, documents(80, deadly)))
    expected = [f"d{one} {'lost' if one == deadly else 'read'}" for one in range(80)]
    assert [said for _, said in found] == expected


def test_what_is_read_ahead_is_bounded() -> None:
    taken: list[str] = []

    def source() -> Iterator[Document]:
        for document in documents(500):
            taken.append(document.id)
            yield document

    with Workers(2, begin=begin, read=read, lost=lost) as workers:
        reading = given(workers, source())
        next(reading)
        assert len(taken) < 50
        assert sum(1 for _ in reading) == 499


def test_who_breaks_off_waits_for_nothing_and_leaves_nobody() -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    start = time.monotonic()

    def break_off() -> None:
        with Workers(2, begin=begin, read=slowly, lost=lost) as workers:
            next(given(workers, documents(100)))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert time.monotonic() - start < 10  # all that waits would take eight seconds more
    left = {child.pid for child in psutil.Process().children(recursive=True) if child.is_running()} - before
    deadline = time.monotonic() + 5
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = {pid for pid in left if psutil.pid_exists(pid) and _is_reader(pid)}
    assert not left


_KILLED = """
import os
from kg.workers import Workers
from tests.test_workers import begin, lost, process
from kg.model.document import Document

workers = Workers(2, begin=begin, read=process, lost=lost)
waiting = [workers.give(Document.of("Live.", id=str(number))) for number in range(20)]
print(*{one()[0] for one in waiting}, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process there isn't told that its parent has ended")
def test_they_end_with_the_first_process_also_where_it_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _KILLED], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        left = {int(pid) for pid in first.stdout.readline().split()}
        first.wait()
        assert left
        deadline = time.monotonic() + 30
        while left and time.monotonic() < deadline:
            time.sleep(0.1)
            left = {pid for pid in left if psutil.pid_exists(pid)}
        assert not left


def _is_reader(pid: int) -> bool:
    """Whether a process reads; loky keeps one more, which cleans up after others, until this one ends."""
    try:
        return "resource_tracker" not in " ".join(psutil.Process(pid).cmdline())
    except psutil.Error:
        return False


def test_a_process_begins_without_the_threads_of_this_one() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="bar")
    thread.start()
    try:
        with Workers(2, begin=begin, read=process, lost=lambda _: (0, [])) as workers:
            found = [said for _, said in given(workers, documents(20)) if said]
    finally:
        stop.set()
        thread.join()
    assert {pid for pid, _ in found}.isdisjoint({os.getpid(), 0})
    assert all("bar" not in threads for _, threads in found)
