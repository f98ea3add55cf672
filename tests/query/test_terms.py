"""Who held a post at a time."""

from datetime import date as Day

import pytest

from kg.query.question import Span
from kg.query.terms import held_at, held_now, in_between


def row(name: str, **dates: str) -> dict[str, str | None]:
    empty = dict.fromkeys(("since", "until", "attested_from", "attested_to"))
    return {"name": name, "id": name, "post": name, "role": "Envoy", "organization_id": "o", **empty, **dates}


ROWS = [
    row("Ekdal", attested_from="1988-03-01", attested_to="1990-06-01"),
    row("Berg", attested_from="1992-01-01", attested_to="1992-05-01", since="1991", until="1993-02"),
    row("Lund", attested_from="1996-01-01", attested_to="1996-01-01"),
    row("Unknown"),
]


@pytest.mark.parametrize(
    ("when", "names", "attested"),
    [
        (("1989-01-01", "1989-12-31"), ["Ekdal"], True),
        (("1991-05-03", "1991-05-03"), ["Berg"], True),
        (("1993-02-01", "1993-02-28"), ["Berg"], True),
        # Whose term is told didn't hold it outside of it.
        (("1993-03-01", "1993-03-31"), ["Ekdal", "Lund"], False),
        (("1980-01-01", "1980-12-31"), ["Ekdal"], False),
        (("2001-01-01", "2001-12-31"), ["Lund"], False),
        (("1989-01-01", "1996-12-31"), ["Ekdal", "Berg", "Lund"], True),
        (("1995-01-01", None), ["Lund"], True),
    ],
)
def test_holders_at_a_time_or_the_nearest(
    when: tuple[str, str | None], names: list[str], attested: bool
) -> None:
    first, last = when
    days = Span(first=Day.fromisoformat(first), last=Day.fromisoformat(last) if last else None)
    found, are_attested = held_at(ROWS, days)
    assert [one["name"] for one in found] == names
    assert are_attested is attested


@pytest.mark.parametrize(
    ("year", "days", "attested"),
    [
        (1948, ["1943-10-17", "1945-06-30", "1951-12-01", "1954-04-13"], False),
        (1944, ["1943-10-17", "1945-06-30", "1951-12-01", "1954-04-13"], True),
        (1951, ["1943-10-17", "1945-06-30", "1951-12-01", "1954-04-13"], True),
        (1948, ["1943-10-17", "1946-06-30", "1949-12-01", "1954-04-13"], True),
        (1948, [], True),
    ],
)
def test_who_is_not_told_in_a_post_for_years_is_not_attested_then(
    year: int, days: list[str], attested: bool
) -> None:
    twice = {**row("Eden", attested_from="1943-10-17", attested_to="1954-04-13"), "post": "ms-eden"}
    asked = Span(first=Day(year, 1, 1), last=Day(year, 12, 31))
    assert [one["name"] for one in in_between([twice], asked)] == ["Eden"]
    assert held_at([twice], asked, {"ms-eden": days}) == ([twice], attested)
    told = {**row("Bevin", since="1945-07-27", until="1951-03-09"), "post": "ms-bevin"}
    found, _ = held_at([twice, told], asked, {"ms-eden": days})
    assert ("Eden" in [one["name"] for one in found]) is attested or year != 1948


def test_who_holds_a_post_now_is_who_is_not_known_to_have_left_it() -> None:
    rows = [
        row("Ekdal", since="2001", until="2019-05"),
        row("Berg", since="2019-05"),
        row("Lund", since="2023"),
    ]
    assert [one["name"] for one in held_now(rows, "2021-06-15")] == ["Berg"]
    assert [one["name"] for one in held_now(rows[:1], "2021-06-15")] == []
    seen = [row("Moss", attested_from="1998-01-01", attested_to="1999-01-01")]
    assert [one["name"] for one in held_now(seen, "2021-06-15")] == ["Moss"]


def test_of_who_is_only_attested_the_last_holds_the_post() -> None:
    early = row("Moss", attested_from="1998-01-01", attested_to="1999-01-01")
    late = row("Ekdal", attested_from="2003-01-01", attested_to="2008-01-01")
    within = row("Berg", attested_from="2005-01-01", attested_to="2005-01-01")
    assert [one["name"] for one in held_now([early, late, within], "2021-06-15")] == ["Ekdal", "Berg"]
    elsewhere = {**early, "organization_id": "other"}
    assert held_now([elsewhere, late], "2021-06-15") == [elsewhere, late]
