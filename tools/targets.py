"""What was set out to be reached (``targets.yaml``) beside what the tables of the page say was measured."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from kg.evaluate.tables import markdown

HEAD = ("set", "measure", "of", "bound", "measured", "")
# By set and measure, the cells of a row by the head of their column.
Rows = dict[tuple[str, str], dict[str, str]]
# What lowers a rate, as the columns count it.
_WRONG = {"precision": ("false",), "recall": ("missed",), "F1": ("false", "missed")}


class Target(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A bound for one figure."""

    set: str
    measure: str
    of: str
    bound: float


def targets() -> list[Target]:
    said: Any = yaml.safe_load(Path(__file__).with_name("targets.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(said, list[Target])


def targets_table(page: str) -> str:
    """Return the table of targets that follows from the other tables of a page."""
    rows = rows_of(page)
    return markdown(HEAD, (_row(target, measured(target, rows)) for target in targets()))


def rows_of(page: str) -> Rows:
    """Return the rows of the tables that stand under headings as "### set: what it is"."""
    found: Rows = {}
    name, head = "", None
    for line in page.splitlines():
        if line.startswith("#"):
            name, head = line.lstrip("# ").partition(":")[0], None
        elif not line.startswith("|"):
            head = None
        elif head is None:
            head = _cells(line)
        elif not line.startswith("|-"):
            cells = _cells(line)
            # Of columns with the same head (ours, then those of name pairs) the first counts.
            row = dict(reversed(list(zip(head, cells, strict=True))))
            found.setdefault((name, cells[0]), row)
    return found


def measured(target: Target, rows: Rows) -> float | None:
    """Return the figure that a target is about, ``None`` where it wasn't measured."""
    row = rows.get((target.set, target.measure))
    if row is None:
        return None
    wrong = _WRONG.get(target.of)
    if wrong is None:
        return float(row[target.of])
    counts = [row["right"], *(row[one] for one in wrong)]
    if not all(count.isdigit() for count in counts):
        return None
    right, *others = map(int, counts)
    # F1 is where precision and recall, each with its own faults, meet.
    whole = right + sum(others) / len(others)
    return right / whole if whole else None


def sections(page: str) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of the parts of a page that begin with "### name"."""
    for part in re.split(r"^(?=### )", page, flags=re.MULTILINE):
        if match := re.match(r"### ([\w-]+)", part):
            yield match[1], part


def _row(target: Target, value: float | None) -> tuple[str, ...]:
    said = "–" if value is None else f"{value:.3f}"
    verdict = "not measured" if value is None else "reached" if value >= target.bound else "**missed**"
    return (target.set, target.measure, target.of, f"≥ {target.bound:.2f}", said, verdict)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
