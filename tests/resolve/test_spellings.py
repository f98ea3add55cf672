"""Keys of words: all that may be spellings of one name are found by them, and little else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.name_forms import nicknames, spelled_alike
from kg.resolve.spellings import alike, keys_of

LETTERS = "abcdefgh"
WORDS = st.text(LETTERS, min_size=3, max_size=14)


@st.composite
def _two_spellings(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a word, and the same with some letters left out, put in, or exchanged."""
    one = draw(WORDS)
    other = list(one)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(len(other) - 2, 0)))
        other[at : at + draw(st.integers(0, 2))] = draw(st.text(LETTERS, max_size=2))
        if draw(st.booleans()):
            other[at : at + 3] = draw(st.permutations(other[at : at + 3]))
    return one, "".join(other) or "a"


@given(_two_spellings())
@settings(max_examples=2_000)
def test_whatever_is_spelled_alike_is_found(spellings: tuple[str, str]) -> None:
    one, other = spellings
    if spelled_alike(one, other):
        assert alike({0: keys_of(one), 1: keys_of(other)}) == {(0, 1)}


@pytest.mark.parametrize("name", ["william", "robert", "elizabeth"])
def test_so_have_a_name_and_what_is_short_for_it(name: str) -> None:
    short = nicknames(name)
    assert short
    assert all(alike({0: keys_of(name), 1: keys_of(one)}) for one in short)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gaban", "daban"), ("berupiski", "bevegreski"), ("barak", "barakzai"), ("jianhua", "jianchao")],
)
def test_what_differs_in_more_is_not_compared(one: str, other: str) -> None:
    assert not alike({0: keys_of(one), 1: keys_of(other)})


def test_what_lacks_the_same_letter_of_other_words_is_not_compared() -> None:
    # "ivanov" would be a shorter one of both
    assert not alike({0: keys_of("livanov"), 1: keys_of("divanov")})
    assert alike({0: keys_of("livanov"), 1: keys_of("ivanov"), 2: keys_of("divanov")}) == {(0, 1), (1, 2)}


def test_a_pair_is_told_once_and_in_order() -> None:
    assert alike({8: keys_of("kirilov"), 1: keys_of("kirillov")}) == {(1, 8)}


def test_what_is_no_name_has_few_keys() -> None:
    assert len(keys_of("ab" * 2_500).both) < 5
