"""What was measured, as tables of Markdown: they read well on a terminal too."""

from collections.abc import Iterable, Sequence

from kg.evaluate.counting import Outcome
from kg.evaluate.quality import Quality
from kg.evaluate.scoring import Score
from kg.query.safe import safe

_FAULTS = {"missed": "missed", "false": "false alarm", "wrong": "wrong"}


def table(quality: Quality) -> str:
    """Return precision, recall and F1 of one annotated file, each with what it was counted on."""
    rows = [_row(score) for score in quality.scores]
    head = ("measure", "precision", "recall", "F1", "95 % interval", "right", "false", "missed")
    return markdown(head, rows)


def reliability_table(quality: Quality) -> str:
    """Return the reliability of the confidence of reports."""
    rows = [
        (f"{one.low:.1f}–{one.high:.1f}", str(one.reports), number(one.confidence), number(one.right))
        for one in quality.reliability
    ]
    return markdown(("confidence", "reports", "mean", "right"), rows)


def error_lines(errors: Iterable[Outcome]) -> Iterable[str]:
    """Yield each miss and false alarm, with its sentence in a line below."""
    for one in errors:
        assert one.fault
        said = " ← ".join(part for part in (one.found, one.expected and f"should be {one.expected}") if part)
        yield safe(f"{one.document}: {one.measure}, {_FAULTS[one.fault]}: {said}")
        yield "    " + safe(one.sentence)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown with aligned columns."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    padded = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([padded[0], rule, *padded[1:]]) + "\n"


def number(value: float | None) -> str:
    """Return a rate with two digits, or a dash for none."""
    return "–" if value is None else f"{value:.2f}"


def _row(score: Score) -> tuple[str, ...]:
    interval = "–" if score.low is None or score.high is None else f"{score.low:.2f}–{score.high:.2f}"
    return (
        score.measure,
        number(score.precision),
        number(score.recall),
        number(score.f1),
        interval,
        str(score.right),
        str(score.false),
        str(score.missed),
    )
