"""``kg load`` and ``kg extract``: what goes in, and what is said about it."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import DOCUMENTS, EXAMPLES, LOADED, run

WIRE = EXAMPLES / "01-wire-planned.txt"
FEED = EXAMPLES / "09-wire-feed.jsonl"
PLAIN = "The bridge over the river was painted green, and the people of the town were pleased with it."


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "store")


@pytest.fixture
def empty(tmp_path: Path) -> str:
    path = tmp_path / "empty.txt"
    path.write_text("")
    return str(path)


def count(store: str) -> int:
    result = run("--store", store, "cypher", "MATCH (d:Document) RETURN count(d) AS n", "--format", "json")
    return json.loads(result.stdout)["rows"][0]["n"]


def test_the_summary_is_a_sentence_on_stdout(store: str) -> None:
    result = run("--store", store, "load", str(WIRE))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 document (1 new): ")
    assert result.stdout.endswith(f"into {store}\n")
    again = run("--store", store, "load", str(WIRE))
    assert (again.exit_code, again.stdout.startswith("1 document (1 unchanged): 0 ")) == (0, True)


def test_the_summary_as_json(store: str, empty: str) -> None:
    result = run("--store", store, "load", str(WIRE), empty, str(FEED), "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert (summary["new"], summary["replaced"], summary["unchanged"], summary["unread"]) == (4, 0, 0, 0)
    assert summary["meetings"] > 3
    assert summary["affiliations"] > 3
    ((failed),) = summary["failed"]
    assert failed["source"] == empty
    assert empty in failed["error"]


def test_an_input_that_fails_is_named_and_the_others_load(store: str, empty: str) -> None:
    result = run("--store", store, "load", empty, "nosuch.txt", str(WIRE))
    assert result.exit_code == 1
    lines = result.stderr.strip().splitlines()
    assert [line.startswith("Error: ") for line in lines] == [True, True]
    assert empty in lines[0]
    assert "nosuch.txt" in lines[1]
    assert count(store) == 1


def test_when_nothing_can_be_read(store: str, empty: str) -> None:
    result = run("--store", store, "load", empty, "nosuch.txt")
    assert result.exit_code == 2
    assert result.stderr.strip().splitlines()[-1] == "Error: nothing could be read"


def test_a_dry_run_keeps_nothing(store: str) -> None:
    result = run("--store", store, "load", str(WIRE), "--dry-run")
    assert result.exit_code == 0
    assert "nothing was kept" in result.stdout
    assert not Path(store).exists()
    summary = json.loads(run("--store", store, "load", str(WIRE), "--dry-run", "--json").stdout)
    assert (summary["new"], summary["meetings"] > 0) == (1, True)


def test_a_dry_run_names_failures_too(store: str, empty: str) -> None:
    assert run("--store", store, "load", empty, str(WIRE), "--dry-run").exit_code == 1
    assert run("--store", store, "load", empty, "--dry-run").exit_code == 2


def test_quiet_leaves_errors_and_results(store: str, empty: str) -> None:
    result = run("--quiet", "--store", store, "load", empty, str(WIRE))
    assert empty in result.stderr
    assert result.stdout.startswith("1 document")


FTM = Path(__file__).parents[1] / "data" / "ftm"


def test_reference_data_is_summed_up_apart(store: str) -> None:
    result = run("--store", store, "load", str(FTM / "people.ftm.json"))
    assert (result.exit_code, result.stderr) == (0, "")
    others = "2 of other schemata left out (Address 1, Family 1)"
    assert result.stdout == f"14 entities of reference data (14 new), {others} into {store}\n"
    result = run("--store", store, "load", str(FTM / "nested.json"), str(WIRE), "--json")
    counts = json.loads(result.stdout)["references"]
    assert counts == {"new": 3, "changed": 0, "unchanged": 0, "skipped": {}}
    again = run("--store", store, "load", str(FTM / "people.ftm.json"), str(FTM / "nested.json"), str(WIRE))
    assert "; 17 entities of reference data (17 unchanged), 2 of" in again.stdout


def test_a_bad_line_of_reference_data_is_named_and_the_others_kept(store: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.ftm.json"
    path.write_text((FTM / "nested.json").read_text() + '{"id": "z", "schema": "Person"\n')
    result = run("--store", store, "load", str(path))
    assert (result.exit_code, f"{path}, line 2: " in result.stderr) == (1, True)
    assert result.stdout.startswith("3 entities of reference data (3 new) into")
    assert run("extract", str(path)).exit_code == 2


def test_standard_input(store: str) -> None:
    result = run("--store", store, "load", "-", "--published", "2024-03-11", input=WIRE.read_bytes())
    assert result.exit_code == 0, result.output
    assert count(store) == 1
    assert "Tsiklauri" in run("--store", store, "ask", "who met in Vienna").stdout


def test_nothing_on_standard_input(store: str) -> None:
    result = run("--store", store, "load", "-", input=b"")
    assert result.exit_code == 2
    assert "standard input" in result.stderr


def test_folders_and_globs(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    for name in LOADED:
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    assert run("--store", store, "load", str(tmp_path / "in")).stdout.startswith(f"{DOCUMENTS} documents")
    assert "1 unchanged" in run("--store", store, "load", str(folder / "01*.txt")).stdout


def test_what_the_user_says_of_the_sources(store: str) -> None:
    said = ("--published", "2021-04-30", "--publisher", "Example Wire", "--language", "en")
    run("--store", store, "load", "-", *said, input=PLAIN)
    query = (
        "MATCH (d:Document) RETURN d.published AS published, d.publisher AS publisher, d.language AS language"
    )
    (row,) = json.loads(run("--store", store, "cypher", query, "--format", "json").stdout)["rows"]
    assert row == {"published": "2021-04-30", "publisher": "Example Wire", "language": "en"}


@pytest.mark.parametrize("few", [0, 60_000])
def test_a_profile_says_where_the_time_went(store: str, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reading.FEW", few)
    load = ("--store", store, "load", str(WIRE), "--workers", "2")
    sentence, total, *stages = run(*load, "--profile").stdout.splitlines()
    assert "1 document" in sentence
    assert re.fullmatch(r"\d+\.\d s, \d+\.\d documents a second", total)
    shares = [int(line.split()[2].removesuffix("%")) for line in stages if "%" in line]
    assert sum(shares) == pytest.approx(100 if few else 200, abs=4)
    assert any("the language model" in line for line in stages)
    seconds = json.loads(run(*load, "--json").stdout)["seconds"]
    assert sum(seconds["stages"].values()) == pytest.approx(seconds["total"], abs=0.02)
    assert "store" in seconds["stages"]


def test_workers_give_the_same(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reading.FEW", 0)
    other = str(tmp_path / "other")
    run("--store", store, "load", str(WIRE), str(FEED))
    assert run("--store", other, "load", str(WIRE), str(FEED), "--workers", "2").exit_code == 0
    counted = [run("--store", one, "stats", "--format", "csv").stdout for one in (store, other)]
    assert counted[0] == counted[1]


def lines(*arguments: str, code: int = 0, **more: object) -> list[dict]:
    result = run("extract", *arguments, **more)
    assert result.exit_code == code, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_gives_a_line_for_each_document_in_order(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(PLAIN)
    found = lines(str(FEED), str(tmp_path / "plain.txt"), str(WIRE))
    assert [one["document"]["id"] for one in found[:3]] == [
        "meridian-2024-0412",
        "meridian-2024-0703",
        "meridian-2024-1120",
    ]
    assert [len(one["meetings"]) > 0 for one in found] == [True, True, True, False, True]
    assert found[3]["meetings"] == []
    assert not (tmp_path / "kg-data").exists(), "nothing is stored"


def test_extract_gives_the_fields_of_the_contract() -> None:
    (found,) = lines(str(WIRE))
    text = WIRE.read_text(encoding="utf-8")
    assert list(found)[:3] == ["document", "meetings", "affiliations"]
    assert {"id", "title", "published", "url", "language"} == found["document"].keys()
    assert found["document"]["published"] == "2024-03-11"
    for meeting in found["meetings"]:
        assert text[meeting["start"] : meeting["end"]] == meeting["quote"]
        assert text[meeting["trigger"]["start"] : meeting["trigger"]["end"]] == meeting["trigger"]["text"]
        assert {
            "status",
            "kind",
            "format",
            "place",
            "venue",
            "date",
            "topics",
            "stated_by",
            "confidence",
        } < meeting.keys()
        for one in (*meeting["participants"], meeting["place"], meeting["date"]):
            assert one is None or text[one["start"] : one["end"]] == one["text"]
    first = found["meetings"][0]
    assert {one["name"] for one in first["participants"]} == {"Ingrid Solhaug", "Levan Tsiklauri"}
    assert (first["status"], first["place"]["name"], first["date"]["edtf"]) == (
        "planned",
        "Vienna",
        "2024-03-14",
    )
    assert '""' not in json.dumps(found), "a missing value is null"


def test_extract_names_failures_and_goes_on(empty: str) -> None:
    assert len(lines(empty, str(WIRE), code=1)) == 1
    assert lines(empty, code=2) == []


def test_extract_reads_standard_input() -> None:
    (found,) = lines(
        "-", "--format", "json", input=json.dumps({"id": "x", "text": PLAIN, "date": "2024-01-02"})
    )
    assert (found["document"]["id"], found["document"]["published"]) == ("x", "2024-01-02")
