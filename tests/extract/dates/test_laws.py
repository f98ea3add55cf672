"""What holds for every date phrase, however it is written and seen."""

import re
from datetime import date as Day

from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates.meanings import Tense, resolve_date
from kg.extract.dates.patterns import PATTERNS, patterns_for
from kg.extract.dates.phrases import DatePhrase, find_dates
from kg.model.report import DateMention
from tests.extract.dates.test_phrases import _PIECES, MONTHS

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


@given(st.lists(_PIECES, max_size=8).map(" ".join))
def test_patterns_left_out_match_nowhere(text: str) -> None:
    kept = patterns_for(text)
    assert not [one.pattern for one in PATTERNS if one not in kept and one.search(text)]


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
              _WEEKDAY | st.sampled_from(["week", "weekend", "month", "year"])),
    st.builds("{} {}s {}".format, st.integers(2, 99), st.sampled_from(["day", "week", "fortnight", "month", "year"]),
              st.sampled_from(["ago", "later", "earlier"])),
    st.sampled_from(["Friday week", "a week on Monday", "the week after next", "the year before last", "tonight",
                     "in the coming days", "the past month", "within two weeks", "Monday to Thursday"]),
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
