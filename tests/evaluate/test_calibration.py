"""Whether confidence means what it says."""

from kg.evaluate.calibration import reliability
from kg.evaluate.counting import Fault, Outcome


def report(confidence: float | None, fault: Fault | None = None, measure: str = "meetings") -> Outcome:
    return Outcome(measure=measure, fault=fault, confidence=confidence)  # type: ignore[arg-type]


def test_reports_are_put_together_by_confidence() -> None:
    bins = reliability([report(0.82), report(0.88, "false"), report(0.84), report(0.55)])
    assert [(one.low, one.high, one.reports) for one in bins] == [(0.5, 0.6, 1), (0.8, 0.9, 3)]
    assert bins[1].right == 2 / 3
    assert abs(bins[1].confidence - 0.84667) < 1e-4


def test_no_report_falls_between_two_bins() -> None:
    edges = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    bins = reliability(report(edge) for edge in edges)
    assert [one.reports for one in bins] == [1, 1, 1, 1, 1, 2]
    assert sum(one.reports for one in bins) == len(edges)


def test_what_was_missed_and_what_is_no_meeting_has_no_confidence() -> None:
    assert reliability([report(None, "missed"), report(0.8, measure="date")]) == []
