"""Journeys to several countries: a visit to each of them."""

import pytest

from tests.extract.passage import meetings, names

VISITS = [("Oman", "2024-03-18/2024-03-24"), ("Qatar", "2024-03-18/2024-03-24")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm will visit Oman and Qatar next week.",
        "Anna Holm will travel to Oman and Qatar next week.",
        "Anna Holm will embark on a tour of Oman and Qatar next week.",
        "Anna Holm will tour Oman and Qatar next week.",
        "Next week Anna Holm will begin a tour of Oman and Qatar.",
        "Anna Holm will pay a visit to Oman and Qatar next week.",
    ],
)
def test_each_place_is_visited(text: str) -> None:
    found = meetings(text)
    assert {one.kind for one in found} == {"visit"}
    assert all(names(one) == ["Anna Holm"] for one in found)
    assert [(one.place and one.place.name, one.date and one.date.edtf) for one in found] == VISITS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm is on a tour of Oman.", ["Oman"]),
        ("Anna Holm is on a tour of Kenya, Uganda and Rwanda.", ["Kenya", "Uganda", "Rwanda"]),
        # a state behind a town only says where that is
        ("Anna Holm will visit Lima, Peru, next week.", ["Lima"]),
        ("Anna Holm will visit Lima, Peru, and Quito, Ecuador, next week.", ["Lima", "Quito"]),
        # what lies in one country is one visit
        ("Anna Holm visited Lima and Cusco in May.", ["Lima"]),
        ("Anna Holm cancelled a visit to Oman and Qatar.", ["Oman", "Qatar"]),
    ],
)
def test_places_of_visits(text: str, expected: list[str]) -> None:
    assert [one.place and one.place.name for one in meetings(text)] == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("During a tour of Oman and Qatar, Anna Holm met Pablo Rojas.", None),
        ("Anna Holm visited Oman and Qatar last week. She met Pablo Rojas.", None),
        ("During a tour of Oman, Anna Holm met Pablo Rojas.", "Oman"),
        ("Anna Holm, who is on a tour of Oman and Qatar, met Pablo Rojas in Doha.", "Doha"),
    ],
)
def test_where_of_several_they_met_is_open(text: str, place: str | None) -> None:
    (met,) = [one for one in meetings(text) if "Pablo Rojas" in names(one)]
    assert (met.place.name if met.place else None) == place
