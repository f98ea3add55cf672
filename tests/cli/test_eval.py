"""``kg eval``: what is printed, and what is refused."""

import json
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kg.evaluate.gold import MEASURES
from kg.extract import extractors
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction
from kg.reading import FEW
from tests.cli.conftest import process, run
from tests.evaluate.saying import CALL, FULL, MET, TEXT, write

LINE = msgspec.to_builtins(FULL) | {"document": {"id": "a", "text": TEXT, "published": "2024-03-13"}}
NONE = {"document": {"id": "b", "text": "The bridge was painted green."}}
RIGHT = {"a": FULL, "b": Extraction(document=DocumentHead(id="b"))}
answers: dict[str, Extraction] = {}


class Scripted:
    """An extractor that finds what the test says."""

    name = "scripted 1"

    def __call__(self, document: Document) -> Extraction:
        return answers.get(document.id) or Extraction(document=DocumentHead.of(document))


@pytest.fixture
def gold(tmp_path: Path) -> str:
    return str(write(tmp_path / "gold.jsonl", LINE, NONE))


@pytest.fixture(autouse=True)
def _scripted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the extractor above look installed, beside the real ones, and be the default."""
    real = list(extractors.entry_points(group=extractors.GROUP))
    mine = EntryPoint("scripted", f"{__name__}:Scripted", extractors.GROUP)
    installed = EntryPoints([*real, mine])
    monkeypatch.setattr(extractors, "entry_points", lambda **wanted: installed.select(**wanted))
    monkeypatch.setenv("KG_EXTRACTOR", "scripted")
    extractors.extractor.cache_clear()
    answers.clear()
    answers.update(RIGHT)
    yield
    extractors.extractor.cache_clear()


def scores(output: str) -> dict[str, list[str]]:
    """Return the cells of the rows of a printed table by measure."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in output.splitlines()]
    return {row[0]: row[1:] for row in rows if row[0] in MEASURES}


