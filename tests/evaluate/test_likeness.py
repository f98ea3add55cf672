"""When two wordings mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.likeness import (
    Body,
    alike,
    posts_apart,
    same_body,
    same_participant,
    same_phrase,
    same_words,
)
from tests.evaluate.saying import who


@pytest.mark.parametrize(
    ("role", "posts"),
    [
        ("Deputy Prime Minister and Foreign Minister", ["Deputy Prime Minister", "Foreign Minister"]),
        ("Prime Minister and Minister of Trade and Industry", ["Prime Minister", "Minister of Trade and Industry"]),
        ("Minister of Foreign Affairs and International Cooperation", []),
        ("Chief of Staff", []),
    ],
)  # fmt: skip
def test_posts_that_and_joins(role: str, posts: list[str]) -> None:
    assert posts_apart(role) == (posts or [role])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Solhaug", "Ingrid Solhaug", True),
        ("Ingrid Solhaug", "Ingrid Marie Solhaug", True),
        ("Niño Pérez", "nino perez", True),
        ("the Foreign Minister of Norway", "Norwegian Foreign Minister", True),
        ("Norwegian", "Norway", True),
        ("the United States", "United States", True),
        ("An", "An", True),
        ("Anna Ek", "Anna Berg", True),  # half of the words
        ("Anna Maria Ek", "Anna Berg", False),
        ("Norway", "Sweden", False),
        ("the", "a", False),
        (None, None, False),
        ("Norway", None, False),
        ("", "", False),
    ],
)
def test_names(one: str | None, other: str | None, same: bool) -> None:
    assert alike(one, other) == alike(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Minister of Defence", "the minister of defence", True),
        ("Norwegian", "Norway", True),
        (None, None, True),
        ("Minister", "Foreign Minister", False),
        ("Minister", None, False),
    ],
)
def test_roles(one: str | None, other: str | None, same: bool) -> None:
    assert same_words(one, other) == same_words(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Monday", "on Monday", True),
        ("Monday", "late on Monday evening", True),
        ("Monday", "Tuesday", False),
        ("6 May", "7 May", False),
        (None, None, False),
        ("Monday", None, False),
    ],
)
def test_phrases(one: str | None, other: str | None, same: bool) -> None:
    assert same_phrase(one, other) == same_phrase(other, one) == same


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1).filter(str.isalnum))
def test_everything_is_like_itself(name: str) -> None:
    assert alike(name, name) == bool(name)
    assert same_words(name, name)


def test_participants_are_the_same_by_their_words_or_their_names() -> None:
    assert same_participant(who("Anna Ek"), who("Ek"))
    assert same_participant(who("Karl Weiss"), who("He", name="Karl Weiss"))
    assert not same_participant(who("Anna Ek"), who("Karl Weiss"))


def test_the_same_words_taken_for_somebody_else_are_another() -> None:
    he = who("He", name="Karl Weiss")
    assert same_participant(he, who("He", name="Weiss"))
    assert not same_participant(he, who("He", name="Paul Orr"))
    # An office may be worded in many ways.
    office = who("He", name="Foreign Minister of Finland", unnamed=True)
    assert same_participant(office, who("He", name="the minister in Helsinki", unnamed=True))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Parliament", "MD"), ("Parliament of the Republic of Moldova", "MD"), True),
        (("National Assembly", "LA"), ("Lao National Assembly", "LA"), True),
        (("Norway's Security Council", None), ("Security Council", "NO"), True),
        (("Moldovan Parliament", "MD"), ("Parliament of Moldova", "MD"), True),
        (("Norway", "NO"), ("Kingdom of Norway", "NO"), True),
        # another country, or none
        (("Swedish Parliament", "SE"), ("Norwegian Parliament", "NO"), False),
        (("Parliament", "SE"), ("Norwegian Parliament", "NO"), False),
        (("Parliament", None), ("Norwegian Parliament", "NO"), False),
        # another body
        (("Norwegian Navy", "NO"), ("Norwegian Army", "NO"), False),
        (("Norway", "NO"), ("Norwegian Parliament", "NO"), False),
        ((None, "NO"), ("Norwegian Parliament", "NO"), False),
        ((None, None), (None, None), True),
    ],
)
def test_bodies(one: Body, other: Body, same: bool) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same
