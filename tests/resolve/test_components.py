"""Names that have to do with each other, and names that never do."""

import pytest

from kg.resolve.careers import Careers
from kg.resolve.components import components
from kg.resolve.namings import Naming
from kg.resolve.reach import changed_days, touched_in_time

SWEDEN, NORWAY = "SE", "NO"


def said(name: str, country: str | None = None, role: str | None = None, **more: object) -> Naming:
    """Return a mention; in a document of its own, unless one is named."""
    given = {"mention": f"mn-{name}-{country}-{role}", "document": f"d-{name}-{country}-{role}", **more}
    return Naming(name=name, country=country, role=role, **given)


def together(*namings: Naming) -> int:
    """Return in how many components some mentions fall, each a person of its own document."""
    return len(components([[one] for one in namings]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("Jonas Ekdal", SWEDEN), said("Jonas Ekdal", NORWAY)),
        (said("Jonas Ekdal", SWEDEN), said("Jonas Ekdahl", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN), said("Ekdal", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN), said("Ekdal")),
        (said("Jonas Ekdal"), said("Ekdal", NORWAY)),
        (said("Jonas Ekdal", SWEDEN, "President"), said("Ekdal", NORWAY, "President")),
        (said("Ekdal", SWEDEN), said("Eckdal", SWEDEN)),
        (said("Jonas Maria Ekdal", SWEDEN), said("Jonas Marta Ekdal", SWEDEN)),
    ],
)
def test_names_that_may_stand_for_one_another(one: Naming, other: Naming) -> None:
    assert together(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("Jonas Ekdal", SWEDEN), said("Mirela Castan", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN), said("Jonas Castan", SWEDEN)),
        (said("Jonas Ekdal", SWEDEN, "President"), said("Ekdal", NORWAY, "Foreign Minister")),
        (said("Jonas Ekdal", SWEDEN), said("Ekdal", NORWAY)),
    ],
)
def test_names_that_never_do(one: Naming, other: Naming) -> None:
    assert together(one, other) == 2


def test_a_third_may_stand_between_two() -> None:
    assert together(said("Jonas Ekdal", SWEDEN), said("Mats Ekdal", SWEDEN)) == 2
    assert together(said("Jonas Ekdal", SWEDEN), said("Mats Ekdal", SWEDEN), said("Ekdal", SWEDEN)) == 1


def test_who_is_told_under_two_states_in_one_document_is_one_person() -> None:
    both = [said("Ekdal", SWEDEN, document="d"), said("Ekdal", NORWAY, document="d")]
    others = [said("Jonas Ekdal", SWEDEN)], [said("Mats Ekdal", NORWAY)]
    assert len(components([both, *others])) == 1


def _president(name: str, day: int, **more: object) -> Naming:
    return said(name, SWEDEN, "President", organization="body", when=(day, day), **more)


EKDAL = [_president("Ekdal", 100), _president("Ekdal", 1000)]


@pytest.mark.parametrize(
    ("day", "is_touched"), [(500, True), (80, True), (1040, True), (10, False), (1200, False)]
)
def test_only_whose_days_lie_around_a_change_are_touched_in_time(day: int, is_touched: bool) -> None:
    new = _president("Castan", day)
    days = changed_days([new], Careers([*EKDAL, new]))
    assert touched_in_time([("ekdal", one) for one in EKDAL], days) == ({"ekdal"} if is_touched else set())


def test_a_post_that_is_attested_for_the_first_time_matters_to_all_who_are_told_in_it() -> None:
    new = _president("Castan", 5000)
    implied = _president("Ekdal", 100, implied=True)
    days = changed_days([new], Careers([implied, new]))
    assert touched_in_time([("ekdal", implied)], days) == {"ekdal"}


def test_who_is_told_in_another_post_isnt_touched() -> None:
    new = _president("Castan", 500)
    other = said("Ekdal", SWEDEN, "Foreign Minister", organization="body", when=(100, 900))
    assert touched_in_time([("ekdal", other)], changed_days([new], Careers([new, *EKDAL]))) == set()


def test_a_post_whose_state_is_implied_attests_no_day() -> None:
    assert changed_days([_president("Castan", 500, implied=True)], Careers([])) == {}
