"""What bash, zsh and fish complete."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete, get_completion_class

from kg.cli.group import kg
from kg.query.library import queries, query
from tests.cli.conftest import run

SHELLS = ("bash", "zsh", "fish")


def completed(*words: str) -> list[str]:
    """Return what the last word may become."""
    *before, last = words
    found = ShellComplete(kg, {}, "kg", "_KG_COMPLETE").get_completions(before, last)
    return [item.value for item in found]


def test_names_of_queries() -> None:
    assert completed("query", "") == [one.name for one in queries()]
    assert completed("query", "who-m") == ["who-met-where"]
    assert completed("--store", "demo", "query", "who-m") == ["who-met-where"]
    assert completed("query", "--format", "json", "who-m") == ["who-met-where"]
    assert completed("query", "nothing-like-it") == []


def test_names_of_parameters() -> None:
    assert completed("query", "go-betweens", "--param", "") == ["one=", "other=", "skip=", "limit="]
    assert completed("query", "go-betweens", "--param", "o") == ["one=", "other="]
    assert completed("query", "go-betweens", "--param", "one=A", "--param", "o") == ["other="]
    assert completed("query", "held-or-denied", "--param", "") == []
    assert completed("query", "nothing-like-it", "--param", "") == []
    assert completed("query", "--param", "") == []


def test_names_of_queries_in_sparql() -> None:
    assert completed("sparql", "who-m") == ["who-met-where"]
    assert completed("sparql", "shuttle") == []
    assert completed("sparql", "go-betweens", "--param", "o") == ["one=", "other="]


def test_no_command_of_that_name_is_no_error_while_completing() -> None:
    assert "query" in completed("frobnicate", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_is_told(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = get_completion_class(shell)
    assert found
    completion = found(kg, {}, "kg", "_KG_COMPLETE")
    assert "_KG_COMPLETE" in completion.source()
    monkeypatch.setenv("COMP_WORDS", "kg query go-betweens --param on")
    monkeypatch.setenv("COMP_CWORD", "on" if shell == "fish" else "4")
    told = completion.complete()
    assert "one=" in told
    assert "other=" not in told
    if shell != "bash":
        assert query("go-betweens").parameters[0].description in told


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_completes(tmp_path: Path) -> None:
    (tmp_path / "kg").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    (tmp_path / "kg").chmod(0o755)
    script = f"""
PATH="{tmp_path}:$PATH"
eval "$(_KG_COMPLETE=bash_source kg)"
compopt() {{ echo "$@"; }}
COMP_WORDS=(kg query introductions --param "") COMP_CWORD=4
_kg_completion kg
echo "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines()[-1] == "person= skip= limit=", done.stderr
    assert "-o nospace" in done.stdout


def test_help_says_how_to_switch_it_on() -> None:
    text = " ".join(run("query", "--help").stdout.split())
    for shell in SHELLS:
        assert f"_KG_COMPLETE={shell}_source" in text
