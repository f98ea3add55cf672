"""Rounds of talks: each is a meeting of its own."""

import msgspec
import pytest

from kg.model.report import MeetingReport, Record
from kg.resolve.series import number_in_series
from tests.resolve.telling import World, day, meeting, person, place, told

PAIR = (person("Mirela Castan", country="RO"), person("Jonas Ekdal", country="SE"))


def of(quote: str, trigger: str = "talks") -> MeetingReport:
    report = meeting(*PAIR)
    start = quote.index(trigger)
    word = msgspec.structs.replace(report.trigger, text=trigger, start=start, end=start + len(trigger))
    return msgspec.structs.replace(report, quote=quote, trigger=word)


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("They held the fourth round of talks.", 4),
        ("They held a 3rd round of talks.", 3),
        ("The twelfth working session of the talks was opened.", 12),
        ("After the third round, they began the fourth round of talks.", 4),
        ("They held a new round of talks.", None),
        ("They held talks for the third time this year.", None),
        ("On her second visit they held talks.", None),
    ],
)
def test_the_number_stands_in_the_sentence(quote: str, number: int | None) -> None:
    assert number_in_series(of(quote)) == number


def round_(key: str, number: str, when: str) -> Record:
    report = of(f"They held the {number} round of talks.")
    return told(key, msgspec.structs.replace(report, date=day(when), place=place("Geneva", "CH")))


def test_rounds_of_one_month_are_as_many_meetings() -> None:
    third, fourth = round_("a", "third", "2021-05-02"), round_("b", "fourth", "2021-05")
    assert len(World(third, fourth).meetings()) == 2


def test_one_round_told_twice_is_one_meeting() -> None:
    assert len(World(round_("a", "third", "2021-05-02"), round_("b", "3rd", "2021-05")).meetings()) == 1


def test_a_report_without_a_number_may_be_of_any_round() -> None:
    plain = told("b", meeting(*PAIR, date=day("2021-05-02"), at=place("Geneva", "CH")))
    assert len(World(round_("a", "third", "2021-05-02"), plain).meetings()) == 1
