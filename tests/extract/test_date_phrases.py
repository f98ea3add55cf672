"""Which words of a text are a date phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.date_phrases import find_dates


def phrases(text: str) -> list[str]:
    return [phrase.text for phrase in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on 3 May 2021 in Riga.", ["3 May 2021"]),
        ("They met on May 3, 2021, in Riga.", ["May 3, 2021"]),
        ("They meet Sept. 8-9.", ["Sept. 8-9"]),
        ("from April 30 to May 2", ["April 30 to May 2"]),
        ("on 8 and 9 September", ["8 and 9 September"]),
        ("between March 3 and March 5", ["March 3 and March 5"]),
        ("the 5th of May", ["5th of May"]),
        ("on Wednesday, 13 March, he said", ["Wednesday, 13 March"]),
        ("on May 5 last year", ["May 5 last year"]),
        ("in May of last year", ["May of last year"]),
        ("in early March", ["early March"]),
        ("in mid-December", ["mid-December"]),
        ("at the end of June 2020", ["the end of June 2020"]),
        ("two days later they met", ["two days later"]),
        ("three weeks ago", ["three weeks ago"]),
        ("in two weeks' time", ["in two weeks' time"]),
        ("the day before yesterday", ["the day before yesterday"]),
        ("on Friday's agenda", ["Friday"]),
        ("on Monday next week", ["Monday next week"]),
        ("in 2019 and in 2021", ["2019", "2021"]),
        ("2024-05-06", ["2024-05-06"]),
        ("in the autumn of 2025", ["the autumn of 2025"]),
        ("on Tuesday and again on 5 June", ["Tuesday", "5 June"]),
        ("30 December 2023 to 2 January 2024", ["30 December 2023", "2 January 2024"]),
    ],
)
def test_finds_the_whole_phrase(text: str, found: list[str]) -> None:
    assert phrases(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "they may meet", "troops march on", "in three days of talks", "for 2000 people", "in 2500 words",
        "the 1990s", "in the 1990s", "a decade ago they were friends", "room 2020", "he sat down", "the sun rose",
        "a marching band", "the Marchers", "augustly", "", "   ",
    ],
)  # fmt: skip
def test_other_words_are_no_date(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "prices fall",
        "Foreign Minister Jan Lindqvist spoke",
        "the summit in Mar del Plata",
        "May they meet in peace",
        "March with us",
        "he sat. Then he rose.",
    ],
)
def test_words_spelt_like_a_date_are_none(text: str) -> None:
    assert phrases(text) == []


def test_a_time_of_day_is_no_second_day() -> None:
    assert [(phrase.day, phrase.day2) for phrase in find_dates("March 3-10:30")] == [(3, None)]


@given(st.text(max_size=80))
def test_any_text_is_searched(text: str) -> None:
    for phrase in find_dates(text):
        assert text[phrase.start : phrase.end] == phrase.text


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PIECES = st.sampled_from(
    [*MONTHS, "Feb.", "Sept", "Monday", "Fri.", "last", "next", "week", "year", "two", "days", "later", "ago",
     "3", "31", "2nd", "2024", "1999-12-31", "-", "–", "to", "and", ",", "in", "the", "early", "spring", "of",
     "same", "day", "tomorrow", "met"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_phrases_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for phrase in find_dates(text):
        assert end <= phrase.start < phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        end = phrase.end
