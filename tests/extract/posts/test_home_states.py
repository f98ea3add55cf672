"""Whose officer somebody is where only the surroundings of the post tell it."""

import pytest

from kg.extract.affiliations import affiliations
from tests.extract.passage import reading


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        # the subject of the sentence
        (
            "Norway will not sign, Foreign Minister Anna Holm said on Monday.",
            "Anna Holm",
            ("Foreign Minister", "Norway"),
        ),
        (
            "The Norwegian president has invited the leaders of Peru and Chad, Foreign Minister Anna Holm said.",
            "Anna Holm",
            ("Foreign Minister", "Norway"),
        ),
        (
            "The Kremlin denied that Defence Minister Pavel Orlenko had resigned.",
            "Pavel Orlenko",
            ("Defence Minister", "Russia"),
        ),
        (
            "Angolan troops took the hill at dawn, army chief Gen. Domingos Kiala said.",
            "Domingos Kiala",
            ("Army Chief", "Angola"),
        ),
        # the dateline
        (
            "OSLO (Wire) - Prime Minister Anna Holm received Pablo Rojas in the presence of Energy Minister Liv Dahl.",
            "Liv Dahl",
            ("Energy Minister", "Norway"),
        ),
        ("OSLO (Wire) - Prime Minister Anna Holm resigned.", "Anna Holm", ("Prime Minister", "Norway")),
        # where somebody is met
        (
            "OSLO (Wire) - It rained. She saw President Pablo Rojas in Lima on Monday.",
            "Pablo Rojas",
            ("President", "Peru"),
        ),
        (
            "OSLO (Wire) - It rained. She was received in Lima by President Pablo Rojas.",
            "Pablo Rojas",
            ("President", "Peru"),
        ),
        # the country told of just before
        (
            "Anna Holm will visit Peru next week. She is expected to meet President Pablo Rojas.",
            "Pablo Rojas",
            ("President", "Peru"),
        ),
        # somebody else's officer
        (
            "Norwegian Prime Minister Anna Holm resigned. Her spokesman, Jan Berg, gave no reason.",
            "Jan Berg",
            ("spokesman", "Norway"),
        ),
        (
            "The Defence Ministry denied it. “It rained,” ministry spokesman Jan Berg said.",
            "Jan Berg",
            ("spokesman", "Defence Ministry"),
        ),
        # nothing tells it
        ("President Pablo Rojas dissolved congress.", "Pablo Rojas", ("President", None)),
        ("She saw rebel leader Pablo Rojas in Lima.", "Pablo Rojas", ("Rebel Leader", None)),
        (
            "It rained in Peru. Former President Pablo Rojas smiled.",
            "Pablo Rojas",
            ("former President", None),
        ),
    ],
)
def test_whose_post(text: str, person: str, post: tuple[str, str | None]) -> None:
    found = {one.person: (one.role, one.organization) for one in affiliations(reading(text))}
    assert found[person] == post


def test_what_words_beside_the_post_say_goes_first_and_is_surer() -> None:
    text = "OSLO (Wire) - Foreign Minister Anna Holm met Peruvian Foreign Minister Pablo Rojas."
    implied, said = affiliations(reading(text))
    assert (implied.organization, said.organization) == ("Norway", "Peru")
    assert implied.confidence < said.confidence
