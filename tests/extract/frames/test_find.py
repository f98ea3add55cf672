"""Triggers and who stands where around them."""

import pytest

from kg.extract.frames.find import frames
from tests.extract.passage import frame, last_words, meeting, names, sentence


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


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Cairo appreciated the talks held by Ingrid Solhaug and Karl Weiss in Riga.", "held"),
        ("Turkey hailed the talks that Ingrid Solhaug and Karl Weiss held in Riga.", "held"),
        ("The meeting Ingrid Solhaug had with Karl Weiss in Riga was short.", "held"),
        ("Ingrid Solhaug recalled the talks she had held with Karl Weiss in Riga.", "held"),
        ("Ingrid Solhaug announced talks that she will hold with Karl Weiss on Friday.", "planned"),
        ("Oslo was pleased about the meeting between Ingrid Solhaug and Karl Weiss.", "held"),
        ("Oslo was happy about the meeting between Ingrid Solhaug and Karl Weiss.", "held"),
        ("Ingrid Solhaug is eager for a meeting with Karl Weiss.", "proposed"),
        ("Ingrid Solhaug would be happy to meet Karl Weiss.", "proposed"),
    ],
)
def test_a_clause_says_who_holds_a_meeting(text: str, status: str) -> None:
    found = meeting(text)
    assert names(found) == ["Ingrid Solhaug", "Karl Weiss"]
    assert found.status == status


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The second U.S.-North Korea summit in Hanoi ended in February.", ["North Korea", "United States"]),
        ("A South Korea-New Zealand summit was held in Seoul on Monday.", ["New Zealand", "South Korea"]),
        ("The Russia-South Sudan talks were held in Sochi on Monday.", ["Russia", "South Sudan"]),
        ("The first US-Marshall Islands meeting took place in Honolulu.", ["Marshall Islands", "United States"]),
        ("India-Sri Lanka talks opened in Colombo on Monday.", ["India", "Sri Lanka"]),
        ("Karl Weiss has turned down a Vietnamese proposal for talks in Vientiane.", ["Karl Weiss", "Vietnam"]),
        ("Norway rejected a Swedish offer of talks.", ["Norway", "Sweden"]),
        ("Karl Weiss accepted an Omani invitation to talks in Muscat.", ["Karl Weiss", "Oman"]),
        ("Norway has agreed to a Swedish request for a meeting.", ["Norway", "Sweden"]),
        ("Eero Laine exchanged views on the Eastern Partnership with Karl Weiss.", ["Eero Laine", "Karl Weiss"]),
        ("Eero Laine compared notes on the future of the Nordic Council with Karl Weiss.", ["Eero Laine", "Karl Weiss"]),
        ("The first contact between Tigrayan commanders and federal officers took place in Oslo.", ["Tigrayan commanders", "federal officers"]),
    ],
)  # fmt: skip
def test_sides_that_names_and_wishes_tell(text: str, who: list[str]) -> None:
    assert names(meeting(text)) == who
