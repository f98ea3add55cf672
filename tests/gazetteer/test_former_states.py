"""Which state a place lay in on a day, where that state is no more."""

from datetime import date as Day

import pytest

from kg.gazetteer import countries, country, place
from kg.gazetteer.former_states import state_then


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("Moscow", "1972-05-22", "SUHH"),
        ("Moscow", "1992-01-01", None),
        ("Yalta", "1945-02-04", "SUHH"),
        ("Riga", "1939-05-01", None),
        ("Riga", "1985-05-01", "SUHH"),
        ("Prague", "1990-11-17", "CSHH"),
        ("Belgrade", "1970-10-01", "YUCS"),
        ("Belgrade", "2004-10-01", "CSXX"),
        ("Zagreb", "1991-12-01", None),
        ("Leipzig", "1989-12-12", "DD"),
        ("Munich", "1989-12-12", None),
        ("Leipzig", "1991-12-12", None),
        ("Saigon", "1966-10-26", "VNRV"),
        ("Hanoi", "1972-10-26", "VDVN"),
        ("Saigon", "2006-11-17", None),
        ("Sanaa", "1972-07-01", "YEYR"),
        ("Aden", "1972-07-01", "YDYE"),
        ("Kinshasa", "1990-03-23", "ZR"),
        ("Oslo", "1972-07-01", None),
    ],
)
def test_a_place_lay_in_the_state_of_its_time(name: str, day: str, state: str | None) -> None:
    found = place(name)
    assert found is not None
    assert found.country is not None
    when = Day.fromisoformat(day)
    assert state_then(found.country, found.region, when, when) == state


def test_days_across_the_end_of_a_state_are_in_none() -> None:
    assert state_then("RU", None, Day(1991, 1, 1), Day(1991, 12, 31)) is None


def test_all_former_states_are_countries_whose_land_is_of_today() -> None:
    historical = {one.code for one in countries() if one.historical}
    assert {"SUHH", "YEYR", "YDYE", "VNRV", "VDVN"} <= historical
    for code in ("YEYR", "VNRV"):
        state = country(code)
        assert state is not None
        assert all((one := country(next_)) and not one.historical for next_ in state.successors)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("South Vietnam", "VNRV"),
        ("Republic of Vietnam", "VNRV"),
        ("North Vietnamese", "VDVN"),
        ("Vietnam", "VN"),
        ("Yemen Arab Republic", "YEYR"),
        ("Democratic Yemen", "YDYE"),
        ("Yemen", "YE"),
    ],
)
def test_former_states_have_names_of_their_own(words: str, code: str) -> None:
    found = country(words)
    assert found is not None
    assert found.code == code
