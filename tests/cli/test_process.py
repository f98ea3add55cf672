"""What shows only in a process of its own, or with hostile names."""

import json
import subprocess
import sys

import pytest

from kg.model.report import Record
from kg.resolve.resolver import resolve
from kg.store.open import open_store
from tests.cli.conftest import process, run
from tests.resolve.telling import day, meeting, person, place, told

HEAVY = (
    "spacy",
    "pandas",
    "neo4j",
    "rdflib",
    "networkx",
    "trafilatura",
    "lxml",
    "numpy",
    "litestar",
    "uvicorn",
    "kg.extract",
    "kg.resolve",
)
WATCH = """
import sys
from kg.cli.group import kg
try:
    kg()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """Return which of the heavy packages a command imports."""
    command = [sys.executable, "-c", WATCH, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    modules = set(result.stderr.split())
    assert "kg.cli.group" in modules
    return {name for name in HEAVY if name in modules}


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "who met in Vienna and when"],
        ["find", "Solhaug"],
        ["show", "Ingrid Solhaug"],
        ["query", "counts"],
        ["cypher", "RETURN 1 AS n"],
        ["stats"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_lookup_imports_nothing_heavy(demo: str, arguments: list[str]) -> None:
    assert imported("--store", demo, *arguments) == set()


def test_help_imports_nothing_heavy() -> None:
    assert imported("--help") == set()
    assert imported("load", "--help") == set()
    assert imported("serve", "--help") == set()


def test_an_export_needs_no_language_model(demo: str) -> None:
    assert not imported("--store", demo, "export", "nquads") & {"spacy", "pandas", "neo4j", "kg.extract"}


@pytest.mark.parametrize(
    "arguments",
    [["ask", "who met in 2024"], ["export", "nquads"], ["query", "--list"]],
    ids=lambda one: one[0],
)
def test_a_reader_that_goes_away_is_no_error(demo: str, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "kg", "--store", demo, *arguments]
    kg = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert kg.stdout is not None
    assert kg.stderr is not None
    kg.stdout.readline()
    kg.stdout.close()
    assert kg.stderr.read() == ""
    assert kg.wait(timeout=120) == 0


def test_a_reader_that_never_reads_is_no_error(demo: str) -> None:
    command = (
        f'"{sys.executable}" -m kg --store "{demo}" ask "who met in 2024" | true; echo ${{PIPESTATUS[0]}}'
    )
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)
    assert (result.stdout, result.stderr) == ("0\n", "")


def test_python_m_kg_is_kg(demo: str) -> None:
    result = process("--store", demo, "ask", "who met in Vienna")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == run("--store", demo, "ask", "who met in Vienna").stdout
    assert process("frobnicate").returncode == 2


def test_a_graph_that_is_behind_is_brought_up_to_date_first(tmp_path) -> None:
    target = str(tmp_path / "store")
    with open_store(target) as store:
        store.put(told("a", meeting(person("Mirela Castan"), person("Jonas Ekdal"), at=place("Riga", "LV"))))
    result = run("--store", target, "ask", "who met in Riga")
    assert "up to date" in result.stderr
    assert "Mirela Castan" in result.stdout
    assert run("--store", target, "ask", "who met in Riga").stderr == ""


def test_quiet_is_quiet_about_it(tmp_path) -> None:
    target = str(tmp_path / "store")
    with open_store(target) as store:
        store.put(told("a"))
    assert run("--quiet", "--store", target, "stats").stderr == ""


def test_a_second_writer_is_told_who_writes(tmp_path) -> None:
    target = str(tmp_path / "store")
    (tmp_path / "a.txt").write_text(
        "The bridge over the river was painted green, said the mayor of the town."
    )
    with open_store(target):
        result = process("--store", target, "load", str(tmp_path / "a.txt"))
    assert result.returncode == 3
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("Error: ")
    assert target in line


def test_the_last_graph_can_be_asked_while_a_load_runs(tmp_path) -> None:
    target = str(tmp_path / "store")
    first = told("a", meeting(person("Mirela Castan"), person("Jonas Ekdal"), at=place("Riga", "LV")))
    with open_store(target) as store:
        store.put(first)
        store.project(resolve(store.records()))
        store.put(told("b"))
        result = process("--store", target, "ask", "who met in Riga")
    assert result.returncode == 0, result.stderr
    assert "Mirela Castan" in result.stdout


EVIL = "Mirela [bold red]Castan[/] \x1b[31m\x07\u202eevil | <b>x</b> `=1+1`"


def evil() -> Record:
    reports = meeting(
        person(EVIL, "Envoy\x1b[2J", "Fjord\r\nInstitute"),
        person("Jonas Ekdal"),
        at=place("Riga", "LV"),
        date=day("2024-03-14"),
    )
    return told("a\x1b[31m", reports, headline="[link=x]\x9b31m", publisher="Wire\x1b]0;title\x07")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = str(tmp_path_factory.mktemp("evil") / "store")
    with open_store(target) as store:
        store.put(evil())
        store.project(resolve(store.records()))
    return target


@pytest.mark.parametrize("format", ["table", "csv", "markdown"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "who met in Riga"],
        ["find", "Castan"],
        ["show", "Jonas Ekdal"],
        ["query", "who-met-where", "--param", "place=Riga"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_nothing_in_a_name_reaches_the_terminal_as_a_command(
    hostile: str, arguments: list[str], format: str
) -> None:
    result = run("--store", hostile, *arguments, "--format", format)
    assert result.exit_code == 0, result.output
    assert "Castan" in result.stdout
    assert not set(result.stdout) & set("\x1b\x07\x9b\u202e\r")


def test_markup_in_a_name_is_only_words(hostile: str) -> None:
    shown = " ".join(run("--store", hostile, "find", "Castan").stdout.split())
    assert "[bold red]" in shown or "[bold" in shown
    assert "\\[" in run("--store", hostile, "find", "Castan", "--format", "markdown").stdout


def test_json_keeps_names_as_they_are(hostile: str) -> None:
    text = run("--store", hostile, "ask", "who met in Riga", "--format", "json").stdout
    assert not set(text) & set("\x1b\x07\r")
    (row,) = json.loads(text)["rows"]
    assert EVIL in [one["name"] for one in row["participants"]]
