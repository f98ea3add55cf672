"""The annotated passages say what they point at; the development set covers what it must."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from edtf import parse_edtf

from kg.model.report import Extraction, MeetingReport

NEWS = Path(__file__).parent / "data" / "news"
SETS = ("dev", "unseen", "articles-dev", "articles-held")
LINES = [line for name in SETS for line in (NEWS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
PASSAGES = [
    (msgspec.json.decode(line, type=Extraction), json.loads(line)["document"]["text"]) for line in LINES
]
MEETINGS = [
    pytest.param(meeting, text, id=f"{gold.document.id}-{number}")
    for gold, text in PASSAGES
    for number, meeting in enumerate(gold.meetings)
]


def spans(node: Any) -> list[tuple[int, int, str]]:
    """Return every (start, end, words) below ``node``, itself included."""
    if isinstance(node, list):
        return [span for item in node for span in spans(item)]
    if not isinstance(node, dict):
        return []
    found = [span for value in node.values() for span in spans(value)]
    if node.get("start") is not None:
        found.append((node["start"], node["end"], node.get("quote") or node["text"]))
    if node.get("text_start") is not None:
        found.append((node["text_start"], node["text_end"], node["text"]))
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["document"]["id"])
def test_offsets_are_exact(line: str) -> None:
    gold = json.loads(line)
    text = gold["document"]["text"]
    for start, end, words in spans([gold["meetings"], gold["affiliations"]]):
        assert text[start:end] == words


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["document"]["id"])
def test_a_missing_value_is_null(line: str) -> None:
    assert '""' not in line.removesuffix("}")


@pytest.mark.parametrize(("meeting", "text"), MEETINGS)
def test_the_quote_holds_trigger_and_participants(meeting: MeetingReport, text: str) -> None:
    assert meeting.participants
    for part in (meeting.trigger, *meeting.participants):
        assert meeting.start <= part.start < part.end <= meeting.end


@pytest.mark.parametrize(("meeting", "text"), MEETINGS)
def test_dates_are_edtf_with_bounds_only_where_the_year_is_known(meeting: MeetingReport, text: str) -> None:
    if meeting.date is None or meeting.date.edtf is None:
        return
    edtf = meeting.date.edtf
    parse_edtf(edtf)
    if "X" in edtf:
        assert meeting.date.earliest is meeting.date.latest is None
    else:
        assert meeting.date.earliest is not None
        assert meeting.date.latest is not None
        assert meeting.date.earliest <= meeting.date.latest
        assert meeting.date.earliest.startswith(edtf[:7])


def test_ids_are_unique() -> None:
    ids = [gold.document.id for gold, _ in PASSAGES]
    assert len(set(ids)) == len(ids)


def test_every_status_and_most_kinds_occur() -> None:
    meetings = [meeting for gold, _ in PASSAGES for meeting in gold.meetings]
    assert {meeting.status for meeting in meetings} == {
        "held", "planned", "proposed", "postponed", "cancelled", "denied", "unknown",
    }  # fmt: skip
    assert {meeting.kind for meeting in meetings} >= {"bilateral", "multilateral", "visit", "call", "session"}
    assert sum(not gold.meetings for gold, _ in PASSAGES) >= 12
