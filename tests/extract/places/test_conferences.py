"""What a conference is called after: the place where it is, or what it is about."""

import pytest

from tests.extract.passage import meeting, names

AGREED = "Norwegian Foreign Minister Anna Berg and French President Jean Valois"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{AGREED} agreed to hold a conference on the Middle East.", None),
        (f"{AGREED} agreed to hold a Middle East conference in June.", None),
        (f"{AGREED} agreed to hold a Syria conference in Oslo in June.", "Oslo"),
        (f"{AGREED} proposed a Paris conference on Syria.", "Paris"),
        (f"{AGREED} met in the Middle East.", "Middle East"),
    ],
)
def test_place_of_a_conference(text: str, place: str | None) -> None:
    found = meeting(text)
    assert (found.place.name if found.place else None) == place
    assert names(found) == ["Anna Berg", "Jean Valois"]


def test_states_that_are_joined_take_part() -> None:
    found = meeting("Norwegian Foreign Minister Anna Berg will attend the US-Russia conference in Oslo.")
    assert names(found) == ["Anna Berg", "Russia", "United States"]
