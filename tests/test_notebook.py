"""The notebook in ``docs/``: its code runs over the official records, and what it shows is small and its own."""

import json
from pathlib import Path

import pytest

from kg.load import load_documents
from kg.pipeline import load
from kg.store.open import open_store
from tools.records import TABLES

PAGE = Path(__file__).parents[1] / "docs" / "state-records.ipynb"
CELLS = [
    cell for cell in json.loads(PAGE.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
]


def test_it_was_executed_as_a_whole_and_is_small() -> None:
    assert [cell["execution_count"] for cell in CELLS] == list(range(1, len(CELLS) + 1))
    assert all(cell["outputs"] for cell in CELLS)
    assert not [output for cell in CELLS for output in cell["outputs"] if output["output_type"] == "error"]
    assert PAGE.stat().st_size < 150_000


@pytest.mark.slow
@pytest.mark.skipif(not TABLES.exists(), reason="the official records are not beside the checkout")
def test_its_cells_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib").use("Agg")
    pytest.importorskip("pandas")
    target = str(tmp_path / "store")
    some = [
        file
        for name in ("bush-", "baker-", "kissinger-", "rice-", "shultz-")
        for file in TABLES.rglob(f"{name}*.xml")
    ]
    with open_store(target) as store:
        load(store, load_documents([str(file) for file in some], format="state"))
    monkeypatch.setenv("KG_STORE", target)
    monkeypatch.setenv("KG_STATE_DATA", str(some[0]))
    names: dict[str, object] = {}
    for cell in CELLS:
        exec(compile("".join(cell["source"]), PAGE.name, "exec"), names)
    said = capsys.readouterr().out
    for words in (
        "visits of Henry A. Kissinger in Damascus",
        "in Reykjavík in 1986",
        "share of all shortest chains",
        "'Meeting':",
    ):
        assert words in said
