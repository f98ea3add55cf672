"""What was talked about."""

import pytest

from kg.extract.topics.topics import topic_heads
from kg.extract.topics.words import labels
from tests.extract.passage import sentence


def topics(text: str) -> list[str]:
    one = sentence(text)
    return [label for _, head in topic_heads(one) for label in labels(head, one)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They discussed energy.", ["energy"]),
        ("They discussed energy, trade and the war in Yemen.", ["energy", "trade", "war in Yemen"]),
        ("They discussed the issue of border security.", ["border security"]),
        (
            "They discussed the state of regional security and the prevention of floods.",
            ["regional security", "prevention of floods"],
        ),
        ("They exchanged views on climate and trade.", ["climate", "trade"]),
        ("They held talks on the grain deal.", ["grain deal"]),
        ("The talks focused on the release of prisoners.", ["release of prisoners"]),
        ("Talks about fishing rights began.", ["fishing rights"]),
        ("They spoke about energy on Monday.", ["energy"]),
        ("Border security was discussed.", ["Border security"]),
        ("They discussed “the future of the Arctic”.", ["future of the Arctic"]),
        ("They met to discuss a new pipeline, which will cross the Black Sea.", ["new pipeline"]),
        ("They reviewed cooperation on semiconductors.", ["cooperation on semiconductors"]),
    ],
)
def test_labels(text: str, found: list[str]) -> None:
    assert topics(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "They held talks on Monday.",
        "They held talks on 3 May.",
        "They discussed it.",
        "They discussed a number of issues.",
        "They talked in Oslo.",
        "They met in Oslo on trade-fair day three.",
    ],
)
def test_no_topic(text: str) -> None:
    assert topics(text) == []
