"""What only the folder has: files that tear, a lock, readers beside the writer."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.model.entity import Person
from kg.model.graph import Graph
from kg.store.embedded import LEDGER, EmbeddedStore
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.sample_graph import sample_graph
from tests.store.records import judgement, record
from tests.store.test_projection import content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a closed store with the sample graph."""
    with open_store(str(tmp_path)) as store:
        store.put(record("d-1"))
        store.project(sample_graph())
    return tmp_path


def graph_file(folder: Path) -> Path:
    """Return the one graph file of the folder."""
    (file,) = folder.glob("*.kgl")
    return file


def test_nothing_is_left_behind(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted([graph_file(folder).name, LEDGER, "writer.lock"])


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "flipped in the middle", "another graph"])
def test_a_damaged_graph_file_is_noticed_and_made_anew(folder: Path, damage: str, tmp_path: Path) -> None:
    file = graph_file(folder)
    data = bytearray(file.read_bytes())
    if damage == "missing":
        file.unlink()
    elif damage == "another graph":
        with open_store(str(tmp_path / "other")) as other:
            other.project(Graph())
        file.write_bytes(graph_file(tmp_path / "other").read_bytes())
    else:
        data[len(data) // 2] ^= 0xFF
        file.write_bytes({"empty": b"", "cut": data[: len(data) // 2]}.get(damage, data))
    with open_store(str(folder)) as store:
        assert store.stale
        with pytest.raises(StoreError, match="kg load"):
            store.query("MATCH (n) RETURN n.id AS id")
        assert list(store.records()) == [record("d-1")]
        store.project(sample_graph())
        assert not store.stale
        assert store.query("MATCH (p:Person {id: 'p-ana'}) RETURN p.id")


def test_a_graph_of_another_version_is_stale_but_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.graph_file.format", lambda: "1 kglite 99.0")
    with open_store(str(folder)) as store:
        assert store.stale
        assert list(store.query("MATCH (p:Person {id: 'p-ana'}) RETURN p.id AS id")) == [{"id": "p-ana"}]


def test_documents_without_any_graph_are_an_error_and_not_an_empty_answer(tmp_path: Path) -> None:
    with open_store(str(tmp_path)) as store:
        assert list(store.query("MATCH (n) RETURN n")) == []
        store.put(record("d-1"))
        with pytest.raises(StoreError, match="kg load"):
            store.query("MATCH (n) RETURN n")


def test_a_second_writer_is_told_who_writes(folder: Path) -> None:
    with open_store(str(folder)):
        code = f"from kg.store.open import open_store; open_store({str(folder)!r})"
        second = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
        assert f"StoreError: {folder} is being written by process {os.getpid()}" in second.stderr
        with pytest.raises(StoreError, match=f"this process .{os.getpid()}"):
            open_store(str(folder))
    open_store(str(folder)).close()


def test_a_damaged_lock_is_one_line(folder: Path) -> None:
    (folder / "writer.lock").write_bytes(b"no lock" * 1000)
    with pytest.raises(StoreError, match="can't be written"):
        open_store(str(folder))
    with open_store(str(folder), read_only=True) as reader:
        assert not reader.stale


def test_two_processes_never_both_write(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        tokens = pool.map(_append, [(str(tmp_path), number) for number in range(24)])
    with open_store(str(tmp_path)) as store:
        assert len(list(store.records())) == tokens.count("written") > 0


def _append(task: tuple[str, int]) -> str:
    try:
        with open_store(task[0]) as store:
            store.put(record(f"d-{task[1]}"))
        return "written"
    except StoreError as error:
        assert "is being written" in str(error)
        return "refused"


def test_readers_see_the_last_whole_graph_while_it_is_written(folder: Path) -> None:
    with open_store(str(folder)) as writer, open_store(str(folder), read_only=True) as reader:
        for number in range(5):
            graph = sample_graph()
            graph.add(Person(id="p-new", name=f"Person {number}"))
            writer.put(record(f"new-{number}"))
            assert reader.stale
            list(reader.query("MATCH (n) RETURN n.id"))
            writer.project(graph)
            assert not reader.stale
            found = reader.query("MATCH (p:Person {id: 'p-new'}) RETURN p.name AS name")
            assert list(found) == [{"name": f"Person {number}"}]
            assert reader.record(f"new-{number}") == record(f"new-{number}")


def test_many_threads_read_at_once(folder: Path) -> None:
    wrong: list[object] = []

    def read() -> None:
        for _ in range(20):
            rows = list(store.query("MATCH (p:Person) RETURN count(p) AS people"))
            if rows != [{"people": 3}] or store.record("d-1") != record("d-1"):
                wrong.append(rows)

    with open_store(str(folder), read_only=True) as store:
        threads = [threading.Thread(target=read) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_judgements_cant_be_changed_even_by_hand(folder: Path) -> None:
    with open_store(str(folder)) as store:
        store.judge(judgement("j-1"))
    with sqlite3.connect(folder / LEDGER) as connection:
        for change in ("DELETE FROM judgements", "UPDATE judgements SET id = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append only"):
                connection.execute(change)
    connection.close()


def test_a_newer_ledger_is_not_touched(folder: Path) -> None:
    with sqlite3.connect(folder / LEDGER) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="newer version"):
            open_store(str(folder), read_only=read_only)


def test_a_damaged_ledger_is_one_line(folder: Path) -> None:
    (folder / LEDGER).write_bytes(b"no database" * 1000)
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"ledger\.sqlite") as reported:
            open_store(str(folder), read_only=read_only)
        assert "\n" not in str(reported.value)
    (folder / LEDGER).unlink()
    open_store(str(folder)).close()  # and the lock was let go


def test_a_graph_that_cant_be_written_leaves_the_earlier_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with open_store(str(folder)) as store:
        before = content(read_graph(store))
        monkeypatch.setattr("kg.store.graph_file.save", full)
        with pytest.raises(StoreError, match="No space left"):
            store.project(Graph())
        assert content(read_graph(store)) == before
    assert isinstance(store, EmbeddedStore)
    graph_file(folder)
