"""Measure extraction on all annotated sets and write the tables into docs/quality.md (``make quality``).

The sets of the project are always measured; those of others where they are: in ``KG_EVAL_DATA``, else in
``../shared/data/eval`` beside the checkout. Of those that aren't there the last tables stay. Prose of the
page is kept, tables between the marks are replaced.
"""

import os
import re
import sys
from pathlib import Path

from benchmarks.extract import measured as measured_speed
from kg.evaluate.quality import Quality, evaluate
from kg.evaluate.scoring import Score
from kg.evaluate.tables import markdown, number, reliability_table
from kg.reading import Readers
from tools.hand_read import hand_read_table
from tools.resolution import resolution_section
from tools.targets import sections, targets_table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
OURS = ROOT / "tests" / "data" / "news"
OTHERS = Path(os.environ.get("KG_EVAL_DATA", ROOT.parent / "shared" / "data" / "eval"))
SETS = {
    "plv_labels": ("real sentences of news, fully labelled", OTHERS),
    "m2e2": ("VOA articles, meetings in person; recall only", OTHERS),
    "re3d": ("government prose and encyclopedias; recall only", OTHERS),
    "roles_re3d": ("the same texts, who belongs to or leads what; recall only", OTHERS),
    "unseen": ("our passages that nobody looks at while developing", OURS),
    "articles-held": ("our articles that nobody looks at while developing", OURS),
    "sentences-held": ("our sentences that nobody looks at while developing", OURS),
    "wire-dev": ("our articles in the manner of agencies and press offices, for developing", OURS),
    "readouts-dev": ("our readouts, briefings, local reports and chronicles, for developing", OURS),
    "news-dev": ("our dense pieces: agencies, features, regional papers, history, for developing", OURS),
    "articles-dev": ("our articles for developing", OURS),
    "dev": ("our passages for developing", OURS),
    "sentences-dev": ("our sentences for developing", OURS),
}
EXTRACTORS = ("rules", "name-pair")
# Read by hand too, for what their annotation leaves out.
HAND_READ = ("roles_re3d",)
HEAD = (
    *("measure", "precision", "recall", "F1", "95 %", "right", "false", "missed"),
    *("by name pairs: P", "R", "F1"),
)
SPEED = "### speed: words per second, as many as the language model alone reads"
SPEED_HEAD = ("measure", "ratio", "from", "to", "extraction", "model alone")


def main() -> None:
    measured = {name: measure(name, folder) for name, (_, folder) in SETS.items()}
    missing = [name for name, found in measured.items() if not found]
    if missing:
        print(f"not measured, not there; their last tables stay: {', '.join(missing)}", file=sys.stderr)
    new = {name: section(name, found) for name, found in measured.items() if found}
    trust = {name: trusted(name, found["rules"]) for name, found in measured.items() if found}
    text = PAGE.read_text(encoding="utf-8")
    text = renewed(text, "tables", new | {"speed": speed()})
    text = renewed(text, "reliability", trust)
    if resolved := resolution_section():
        text = between(text, "resolution", resolved.rstrip("\n"))
    else:
        print(
            "resolution not measured: the official records aren't there; its last table stays",
            file=sys.stderr,
        )
    text = between(text, "targets", targets_table(text).rstrip("\n"))
    PAGE.write_text(text, encoding="utf-8")
    print(text)


def renewed(text: str, mark: str, new: dict[str, str]) -> str:
    """Replace the parts of a page between two marks that are given anew, and keep the others."""
    last = dict(sections(text.partition(f"<!-- {mark} -->")[2].partition(f"<!-- /{mark} -->")[0]))
    parts = (new.get(name, last.get(name, "")) for name in (*SETS, "speed"))
    return between(text, mark, "\n".join(part.rstrip("\n") + "\n" for part in parts if part))


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
    by_hand = f"\n{hand_read_table(SETS[name][1] / f'{name}.jsonl')}" if name in HAND_READ else ""
    return f"{title}\n{counted}\n\n{markdown(HEAD, rows)}{by_hand}"


def speed() -> str:
    """Return the table of speed."""
    one = measured_speed()
    ratios = (f"{ratio:.3f}" for ratio in (one.ratio, one.lowest, one.highest))
    words = (f"{words:.0f}" for words in (one.whole, one.alone))
    row = ("words per second", *ratios, *words)
    return f"{SPEED}\n\n{markdown(SPEED_HEAD, [row])}"


def row(score: Score, simple: Score | None) -> tuple[str, ...]:
    interval = "–" if score.low is None or score.high is None else f"{score.low:.2f}–{score.high:.2f}"
    others = (simple.precision, simple.recall, simple.f1) if simple else (None, None, None)
    ours = (score.precision, score.recall, score.f1)
    false = "–" if score.precision is None and not score.false else str(score.false)
    counts = (str(score.right), false, str(score.missed))
    return (score.measure, *map(number, ours), interval, *counts, *map(number, others))


def trusted(name: str, quality: Quality) -> str:
    return f"### {name}\n\n{reliability_table(quality)}" if quality.reliability else ""


def between(text: str, mark: str, content: str) -> str:
    """Replace what stands between two marks of the page."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text)


if __name__ == "__main__":
    main()
