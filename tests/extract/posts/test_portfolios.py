"""Names behind what a minister is for: "Secretary of State Doe"."""

import pytest

from tests.extract.passage import meeting, names
from tests.extract.test_must_read_people import party


@pytest.mark.parametrize(
    ("text", "party_of"),
    [
        (
            "Foreign Minister Holm met with Secretary of State Weiss in Washington on 3 May 2021.",
            ["holm: foreign minister", "weiss: secretary of state, united states"],
        ),
        (
            "Foreign Minister Anna Holm met U.S. Secretary of State Weiss in Washington.",
            ["anna holm: foreign minister", "weiss: secretary of state, united states"],
        ),
        (
            "President Holm met Minister of Defence Sousa and Minister of Health Neira in Lisbon.",
            ["holm: president", "neira: minister of health, portugal", "sousa: minister of defence"],
        ),
        (
            "President Holm met Secretary of State Karl Weiss, Defense Secretary Lou Tanner and General Ben Rook in Oslo.",
            [
                "ben rook: general",
                "holm: president",
                "karl weiss: secretary of state, united states",
                "lou tanner: defense secretary",
            ],
        ),
        (
            "President Holm met Minister of Economy and Trade Sousa in Minsk.",
            ["holm: president", "sousa: minister of economy and trade, belarus"],
        ),
    ],
)  # fmt: skip
def test_a_surname_behind_what_a_minister_is_for(text: str, party_of: list[str]) -> None:
    assert party(meeting(text)) == party_of


@pytest.mark.parametrize("matter", ["State Security", "Health Services", "Defence Production"])
def test_what_a_minister_is_for_is_no_name(matter: str) -> None:
    report = meeting(f"Foreign Minister Anna Holm met the Minister of {matter} in Oslo.")
    assert names(report) == ["Anna Holm", f"Minister of {matter}"]
