"""The README's commands and queries do what it shows, on both stores."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.group import kg

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CYPHER = re.findall(r"```cypher\n(.+?)```", README, re.DOTALL)
SHOWN = re.search(r"^\$ kg --store demo ask \"(.+?)\" --evidence\n(.+?)```", README, re.DOTALL | re.MULTILINE)


def run(target: str, *arguments: str) -> str:
    result = CliRunner().invoke(kg, ["--store", target, *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_answer_that_it_shows(tmp_path: Path) -> None:
    assert SHOWN
    run(str(tmp_path / "demo"), "load", str(ROOT / "examples"))
    assert run(str(tmp_path / "demo"), "ask", SHOWN[1], "--evidence").rstrip() == SHOWN[2].rstrip()


def test_its_queries_find_something(store_target: str) -> None:
    assert len(CYPHER) == 2
    run(store_target, "load", str(ROOT / "examples"))
    for query in CYPHER:
        assert '"rows": []' not in run(store_target, "cypher", query, "--format", "json")


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
