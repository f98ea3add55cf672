"""Whether confidence means what it says: of the reports with 0.8, about 80 % should be right."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from kg.evaluate.counting import Outcome

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """The reports whose confidence lies from ``low`` up to ``high``, and how many of them are right."""

    low: float
    high: float
    reports: int
    confidence: float
    right: float


def reliability(outcomes: Iterable[Outcome]) -> list[Bin]:
    """Return the reliability diagram of reports of meetings, bins without reports left out."""
    reports = [
        (outcome.confidence, outcome.fault is None)
        for outcome in outcomes
        if outcome.measure == "meetings" and outcome.confidence is not None
    ]
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [pair for pair in reports if low <= pair[0] < high or (high == 1.0 and pair[0] == high)]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    reports=len(inside),
                    confidence=sum(sure for sure, _ in inside) / len(inside),
                    right=sum(right for _, right in inside) / len(inside),
                )
            )
    return bins
