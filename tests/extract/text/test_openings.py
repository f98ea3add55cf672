"""Opening phrases of time and place without their comma, which parsers read into what follows."""

import pytest

from kg.extract.text.openings import missing_commas
from tests.extract.passage import meeting, names


def with_commas(text: str) -> str:
    for offset in reversed([*missing_commas(text)]):
        text = f"{text[:offset]},{text[offset:]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, ministers from Benin and Togo will meet.",
        "Next week, envoys of Norway and Chad will meet.",
        "In March, officials of Peru and Chile met.",
        "This morning, negotiators from Georgia met.",
        "Yesterday, senior officials from Laos met.",
        "Late on Thursday, foreign ministers met.",
        "Friday, ministers of Norway met.",
        "In 2025, ministers of Ghana met.",
        "On 5 May, ministers from Benin met.",
        "On Monday and Tuesday, ministers from Benin met.",
        "In June, Norwegian officials met.",
        "Yesterday, President Holm met them.",
        "They met. On Friday, leaders of Peru met.",
        "She said that on Friday, ministers will meet.",
        "In Norway, Minister Holm met them.",
        "In Lima, ministers of Peru met.",
        "While in Peru, Foreign Minister Holm met them.",
        "In New York, Norwegian envoys met.",
        "In Lima, Anna Holm met them.",
    ],
)
def test_a_comma_is_missing(text: str) -> None:
    head, _, tail = text.partition(",")
    assert with_commas(head + tail) == text


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, ministers met.",
        "Friday talks between Benin and Togo were held.",
        "Friday UN talks were held.",
        "On Friday evening they met.",
        "On Friday the ministers met.",
        "In May elections were held.",
        "Last week saw ministers arrive.",
        "In May Day speeches, ministers promised more.",
        "On Monday and Tuesday they met.",
        "In US President Holm's view, they met.",
        "In South African President Holm's office, they met.",
        "In Prime Minister Holm's view, they met.",
        "Ministers met on Friday officials of the fund.",
        "In Lima they met.",
    ],
)
def test_no_comma_is_missing(text: str) -> None:
    assert with_commas(text) == text


@pytest.mark.parametrize(
    ("text", "who", "date"),
    [
        (
            "On Friday ministers from Benin and Togo will meet in Lome.",
            ["ministers of Benin", "ministers of Togo"],
            "2024-03-15",
        ),
        ("In 2022 envoys of Peru and Chile met in Lima.", ["envoys of Chile", "envoys of Peru"], "2022"),
        ("In Oslo Foreign Minister Anna Holm met Pablo Rojas.", ["Anna Holm", "Pablo Rojas"], None),
    ],
)
def test_nobody_is_called_by_the_day(text: str, who: list[str], date: str | None) -> None:
    found = meeting(text)
    assert names(found) == who
    assert (found.date.edtf if found.date else None) == date
    assert found.quote == text
