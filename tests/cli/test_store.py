"""``kg store`` as people type it."""

import gzip
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.moving import backup
from kg.store.open import open_store
from tests.cli.conftest import DOCUMENTS, EXAMPLES, Run, run
from tests.conftest import wipe_neo4j
from tests.store.records import record

HOLDS = f"{DOCUMENTS} documents, 0 judgements, 0 entries of reference data"
COMMANDS = ("status", "check", "compact", "backup", "restore", "copy")


def kept(target: str) -> list[object]:
    with open_store(target, read_only=True) as store:
        return list(store.kept())


@pytest.fixture
def file(ask: Run) -> str:
    """Give a backup of the demo, as a path from here."""
    assert ask("store", "backup", "all.kg.gz").exit_code == 0
    return "all.kg.gz"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_has_help(name: str) -> None:
    result = run("store", name, "--help")
    assert result.exit_code == 0
    assert f"kg store {name}" in result.stdout
    assert name in run("store", "--help").stdout


@pytest.mark.parametrize(
    "arguments", [["frobnicate"], ["backup"], ["restore"], ["copy"], ["backup", "a", "b"]]
)
def test_wrong_usage(ask: Run, arguments: list[str]) -> None:
    assert ask("store", *arguments).exit_code == 2


def test_a_backup_says_what_is_in_it(ask: Run, demo: str) -> None:
    result = ask("store", "backup", "all.kg.gz")
    assert result.exit_code == 0
    assert result.stdout == f"{HOLDS} in all.kg.gz ({Path('all.kg.gz').stat().st_size:,} bytes)\n"
    assert result.stderr == ""
    lines = gzip.decompress(Path("all.kg.gz").read_bytes()).splitlines()
    assert json.loads(lines[0])["format"] == "kg backup"
    assert json.loads(lines[1])["record"]["document"]["text"]
    assert json.loads(lines[-1])["end"]["records"] == DOCUMENTS == len(lines) - 2


def test_a_file_is_not_overwritten(ask: Run, file: str) -> None:
    result = ask("store", "backup", file)
    assert result.exit_code == 2
    assert "all.kg.gz is there already" in result.stderr
    assert "--force" in result.stderr
    assert ask("store", "backup", file, "--force").exit_code == 0


def test_it_is_restored_into_a_new_store(file: str, demo: str) -> None:
    result = run("--store", "new", "store", "restore", file)
    assert result.exit_code == 0
    assert result.stdout == f"{HOLDS} restored into new, and the graph derived\n"
    assert kept("new") == kept(demo)
    question = ["ask", "who met in Vienna and when"]
    assert run("--store", "new", *question).stdout == run("--store", demo, *question).stdout
    assert run("--store", "new", "store", "restore", file).exit_code == 0


def test_other_content_is_refused_or_kept_aside(file: str, demo: str) -> None:
    with open_store("new") as store:
        store.put(record("d-1"))
    result = run("--store", "new", "store", "restore", file)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    result = run("--store", "new", "store", "restore", file, "--force")
    assert result.exit_code == 0
    (aside,) = Path("new").glob("replaced-*.kg.gz")
    assert str(aside) in result.stderr
    assert kept("new") == kept(demo)
    run("--store", "before", "store", "restore", str(aside))
    assert kept("before") == [record("d-1")]


def test_a_damaged_backup_makes_no_store(file: str) -> None:
    Path(file).write_bytes(Path(file).read_bytes()[:-9])
    result = run("--store", "new", "store", "restore", file)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert file in line
    assert not Path("new").exists()


@pytest.mark.parametrize("name", ["backup", "copy", "check"])
def test_no_store_is_exit_code_3(name: str) -> None:
    result = run("--store", "none", "store", name, *(["x"] if name != "check" else []))
    assert result.exit_code == 3
    assert not Path("none").exists()
    assert not Path("x").exists()


