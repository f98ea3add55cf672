"""``kg merge``, ``kg split`` and ``kg undo`` as people type them."""

from pathlib import Path

from tests.cli.conftest import run

TEXT = "Norwegian Foreign Minister {} met Finnish President Ida Salo in {} on {} May 2021."


def test_merging_splitting_and_taking_back(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    for name, town, day in (("Ana Berg", "Oslo", 3), ("Hanne Lund", "Turku", 7)):
        (tmp_path / f"{town}.txt").write_text(TEXT.format(name, town, day), encoding="utf-8")
    run("--store", store, "load", str(tmp_path / "Oslo.txt"), str(tmp_path / "Turku.txt"))
    merged = run("--store", store, "merge", "Ana Berg", "Hanne Lund")
    assert merged.exit_code == 0
    assert "are one now" in merged.output
    listed = run("--store", store, "--quiet", "split", "Ana Berg").output.splitlines()
    assert {line.split("\t")[1] for line in listed} == {"Ana Berg", "Hanne Lund"}
    document = listed[0].split("\t")[0]
    assert "kept apart" in run("--store", store, "split", "Ana Berg", document).output
    assert "a split of" in run("--store", store, "undo").output
    assert "a merge of" in run("--store", store, "undo").output
    nothing = run("--store", store, "undo")
    assert (nothing.exit_code, nothing.output) == (2, "Error: there is no judgement to take back\n")
