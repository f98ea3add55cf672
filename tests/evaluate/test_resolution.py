"""Measuring resolution: pairs, B-cubed, baselines."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.resolution import (
    LabelledPair,
    Words,
    agreement,
    by_exact_name,
    by_similarity,
    pair_agreement,
    read_mentions,
    read_pairs,
)

LABELS = Path(__file__).parents[1] / "data" / "resolution"
KEYS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=12)


@given(KEYS)
def test_the_same_clusters_agree_whatever_they_are_called(keys: list[str]) -> None:
    one = agreement(keys, [key.upper() for key in keys])
    assert (one.precision, one.recall, one.b_precision, one.b_recall) == (1, 1, 1, 1)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1, max_size=10))
def test_pairs_are_counted_as_pairs(both: list[tuple[str, str]]) -> None:
    expected, found = zip(*both, strict=True)
    pairs = list(combinations(range(len(both)), 2))
    together = {pair for pair in pairs if found[pair[0]] == found[pair[1]]}
    same = {pair for pair in pairs if expected[pair[0]] == expected[pair[1]]}
    one, other = agreement(expected, found), agreement(found, expected)
    assert one.precision == (len(together & same) / len(together) if together else 1)
    assert one.recall == (len(together & same) / len(same) if same else 1)
    assert (one.b_precision, one.b_recall) == (other.b_recall, other.b_precision)


def test_b_cubed_of_one_wrong_merge() -> None:
    one = agreement(["a", "a", "b", "c"], ["x", "x", "x", "y"])
    assert one.b_precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert one.b_recall == 1


def test_baselines() -> None:
    names = ["Ana Silva", "ANA SILVA", "Ana Sylva", "Ole Berg"]
    assert Counter(by_exact_name(names)).most_common(1)[0][1] == 2
    assert Counter(by_similarity(names)).most_common(1)[0][1] == 3


def test_pairs_of_reports() -> None:
    here, there = Words("d", 0, 3), Words("e", 0, 3)
    pairs = [LabelledPair(left=here, right=there, same=same) for same in ("yes", "yes", "no")]
    one = pair_agreement(pairs, [("m", "m"), ("m", "n"), ("m", "m")])
    assert (one.precision, one.recall) == (0.5, 0.5)


def test_the_labels_are_as_many_as_promised() -> None:
    mentions = read_mentions(LABELS / "people.jsonl")
    sizes = Counter(one.who for one in mentions).values()
    assert sum(size * (size - 1) // 2 for size in sizes) >= 400
    assert len(read_pairs(LABELS / "meetings.jsonl")) >= 200
