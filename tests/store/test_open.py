"""What can go wrong on opening is one line that says what to do."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kg.errors import StoreError
from kg.model.graph import Graph
from kg.store.base import Store
from kg.store.embedded import EmbeddedStore
from kg.store.open import open_store
from tests.sample_graph import sample_graph
from tests.store.records import record


def test_a_folder_is_made(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a" / "b c é")) as store:
        assert isinstance(store, EmbeddedStore)
        store.put(record("d-1"))
    assert (tmp_path / "a" / "b c é").is_dir()


@pytest.mark.parametrize("below", ["", "below"])
def test_a_file_is_no_store(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("x")
    for read_only in (True, False):
        with pytest.raises(StoreError) as refused:
            open_store(str(tmp_path / "file" / below), read_only=read_only)
        assert "\n" not in str(refused.value)
        assert refused.value.exit_code == 3


def test_reading_what_isnt_there_says_to_load(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="kg load"):
            open_store(str(target), read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["http://localhost:7474", "postgres://x", "redis://y"])
def test_an_unknown_kind_of_uri_is_refused(target: str) -> None:
    with pytest.raises(StoreError, match="neo4j://"):
        open_store(target)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_isnt_there_is_one_line(scheme: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(StoreError, match="can't be reached") as refused:
        open_store(f"{scheme}://127.0.0.1:{port}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "uri", ["bolt://", "bolt://host.invalid", "neo4j://host:port", "bolt://me:secret@127.0.0.1:9"]
)
def test_a_bad_address_is_one_line_without_the_password(uri: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(uri)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)
    assert ("KG_NEO4J_PASSWORD" in str(refused.value)) == ("@" in uri)


def test_a_wrong_password_is_named(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_USER", "neo4j")
    monkeypatch.setenv("KG_NEO4J_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="KG_NEO4J_PASSWORD"):
        open_store(neo4j_uri)
    monkeypatch.delenv("KG_NEO4J_USER")
    with pytest.raises(StoreError, match="KG_NEO4J_PASSWORD"):
        open_store(neo4j_uri)


def test_an_unknown_database_is_named(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J_DATABASE", "elsewhere")
    with pytest.raises(StoreError, match="elsewhere"):
        open_store(neo4j_uri)


def test_an_empty_neo4j_says_to_load(make_store: Callable[..., Store], store_target: str) -> None:
    with pytest.raises(StoreError, match="kg load"):
        make_store(read_only=True)


READ = """
import os, sys
import email.parser, kglite, kg.store.embedded  # what is needed later, while all can still be read
from kg.store.open import open_store
if os.geteuid() == 0:  # root may write anywhere, so become somebody who may not
    os.setgid(65534)
    os.setuid(65534)
with open_store(sys.argv[1], read_only=True) as store:
    print(len(list(store.records())), store.stale, list(store.query("MATCH (p:Person) RETURN count(p) AS n")))
open_store(sys.argv[1])
"""


def read_without_permission(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Read a store as somebody who may write neither the folder nor what is in it."""
    modes = [(folder.parent, 0o755), *((file, 0o444) for file in folder.iterdir()), (folder, 0o555)]
    for path, mode in modes:
        path.chmod(mode)
    command = [sys.executable, "-c", READ, str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    folder.chmod(0o755)
    return done


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are POSIX")
def test_a_folder_without_write_permission_can_be_read_but_not_written() -> None:
    with TemporaryDirectory() as outer:
        folder = Path(outer) / "store"
        with open_store(str(folder)) as store:
            store.put(record("d-1"))
            store.project(sample_graph())
        done = read_without_permission(folder)
    assert done.stdout == "1 False [{'n': 3}]\n", done.stderr
    assert re.match(
        rf"kg.errors.StoreError: {re.escape(str(folder))} can't be written", done.stderr.splitlines()[-1]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are POSIX")
def test_a_log_that_cant_be_read_isnt_left_out() -> None:
    """Of a store whose writer was killed, a copy without the index of its log."""
    with TemporaryDirectory() as outer:
        folder, copied = Path(outer) / "store", Path(outer) / "copied"
        with open_store(str(folder)) as store:
            store.put(record("d-1"))
            shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("*-shm"))
        done = read_without_permission(copied)
        with open_store(str(copied)) as store:
            assert [one.document.id for one in store.records()] == ["d-1"]
    assert done.stdout == ""
    assert "ledger.sqlite-wal holds what isn't in ledger.sqlite yet" in done.stderr.splitlines()[-1]


def test_opening_loads_nothing_heavy(tmp_path: Path) -> None:
    with open_store(str(tmp_path)) as store:
        store.project(Graph())
    code = f"""
import sys
from kg.store import open_store
open_store({str(tmp_path)!r}, read_only=True)
print(sorted({{'kglite', 'neo4j', 'pandas', 'numpy', 'networkx'}} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    shutil.rmtree(tmp_path)
