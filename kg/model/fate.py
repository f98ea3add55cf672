"""Which of two statuses says more about what became of a meeting."""

from collections.abc import Mapping

from kg.model.report import Status

# What became of a meeting outweighs what had been planned; that it was held outweighs that it was off.
WEIGHT: Mapping[Status, int] = {
    "unknown": 0,
    "proposed": 1,
    "planned": 2,
    "postponed": 3,
    "denied": 4,
    "cancelled": 5,
    "held": 6,
}
