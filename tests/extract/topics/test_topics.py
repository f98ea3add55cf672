"""What was talked about."""

import pytest

from kg.extract.topics.topics import topic_heads
from kg.extract.topics.words import labels
from tests.extract.passage import meetings, sentence


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
        # Lists whose parts the parser hangs on a word within a topic, or on one before it.
        (
            "They discussed the future of the canal and the dredging of two ports.",
            ["future of the canal", "dredging of two ports"],
        ),
        (
            "They reviewed the state of the army, water supply and the return of students to Lima.",
            ["army", "water supply", "return of students to Lima"],
        ),
        (
            "They held talks with envoys of the Union on grain and the repair of the railway.",
            ["grain", "repair of the railway"],
        ),
        (
            "The talks dealt with loans for the harbour and cooperation in weather forecasts.",
            ["loans for the harbour", "cooperation in weather forecasts"],
        ),
        (
            "They exchanged views on cooperation in fishing and inland shipping.",
            ["cooperation in fishing and inland shipping"],
        ),
        (
            "They discussed relations between the army and the government of Peru.",
            ["relations between the army and the government of Peru"],
        ),
        ("They discussed issues of customs, tourism and roads.", ["customs", "tourism", "roads"]),
        ("They discussed farmers’ debts.", ["farmers’ debts"]),
        ("The conversation turned upon the price of tin.", ["price of tin"]),
        (
            "He underlined the importance of safe shipping.",
            ["safe shipping"],
        ),
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
        "She paid a courtesy call on Prime Minister Jo Doe.",
        "They discussed the same questions in Oslo.",
        "They discussed matters of common concern.",
        "He briefed reporters on the harvest.",
    ],
)
def test_no_topic(text: str) -> None:
    assert topics(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Minister Ana Roe met Minister Jon Poe in Oslo on Monday. Roe and her counterpart reviewed whaling.",
            ["whaling"],
        ),
        (
            "The Arctic Council will meet in Oslo on Friday. It starts at 9. The Council will discuss ice.",
            ["ice"],
        ),
        ("Minister Ana Roe met Minister Jon Poe in Oslo. Roe briefed Poe on the census.", ["census"]),
        ("Minister Ana Roe met Minister Jon Poe in Oslo. Roe briefed the Senate on the census.", []),
    ],
)
def test_sentences_that_speak_of_a_meeting(text: str, found: list[str]) -> None:
    assert [topic.label for topic in meetings(text)[0].topics] == found
