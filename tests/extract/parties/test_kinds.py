"""Of how many sides a meeting is."""

import pytest

from tests.extract.passage import meeting


@pytest.mark.parametrize(
    "text",
    [
        "Leaders of the European Union met Finnish President Eero Laine on Monday.",
        "Gulf leaders met Finnish President Eero Laine on Monday.",
        "Ambassadors from 26 member states met Finnish President Eero Laine on Monday.",
        "NATO defence ministers met in Brussels on Monday.",
        "The heads of government of the Nordic Council will meet in Oslo on Monday.",
        "Finnish President Eero Laine met German Chancellor Karl Weiss and Georgian President Nino Beridze.",
        "Finnish President Eero Laine held trilateral talks with Karl Weiss in Oslo.",
    ],
)
def test_several_sides(text: str) -> None:
    assert meeting(text).kind == "multilateral"


@pytest.mark.parametrize(
    "text",
    [
        # Whose state isn't told is on the side of those beside whom they stand.
        "Finnish President Eero Laine and Tom Berg received German Chancellor Karl Weiss on Monday.",
        "Finnish President Eero Laine met German Chancellor Karl Weiss and Anna Holm on Monday.",
        "Leaders of Hamas met Finnish President Eero Laine on Monday.",
        "Finnish and Georgian ministers met in Oslo on Monday.",
        "Finnish President Eero Laine held a summit with German Chancellor Karl Weiss in Oslo.",
        "The summit between Finland and Georgia ended in Oslo on Monday.",
    ],
)
def test_two_sides(text: str) -> None:
    assert meeting(text).kind == "bilateral"


@pytest.mark.parametrize(
    "text",
    ["The Security Council will meet on Monday.", "The Arctic Council convened in Oslo on Monday."],
)
def test_a_body_sits(text: str) -> None:
    assert meeting(text).kind == "session"
