"""What a date phrase means, seen from the publication date."""

import re
from datetime import date as Day

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.date_phrases import DatePhrase, find_dates
from kg.extract.dates import Tense, resolve_date
from kg.model.report import DateMention
from tests.extract.passage import PUBLISHED
from tests.extract.test_date_phrases import _PIECES, MONTHS


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


# --- laws ---

_PHRASES = st.builds(
    DatePhrase,
    text=st.just("x"),
    start=st.just(0),
    end=st.just(1),
    year=st.none() | st.integers(1800, 2099),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    month2=st.none() | st.integers(1, 12),
    day2=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(1, 7),
    year2=st.none() | st.integers(1800, 2099),
    weekday2=st.none() | st.integers(1, 7),
    nth=st.sampled_from([None, 1, 2, 5, -1]),
    season=st.none() | st.integers(21, 24),
    quarter=st.sampled_from([None, 1, 4, 5, -1]),
    decade=st.none() | st.sampled_from([1800, 1990, 2020]),
    part=st.sampled_from([None, "early", "mid", "late", "half 1", "half 2", "week 1", "week 4", "week -1"]),
    bound=st.sampled_from([None, "by", "before", "from"]),
    about=st.booleans(),
    which=st.sampled_from(
        [None, "last", "next", "this", "past", "coming", "same", "following", "previous", "the"]
    ),
    which_year=st.sampled_from([None, "last", "this", "next", "same", "following"]),
    unit=st.sampled_from([None, "day", "weekend", "week", "month", "year"]),
    count=st.none() | st.integers(1, 999),
    direction=st.sampled_from(
        [None, "ago", "later", "earlier", "before", "after that", "in", "within", "on", "week", "after next"]
    ),
    word=st.sampled_from([None, "today", "tonight", "tomorrow", "yesterday"]),
)
_TENSES = st.sampled_from(["past", "future", "open"])
_DAYS = st.dates(Day(1900, 1, 1), Day(2100, 12, 31))
_PUBLISHED = (
    st.none()
    | _DAYS.map(Day.isoformat)
    | st.sampled_from(
        [
            "2024",
            "2024-05",
            "20XX",
            "XXXX-05",
            "2024-05-01/2024-05-03",
            "2024~",
            "",
            "soon",
            "0001-01-01",
            "9999-12-31",
        ]
    )
)


def is_sound(found: DateMention) -> None:
    """Check that a meaning is EDTF, in order, and that its days are those which EDTF says."""
    if found.edtf is None:
        assert found.earliest is found.latest is None
        return
    parsed = parse_edtf(found.edtf)
    assert (found.earliest is None) == (found.latest is None)
    if found.earliest and found.latest:
        assert Day.fromisoformat(found.earliest) <= Day.fromisoformat(found.latest)
        assert "XXXX" not in found.edtf
        if not found.edtf.startswith(".."):
            assert found.earliest == Day(*parsed.lower_strict()[:3]).isoformat()
        assert found.latest == Day(*parsed.upper_strict()[:3]).isoformat()


@given(_PHRASES, _PUBLISHED, _TENSES, st.none() | st.dates())
def test_never_raises(phrase: DatePhrase, published: str | None, tense: Tense, previous: Day | None) -> None:
    resolve_date(phrase, published, tense, previous)


@given(st.lists(_PIECES, max_size=8).map(" ".join), _PUBLISHED, _TENSES, st.none() | _DAYS)
def test_gives_valid_edtf_and_ordered_days(
    text: str, published: str | None, tense: Tense, previous: Day | None
) -> None:
    for phrase in find_dates(text):
        is_sound(resolve_date(phrase, published, tense, previous))


@given(st.lists(_PIECES, max_size=8).map(" ".join), _TENSES)
def test_without_a_publication_date_no_year_appears_that_the_text_lacks(text: str, tense: Tense) -> None:
    written = {int(year) for year in re.findall(r"\d{4}", text)}
    for phrase in find_dates(text):
        if phrase.before is not None:
            continue  # "2019 … a year later"
        edtf = resolve_date(phrase, None, tense).edtf or ""
        for year in map(int, re.findall(r"(?<![\dX-])\d{4}", edtf)):
            # A range over New Year reaches from or into the year beside the one that is written, and what
            # is before a year ends with the year before.
            assert written & {year - 1, year, year + 1}


