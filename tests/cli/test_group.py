"""What all commands share: help, exit codes, errors in one line."""

import re
from pathlib import Path

import pytest

from kg import __version__
from kg.cli.group import COMMANDS
from tests.cli.conftest import Run, run

NOWHERE = "bolt://127.0.0.1:1"
READING = {
    "ask": ["who met in Vienna"],
    "find": ["Solhaug"],
    "show": ["Solhaug"],
    "path": ["Solhaug", "Tsiklauri"],
    "stats": [],
    "query": ["counts"],
    "cypher": ["RETURN 1 AS n"],
    "export": ["nquads"],
}


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, option: str) -> None:
    result = run(command, option)
    assert result.exit_code == 0
    assert re.search(rf"Examples:\n.*\bkg {command}\b", result.stdout, re.DOTALL)
    assert "\n\n  " in result.stdout, "a sentence says what it does"


def test_the_help_of_kg_lists_all_commands_and_global_options() -> None:
    text = run("--help").stdout
    for word in (*COMMANDS, "--store", "--quiet", "--verbose", "Examples:"):
        assert word in text


def test_the_help_of_kg_names_the_variable_for_the_store() -> None:
    assert "KG_STORE" in run("--help").stdout


def test_the_contract_names_every_option() -> None:
    options = {
        "load": "--format --published --publisher --language --workers --engine --dry-run --json",
        "extract": "--format --published --publisher --language --workers",
        "ask": "--format --show-query",
        "query": "--param --list --format",
        "stats": "--top --format",
        "export": "-o",
    }
    for command, names in options.items():
        text = run(command, "--help").stdout
        assert all(name in text for name in names.split()), command


def test_version() -> None:
    assert run("--version").stdout.strip().endswith(__version__)


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["--frobnicate"],
        ["ask"],
        ["ask", "who met", "--format", "yaml"],
        ["path", "Solhaug"],
        ["stats", "--top", "many"],
        ["find", "x", "--limit", "0"],
        ["load"],
        ["load", "x.txt", "--workers", "0"],
        ["load", "x.txt", "--published", "soon"],
        ["load", "x.txt", "--engine", "ray"],
        ["export", "pdf"],
        ["export", "neo4j-import"],
        ["export", "neo4j-import", "-o", "-"],
        ["export", "neo4j-import", "-o", "files", "--base", "https://meetings.example/id/"],
        ["export", "nquads", "--created", "soon"],
        ["query", "nosuch"],
        ["query", "who-met-where"],
        ["query", "who-met-where", "--param", "plaice=Riga"],
        ["query", "who-met-where", "--param", "Riga"],
        ["cypher", "MATCH (n"],
        ["cypher", "CREATE (n:Person) RETURN n"],
        ["cypher", "MATCH (n) DETACH DELETE n"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(ask: Run, arguments: list[str]) -> None:
    result = ask(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.strip().splitlines()[-1].startswith("Error: ")


def test_a_near_command_is_hinted_at() -> None:
    assert "did you mean `kg export`" in run("exprot").stderr


@pytest.mark.parametrize("command", READING)
def test_no_store_is_exit_code_3_with_a_hint(command: str, tmp_path: Path) -> None:
    result = run("--store", str(tmp_path / "none"), command, *READING[command])
    assert result.exit_code == 3
    (line,) = result.stderr.strip().splitlines()
    assert "kg load" in line
    assert str(tmp_path / "none") in line
    assert not (tmp_path / "none").exists(), "reading makes no store"


@pytest.mark.parametrize("command", ["ask", "export", "load"])
def test_a_database_that_is_not_there_is_exit_code_3(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge was painted green, said the mayor of the town.")
    result = run("--store", NOWHERE, command, *READING.get(command, ["a.txt"]))
    assert result.exit_code == 3
    (line,) = result.stderr.strip().splitlines()
    assert NOWHERE in line


@pytest.mark.parametrize("target", ["ftp://somewhere/store", "file.txt"])
def test_what_is_no_store_is_exit_code_3(target: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("no store")
    result = run("--store", target, "stats")
    assert result.exit_code == 3
    assert target in result.stderr


def test_the_store_may_come_from_the_environment(demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", demo)
    assert run("ask", "who met in Vienna").exit_code == 0


@pytest.mark.parametrize("place", ["before", "after", "between", "joined"])
def test_the_global_options_may_stand_anywhere(demo: str, place: str) -> None:
    question = "who met in Vienna"
    arguments = {
        "before": ["--store", demo, "--quiet", "ask", question],
        "after": ["ask", question, "--store", demo, "--quiet"],
        "between": ["ask", "--store", demo, "--quiet", question],
        "joined": ["ask", question, f"--store={demo}"],
    }
    result = run(*arguments[place])
    assert result.exit_code == 0, result.output
    assert "Ingrid Solhaug" in result.stdout


def test_after_two_dashes_everything_is_the_question(ask: Run) -> None:
    assert ask("ask", "--", "who met --quiet").stdout == ask("ask", "--", "who", "met", "--quiet").stdout
    assert ask("ask", "who met", "--store").exit_code == 2


def test_verbose_shows_where_an_error_came_from(tmp_path: Path) -> None:
    target = str(tmp_path / "none")
    assert "Traceback" not in run("--store", target, "stats").stderr
    assert "Traceback" in run("--verbose", "--store", target, "stats").stderr


def test_an_unexpected_error_is_one_line_too(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("on two\nlines")

    monkeypatch.setattr("kg.query.ask", broken)
    result = ask("ask", "who met in Vienna")
    assert result.exit_code == 1
    assert result.stderr == "Error: unexpected ZeroDivisionError: on two lines (--verbose shows where)\n"


def test_an_interruption_says_how_to_go_on(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.query.ask", interrupted)
    result = ask("ask", "who met in Vienna")
    assert result.exit_code == 130
    assert "stopped" in result.stderr
