"""Triggers and who stands where around them."""

import pytest

from kg.extract.frames.find import frames
from tests.extract.passage import frame, last_words, sentence


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "guests"),
    [
        ("Ingrid Solhaug met Karl Weiss in Oslo.", "met", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug and Karl Weiss met in Oslo.", "met", "bilateral", ["Solhaug", "Weiss"], []),
        ("Ingrid Solhaug, Karl Weiss and Eero Laine met.", "met", "bilateral", ["Solhaug", "Weiss", "Laine"], []),
        ("Karl Weiss was received by Ingrid Solhaug.", "received", "bilateral", ["Weiss"], ["Solhaug"]),
        ("Ingrid Solhaug held talks with Karl Weiss.", "talks", "bilateral", ["Solhaug"], ["Weiss"]),
        ("The talks between Ingrid Solhaug and Karl Weiss ended.", "talks", "bilateral", ["Solhaug", "Weiss"], []),
        ("Ingrid Solhaug phoned Karl Weiss.", "phoned", "call", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug held a phone call with Karl Weiss.", "call", "call", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug held a videoconference with Karl Weiss.", "videoconference", "call", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug had lunch with Karl Weiss.", "lunch", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Karl Weiss attended the summit.", "summit", "multilateral", ["Weiss"], []),
        ("Leaders gathered in Oslo.", "gathered", "multilateral", ["Leaders"], []),
        ("Ingrid Solhaug visited Chad.", "visited", "visit", ["Solhaug"], []),
        ("Ingrid Solhaug's visit to Chad ended.", "visit", "visit", ["Solhaug"], []),
        # Travelling for talks is one event: the talks.
        ("Ingrid Solhaug travelled to Chad for talks with Karl Weiss.", "talks", "bilateral", ["Solhaug"], ["Weiss"]),
    ],
)  # fmt: skip
def test_who_stands_where(text: str, trigger: str, kind: str, actors: list[str], guests: list[str]) -> None:
    found = frame(text)
    assert (found.trigger.text, found.kind) == (trigger, kind)
    assert last_words(found.actors, text) == actors
    assert last_words(found.guests, text) == guests
    assert found.remote == (kind == "call")


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Solhaug hosted a concert.",
        "Ingrid Solhaug opened the trading session.",
        "Ingrid Solhaug spoke in Oslo.",
        "Ingrid Solhaug had lunch.",
        "The rain gathered in Oslo.",
        "It was their third meeting.",
        "Such talks rarely help.",
        "Ingrid Solhaug read a book.",
    ],
)
def test_other_sentences_have_none(text: str) -> None:
    assert frames(sentence(text)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ingrid Solhaug visited Chad.", ["Chad"]),
        ("Ingrid Solhaug paid a visit to Chad.", ["Chad"]),
        ("Ingrid Solhaug travelled to Chad for talks with Karl Weiss.", ["Chad"]),
        ("Ingrid Solhaug met Karl Weiss in Oslo.", []),
    ],
)
def test_places_that_the_words_themselves_name(text: str, places: list[str]) -> None:
    assert last_words(frame(text).places, text) == places


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("The talks ended.", True),
        ("The meeting took place in Oslo.", True),
        ("The talks with Karl Weiss ended.", False),
        ("Talks began in Oslo.", False),
    ],
)
def test_a_definite_noun_alone_refers_to_a_meeting_told_of_before(text: str, refers: bool) -> None:
    assert frame(text).refers is refers


def test_two_meetings_in_one_sentence() -> None:
    text = "Ingrid Solhaug met Karl Weiss in Oslo and held talks with Nino Beridze in Riga."
    assert [one.trigger.text for one in frames(sentence(text))] == ["met", "talks"]
