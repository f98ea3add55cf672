"""What differently worded dates mean: parts of months and years, deadlines, times of day, leaning phrases."""

from datetime import date as Day

import pytest

from kg.extract.dates.meanings import Tense, resolve_date
from kg.extract.dates.phrases import find_dates
from tests.extract.dates.test_meanings import meaning
from tests.extract.passage import PUBLISHED


def last_of(text: str, published: str | None = PUBLISHED, tense: Tense = "past") -> str | None:
    """Return what the last phrase of a text means."""
    return resolve_date(list(find_dates(text))[-1], published, tense).edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early March 2021", "2021-03-01/2021-03-10"),
        ("in mid-March 2021", "2021-03-11/2021-03-20"),
        ("late February 2024", "2024-02-21/2024-02-29"),
        ("the beginning of May 2020", "2020-05-01/2020-05-10"),
        ("at the start of May 2020", "2020-05-01/2020-05-10"),
        ("in the middle of May 2020", "2020-05-11/2020-05-20"),
        ("the end of April 2020", "2020-04-21/2020-04-30"),
        ("in the first half of May 2023", "2023-05-01/2023-05-15"),
        ("second half of February 2023", "2023-02-16/2023-02-28"),
        ("the first week of June 2004", "2004-06-01/2004-06-07"),
        ("the third week of June 2004", "2004-06-15/2004-06-21"),
        ("in the last week of June, 2004", "2004-06-24/2004-06-30"),
        ("in the last days of June 2004", "2004-06-21/2004-06-30"),
        ("early 2019", "2019-01/2019-04"),
        ("mid-2019", "2019-05/2019-08"),
        ("late in 2019", "2019-09/2019-12"),
        ("the second half of 2019", "2019-07/2019-12"),
        ("in the third quarter of 2021", "2021-07/2021-09"),
        ("the last quarter of 2021", "2021-10/2021-12"),
        ("Q2 2021", "2021-04/2021-06"),
        ("in the 1970s", "197X"),
        ("during the early 1970s", "197X"),
        ("between 2019 and 2021", "2019/2021"),
        ("from March to May 2021", "2021-03/2021-05"),
        ("from November to January 2021", "2020-11/2021-01"),
        ("between 8 and 10 March 2011", "2011-03-08/2011-03-10"),
        ("30 December 2023 to 2 January 2024", "2023-12-30/2024-01-02"),
        ("8, 9 and 10 March 2020", "2020-03-08/2020-03-10"),
        ("the first Monday of May 2023", "2023-05-01"),
        ("the last Friday in May 2023", "2023-05-26"),
        ("the fifth Friday of May 2023", None),
        ("the sixth of June 1994", "1994-06-06"),
        ("the twenty-first of June 1994", "1994-06-21"),
        ("Wednesday 3rd March 2021", "2021-03-03"),
        ("Monday morning, 6 March 2023", "2023-03-06"),
        ("the evening of Monday, 6 March 2023", "2023-03-06"),
        ("March 3, 2021, Wednesday", "2021-03-03"),
        ("4 April,2016", "2016-04-04"),
        ("2021/04/13", "2021-04-13"),
        ("13/4/2021", "2021-04-13"),
        ("4/13/2021", "2021-04-13"),
        ("4/4/2021", "2021-04-04"),
        ("3/4/2021", "2021"),
        ("13.04.2021", "2021-04-13"),
        ("31/2/2021", None),
        ("around 5 May 2020", "2020-05-05~"),
        ("on or about May 5, 2020", "2020-05-05~"),
        ("circa 1950", "1950~"),
        ("about May 2020", "2020-05~"),
        ("late summer of 1954", "1954-22"),
        ("the winter of 2020-21", "2020-24"),
        ("no later than 6 December 2013", "../2013-12-06"),
        ("by 2025", "../2025"),
        ("by the end of May 2025", "../2025-05"),
        ("before 6 December 2013", "../2013-12-05"),
        ("no earlier than 6 December 2013", "2013-12-06/.."),
    ],
)
def test_a_written_year_needs_no_publication_date(text: str, edtf: str | None) -> None:
    assert meaning(text, None).edtf == edtf


