"""Who held a post at a time."""

import pytest

from kg.query.dates import find_days
from kg.query.terms import held_at


def row(name: str, **dates: str) -> dict[str, str | None]:
    empty = dict.fromkeys(("since", "until", "attested_from", "attested_to"))
    return {"name": name, **empty, **dates}


ROWS = [
    row("Ekdal", attested_from="1988-03-01", attested_to="1990-06-01"),
    row("Berg", attested_from="1992-01-01", attested_to="1992-05-01", since="1991", until="1993-02"),
    row("Lund", attested_from="1996-01-01", attested_to="1996-01-01"),
    row("Unknown"),
]


@pytest.mark.parametrize(
    ("when", "names", "attested"),
    [
        ("in 1989", ["Ekdal"], True),
        ("on 3 May 1991", ["Berg"], True),
        ("in February 1993", ["Berg"], True),
        ("in March 1993", ["Berg", "Lund"], False),
        ("in 1980", ["Ekdal"], False),
        ("in 2001", ["Lund"], False),
        ("between 1989 and 1996", ["Ekdal", "Berg", "Lund"], True),
        ("since 1995", ["Lund"], True),
    ],
)
def test_holders_at_a_time_or_the_nearest(when: str, names: list[str], attested: bool) -> None:
    days, _ = find_days(f"who was minister {when}")
    assert days is not None
    found, are_attested = held_at(ROWS, days)
    assert [one["name"] for one in found] == names
    assert are_attested is attested
