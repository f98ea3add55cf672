"""Fit how sure reports are to how often they are right: writes data/confidence.yaml.

The sets are such as nobody looked at while writing rules: on the others reports are right too often. Only
whether a report is right enters. docs/quality.md has the reliability on the other sets too.

Logistic regression of right or wrong on the score of a report, with Platt's smoothed targets (J. Platt,
Probabilistic Outputs for Support Vector Machines, 1999), by Newton's method.
"""

from pathlib import Path

import numpy as np

import kg.extract.confidence
from kg.evaluate.counting import outcomes
from kg.evaluate.gold import read_gold
from kg.extract.extractor import extract

ROOT = Path(__file__).parents[1]
SETS = [ROOT / "tests/data/news" / name for name in ("articles-held.jsonl", "sentences-held.jsonl")]
TARGET = ROOT / "kg/extract/data/confidence.yaml"
HEAD = """# How a score becomes a probability: 1 / (1 + exp(-intercept - slope * score)).
# Fitted on {count} reports of sets that no rule was written on by tools/calibrate.py; not edited by hand.
"""


def main() -> None:
    kg.extract.confidence.calibration = lambda: None  # type: ignore[assignment]
    pairs = [
        (outcome.confidence, outcome.fault is None)
        for path in SETS
        for gold in read_gold(path)
        for outcome in outcomes(gold, extract(gold.document))
        if outcome.measure == "meetings" and outcome.confidence is not None
    ]
    intercept, slope = fitted(
        np.array([score for score, _ in pairs]), np.array([right for _, right in pairs])
    )
    TARGET.write_text(
        HEAD.format(count=len(pairs)) + f"intercept: {intercept:.3f}\nslope: {slope:.3f}\n", encoding="utf-8"
    )
    print(TARGET.read_text(encoding="utf-8"))


def fitted(scores: "np.ndarray", right: "np.ndarray") -> tuple[float, float]:
    """Return intercept and slope. ``scores`` and ``right`` have one entry for each report."""
    hits, misses = right.sum(), (~right).sum()
    targets = np.where(right, (hits + 1) / (hits + 2), 1 / (misses + 2))
    design = np.column_stack([np.ones_like(scores), scores])
    weights = np.zeros(2)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-design @ weights))
        curvature = design.T @ (design * (chances * (1 - chances))[:, None]) + 1e-6 * np.eye(2)
        weights = weights + np.linalg.solve(curvature, design.T @ (targets - chances))
    return float(weights[0]), float(weights[1])


if __name__ == "__main__":
    main()
