"""Measure extraction on all annotated sets and write the tables into docs/quality.md (``make quality``).

The sets of the project are always measured; those of others where they are: in ``KG_EVAL_DATA``, else in
``../shared/data/eval`` beside the checkout. Prose of the page is kept, tables between the marks are replaced.
"""

import os
import re
import sys
from pathlib import Path

from kg.evaluate.quality import Quality, evaluate
from kg.evaluate.scoring import Score
from kg.evaluate.tables import markdown, number, reliability_table
from kg.reading import Readers

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
OURS = ROOT / "tests" / "data" / "news"
OTHERS = Path(os.environ.get("KG_EVAL_DATA", ROOT.parent / "shared" / "data" / "eval"))
SETS = {
    "plv_labels": ("real sentences of news, fully labelled", OTHERS),
    "m2e2": ("VOA articles, meetings in person; recall only", OTHERS),
    "re3d": ("government prose and encyclopedias; recall only", OTHERS),
    "unseen": ("our passages that nobody looks at while developing", OURS),
    "articles-held": ("our articles that nobody looks at while developing", OURS),
    "sentences-held": ("our sentences that nobody looks at while developing", OURS),
    "wire-dev": ("our articles in the manner of agencies and press offices, for developing", OURS),
    "readouts-dev": ("our readouts, briefings, local reports and chronicles, for developing", OURS),
    "articles-dev": ("our articles for developing", OURS),
    "dev": ("our passages for developing", OURS),
    "sentences-dev": ("our sentences for developing", OURS),
}
EXTRACTORS = ("rules", "name-pair")
HEAD = ("measure", "precision", "recall", "F1", "95 %", "by name pairs: P", "R", "F1")


def main() -> None:
    measured = {name: measure(name, folder) for name, (_, folder) in SETS.items()}
    missing = [name for name, found in measured.items() if not found]
    if missing:
        print(f"not measured, not there: {', '.join(missing)}", file=sys.stderr)
    tables = [section(name, found) for name, found in measured.items() if found]
    trust = [trusted(name, found["rules"]) for name, found in measured.items() if found]
    text = PAGE.read_text(encoding="utf-8")
    text = between(text, "tables", "\n".join(tables))
    text = between(text, "reliability", "\n".join(part for part in trust if part))
    if missing:
        print("\n".join(tables))
        return  # a page that lacks sets would say less than the one that is there
    PAGE.write_text(text, encoding="utf-8")
    print(text)


def measure(name: str, folder: Path) -> dict[str, Quality]:
    """Return what each extractor reached on a set, nothing where the set isn't there."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return {}
    return {extractor: evaluate(path, Readers(extractor=extractor)) for extractor in EXTRACTORS}


def section(name: str, found: dict[str, Quality]) -> str:
    """Return the table of one set, the name-pair rule beside ours."""
    quality = found["rules"]
    simple = {score.measure: score for score in found["name-pair"].scores}
    rows = [row(score, simple.get(score.measure)) for score in quality.scores]
    title = f"### {name}: {SETS[name][0]}"
    counted = f"{quality.documents} documents, {quality.meetings} meetings."
    return f"{title}\n{counted}\n\n{markdown(HEAD, rows)}"


def row(score: Score, simple: Score | None) -> tuple[str, ...]:
    interval = "–" if score.low is None or score.high is None else f"{score.low:.2f}–{score.high:.2f}"
    others = (simple.precision, simple.recall, simple.f1) if simple else (None, None, None)
    ours = (score.precision, score.recall, score.f1)
    return (score.measure, *map(number, ours), interval, *map(number, others))


def trusted(name: str, quality: Quality) -> str:
    return f"### {name}\n\n{reliability_table(quality)}" if quality.reliability else ""


def between(text: str, mark: str, content: str) -> str:
    """Replace what stands between two marks of the page."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text)


if __name__ == "__main__":
    main()
