"""``kg review``, ``merge``, ``split`` and ``undo`` as people type them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import run

PEOPLE = [
    {
        "id": "x-ana",
        "schema": "Person",
        "properties": {
            "name": ["Ana Berg"],
            "alias": ["Анна Берг"],
            "nationality": ["no"],
            "birthDate": ["1961-04-02"],
            "wikidataId": ["Q999999941"],
        },
        "datasets": ["sample_peps"],
    },
    {
        "id": "x-post",
        "schema": "Position",
        "properties": {"name": ["Minister of Foreign Affairs of Norway"], "country": ["no"]},
    },
    {
        "id": "x-term",
        "schema": "Occupancy",
        "properties": {
            "holder": ["x-ana"],
            "post": ["x-post"],
            "startDate": ["2009-10-20"],
            "endDate": ["2013-10-16"],
        },
    },
]

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


def test_reviewing_asks_keeps_and_takes_back(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    for name, town, day in (("Ana Berg", "Oslo", 3), ("Berg", "Turku", 7)):
        (tmp_path / f"{town}.txt").write_text(TEXT.format(name, town, day), encoding="utf-8")
    (tmp_path / "Turku.txt").write_text(
        "Berg met Finnish President Ida Salo in Turku on 7 May 2021.", "utf-8"
    )
    run("--store", store, "load", str(tmp_path / "Oslo.txt"), str(tmp_path / "Turku.txt"))
    (line,) = run("--store", store, "review", "--json").output.splitlines()
    assert {json.loads(line)[side]["name"] for side in ("left", "right")} == {"Ana Berg", "Berg"}
    assert run("--store", store, "review", "--only", "meetings", "--json").output == ""
    answered = run("--store", store, "review", input="u\nperhaps\nn\n")
    assert answered.exit_code == 0
    assert "one person, or two?" in answered.output
    assert "7 May 2021: “Berg met Finnish" in answered.output
    assert "1 answer kept" in answered.output
    assert "no pairs are open" in run("--store", store, "review").output
    assert "taken back" in run("--store", store, "undo").output
    stopped = run("--store", store, "review", input="")
    assert (stopped.exit_code, "0 answers kept" in stopped.output) == (0, True)


def beside_reference_data(folder: Path) -> str:
    """Load somebody, and an entity that held the same post at another time."""
    store = str(folder / "store")
    (folder / "oslo.txt").write_text(TEXT.format("Ana Berg", "Oslo", 3), encoding="utf-8")
    lines = "\n".join(map(json.dumps, PEOPLE))
    (folder / "people.ftm.json").write_text(lines, encoding="utf-8")
    loaded = run("--store", store, "load", str(folder / "oslo.txt"), str(folder / "people.ftm.json"))
    assert loaded.exit_code == 0
    return store


def test_reviewing_asks_who_of_reference_data_somebody_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    store = beside_reference_data(tmp_path)
    (line,) = run("--store", store, "review", "--only", "references", "--json").output.splitlines()
    asked = json.loads(line)
    assert (asked["right"]["id"], asked["doubt"]["label"]) == ("x-ana", "Reference")
    answered = run("--store", store, "review", "--only", "references", input="y\n")
    assert answered.exit_code == 0
    for shown in (
        "is this who reference data means?",
        "Анна Берг",
        "born 2 April 1961",
        "Minister of Foreign Affairs, Norway (20 October 2009 – 16 October 2013)",
        "Q999999941",
        "sample_peps",
        "1 answer kept",
    ):
        assert shown in answered.output
    assert "wd:Q999999941" in run("--store", store, "show", "Ana Berg").output
    assert "taken back" in run("--store", store, "undo").output
    assert "Q999999941" not in run("--store", store, "show", "Ana Berg").output


def test_merging_with_reference_data_and_splitting_from_it(tmp_path: Path) -> None:
    store = beside_reference_data(tmp_path)
    merged = run("--store", store, "merge", "Ana Berg", "Q999999941")
    assert (merged.exit_code, "x-ana" in merged.output) == (0, True)
    assert "wd:Q999999941" in run("--store", store, "show", "Ana Berg").output
    listed = run("--store", store, "--quiet", "split", "Ana Berg").output.splitlines()
    assert listed[-1] == "x-ana\tAna Berg, in sample_peps"
    apart = run("--store", store, "split", "Ana Berg", "Q999999941")
    assert (apart.exit_code, "isn't x-ana" in apart.output) == (0, True)
    assert "Q999999941" not in run("--store", store, "show", "Ana Berg").output
    assert "a split of" in run("--store", store, "undo").output
    assert "Q999999941" in run("--store", store, "show", "Ana Berg").output
    nobody = run("--store", store, "merge", "Ana Berg", "Q999999999")
    assert (nobody.exit_code, "no person" in nobody.output) == (2, True)
