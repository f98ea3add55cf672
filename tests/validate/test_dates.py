"""What shapes can't say of dates."""

import pytest

from kg.validate.dates import EDTF, wrong

_DAY = "http://www.w3.org/2001/XMLSchema#date"
_SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2023-02-29", "is no day of any calendar"),
        ("2024-02-29", None),
        ("1900-02-29?", "is no day of any calendar"),
        ("2021-04-31/2021-05-02", "is no day of any calendar"),
        ("2024-07-05/2024-07-01", "ends before it begins"),
        ("2024-07/2024-06-30", "ends before it begins"),
        ("2024-07/2024-07-02", None),
        ("2024/2024-07-02", None),
        ("2021-05-03/", None),
        ("../2021", None),
        ("XXXX-02-06", None),
        ("2021-22", None),
        ("-0044-03-15", None),
        ("0000", None),
        ("no date", None),
    ],
)
def test_a_date_alone(text: str, problem: str | None) -> None:
    found = [said for _, _, said in wrong([("p", text, EDTF)])]
    assert found == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("stated", "earliest", "latest", "names"),
    [
        ("2024-07-04", "2024-07-04", "2024-07-04", []),
        ("2024-07-04", "2024-07-05", "2024-07-05", ["hasEarliestBeginTimeStamp"]),
        ("2024-07-04", "2024-07-01", "2024-07-03", ["hasLatestEndTimeStamp"]),
        ("2024-07", "2024-07-04", "2024-07-09", []),
        ("2024-07", "2024-08-01", "2024-08-01", ["hasEarliestBeginTimeStamp"]),
        ("2024-07-04/2024-07-06", "2024-07-04", "2024-07-06", []),
        ("XXXX-07-04", "2024-08-01", "2024-08-01", []),
        ("2024-07-04", "soon", "late", []),
    ],
)
def test_bounds_are_those_of_the_date(stated: str, earliest: str, latest: str, names: list[str]) -> None:
    dates = [
        (f"{_SEM}hasTimeStamp", stated, EDTF),
        (f"{_SEM}hasEarliestBeginTimeStamp", earliest, _DAY),
        (f"{_SEM}hasLatestEndTimeStamp", latest, _DAY),
    ]
    assert [predicate.removeprefix(_SEM) for predicate, _, _ in wrong(dates)] == names