def test_a_store_is_copied_into_another_folder(ask: Run, demo: str) -> None:
    for _ in range(2):
        result = ask("store", "copy", "other")
        assert result.exit_code == 0
        assert result.stdout == f"{HOLDS} copied from {demo} to other, and the graph derived\n"
        assert kept("other") == kept(demo)
    with open_store("other") as store:
        store.put(record("d-1"))
    assert ask("store", "copy", "other").exit_code == 2
    result = ask("store", "copy", "other", "--force")
    assert "replaced-" in result.stderr
    assert kept("other") == kept(demo)
    assert ask("store", "copy", demo).exit_code == 2


def test_a_store_moves_to_neo4j_and_back(demo: str, ask: Run, neo4j_uri: str) -> None:
    wipe_neo4j(neo4j_uri)
    assert ask("store", "copy", neo4j_uri).exit_code == 0
    assert run("--store", neo4j_uri, "store", "copy", "back").exit_code == 0
    assert kept("back") == kept(demo)
    export = ["export", "nquads"]
    assert (
        ask(*export).stdout
        == run("--store", "back", *export).stdout
        == run("--store", neo4j_uri, *export).stdout
    )
    assert run("--store", neo4j_uri, "store", "backup", "neo4j.kg.gz").exit_code == 0
    ask("store", "backup", "folder.kg.gz")
    assert Path("neo4j.kg.gz").read_bytes() == Path("folder.kg.gz").read_bytes()
    with open_store(neo4j_uri) as store:
        store.put(record("d-1"))
    assert "replaced-" in run("--store", neo4j_uri, "store", "restore", "folder.kg.gz", "--force").stderr
    assert len(list(Path().glob("replaced-*.kg.gz"))) == 1
    assert kept(neo4j_uri) == kept(demo)


