"""Precision, recall, F1 and their bounds."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.evaluate.counting import Fault, Outcome
from kg.evaluate.scoring import Score, scores
from tests.evaluate.saying import FULL, judged, said

FAULTS: tuple[Fault | None, ...] = (None, "missed", "false", "wrong")


def document(*faults: Fault | None, measure: str = "meetings") -> list[Outcome]:
    return [Outcome(measure=measure, fault=fault) for fault in faults]  # type: ignore[arg-type]


def score(*documents: Sequence[Outcome], partial: frozenset = frozenset()) -> Score:
    (only,) = scores(documents, partial)
    return only


def test_what_is_counted() -> None:
    one = score(document(None, None, None, "false"), document("missed", "missed", "wrong"))
    assert (one.right, one.false, one.missed) == (3, 2, 3)
    assert (one.precision, one.recall, one.f1) == (3 / 5, 3 / 6, 6 / 11)


@pytest.mark.parametrize(
    ("faults", "precision", "recall", "f1"),
    [
        (["missed"], None, 0.0, 0.0),
        (["false"], 0.0, None, 0.0),
        (["wrong"], 0.0, 0.0, 0.0),
        ([None], 1.0, 1.0, 1.0),
    ],
)
def test_what_was_not_there_has_no_rate(
    faults: list[Fault | None], precision: float | None, recall: float | None, f1: float
) -> None:
    one = score(document(*faults))
    assert (one.precision, one.recall, one.f1) == (precision, recall, f1)


def test_where_only_recall_counts_the_bounds_are_of_recall() -> None:
    documents = [document(None), document("missed"), document(None), document("wrong", None)] * 5
    one = score(*documents, partial=frozenset({"meetings"}))
    assert (one.precision, one.f1) == (None, None)
    assert one.recall == 15 / 25
    assert one.low is not None
    assert one.high is not None
    assert one.low < 0.6 < one.high


def test_measures_come_in_the_order_of_the_tables_and_only_if_judged() -> None:
    both = document(None, measure="date") + document(None, measure="meetings")
    assert [one.measure for one in scores([both])] == ["meetings", "date"]
    assert scores([]) == scores([[], []]) == []


def test_more_documents_give_narrower_bounds() -> None:
    few, many = (score(*[document(None), document("missed")] * times) for times in (5, 100))
    assert few.high - few.low > 2 * (many.high - many.low) > 0


def test_perfect_and_empty() -> None:
    for one in scores([judged(FULL, FULL)]):
        assert (one.precision, one.recall, one.f1, one.low, one.high) == (1, 1, 1, 1, 1)
    for one in scores([judged(FULL, said())]):
        assert (one.precision, one.recall, one.f1, one.low, one.high) == (None, 0, 0, 0, 0)


several = st.lists(st.lists(st.sampled_from(FAULTS), max_size=4), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(several, st.booleans())
def test_bounds_hold_the_estimate(faults: list[list[Fault | None]], recall_only: bool) -> None:
    partial = frozenset({"meetings"} if recall_only else ())
    for one in scores([document(*some) for some in faults], partial):
        estimate = one.recall if recall_only else one.f1
        if estimate is None:
            assert (one.low, one.high) == (None, None)
        else:
            assert 0 <= one.low <= estimate + 1e-12
            assert estimate - 1e-12 <= one.high <= 1


@settings(max_examples=60, deadline=None)
@given(several.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_documents_does_not_matter(
    orders: tuple[list[list[Fault | None]], list[list[Fault | None]]],
) -> None:
    one, other = (scores([document(*some) for some in order]) for order in orders)
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


def test_the_same_outcomes_give_the_same_bounds() -> None:
    documents = [document(None), document("wrong", None), document("missed")] * 7
    assert scores(documents) == scores(documents)
