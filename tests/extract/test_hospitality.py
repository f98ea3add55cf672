"""Meals, visitors without a name and others whom idioms bring together."""

import pytest

from tests.extract.passage import meetings, names


def told(text: str) -> list[list[str]]:
    """Return who took part in each meeting but visits."""
    return [sorted(names(one)) for one in meetings(text) if one.kind not in ("visit", "ceremony")]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg had coffee with President Jon Novak on Tuesday.",
        "Foreign Minister Anna Berg drank tea with President Jon Novak in a garden.",
        "Foreign Minister Anna Berg had President Jon Novak to tea on Tuesday.",
        "President Jon Novak took Foreign Minister Anna Berg to lunch at the port.",
        "President Jon Novak gave Foreign Minister Anna Berg dinner in the castle.",
        "Foreign Minister Anna Berg was given dinner by President Jon Novak.",
    ],
)
def test_a_meal_is_a_meeting_of_who_shares_it(text: str) -> None:
    assert told(text) == [["Anna Berg", "Jon Novak"]]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg had coffee with milk on Tuesday.",
        "Foreign Minister Anna Berg had President Jon Novak to thank for the vote.",
        "Foreign Minister Anna Berg took a train to dinner.",
        "Foreign Minister Anna Berg gave President Jon Novak a book.",
        "Foreign Minister Anna Berg asked President Jon Novak for an answer.",
    ],
)
def test_other_things_that_are_had_and_given_are_no_meeting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A delegation of Breton fishermen came to Bergen on Tuesday. Mayor Jon Novak welcomed the guests at the port.",
        "A delegation of Breton fishermen came to Bergen on Tuesday. The visitors were received by Mayor Jon Novak.",
        "A delegation of Breton fishermen came to Bergen on Tuesday. The Breton visitors were received by Mayor Jon Novak.",
    ],
)
def test_visitors_are_the_group_that_came(text: str) -> None:
    assert told(text) == [["Jon Novak", "delegation of Breton fishermen"]]


def test_guests_without_anybody_who_came_are_nobody() -> None:
    assert told("Mayor Jon Novak welcomed the guests at the port on Tuesday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg stayed in Accra. There she will open a school and call on President Jon Novak.",
        "Foreign Minister Anna Berg stayed in Oslo. She called in the Chilean ambassador, Jon Novak, on Tuesday.",
    ],
)
def test_calls_by_who_was_named_before(text: str) -> None:
    assert told(text) == [["Anna Berg", "Jon Novak"]]


def test_those_whom_with_stands_before_again_are_met_alone() -> None:
    text = "Foreign Minister Anna Berg met in Oslo with President Jon Novak and with Premier Karl Weiss."
    assert told(text) == [["Anna Berg", "Jon Novak"], ["Anna Berg", "Karl Weiss"]]
    text = "Foreign Minister Anna Berg met in Oslo with President Jon Novak and Premier Karl Weiss."
    assert told(text) == [["Anna Berg", "Jon Novak", "Karl Weiss"]]
