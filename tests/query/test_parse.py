"""The parser on its own: dates, and anything at all as a question."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.entity import Organization, Person
from kg.model.graph import Graph
from kg.query import ask
from kg.query.fitting import bounds, grouped
from kg.query.grammar import grammar
from kg.query.names import read_names
from kg.query.question import Question
from kg.query.tokens import clean
from kg.query.understand import understand
from kg.store.base import Store
from kg.store.open import open_store

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
    ("2019-2021", date(2019, 1, 1), date(2021, 12, 31), None),
    ("from May to June 2024", date(2024, 5, 1), date(2024, 6, 30), "05-01"),
    ("before May 2024", None, date(2024, 4, 30), None),
    ("after 2024", date(2025, 1, 1), None, None),
    ("since May 2024", date(2024, 5, 1), None, None),
    ("until 3 May 2024", None, date(2024, 5, 3), None),
    ("in the year 2024", date(2024, 1, 1), date(2024, 12, 31), None),
]


TODAY = date(2021, 6, 15)


def read(store: Store, text: str) -> Question:
    return understand(store, read_names(store), text, TODAY)


@pytest.mark.parametrize(("text", "first", "last", "from_day"), DATES, ids=[text for text, *_ in DATES])
def test_dates(
    embedded_world: Store, text: str, first: date | None, last: date | None, from_day: str | None
) -> None:
    question = read(embedded_world, f"who met {text}")
    assert question.unread == ()
    assert [(one.first, one.last, one.from_day) for one in question.spans] == [(first, last, from_day)]


@pytest.mark.parametrize(
    "text",
    [
        "room 1234567",
        "on 31 February 2024",
        "version 2.2024x",
        "12 monkeys",
        "for 3 days",
        "from 2021 to 2019",
    ],
)
def test_no_dates(embedded_world: Store, text: str) -> None:
    assert read(embedded_world, f"who met {text}").unread


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", date(2021, 6, 14), date(2021, 6, 14)),
        ("the day before yesterday", date(2021, 6, 13), date(2021, 6, 13)),
        ("this week", date(2021, 6, 14), date(2021, 6, 20)),
        ("last month", date(2021, 5, 1), date(2021, 5, 31)),
        ("next year", date(2022, 1, 1), date(2022, 12, 31)),
        ("last quarter", date(2021, 1, 1), date(2021, 3, 31)),
        ("this decade", date(2020, 1, 1), date(2029, 12, 31)),
        ("two years ago", date(2019, 1, 1), date(2019, 12, 31)),
        ("in the last three months", date(2021, 3, 15), date(2021, 6, 15)),
        ("next March", date(2022, 3, 1), date(2022, 3, 31)),
        ("last winter", date(2020, 12, 1), date(2021, 2, 28)),
        ("in the early 1990s", date(1990, 1, 1), date(1993, 12, 31)),
        ("in winter 2018", date(2018, 12, 1), date(2019, 2, 28)),
        ("in Q3 of 2019", date(2019, 7, 1), date(2019, 9, 30)),
        ("in the second half of 2019", date(2019, 7, 1), date(2019, 12, 31)),
        ("since 2018 until 2020", date(2018, 1, 1), date(2020, 12, 31)),
        ("in the week of 8 July 2021", date(2021, 7, 5), date(2021, 7, 11)),
    ],
)
def test_spans(embedded_world: Store, text: str, first: date, last: date) -> None:
    span = bounds(grouped(read(embedded_world, f"who met {text}").spans))
    assert (span.first, span.last) == (first, last)


def test_names_of_the_store_stay_whole_whatever_their_words_mean(tmp_path: Path) -> None:
    graph = Graph()
    graph.add(Person(id="p-1", name="Will May"))
    graph.add(Organization(id="o-1", name="Planned Meetings of 2024 Ltd", kind="company"))
    with open_store(str(tmp_path / "store")) as store:
        store.project(graph)
        question = read(store, "did Will May meet Planned Meetings of 2024 Ltd in 2020")
    assert [party.names for party in question.participants] == [
        ("Will May",),
        ("Planned Meetings of 2024 Ltd",),
    ]
    assert question.statuses == ()
    assert question.when_said == "in 2020"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("why did Giulia Ferrante meet Abishev", ("why",)),
        ("who hugged Abishev in Rome", ("hugged",)),
        ("who has never met Abishev", ("never",)),
        ("what did Odegard say about energy", ("what",)),
    ],
)
def test_a_word_that_no_rule_accounts_for_is_told(
    embedded_world: Store, text: str, unread: tuple[str, ...]
) -> None:
    assert read(embedded_world, text).unread == unread


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
    assert answer.query in (None, plain)
    assert len(list(embedded_world.query("MATCH (m:Meeting) RETURN m.id AS id"))) == 11


def test_names_are_those_that_the_store_has_now(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store")) as store:
        for name in ("Ana Lindqvist", "Omar Benali"):
            graph = Graph()
            graph.add(Person(id="p-1", name=name))
            store.project(graph)
            assert [one.name for one in read_names(store).entries] == [name]
        assert read_names(store) is read_names(store)


def test_a_long_question_is_cut() -> None:
    assert len(clean("who met " + "Rome " * 5000)) <= 1000


def test_the_grammar_names_only_what_there_is() -> None:
    read = grammar()
    elements = [element for forms in read.rules.values() for form in forms for element in form.elements]
    assert {one.name for one in elements if one.kind == "rule"} <= read.rules.keys()
    assert {one.name for one in elements if one.kind == "class"} <= read.classes.keys()
    assert read.rules.keys() <= {one.name for one in elements if one.kind == "rule"} | {"item"}