def test_a_backup_can_be_made_while_somebody_loads(tmp_path: Path) -> None:
    run("--store", "s", "load", str(EXAMPLES / "01-wire-planned.txt"))
    with open_store("s"):
        result = run("--store", "s", "store", "backup", "x.kg.gz")
    assert result.exit_code == 0, result.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_restore_that_was_broken_off_is_repeated(tmp_path: Path, sent: signal.Signals) -> None:
    with open_store("many") as store:
        store.put_all([record(f"d-{number:05}", "Ida Holm met Per Dahl. " * 20) for number in range(1500)])
        backup(store, Path("many.kg.gz"))
        whole = list(store.kept())
    command = [sys.executable, "-m", "kg", "--store", "new", "store", "restore", "many.kg.gz"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        wal = Path("new/ledger.sqlite-wal")
        while process.poll() is None and not (wal.exists() and wal.stat().st_size > 300_000):
            time.sleep(0.005)
        process.send_signal(sent)
        _, said = process.communicate()
    if sent == signal.SIGINT:
        assert "run the same command again" in said
    assert run("--store", "new", "store", "restore", "many.kg.gz").exit_code == 0
    assert kept("new") == whole


# --- check and compact ---


@pytest.fixture
def copied(ask: Run) -> str:
    """Give a store of this test's own."""
    assert ask("store", "copy", "own").exit_code == 0
    return "own"


@pytest.mark.parametrize("options", [[], ["--deep"], ["--repair"]])
def test_a_whole_store_is_exit_code_0(ask: Run, options: list[str]) -> None:
    result = ask("store", "check", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"whole: {HOLDS}, and the graph ")


def test_what_is_wrong_is_exit_code_1_a_line_each(copied: str) -> None:
    (graph,) = Path(copied).glob("graph-*.kgl")
    graph.write_bytes(b"x")
    result = run("--store", copied, "store", "check")
    assert result.exit_code == 1
    assert result.stdout == (
        f"{graph.name}: its content isn't what was written; the next command that reads makes it anew, as does "
        "`kg store check --repair`\n"
    )
    told = json.loads(run("--store", copied, "store", "check", "--json").stdout)
    assert told["whole"] is False
    assert told["kept"] == {"records": DOCUMENTS, "judgements": 0, "references": 0}
    assert [finding["what"] for finding in told["findings"]] == [graph.name]
    assert run("--store", copied, "store", "check", "--repair").exit_code == 0
    told = json.loads(run("--store", copied, "store", "check", "--deep", "--json").stdout)
    assert (told["whole"], told["findings"]) == (True, [])


def test_a_damaged_ledger_is_a_finding_and_a_backup_helps(copied: str, file: str, demo: str) -> None:
    ledger = Path(copied) / "ledger.sqlite"
    ledger.write_bytes(b"no database" * 999)
    result = run("--store", copied, "store", "check")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert "kg --store NEW store restore FILE" in line
    assert run("--store", copied, "stats").exit_code == 3
    assert run("--store", copied, "store", "check", "--repair").exit_code == 3
    assert run("--store", "NEW", "store", "restore", file).exit_code == 0
    assert kept("NEW") == kept(demo)


def test_many_findings_are_cut_short(tmp_path: Path) -> None:
    with open_store("s") as store:
        store.put_all([record(f"d-{number:02}") for number in range(30)])
    connection = sqlite3.connect("s/ledger.sqlite")
    connection.execute("UPDATE documents SET extraction = 'x'")
    connection.commit()
    connection.close()
    lines = run("--store", "s", "store", "check").stdout.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "… and 11 more: --json has all"


def test_compacting_says_the_bytes_before_and_after(copied: str) -> None:
    (Path(copied) / "graph-00.kgl").write_bytes(b"x" * 5000)
    result = run("--store", copied, "store", "compact")
    assert result.exit_code == 0
    before, after = (int(number.replace(",", "")) for number in re.findall(r"[\d,]{4,}", result.stdout))
    assert before - after >= 5000
    assert after == sum(file.stat().st_size for file in Path(copied).iterdir())


def test_on_neo4j(ask: Run, neo4j_uri: str) -> None:
    wipe_neo4j(neo4j_uri)
    assert run("--store", neo4j_uri, "store", "check").exit_code == 3
    ask("store", "copy", neo4j_uri)
    assert run("--store", neo4j_uri, "store", "check", "--deep").exit_code == 0
    assert "nothing to do" in run("--store", neo4j_uri, "store", "compact").stdout


def test_status_says_what_was_skipped_or_failed(tmp_path: Path) -> None:
    target, news = str(tmp_path / "store"), tmp_path / "news.jsonl"
    news.write_text('{"id": "a", "text": "Ida Holm met Per Dahl in Oslo."}\n{broken\n', "utf-8")
    french = tmp_path / "fr.txt"
    french.write_text(
        "Le ministre des Affaires étrangères a rencontré son homologue norvégien à Paris mardi dernier pour "
        "parler de la paix et de la sécurité dans la région.",
        "utf-8",
    )
    assert run("--store", target, "load", str(news), str(french), "nosuch.txt").exit_code == 1
    lines = run("--store", target, "store", "status").stdout.splitlines()
    assert lines[0] == "1 loaded, 1 skipped, 1 failed"
    assert f"{news}, line 2" in lines[1]
    assert lines[2].endswith("language not read (fr)")
    found = json.loads(run("--store", target, "store", "status", "--json").stdout)
    assert (found["loaded"], len(found["skipped"])) == (1, 1)
    assert [one["source"] for one in found["failed"]] == [f"{news}, line 2"]
    news.write_text('{"id": "a", "text": "Ida Holm met Per Dahl in Oslo."}\n', "utf-8")
    assert run("--store", target, "load", str(news)).exit_code == 0
    assert run("--store", target, "store", "status").stdout.startswith("1 loaded, 1 skipped, 0 failed\n")


def test_a_failure_can_be_forgotten(tmp_path: Path) -> None:
    target, one, other = str(tmp_path / "store"), tmp_path / "one.txt", tmp_path / "other.txt"
    for file in (one, other):
        file.write_bytes(b"\0\1\2")
    assert run("--store", target, "load", str(one), str(other)).exit_code == 2
    result = run("--store", target, "store", "status", "--forget", str(one), "--forget", "never")
    assert result.stdout.startswith("0 loaded, 0 skipped, 1 failed\n")
    assert "nothing is noted of never" in result.stderr
    assert "0 failed" in run("--store", target, "store", "status", "--forget-all").stdout
