"""The page of quality says what was measured, and which targets are reached."""

import re
from pathlib import Path

import pytest

from kg.evaluate.quality import evaluate
from kg.reading import Readers
from tools import quality
from tools.quality import SETS
from tools.targets import targets, targets_table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"


@pytest.mark.parametrize("name", SETS)
def test_the_page_has_a_table_of_each_set(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.search(rf"^### {name}: .*\n\d+ documents, \d+ meetings\.\n\n\| measure +\|", text, re.MULTILINE)


def between(text: str, mark: str) -> str:
    return text.partition(f"<!-- {mark} -->\n")[2].partition(f"\n<!-- /{mark} -->")[0]


def test_the_targets_are_what_the_tables_of_the_page_say() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert between(text, "targets") == targets_table(text).rstrip("\n")
    assert text.index("<!-- targets -->") < text.index("<!-- tables -->")
    assert "not measured" not in between(text, "targets")


def test_a_target_is_judged_by_counts_not_by_rounded_digits() -> None:
    head = "| measure | precision | recall | F1 | 95 % | right | false | missed | by name pairs: P | R | F1 |"
    page = "\n".join([
        "### plv_labels: some", "2 documents, 118 meetings.", "", head, "|---|---|---|---|---|---|---|---|---|---|---|",
        "| meetings | 0.95 | 0.90 | 0.92 | – | 106 | 5 | 12 | 1 | 1 | 1 |",
        "| place | 0.9 | 0.9 | 0.9 | – | 9 | 1 | 1 | 0 | 0 | 0 |", "",
        "### re3d: only recall", "", head, "|---|---|---|---|---|---|---|---|---|---|---|",
        "| meetings | – | 0.75 | – | – | 3 | – | 1 | 0 | 0 | 0 |", "",
        "### speed: of both", "", "| measure | ratio |", "|---|---|", "| words per second | 0.599 |",
    ])  # fmt: skip
    said = {
        (row[0], row[1], row[2]): (row[4], row[5])
        for line in targets_table(page).splitlines()[2:]
        for row in [[cell.strip() for cell in line.strip("|").split("|")]]
    }
    assert said["plv_labels", "meetings", "precision"] == ("0.955", "reached")
    assert said["plv_labels", "meetings", "recall"] == ("0.898", "**missed**")
    assert said["plv_labels", "place", "F1"] == ("0.900", "reached")
    assert said["re3d", "meetings", "recall"] == ("0.750", "reached")
    assert said["speed", "words per second", "ratio"] == ("0.599", "**missed**")
    assert said["unseen", "meetings", "recall"] == ("–", "not measured")
    assert len(said) == len(targets())


def test_sets_that_are_not_there_keep_their_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, short = tmp_path / "quality.md", tmp_path / "dev.jsonl"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    lines = (ROOT / "tests" / "data" / "news" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    short.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = {extractor: evaluate(short, Readers(extractor=extractor)) for extractor in quality.EXTRACTORS}
    theirs = ["plv_labels", "m2e2", "re3d", "roles_re3d"]
    monkeypatch.setattr(quality, "PAGE", page)
    monkeypatch.setattr(quality, "measure", lambda name, folder: {} if name in theirs else found)
    monkeypatch.setattr(
        quality,
        "speed",
        lambda: "### speed: x\n\n| measure | ratio |\n|---|---|\n| words per second | 0.7 |\n",
    )
    before = dict(quality.sections(between(PAGE.read_text(encoding="utf-8"), "tables")))
    quality.main()
    text = page.read_text(encoding="utf-8")
    after = dict(quality.sections(between(text, "tables")))
    assert list(after) == [*SETS, "speed"]
    assert all(after[name].rstrip() == before[name].rstrip() for name in theirs)
    assert all("\n2 documents, " in after[name] for name in SETS if name not in theirs)
    assert between(text, "targets") == targets_table(text).rstrip("\n")
    assert (
        capsys.readouterr().err == f"not measured, not there; their last tables stay: {', '.join(theirs)}\n"
    )
