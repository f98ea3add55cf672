"""What ``docs/questions.md`` shows is what comes out."""

import re
import shlex
from pathlib import Path

import pytest

from kg.query import ask, find, neighbours, path, show, stats, timeline
from kg.query.library import queries, run
from kg.query.render import render
from kg.store.base import Store
from kg.store.open import open_store
from tests.sample_graph import sample_graph

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def output(store: Store, command: str) -> str:
    """Return what the command line of the page prints, from the functions that it calls."""
    _, verb, *words = shlex.split(command)
    if verb == "query":
        return render(run(store, words[0], dict(word.split("=", 1) for word in words[2::2])))
    if verb == "stats":
        return render(stats(store, int(words[1]) if words else None))
    if verb == "ask":
        return render(ask(store, words[0]), evidence="--evidence" in words)
    functions = {"find": find, "show": show, "path": path, "neighbours": neighbours, "timeline": timeline}
    return render(functions[verb](store, *words))


def test_the_page_shows_real_output(tmp_path: Path) -> None:
    shown = re.findall(r"```console\n\$ ([^\n]+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(shown) >= 6
    with open_store(str(tmp_path / "store")) as store:
        store.project(sample_graph())
        for command, text in shown:
            assert output(store, command) == text, command


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_the_page_lists_the_named_queries(query: object) -> None:
    assert f"`{query.name}`" in PAGE.read_text(encoding="utf-8")  # type: ignore[attr-defined]