def as_json(*arguments: str) -> list[dict[str, Any]]:
    result = run("eval", *arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_all_that_is_annotated_found(gold: str) -> None:
    result = run("eval", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{gold}: 2 documents, 2 meetings, scripted 1\n")
    found = scores(result.stdout)
    assert list(found) == list(MEASURES)
    assert {tuple(row[:4]) for row in found.values()} == {("1.00", "1.00", "1.00", "1.00–1.00")}
    assert "| confidence |" in result.stdout


def test_nothing_found(gold: str) -> None:
    answers.clear()
    found = scores(run("eval", gold).stdout)
    assert {measure: row[:3] for measure, row in found.items()} == {
        "meetings": ["–", "0.00", "0.00"],
        "affiliations": ["–", "0.00", "0.00"],
    }


def test_a_meeting_found_twice_costs_precision_once(gold: str) -> None:
    answers["a"] = msgspec.structs.replace(FULL, meetings=(MET, MET, CALL))
    found = scores(run("eval", gold).stdout)
    assert found["meetings"][:2] == ["0.67", "1.00"]
    assert found["meetings"][4:] == ["2", "1", "0"]
    assert found["participants"][0] == "1.00"


def test_a_meeting_where_there_is_none_costs_precision(gold: str) -> None:
    answers["b"] = Extraction(document=DocumentHead(id="b"), meetings=(MET,))
    assert scores(run("eval", gold).stdout)["meetings"][4:] == ["2", "1", "0"]


def test_errors_with_their_sentences(gold: str) -> None:
    assert "should be" not in run("eval", gold).stdout
    answers["a"] = msgspec.structs.replace(FULL, meetings=(msgspec.structs.replace(MET, place=None),))
    lines = run("eval", gold, "--errors").stdout.splitlines()
    for line in ("a: place, missed: should be Riga", "a: meetings, missed: should be 'call' planned call: Ida Moe, Karl Weiss"):  # fmt: skip
        assert lines[lines.index(line) + 1] == f"    {TEXT}"
    assert len([line for line in lines if line.startswith("a: ")]) == 2


def test_json_is_one_line_for_each_file(gold: str, tmp_path: Path) -> None:
    answers["a"] = msgspec.structs.replace(FULL, meetings=(MET,))
    other = write(tmp_path / "other.jsonl", NONE)
    one, two = as_json(gold, str(other))
    assert (one["gold"], one["extractor"], one["documents"], one["meetings"]) == ("gold", "scripted 1", 2, 2)
    (meetings,) = [score for score in one["scores"] if score["measure"] == "meetings"]
    assert (meetings["precision"], meetings["recall"]) == (1.0, 0.5)
    assert meetings["low"] <= meetings["f1"] <= meetings["high"]
    assert [(error["measure"], error["fault"], error["sentence"]) for error in one["errors"]] == [
        ("meetings", "missed", TEXT)
    ]
    assert (two["gold"], two["documents"], two["scores"], two["errors"]) == ("other", 1, [], [])


def test_the_same_numbers_each_time_and_in_any_order(gold: str, tmp_path: Path) -> None:
    answers["a"] = msgspec.structs.replace(FULL, meetings=(MET,))
    turned = write(tmp_path / "turned.jsonl", NONE, LINE)
    once, again, other = as_json(gold, gold, str(turned))
    assert once == again
    assert other["scores"] == once["scores"]


def test_files_annotated_in_part_give_recall_only(tmp_path: Path) -> None:
    start = TEXT.index("met")
    event = {"trigger": "met", "trigger_span": [start, start + 3], "participants": [], "participant_spans": [], "place": []}  # fmt: skip
    gold = write(tmp_path / "events.jsonl", {"id": "a", "text": TEXT, "meetings": [event]})
    (found,) = as_json(str(gold))
    (meetings,) = [one for one in found["scores"] if one["measure"] == "meetings"]
    assert (meetings["precision"], meetings["recall"], meetings["false"]) == (None, 1.0, 0)
    assert found["reliability"] == []
    assert scores(run("eval", str(gold)).stdout)["meetings"][:3] == ["–", "1.00", "–"]


def test_documents_that_are_left_out_are_not_read(tmp_path: Path) -> None:
    gold = write(
        tmp_path / "labels.jsonl",
        {"id": "a", "text": TEXT, "maybe": True, "meetings": []},
        {"id": "b", "text": TEXT, "maybe": False, "meetings": []},
    )
    (found,) = as_json(str(gold))
    assert (found["documents"], found["scores"]) == (1, [])


def test_an_unknown_extractor_tells_the_known_ones(gold: str) -> None:
    result = run("eval", gold, "--extractor", "nosuch")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: there is no extractor 'nosuch'; installed are: ")
    assert {"name-pair", "rules", "scripted"} <= set(result.stderr.split(": ")[2].replace(",", "").split())


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "not JSON"),
        ({"id": "c"}, "not a format"),
        ({"document": {"id": "c", "text": 1}}, "can't be read"),
    ],
)
def test_a_bad_file_is_one_line_of_error(tmp_path: Path, bad: Any, reason: str) -> None:
    path = write(tmp_path / "bad.jsonl", LINE, bad)
    result = run("eval", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"Error: {path}, line 2: ")
    assert reason in line


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        result = run("eval", str(path))
        assert result.exit_code == 2
        assert str(path) in result.stderr
    assert run("eval").exit_code == 2


def test_a_document_that_the_extractor_cannot_read_stops(gold: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scripted, "__call__", lambda self, document: 1 / 0)
    result = run("eval", gold)
    assert result.exit_code == 1
    assert "a: can't be read out (ZeroDivisionError" in result.stderr


@pytest.mark.slow
def test_several_processes_measure_the_same(tmp_path: Path) -> None:
    text = "Norwegian Foreign Minister Anna Ek met Karl Weiss in Riga on Monday."
    label = {"trigger": "met", "participants": ["Anna Ek", "Karl Weiss"], "place": "Riga", "date": "Monday", "status": "held", "kind": "bilateral"}  # fmt: skip
    many = FEW // len(text) + 3
    lines = [{"id": f"d{n}", "text": text, "maybe": False, "meetings": [label]} for n in range(many)]
    gold = str(write(tmp_path / "labels.jsonl", *lines))
    outputs = [
        run("eval", gold, "--extractor", "rules").stdout,
        process("eval", gold, "--extractor", "rules", "--workers", "2").stdout,
    ]
    assert outputs[0] == outputs[1]
    assert f"{many} documents, {many} meetings, rules " in outputs[0]
    assert scores(outputs[0])["meetings"][:3] == ["1.00", "1.00", "1.00"]
