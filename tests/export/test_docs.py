"""The examples in docs/rdf.md run and print what it says, and its table names the schema's terms."""

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

from kg.schema import data_path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "rdf.md").read_text("utf-8")


def test_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    examples = re.findall(r"```python\n(.*?)```\n```text\n(.*?)```", TEXT, re.DOTALL)
    assert len(examples) == TEXT.count("```python")
    for code, printed in examples:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(code, names)
        assert out.getvalue() == printed


def test_every_term_is_in_the_table() -> None:
    rdf = json.loads(data_path("schemas/generated/rdf.json").read_text("utf-8"))
    terms = {
        term
        for cls in rdf["classes"].values()
        for term in (
            *cls["types"],
            *(predicate for predicate, _ in cls["properties"].values()),
            *(predicate for predicate, *_ in cls["relationships"].values()),
        )
    }
    assert not [term for term in terms if f"`{term}`" not in TEXT]
