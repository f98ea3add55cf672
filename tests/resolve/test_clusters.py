"""The laws of grouping."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.clusters import Clusters

KEYS = range(8)
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=12)


def grouped(joins: list[tuple[int, int]], apart: list[tuple[int, int]] = []) -> list[list[int]]:  # noqa: B006
    clusters = Clusters(KEYS, apart)
    for one, other in joins:
        clusters.join(one, other)
    return clusters.sets()


@given(PAIRS, st.randoms())
def test_the_order_of_joining_changes_nothing(joins: list[tuple[int, int]], random) -> None:
    shuffled = [pair[::-1] if random.random() < 0.5 else pair for pair in joins]
    random.shuffle(shuffled)
    assert grouped(shuffled) == grouped(joins)


@given(PAIRS, PAIRS)
def test_every_key_is_in_one_set_in_the_order_given(joins, apart) -> None:
    sets = grouped(joins, apart)
    assert sorted(key for members in sets for key in members) == list(KEYS)
    assert all(members == sorted(members) for members in sets)
    assert [members[0] for members in sets] == sorted(members[0] for members in sets)


@given(PAIRS, PAIRS)
def test_forbidden_pairs_are_never_together(joins, apart) -> None:
    clusters = Clusters(KEYS, apart)
    for one, other in joins:
        clusters.join(one, other)
    assert not any(clusters.together(one, other) for one, other in apart if one != other)


@given(PAIRS)
def test_joining_is_transitive_and_tells_whether_it_was_done(joins) -> None:
    clusters = Clusters(KEYS)
    for one, other in joins:
        assert clusters.join(one, other)
    for members in clusters.sets():
        assert all(clusters.together(members[0], other) for other in members)


def test_a_forbidden_pair_is_kept_apart_through_others_too() -> None:
    clusters = Clusters("abc", [("a", "c")])
    assert clusters.join("a", "b")
    assert not clusters.join("b", "c")
    assert clusters.sets() == [["a", "b"], ["c"]]


def test_unknown_keys_join_nothing() -> None:
    clusters = Clusters("ab", [("a", "z")])
    assert not clusters.join("a", "z")
    assert clusters.join("a", "b")


def test_what_is_parted_later_stays_apart_with_all_that_is_with_it() -> None:
    clusters = Clusters("abcd")
    clusters.join("a", "b")
    clusters.part("b", "c")
    assert not clusters.join("a", "c")
    clusters.join("c", "d")
    assert not clusters.join("d", "b")
    clusters.part("a", "b")
    clusters.part("a", "unknown")
    assert clusters.together("a", "b")