@pytest.mark.parametrize(
    ("text", "tense", "edtf"),
    [
        ("this morning", "past", "2024-03-13"),
        ("tonight", "future", "2024-03-13"),
        ("last night", "past", "2024-03-12"),
        ("late last night", "past", "2024-03-12"),
        ("yesterday afternoon", "past", "2024-03-12"),
        ("tomorrow evening", "future", "2024-03-14"),
        ("Tuesday evening", "past", "2024-03-12"),
        ("on the 14th of this month", "future", "2024-03-14"),
        ("the sixth day of this month", "past", "2024-03-06"),
        ("between the 11th and 14th of next month", "future", "2024-04-11/2024-04-14"),
        ("on the 27th, it said", "future", "2024-03-27"),
        ("on the 27th, it said", "past", "2024-02-27"),
        ("on the 13th.", "past", "2024-03-13"),
        ("on the 31st", "past", "2024-01-31"),
        ("early next month", "future", "2024-04-01/2024-04-10"),
        ("late last month", "past", "2024-02-21/2024-02-29"),
        ("the first week of next month", "future", "2024-04-01/2024-04-07"),
        ("at the end of the month", "future", "2024-03-21/2024-03-31"),
        ("before the end of the month", "future", "2024-03"),
        ("before the month is out", "future", "2024-03"),
        ("by year's end", "future", "2024"),
        ("by the end of March", "future", "2024-03"),
        ("by the end of May", "future", "../2024-05"),
        ("by Friday", "future", "../2024-03-15"),
        ("before 20 March", "future", "../2024-03-19"),
        ("before Friday's talks", "future", "2024-03-15"),
        ("early this year", "past", "2024-01/2024-04"),
        ("late last year", "past", "2023-09/2023-12"),
        ("later this year", "future", "2024"),
        ("earlier this month", "past", "2024-03"),
        ("early next week", "future", "2024-03-18/2024-03-24"),
        ("in the first quarter of next year", "future", "2025-01/2025-03"),
        ("mid-December", "past", "2023-12-11/2023-12-20"),
        ("mid-December", "future", "2024-12-11/2024-12-20"),
        ("from 30 January to 2 February", "past", "2024-01-30/2024-02-02"),
        ("about 5 May", "future", "2024-05-05~"),
        ("over the weekend", "past", "2024-03-09/2024-03-10"),
        ("at the weekend", "future", "2024-03-16/2024-03-17"),
        ("Saturday and Sunday", "past", "2024-03-09/2024-03-10"),
        ("Saturday and Sunday", "future", "2024-03-16/2024-03-17"),
        ("from Monday to Thursday", "past", "2024-03-04/2024-03-07"),
        ("Monday last week", "past", "2024-03-04"),
        ("Tuesday of next week", "future", "2024-03-19"),
        ("next week on Tuesday", "future", "2024-03-19"),
        ("a week ago on Friday", "past", "2024-03-08"),
        ("Friday a week ago", "past", "2024-03-08"),
        ("Friday week", "future", "2024-03-22"),
        ("a week on Monday", "future", "2024-03-25"),
        ("this past Friday", "past", "2024-03-08"),
        ("this coming Monday", "future", "2024-03-18"),
        ("the week after next", "future", "2024-03-25/2024-03-31"),
        ("the month before last", "past", "2024-01"),
        ("a fortnight ago", "past", "2024-02-26/2024-03-03"),
        ("within two weeks", "future", "2024-03-13/2024-03-27"),
        ("over the past week", "past", "2024-03-06/2024-03-13"),
        ("in the coming days", "future", None),
        ("in the next few weeks", "future", None),
        ("a few days ago", "past", None),
        ("in two weeks", "past", None),
        ("Feb. 28-31", "past", None),
        ("the first Monday of May", "future", "2024-05-06"),
        ("in autumn", "future", "2024-23"),
    ],
)  # fmt: skip
def test_seen_from_a_wednesday_in_march(text: str, tense: Tense, edtf: str | None) -> None:
    assert meaning(text, PUBLISHED, tense).edtf == edtf


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("next spring", "2024-07-05", "2025-21"),
        ("last spring", "2024-07-05", "2024-21"),
        ("last spring", "2024-04-05", "2023-21"),
        ("next spring", "2024-01-05", "2024-21"),
        ("this summer", "2024-12-05", "2024-22"),
        ("this winter", "2024-01-05", "2023-24"),
        ("last winter", "2024-07-05", "2023-24"),
        ("next winter", "2024-01-05", "2024-24"),
        ("last March", "2024-03-13", "2023-03"),
        ("next March", "2024-03-13", "2025-03"),
        ("this April", "2024-05-02", "2024-04"),
        ("29 February", "2025-03-01", "2024-02-29"),
    ],
)
def test_seasons_and_months_lie_beside_that_of_the_publication(text: str, published: str, edtf: str) -> None:
    assert meaning(text, published, "past").edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("that evening", "2020-09-09"),
        ("in the evening", "2020-09-09"),
        ("in the early morning", "2020-09-09"),
        ("that same night", "2020-09-09"),
        ("the following morning", "2020-09-10"),
        ("the previous evening", "2020-09-08"),
        ("the day before, they met", "2020-09-08"),
        ("the night before", "2020-09-08"),
        ("the day after.", "2020-09-10"),
        ("a day after, they met", "2020-09-10"),
        ("two days before", "2020-09-07"),
        ("the following week", "2020-09-14/2020-09-20"),
        ("the previous week", "2020-08-31/2020-09-06"),
        ("that week", "2020-09-07/2020-09-13"),
        ("the same month", "2020-09"),
        ("the following year", "2021"),
        ("30 January of that year", "2020-01-30"),
        ("the following March", "2021-03"),
        ("the following Monday", "2020-09-14"),
        ("the previous Friday", "2020-09-04"),
        ("the following spring", "2021-21"),
    ],
)
def test_some_are_seen_from_the_day_told_of_before(text: str, edtf: str) -> None:
    assert meaning(text, PUBLISHED, "past", "2020-09-09").edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 14 December 1996, and that same evening their leaders met", "1996-12-14"),
        ("in 1948 on four occasions, the last on 30 January of that year", "1948-01-30"),
        ("first on Monday and two days later in Vienna", "2024-03-13"),
        ("on 11 January, and the second round on the 25th", "2024-01-25"),
        ("on 30 January, and again on the 3rd", "2024-02-03"),
        ("on 2 May 2019 and a week later", "2019-05-06/2019-05-12"),
        # A year is not exact enough to count days from.
        ("in 1948, and two days later", None),
    ],
)
def test_some_are_seen_from_a_phrase_of_the_same_sentence(text: str, edtf: str | None) -> None:
    assert last_of(text) == edtf


