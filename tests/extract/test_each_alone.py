"""Several who are met one by one, and the counterparts from several states."""

import pytest

from tests.extract.passage import meeting, meetings, names


def told(text: str) -> list[list[str]]:
    """Return who took part in each meeting."""
    return [sorted(names(one)) for one in meetings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg met with President Jon Novak; the Foreign Minister of Spain, Karl Weiss; and others.",
        "Foreign Minister Anna Berg called on President Jon Novak and Premier Karl Weiss.",
        "Foreign Minister Anna Berg had telephone conversations with President Jon Novak and Premier Karl Weiss.",
        "Foreign Minister Anna Berg met in Oslo with President Jon Novak and with Premier Karl Weiss.",
    ],
)
def test_each_is_met_alone(text: str) -> None:
    assert told(text)[:2] == [["Anna Berg", "Jon Novak"], ["Anna Berg", "Karl Weiss"]]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Anna Berg met with President Jon Novak, and Premier Karl Weiss.",
        "Foreign Minister Anna Berg and President Jon Novak called on Premier Karl Weiss.",
        "Foreign Minister Anna Berg had telephone talks with President Jon Novak and Premier Karl Weiss.",
    ],
)
def test_all_meet_together(text: str) -> None:
    assert told(text) == [["Anna Berg", "Jon Novak", "Karl Weiss"]]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Foreign Minister Anna Berg met her counterparts from France and Spain in Oslo.",
            ["Foreign Minister of France", "Foreign Minister of Spain"],
        ),
        (
            "Foreign Minister Anna Berg met her French and Spanish counterparts in Oslo.",
            ["Foreign Minister of France", "Foreign Minister of Spain"],
        ),
        (
            "Foreign Minister Anna Berg of Norway met with counterparts from Sweden and Denmark in Oslo.",
            ["Foreign Minister of Sweden", "Foreign Minister of Denmark"],
        ),
        (
            "Spanish Foreign Minister Jon Novak left. Foreign Minister Anna Berg met her French and Spanish counterparts.",
            ["Foreign Minister of France", "Jon Novak"],
        ),
    ],
)
def test_counterparts_hold_the_same_post(text: str, met: list[str]) -> None:
    assert sorted(names(meeting(text))) == sorted(["Anna Berg", *met])


def test_a_month_behind_on_is_nobody_who_is_called() -> None:
    text = (
        "The plan was made in a telephone call on Jan. 30 between President Jon Novak and Premier Karl Weiss."
    )
    assert told(text) == [["Jon Novak", "Karl Weiss"]]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "On Monday the consul, Anna Berg, toured the mine and had lunch with President Jon Novak.",
            "2024-03-11",
        ),
        ("On Monday Consul Anna Berg took a plane and went to see President Jon Novak.", "2024-03-11"),
        ("In 1994 Consul Anna Berg cut a ribbon here and dined with President Jon Novak.", "1994"),
        # What is done on a day of its own, or by somebody else, says nothing of the rest.
        ("On Monday Consul Anna Berg resigned and Premier Karl Weiss met President Jon Novak.", None),
        ("On Monday Consul Anna Berg arrived and will meet President Jon Novak.", None),
    ],
)
def test_a_day_that_opens_a_sentence_is_that_of_all_its_verbs(text: str, day: str | None) -> None:
    found = next(one for one in meetings(text) if len(one.participants) > 1)
    assert (found.date.edtf if found.date else None) == day
