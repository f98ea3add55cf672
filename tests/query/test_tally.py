"""What is reckoned from meetings: visits are stays, however many meetings are told of each."""

import pytest

from kg.query.answer import Row
from kg.query.tally import stays


def meeting(first: str | None, last: str | None = None) -> Row:
    return {"earliest": first, "latest": last or first}


@pytest.mark.parametrize(
    ("meetings", "number"),
    [
        ([], 0),
        ([meeting("1972-02-21", "1972-02-28"), meeting("1972-02-21"), meeting("1972-02-27")], 1),
        ([meeting("1974-05-02"), meeting("1974-05-03")], 2),
        (
            [meeting("1974-05-02", "1974-05-05"), meeting("1974-05-05", "1974-05-07"), meeting("1974-05-07")],
            1,
        ),
        ([meeting("1972-02-21"), meeting(None), meeting(None)], 3),
    ],
)
def test_meetings_whose_days_overlap_are_of_one_visit(meetings: list[Row], number: int) -> None:
    assert stays(meetings) == stays(meetings[::-1]) == number
