"""Annotated files: read with their texts, and refused in one line that says where."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from kg.errors import NothingRead
from kg.evaluate.gold import read_gold
from tests.evaluate.saying import FULL, TEXT, write

LABELS = {"id": "a", "maybe": False, "meetings": []}
MEETING = {"trigger": "met", "participants": ["Anna Ek"], "status": "held", "kind": "bilateral"}


def line(**document: Any) -> dict[str, Any]:
    return msgspec.to_builtins(FULL) | {"document": {"id": "a", **document}}


def refusal(path: Path) -> str:
    with pytest.raises(NothingRead) as refused:
        read_gold(path)
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_a_line_with_its_text(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", line(text=TEXT, published="2024-03-13", title="They met"))
    (gold,) = read_gold(path)
    assert (gold.document.text, gold.document.published, gold.document.headline) == (
        TEXT,
        "2024-03-13",
        "They met",
    )
    assert gold.said.meetings == FULL.meetings
    assert gold.said.affiliations == FULL.affiliations
    assert "speaker" in gold.annotated
    assert not gold.partial


@pytest.mark.parametrize("labels", [line(), LABELS], ids=["extract", "labels"])
def test_the_text_may_be_in_a_file_beside(tmp_path: Path, labels: dict[str, Any]) -> None:
    path = write(tmp_path / "gold.jsonl", labels)
    write(tmp_path / "a-other.jsonl", {"id": "b", "text": "Another."}, {"id": "c"})
    write(tmp_path / "texts.jsonl", {"id": "a", "text": TEXT, "published": "2024-03-13"})
    (gold,) = read_gold(path)
    assert gold.document.text == TEXT


def test_what_is_known_about_a_text_comes_with_it(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", LABELS)
    write(tmp_path / "texts.jsonl", {"id": "a", "text": TEXT, "published": "2024-03-13", "publisher": "Wire"})
    (gold,) = read_gold(path)
    assert (gold.document.published, gold.document.publisher) == ("2024-03-13", "Wire")


def test_a_text_that_is_nowhere_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", LABELS | {"id": "lost-1"})
    write(tmp_path / "texts.jsonl", {"id": "a", "text": TEXT})
    assert "has the text of lost-1" in refusal(path)


def test_texts_beside_are_not_read_without_need(tmp_path: Path) -> None:
    write(tmp_path / "broken.jsonl", "{")
    assert len(read_gold(write(tmp_path / "gold.jsonl", line(text=TEXT)))) == 1
    assert "broken.jsonl, line 1" in refusal(write(tmp_path / "labels.jsonl", LABELS))


def test_empty_lines_are_nothing_and_other_line_ends_stay_inside(tmp_path: Path) -> None:
    text = "Anna Ek met Karl Weiss.\u2028They talked.\x85"
    path = tmp_path / "gold.jsonl"
    path.write_text('\n{"document": {"id": "a", "text": "' + text + '"}}\r\n\n', encoding="utf-8")
    (gold,) = read_gold(path)
    assert gold.document.text == text


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"id": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a JSON object"),
        ({"id": "b", "text": "A bare text."}, "not a format of annotated documents"),
        ({"document": {"text": TEXT}}, "lacks 'id'"),
        ({"document": {"id": "b", "text": 5}}, "can't be read"),
        ({"document": {"id": "b", "text": TEXT}, "meetings": [{}]}, "$.meetings[0]"),
        (LABELS | {"text": TEXT, "meetings": [{"trigger": "met"}]}, "lacks 'participants'"),
        (LABELS | {"text": TEXT, "meetings": ["met"]}, "can't be read"),
        (LABELS | {"text": TEXT, "meetings": [MEETING | {"participants": ["Jo"]}]}, "'Jo' isn't in the text"),
        (LABELS | {"text": TEXT, "meetings": [MEETING | {"status": "over"}]}, "over"),
        ({"id": "b", "text": TEXT, "meetings": ["met"]}, "can't be read"),
    ],
)
def test_what_is_bad_is_named_with_its_line(tmp_path: Path, bad: Any, reason: str) -> None:
    path = write(tmp_path / "gold.jsonl", line(text=TEXT), "", bad)
    message = refusal(path)
    assert message.startswith(f"{path}, line 3: ")
    assert reason in message


@pytest.mark.parametrize("content", [b"", b"\n  \n"])
def test_a_file_without_documents(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    assert refusal(path) == f"{path}: there is no annotated document in it"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    assert refusal(path).startswith(f"{path}: can't be read")
    assert refusal(tmp_path / "none.jsonl").startswith(f"{tmp_path / 'none.jsonl'}: can't be read")
