"""The files for an import say every value as it is."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.export.import_csv import BETWEEN_ITEMS, Tables, columns, field

TYPES = {
    "id": "string",
    "text": "string",
    "names": "list of string",
    "day": "date",
    "count": "integer",
    "score": "float",
    "sure": "boolean",
}
texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["", '"', '""', ",", ";", "\n", "\r\n", "\r", "\\", '\\"', " a ", "\x00", "\ufeff", "\U0001f600"]
)
items = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=BETWEEN_ITEMS), min_size=1)
rows = st.fixed_dictionaries(
    {"id": texts},
    optional={
        "text": texts,
        "names": st.lists(items, min_size=1),
        "day": st.dates(),
        "count": st.integers(-(2**63), 2**63 - 1),
        "score": st.floats(allow_nan=False),
        "sure": st.booleans(),
    },
)
READ = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "string[]": lambda text: text.split(BETWEEN_ITEMS),
}


FIELD = re.compile(r'("(?:[^"]|"")*"|[^",\n]*)([,\n])')


def read(file: Path) -> list[dict[str, Any]]:
    """Read a file by the rules of the importer (RFC 4180); what is missing is left out."""
    lines: list[list[str]] = [[]]
    text = file.read_bytes().decode("utf-8")
    at = 0
    while at < len(text):
        found = FIELD.match(text, at)
        assert found, text[at:]
        lines[-1].append(found[1])
        lines += [[]] if found[2] == "\n" else []
        at = found.end()
    head, *rows = lines[:-1]
    return [_values(head, row) for row in rows]


def _values(head: list[str], row: list[str]) -> dict[str, Any]:
    assert len(head) == len(row)
    given = {}
    for (name, _, type), text in zip((each.partition(":") for each in head), row, strict=True):
        if text and name:
            assert text.startswith('"') == (type in ("string", "string[]"))
            given[name] = READ[type](text[1:-1].replace('""', '"') if text.startswith('"') else text)
    return given


@settings(deadline=None)
@given(st.lists(rows, min_size=1))
def test_every_value_comes_back(given_rows: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        with Tables(Path(folder) / "nodes", ":LABEL", {"Thing": columns(TYPES)}) as tables:
            for row in given_rows:
                tables.add("Thing", row)
        file = Path(folder) / "nodes" / "Thing.csv"
        assert read(file) == given_rows
        assert file.read_bytes().endswith(b',"Thing"\n')
        assert tables.rows == {"Thing": len(given_rows)}
        assert tables.longest >= max(len(line) for line in file.read_bytes().split(b"\n"))


def test_what_has_no_rows_has_no_file(tmp_path: Path) -> None:
    with Tables(tmp_path / "nodes", ":LABEL", {"Thing": columns(TYPES)}) as tables:
        assert tables.names == []
    assert list(tmp_path.iterdir()) == []


def test_a_missing_value_is_no_empty_text(tmp_path: Path) -> None:
    assert [field(None), field(""), field([])] == ["", '""', ""]
    assert [field(float("inf")), field(float("nan")), field(1e-07)] == ["Infinity", "NaN", "1e-07"]


@pytest.mark.parametrize("items", [[""], [f"a{BETWEEN_ITEMS}b"]])
def test_a_list_that_cant_be_told_is_refused(items: list[str]) -> None:
    with pytest.raises(KgError, match="list"):
        field(items)


def test_what_the_schema_doesnt_know_is_refused(tmp_path: Path) -> None:
    with (
        Tables(tmp_path / "nodes", ":LABEL", {"Thing": columns(TYPES)}) as tables,
        pytest.raises(KgError, match="Thing has 'colour'"),
    ):
        tables.add("Thing", {"id": "x", "colour": "red"})
