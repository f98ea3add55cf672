"""Tables and lines that people read."""

from typing import Any

from kg.evaluate.calibration import Bin
from kg.evaluate.counting import Outcome
from kg.evaluate.quality import Quality
from kg.evaluate.scoring import Score
from kg.evaluate.tables import error_lines, markdown, number, reliability_table, table


def quality(**details: Any) -> Quality:
    return Quality(
        **{
            "gold": "gold",
            "extractor": "rules",
            "documents": 1,
            "meetings": 1,
            "scores": [],
            "reliability": [],
            "errors": [],
            **details,
        }
    )


def cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]


def test_a_row_for_each_measure() -> None:
    full = Score(measure="date", right=3, false=1, missed=2, precision=0.75, recall=0.6, f1=2 / 3, low=0.5, high=0.804)  # fmt: skip
    part = Score(measure="place", right=1, false=0, missed=1, precision=None, recall=0.5, f1=None, low=None, high=None)  # fmt: skip
    rows = cells(table(quality(scores=[full, part])))
    assert rows[2] == ["date", "0.75", "0.60", "0.67", "0.50–0.80", "3", "1", "2"]
    assert rows[3] == ["place", "–", "0.50", "–", "–", "1", "0", "1"]
    assert rows[0][:4] == ["measure", "precision", "recall", "F1"]


def test_reliability() -> None:
    one = Bin(low=0.8, high=0.9, reports=4, confidence=0.845, right=0.75)
    assert cells(reliability_table(quality(reliability=[one])))[2] == ["0.8–0.9", "4", "0.84", "0.75"]


def test_columns_are_as_wide_as_what_is_in_them() -> None:
    lines = markdown(("a", "long head"), [("wider", "x")]).splitlines()
    assert lines == ["| a     | long head |", "|-------|-----------|", "| wider | x         |"]


def test_no_number_is_a_dash() -> None:
    assert (number(None), number(0.0), number(1 / 3)) == ("–", "0.00", "0.33")


def errors(**details: Any) -> list[str]:
    return list(error_lines([Outcome(**{"measure": "date", "document": "a", **details})]))


def test_errors_with_their_sentence() -> None:
    sentence = "They met\n on Monday."
    assert errors(fault="missed", expected="Monday", sentence=sentence) == [
        "a: date, missed: should be Monday",
        "    They met on Monday.",
    ]
    assert errors(fault="false", found="May", sentence=sentence)[0] == "a: date, false alarm: May"
    assert (
        errors(fault="wrong", found="May", expected="Monday")[0] == "a: date, wrong: May ← should be Monday"
    )


def test_no_document_moves_the_cursor() -> None:
    lines = errors(fault="false", found="\x1b[2JMay\u202e", sentence="They\x07 met.", document="a\x9b1m\n")
    assert not set("".join(lines)) & set("\x1b\x07\x9b\u202e\n")
