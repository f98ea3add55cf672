"""Affiliations of a set whose annotation doesn't cover them, judged by hand.

    python -m tools.hand_read ../shared/data/eval/roles_re3d.jsonl

prints those that nobody has judged yet, each with the key to write into ``hand_read.yaml``. A key is a digest
of document, person, role and organization: judgements are kept without a word of the text, and stay true when
the rules change.
"""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import yaml

from kg.evaluate.gold import read_gold
from kg.evaluate.tables import markdown, number
from kg.extract.extractor import extract
from kg.model.report import AffiliationReport

JUDGEMENTS = Path(__file__).with_name("hand_read.yaml")
HEAD = ("measure", "precision", "right", "false", "not judged yet")


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One affiliation that was found, and whether it is right; ``None`` where nobody has judged it."""

    key: str
    document: str
    report: AffiliationReport
    right: bool | None


def judged(path: Path) -> Iterator[Judged]:
    """Yield all affiliations found in a set."""
    for gold in read_gold(path):
        for one in extract(gold.document).affiliations:
            said = "|".join([gold.document.id, one.person, one.role or "", one.organization or ""])
            key = hashlib.sha256(said.encode()).hexdigest()[:12]
            yield Judged(key=key, document=gold.document.id, report=one, right=_known().get(key))


@cache
def _known() -> dict[str, bool]:
    said: dict[str, list[str]] = yaml.safe_load(JUDGEMENTS.read_text(encoding="utf-8"))
    return {str(key): word == "right" for word in ("right", "wrong") for key in said[word]}


def hand_read_table(path: Path) -> str:
    """Return how many of the affiliations found are right: of all, and of those to a named body or state."""
    found = list(judged(path))
    rows = {
        "all affiliations, read by hand": found,
        "affiliations to a body, read by hand": [one for one in found if one.report.organization],
    }
    return markdown(HEAD, (_row(name, some) for name, some in rows.items()))


def _row(name: str, some: list[Judged]) -> tuple[str, ...]:
    right, false, unread = (sum(one.right is word for one in some) for word in (True, False, None))
    rate = right / (right + false) if right + false else None
    return (name, number(rate), *map(str, (right, false, unread)))


def main(path: str) -> None:
    for one in judged(Path(path)):
        if one.right is None:
            said = one.report
            print(f"{one.key}  {said.person} | {said.role} | {said.organization}    {one.document}")
            print(f"    {said.quote}")


if __name__ == "__main__":
    main(sys.argv[1])
