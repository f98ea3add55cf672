"""One embedded store with a few of the examples, and ways to run ``kg`` on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.group import kg

EXAMPLES = Path(__file__).parents[2] / "examples"
LOADED = ("01-wire-planned.txt", "02-ministry-readout.html", "04-local-cancelled.txt", "09-wire-feed.jsonl")
DOCUMENTS = 6

Run = Callable[..., Result]


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    """Run ``kg`` in this process."""
    return CliRunner().invoke(kg, list(arguments), input=input)


def process(
    *arguments: str, python: tuple[str, ...] = (), input: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``kg`` in a process of its own."""
    command = [sys.executable, *python, "-m", "kg", *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(command, input=input, capture_output=True, text=True, env=environment, timeout=120)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the path of a store that holds some of the examples. For reading only."""
    target = str(tmp_path_factory.mktemp("cli") / "store")
    result = run("--store", target, "load", *(str(EXAMPLES / name) for name in LOADED))
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture
def ask(demo: str) -> Run:
    """Give a function that runs ``kg`` on that store."""
    return lambda *arguments, **more: run("--store", demo, *arguments, **more)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the user's own store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
