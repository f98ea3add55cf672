"""Which words of a text are a date phrase."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates.phrases import find_dates


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
        ("30 December 2023 to 2 January 2024", ["30 December 2023 to 2 January 2024"]),
        ("on the sixth of June", ["sixth of June"]),
        ("on the sixth day of this month", ["the sixth day of this month"]),
        ("between the 11th and 14th of this month", ["the 11th and 14th of this month"]),
        ("from the 11th to the 14th of May", ["11th to the 14th of May"]),
        ("a working lunch on the 27th, it said", ["the 27th"]),
        ("moved to the 25th because of fog", ["the 25th"]),
        ("in the first week of June", ["the first week of June"]),
        ("in the second half of May 2023", ["the second half of May 2023"]),
        ("at the beginning of next month", ["the beginning of next month"]),
        ("by year's end", ["by year's end"]),
        ("before the end of the month", ["before the end of the month"]),
        ("no later than 6 December", ["no later than 6 December"]),
        ("before Friday's talks", ["Friday"]),
        ("around 5 May", ["around 5 May"]),
        ("they spoke about 5 May", ["5 May"]),
        ("in the 1990s", ["the 1990s"]),
        ("the third quarter of 2021", ["the third quarter of 2021"]),
        ("the last Friday of May", ["the last Friday of May"]),
        ("they met this morning", ["this morning"]),
        ("late last night", ["last night"]),
        ("on Tuesday evening", ["Tuesday evening"]),
        ("Monday morning, 6 March 2023", ["Monday morning, 6 March 2023"]),
        ("Monday, Sept. 9, 2024", ["Monday, Sept. 9, 2024"]),
        ("on Wednesday 3rd March", ["Wednesday 3rd March"]),
        ("the night of 4 to 5 June", ["the night of 4 to 5 June"]),
        ("on 8, 9 and 10 March", ["8, 9 and 10 March"]),
        ("on 4 April,2016", ["4 April,2016"]),
        ("on Saturday and Sunday", ["Saturday and Sunday"]),
        ("on Monday and Thursday", ["Monday", "Thursday"]),
        ("from Monday to Thursday", ["Monday to Thursday"]),
        ("a week ago on Friday", ["a week ago on Friday"]),
        ("Friday week", ["Friday week"]),
        ("a Friday week-long retreat", ["Friday"]),
        ("over the weekend", ["the weekend"]),
        ("the week after next", ["the week after next"]),
        ("the day before, they met", ["the day before"]),
        ("in the coming weeks", ["the coming weeks"]),
        ("a few days ago", ["a few days ago"]),
        ("between 2019 and 2021", ["2019 and 2021"]),
        ("from March to May", ["March to May"]),
        ("in autumn", ["autumn"]),
        ("that same evening", ["that same evening"]),
        ("talks at the request of Cairo in three weeks", ["in three weeks"]),
    ],
)
def test_finds_the_whole_phrase(text: str, found: list[str]) -> None:
    assert phrases(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "they may meet", "troops march on", "in three days of talks", "for 2000 people", "in 2500 words",
        "the 1990s", "a decade ago they were friends", "room 2020", "he sat down", "the sun rose",
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
        "Prime Minister Theresa May said",
        "April Glaspie spoke",
        "received by June Carter",
        "the fall of the city",
        "the Good Friday Agreement",
        "victims of Bloody Sunday",
        "the Sunday Times wrote",
        "on the 27th floor",
        "in the 19th century",
        "the 14th meeting of the commission",
        "their first talks in three years",
        "the steepest drop in seven years",
        "the day before the summit",
        "two days before they met",
        "a day earlier than planned",
        "the last day of the visit",
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
     "same", "day", "tomorrow", "met", "of", "by", "before", "around", "half", "first", "quarter", "end", "month",
     "evening", "27th", "sixth", "1970s", "following", "that", "weekend", "before", "no later than", "winter"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_phrases_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for phrase in find_dates(text):
        assert end <= phrase.start < phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        end = phrase.end


def test_a_phrase_remembers_what_it_leans_on() -> None:
    first, second = find_dates("They met on 5 May and again two days later.")
    assert (first.before, second.before) == (None, first)


def test_a_long_text_takes_time_in_proportion() -> None:
    for piece in ("the first week of ", "on the 5th ", "1, 2, ", "Monday and ", "by ", "  "):
        text = piece * 1000
        start = perf_counter()
        list(find_dates(text))
        assert perf_counter() - start < 1, piece
