"""How sure a report is: a score for what its words say, turned into the share of such reports that are right.

The score comes from the trigger's weight and from what is missing; the two numbers that turn it into a
probability were fitted on the development sets (Platt scaling; ``tools/calibrate.py`` writes them).
"""

import math
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.extract.parties.drafts import Draft


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Intercept and slope of the logistic curve over the score."""

    intercept: float
    slope: float


@cache
def calibration() -> Calibration | None:
    """Return the fitted curve; ``None`` would leave scores as they are."""
    return msgspec.convert(read_yaml(__file__, "confidence.yaml"), Calibration)


def confidence(draft: Draft) -> float:
    """Return the confidence of a report, from 0 to 1, in steps of a hundredth."""
    score = score_of(draft)
    curve = calibration()
    if curve is None:
        return score
    return round(1 / (1 + math.exp(-curve.intercept - curve.slope * score)), 2)


def score_of(draft: Draft) -> float:
    """Return the trigger's own weight, less for what is missing or unnamed."""
    missing = 0.05 * (draft.place is None) + 0.05 * (draft.date is None)
    unnamed = 0.1 * any(one.unnamed for one in draft.participants) + 0.1 * (len(draft.participants) < 2)
    unclear = 0.1 * (draft.status == "unknown")
    return round(max(0.1, draft.weight - missing - unnamed - unclear), 2)
