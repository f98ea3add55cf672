"""Precision, recall and F1 with intervals, from the outcomes of many documents."""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from kg.evaluate.counting import Outcome
from kg.evaluate.gold import MEASURES, Measure

# Percentile bootstrap over documents (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).
RESAMPLES = 2000
_SEED = 20200204
_TAILS = (2.5, 97.5)


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How well something is found. ``None`` where nothing was there to be found, or to be found wrong.

    ``low`` and ``high`` bound F1 with 95 % confidence; where only recall counts they bound recall.
    """

    measure: Measure
    right: int
    false: int
    missed: int
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None


def scores(documents: Sequence[Iterable[Outcome]], partial: frozenset[Measure] = frozenset()) -> list[Score]:
    """Return the score of each measure that the outcomes, grouped by document, allow to judge."""
    counts = {measure: np.zeros((len(documents), 3), dtype=np.int64) for measure in MEASURES}
    for row, outcomes in enumerate(documents):
        for outcome in outcomes:
            counts[outcome.measure][row] += _COUNTED[outcome.fault]
    counted = {measure: table for measure, table in counts.items() if table.any()}
    draws = _draws(max(1, len(documents)))
    return [_score(measure, table, draws, measure in partial) for measure, table in counted.items()]


def _draws(documents: int) -> "np.ndarray":
    """Return how often each resample draws each document."""
    generator = np.random.default_rng(_SEED)
    return generator.multinomial(documents, [1 / documents] * documents, size=RESAMPLES)


# (right, false, missed) of one outcome.
_COUNTED = {None: (1, 0, 0), "false": (0, 1, 0), "missed": (0, 0, 1), "wrong": (0, 1, 1)}


def _score(measure: Measure, table: "np.ndarray", draws: "np.ndarray", recall_only: bool) -> Score:
    right, false, missed = (int(number) for number in table.sum(axis=0))
    # In an order of their own, for the bounds not to depend on that of the documents.
    resampled = draws @ table[np.lexsort(table.T)]
    lost = resampled[:, 2] * 2 if recall_only else resampled[:, 1] + resampled[:, 2]
    hits = 2 * resampled[:, 0]
    # A resample without anything to find says nothing.
    values = hits[hits + lost > 0] / (hits + lost)[hits + lost > 0]
    low, high = (float(bound) for bound in np.percentile(values, _TAILS)) if len(values) else (None, None)
    return Score(
        measure=measure,
        right=right,
        false=false,
        missed=missed,
        precision=None if recall_only else _ratio(right, right + false),
        recall=_ratio(right, right + missed),
        f1=None if recall_only else _ratio(2 * right, 2 * right + false + missed),
        low=low,
        high=high,
    )


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
