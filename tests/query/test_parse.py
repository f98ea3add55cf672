"""The parser on its own: dates, and anything at all as a question."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query import ask
from kg.query.dates import find_days
from kg.query.parse import parse
from kg.store.base import Store

DATES = [
    ("in 2024", date(2024, 1, 1), date(2024, 12, 31), None),
    ("in May 2024", date(2024, 5, 1), date(2024, 5, 31), "05-01"),
    ("on 3 May 2024", date(2024, 5, 3), date(2024, 5, 3), "05-03"),
    ("on May 3rd, 2024", date(2024, 5, 3), date(2024, 5, 3), "05-03"),
    ("3-4 May 2024", date(2024, 5, 3), date(2024, 5, 4), "05-03"),
    ("on the 3rd of May 2024", date(2024, 5, 3), date(2024, 5, 3), "05-03"),
    ("May 3–4, 2024", date(2024, 5, 3), date(2024, 5, 4), "05-03"),
    ("2024-05-03", date(2024, 5, 3), date(2024, 5, 3), "05-03"),
    ("in 2024-02", date(2024, 2, 1), date(2024, 2, 29), "02-01"),
    ("in Sept. 2024", date(2024, 9, 1), date(2024, 9, 30), "09-01"),
    ("in February", None, None, "02-01"),
    ("on 6 February", None, None, "02-06"),
    ("between 2019 and 2021", date(2019, 1, 1), date(2021, 12, 31), None),
    ("from 2021 to 2019", date(2019, 1, 1), date(2021, 12, 31), None),
    ("2019-2021", date(2019, 1, 1), date(2021, 12, 31), None),
    ("from May to June 2024", date(2024, 5, 1), date(2024, 6, 30), "05-01"),
    ("before May 2024", None, date(2024, 4, 30), None),
    ("after 2024", date(2025, 1, 1), None, None),
    ("since May 2024", date(2024, 5, 1), None, None),
    ("until 3 May 2024", None, date(2024, 5, 3), None),
    ("in the year 2024", date(2024, 1, 1), date(2024, 12, 31), None),
]


@pytest.mark.parametrize(("text", "first", "last", "from_day"), DATES, ids=[text for text, *_ in DATES])
def test_dates(text: str, first: date | None, last: date | None, from_day: str | None) -> None:
    days, rest = find_days(f"who met {text}")
    assert days is not None
    assert (days.first, days.last, days.from_day) == (first, last, from_day)
    assert rest.split() == ["who", "met"]


@pytest.mark.parametrize(
    "text",
    ["who met May", "may they meet", "room 1234567", "on 31 February 2024", "version 2.2024x", "12 monkeys"],
)
def test_no_dates(text: str) -> None:
    days, _ = find_days(text)
    assert days is None or days.text != text


def test_names_of_the_store_stay_whole_whatever_their_words_mean() -> None:
    known = {"will may", "planned meetings of 2024 ltd"}.__contains__
    question = parse(
        "did Will May meet Planned Meetings of 2024 Ltd in 2020", lambda text: known(text.lower())
    )
    assert [slot.text for slot in question.slots] == ["Will May", "Planned Meetings of 2024 Ltd"]
    assert question.statuses == ()
    assert question.days is not None
    assert question.days.text == "in 2020"


WORDS = st.sampled_from(
    [
        "who",
        "when",
        "where",
        "what",
        "which",
        "did",
        "meet",
        "met",
        "in",
        "at",
        "about",
        "of",
        "and",
        "or",
        "the",
        "'s",
        "Rome",
        "Ferrante",
        "2024",
        "May",
        "6",
        "between",
        "since",
        "before",
        "how",
        "many",
        "president",
        "foreign",
        "minister",
        "of",
        "Norway",
        ",",
        "?",
        "-",
        "cancelled",
        "last",
        "first",
        "with",
        "is",
        "\ue000",
        "Ødegård",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.lists(WORDS, max_size=14).map(" ".join))
def test_no_question_crashes_the_parser(text: str) -> None:
    parse(text, lambda words: len(words) % 7 == 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=10).map(" ".join))
def test_no_question_crashes_the_answer(embedded_world: Store, text: str) -> None:
    answer = ask(embedded_world, text)
    assert msgspec.json.encode(answer) == msgspec.json.encode(ask(embedded_world, text))


@pytest.mark.parametrize(
    "name",
    [
        "Rome'}) DETACH DELETE n //",
        "x' OR 1=1",
        "`Person`",
        "$places",
        "Rome\\u0027",
        "{id: 'p-giulia'}",
        "// comment",
        "Rome\x00",
    ],
)
def test_injections_travel_only_as_parameters(embedded_world: Store, name: str) -> None:
    plain = ask(embedded_world, "who met in Rome").query
    answer = ask(embedded_world, f"who met in {name}")
    assert answer.query == plain
    assert len(list(embedded_world.query("MATCH (m:Meeting) RETURN m.id AS id"))) == 11


def test_a_long_question_is_cut() -> None:
    assert len(parse("who met " + "Rome " * 5000, lambda _: False).text) <= 1000
