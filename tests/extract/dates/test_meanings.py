"""What a date phrase means, seen from the publication date."""

from datetime import date as Day

import pytest

from kg.extract.dates.meanings import Tense, resolve_date
from kg.extract.dates.phrases import find_dates
from kg.model.report import DateMention
from tests.extract.passage import PUBLISHED


def meaning(
    text: str, published: str | None = PUBLISHED, tense: Tense = "open", previous: str | None = None
) -> DateMention:
    (phrase,) = find_dates(text)
    return resolve_date(phrase, published, tense, Day.fromisoformat(previous) if previous else None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3 May 2021", "2021-05-03"),
        ("May 3, 2021", "2021-05-03"),
        ("3rd May 2021", "2021-05-03"),
        ("Monday, 3 May 2021", "2021-05-03"),
        ("2021-05-03", "2021-05-03"),
        ("8-9 September 2020", "2020-09-08/2020-09-09"),
        ("Sept. 8–9, 2020", "2020-09-08/2020-09-09"),
        ("September 8 and 9, 2020", "2020-09-08/2020-09-09"),
        ("from 30 April to 2 May 2020", "2020-04-30/2020-05-02"),
        ("April 30 - May 2, 2020", "2020-04-30/2020-05-02"),
        ("December 30 - January 2, 2021", "2020-12-30/2021-01-02"),
        ("30 December to 2 January 2021", "2020-12-30/2021-01-02"),
        ("May 2021", "2021-05"),
        ("in 2019", "2019"),
        ("29 February 2024", "2024-02-29"),
        ("spring 2020", "2020-21"),
        ("the summer of 2020", "2020-22"),
        ("autumn 2020", "2020-23"),
        ("winter 2020", "2020-24"),
    ],
)
def test_a_year_that_is_written_needs_no_publication_date(text: str, edtf: str) -> None:
    assert meaning(text, None).edtf == edtf
    assert meaning(text, "2024-03-13").edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("8-9 September", "XXXX-09-08/XXXX-09-09"),
        ("April 30 - May 2", "XXXX-04-30/XXXX-05-02"),
        ("December 30 - January 2", "XXXX-12-30/XXXX-01-02"),
        ("3 May", "XXXX-05-03"),
        ("3 May last year", "XXXX-05-03"),
        ("in May", "XXXX-05"),
        ("last May", "XXXX-05"),
        ("29 February", "XXXX-02-29"),
        ("on Monday", None),
        ("last week", None),
        ("last year", None),
        ("this weekend", None),
        ("yesterday", None),
        ("two days ago", None),
        ("in three weeks", None),
        ("last spring", None),
        ("the same day", None),
        ("two days later", None),
    ],
)
def test_without_a_publication_date_the_year_stays_open(text: str, edtf: str | None) -> None:
    found = meaning(text, None)
    assert (found.edtf, found.earliest, found.latest) == (edtf, None, None)


@pytest.mark.parametrize(
    ("text", "tense", "edtf"),
    [
        ("3 May", "past", "2023-05-03"),
        ("3 May", "future", "2024-05-03"),
        ("3 February", "past", "2024-02-03"),
        ("3 February", "future", "2025-02-03"),
        ("8-9 September", "past", "2023-09-08/2023-09-09"),
        ("8-9 September", "future", "2024-09-08/2024-09-09"),
        ("December 30 - January 2", "past", "2023-12-30/2024-01-02"),
        ("December 30 - January 2", "future", "2024-12-30/2025-01-02"),
        ("in May", "past", "2023-05"),
        ("in March", "future", "2024-03"),
        ("last July", "open", "2023-07"),
        ("next February", "open", "2025-02"),
        ("May 3 last year", "future", "2023-05-03"),
        ("May 3 of this year", "past", "2024-05-03"),
        ("in May next year", "past", "2025-05"),
        ("last year", "open", "2023"),
        ("this year", "open", "2024"),
        ("next year", "open", "2025"),
        ("last month", "open", "2024-02"),
        ("next month", "open", "2024-04"),
        ("last week", "open", "2024-03-04/2024-03-10"),
        ("this week", "open", "2024-03-11/2024-03-17"),
        ("next week", "open", "2024-03-18/2024-03-24"),
        ("last weekend", "open", "2024-03-09/2024-03-10"),
        ("next weekend", "open", "2024-03-23/2024-03-24"),
        ("today", "past", "2024-03-13"),
        ("tonight", "future", "2024-03-13"),
        ("yesterday", "past", "2024-03-12"),
        ("tomorrow", "future", "2024-03-14"),
        ("the day before yesterday", "past", "2024-03-11"),
        ("the day after tomorrow", "future", "2024-03-15"),
        ("two days ago", "past", "2024-03-11"),
        ("in two days", "future", "2024-03-15"),
        ("three weeks ago", "past", "2024-02-19/2024-02-25"),
        ("in two months", "future", "2024-05"),
        ("four months ago", "past", "2023-11"),
        ("two years ago", "past", "2022"),
        ("last spring", "past", "2023-21"),
        ("this summer", "future", "2024-22"),
    ],
)  # fmt: skip
def test_seen_from_the_publication_date(text: str, tense: Tense, edtf: str) -> None:
    assert meaning(text, PUBLISHED, tense).edtf == edtf


@pytest.mark.parametrize(
    ("text", "tense", "day"),
    [
        ("on Monday", "past", "2024-03-11"),
        ("on Monday", "future", "2024-03-18"),
        ("on Wednesday", "past", "2024-03-13"),
        ("on Wednesday", "future", "2024-03-13"),
        ("on Thursday", "past", "2024-03-07"),
        ("on Thursday", "future", "2024-03-14"),
        ("on Thursday", "open", "2024-03-14"),
        ("on Tuesday", "open", "2024-03-12"),
        ("last Thursday", "open", "2024-03-07"),
        ("last Wednesday", "past", "2024-03-06"),
        ("next Wednesday", "future", "2024-03-20"),
        ("this Friday", "past", "2024-03-15"),
        ("on Monday next week", "future", "2024-03-18"),
    ],
)
def test_a_weekday_lies_where_the_tense_says(text: str, tense: Tense, day: str) -> None:
    found = meaning(text, PUBLISHED, tense)
    assert (found.edtf, found.earliest, found.latest) == (day, day, day)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the same day", "2020-09-09"),
        ("two days later", "2020-09-11"),
        ("a day earlier", "2020-09-08"),
        ("the following day", "2020-09-10"),
        ("the next day", "2020-09-10"),
        ("the previous day", "2020-09-08"),
        ("a week later", "2020-09-14/2020-09-20"),
        ("four months later", "2021-01"),
        ("a year earlier", "2019"),
    ],
)
def test_some_are_seen_from_the_day_told_of_before(text: str, edtf: str) -> None:
    assert meaning(text, PUBLISHED, "past", "2020-09-09").edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "31 February",
        "February 30, 2024",
        "29 February 2023",
        "31 April 2020",
        "2024-13-45",
        "2024-02-31",
        "Feb. 28-31, 2024",
    ],
)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_day_that_no_calendar_has_means_nothing(text: str, published: str | None) -> None:
    found = meaning(text, published)
    assert (found.edtf, found.earliest, found.latest) == (None, None, None)
    assert found.text


@pytest.mark.parametrize("published", ["2024", "2024-05"])
def test_a_partial_publication_date_gives_what_it_can(published: str) -> None:
    assert meaning("last year", published).edtf == "2023"
    assert meaning("3 May last year", published).edtf == "2023-05-03"
    assert meaning("on Monday", published).edtf is None
    assert meaning("3 May", published).edtf == "XXXX-05-03"
