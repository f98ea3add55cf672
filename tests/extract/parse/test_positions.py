"""Subjects of which something is told before the next is named."""

import pytest

from tests.extract.passage import meeting, meetings, names


@pytest.mark.parametrize(
    "aside",
    [
        "who chairs the council",
        "whose country presides over the council",
        "speaking after the session",
        "accompanied by aides",
        "now in her second term",
        "in office since May",
        "who took office in May",
        "a former judge",
    ],
)
@pytest.mark.parametrize("told", ["met in Lima", "held talks in Lima", "will meet in Lima"])
def test_who_is_told_of_takes_part(aside: str, told: str) -> None:
    found = meeting(f"Anna Holm, {aside}, and Pablo Rojas {told}.")
    assert names(found) == ["Anna Holm", "Pablo Rojas"]
    assert found.date is None


def test_an_aside_is_of_the_first_alone() -> None:
    earlier, later = meetings("Anna Holm, who met Ion Pavel in May, and Pablo Rojas held talks in Lima.")
    assert (names(earlier), names(later)) == (["Anna Holm", "Ion Pavel"], ["Anna Holm", "Pablo Rojas"])
    visit, talks = meetings("Anna Holm, on a visit to Peru, and Pablo Rojas held talks in Lima.")
    assert (names(visit), names(talks)) == (["Anna Holm"], ["Anna Holm", "Pablo Rojas"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anna Holm, who chairs the council, met Pablo Rojas.", ["Anna Holm", "Pablo Rojas"]),
        ("Anna Holm, who chairs the council, said Ion Pavel met Pablo Rojas.", ["Ion Pavel", "Pablo Rojas"]),
        ("Anna Holm, who met Pablo Rojas in Oslo, and Ion Pavel are rivals.", ["Anna Holm", "Pablo Rojas"]),
        ("Anna Holm and Pablo Rojas, who met in Lima on Monday, agreed.", ["Anna Holm", "Pablo Rojas"]),
    ],
)
def test_others_stay_apart(text: str, who: list[str]) -> None:
    assert names(meeting(text)) == who


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian foreign minister and her Peruvian counterpart met in Lima.",
        "The Norwegian foreign minister, who chairs the council, and her Peruvian counterpart met in Lima.",
        "The Norwegian foreign minister met her counterpart from Peru in Lima.",
    ],
)
def test_a_counterpart_of_a_post_without_a_name(text: str) -> None:
    assert names(meeting(text)) == ["Foreign Minister of Norway", "Foreign Minister of Peru"]