# --- phrases as they are written ---

_WEEKDAY = st.sampled_from(["Monday", "Tuesday", "Friday", "Sun.", "Thurs."])
_MONTH = st.sampled_from([*MONTHS, "Feb.", "Sept.", "Dec"])
_DAY_OF_MONTH = st.integers(1, 31).map(str) | st.sampled_from(["1st", "22nd", "3rd", "30th"])
_OPTIONAL_YEAR = st.sampled_from(["", " 2019", ", 2024", " last year", " of that year", " of next year"])
_PART_OF = st.sampled_from(
    ["early ", "mid-", "late ", "the beginning of ", "the middle of ", "the end of ", "the first half of ",
     "the second half of ", "the last days of "]
)  # fmt: skip
_WEEK_OF = st.sampled_from(["the first week of ", "the third week of ", "the last week of "])
_DATE = st.one_of(
    st.builds("{} {}{}".format, _DAY_OF_MONTH, _MONTH, _OPTIONAL_YEAR),
    st.builds("{} {}{}".format, _MONTH, _DAY_OF_MONTH, _OPTIONAL_YEAR),
    st.builds("{} {}, {} {}{}".format, _WEEKDAY, st.just("evening"), _MONTH, _DAY_OF_MONTH, _OPTIONAL_YEAR),
    st.builds("{}-{} {}{}".format, _DAY_OF_MONTH, _DAY_OF_MONTH, _MONTH, _OPTIONAL_YEAR),
    st.builds("{} {} to {} {}{}".format, _DAY_OF_MONTH, _MONTH, _DAY_OF_MONTH, _MONTH, _OPTIONAL_YEAR),
    st.builds("{}{}{}".format, _PART_OF | _WEEK_OF, _MONTH, _OPTIONAL_YEAR),
    st.builds("{}{} {}".format, _PART_OF, st.sampled_from(["this", "next", "last", "that"]),
              st.sampled_from(["month", "year", "week"])),
    st.builds("{}{}".format, _PART_OF, st.integers(1900, 2099)),
    st.builds("the {} of {} month".format, _DAY_OF_MONTH, st.sampled_from(["this", "next", "the same"])),
    st.builds("the {} {} of {}{}".format, st.sampled_from(["first", "second", "fifth", "last"]), _WEEKDAY, _MONTH,
              _OPTIONAL_YEAR),
    st.builds("the {} quarter of {}".format, st.sampled_from(["first", "third", "last"]),
              st.sampled_from(["2021", "this year", "next year"])),
    st.builds("{} spring{}".format, st.sampled_from(["last", "next", "this", "the following"]), _OPTIONAL_YEAR),
    st.builds("{} winter".format, st.sampled_from(["last", "next", "this", "the previous"])),
    st.builds("{} {}".format, st.sampled_from(["last", "this", "next", "the following", "that", "this past"]),
              _WEEKDAY | st.sampled_from(["week", "weekend", "month", "year", "evening"])),
    st.builds("{} {}s {}".format, st.integers(2, 99), st.sampled_from(["day", "week", "fortnight", "month", "year"]),
              st.sampled_from(["ago", "later", "earlier"])),
    st.sampled_from(["Friday week", "a week on Monday", "the week after next", "the year before last", "tonight",
                     "the coming days", "the past month", "within two weeks", "Monday to Thursday"]),
)  # fmt: skip
_LEADS = st.sampled_from(
    ["on ", "in ", "by ", "before ", "no later than ", "not before ", "around ", "until ", ""]
)


@given(st.builds("{}{}".format, _LEADS, _DATE), _PUBLISHED, _TENSES, st.none() | _DAYS)
def test_whatever_is_written_has_a_sound_meaning(
    text: str, published: str | None, tense: Tense, previous: Day | None
) -> None:
    found = list(find_dates(text))
    assert found, text
    for phrase in found:
        is_sound(resolve_date(phrase, published, tense, previous))