def test_the_sentence_comes_before_what_was_told_earlier() -> None:
    *_, phrase = find_dates("They met on Monday and the next day.")
    assert resolve_date(phrase, PUBLISHED, "past", Day(2020, 9, 9)).edtf == "2024-03-12"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early March", "XXXX-03-01/XXXX-03-10"),
        ("late February", "XXXX-02-21/XXXX-02"),
        ("from March to May", "XXXX-03/XXXX-05"),
        ("30 January of that year", "XXXX-01-30"),
        ("about 5 May", "XXXX-05"),
        ("no later than 6 December", None),
        ("on the 27th", None),
        ("the 14th of this month", None),
        ("the end of the month", None),
        ("this morning", None),
        ("Friday week", None),
        ("Feb. 28-31", None),
        ("the weekend", None),
        ("next spring", None),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, edtf: str | None) -> None:
    found = meaning(text, None, "future")
    assert (found.edtf, found.earliest, found.latest) == (edtf, None, None)


@pytest.mark.parametrize(
    ("text", "tense", "bounds"),
    [
        ("no later than 20 March", "future", ("2024-03-13", "2024-03-20")),
        ("by next week", "future", ("2024-03-13", "2024-03-24")),
        ("by Friday", "past", (None, None)),
        ("in the 1970s", "past", ("1970-01-01", "1979-12-31")),
        ("around 5 May 2020", "past", ("2020-05-05", "2020-05-05")),
        ("not before 20 March", "future", (None, None)),
    ],
)
def test_what_is_to_come_by_a_day_lies_between_publication_and_then(
    text: str, tense: Tense, bounds: tuple[str | None, str | None]
) -> None:
    found = meaning(text, PUBLISHED, tense)
    assert (found.earliest, found.latest) == bounds
