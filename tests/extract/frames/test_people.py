"""Meetings that words tell of only between people, and nouns that need their own words beside them."""

import pytest

from kg.extract.frames.find import frames
from tests.extract.passage import frame, last_words, meetings, names, sentence


@pytest.mark.parametrize(
    ("text", "kind", "actors", "guests"),
    [
        ("Ingrid Solhaug spoke with Karl Weiss on Monday.", "call", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug spoke with Karl Weiss in Oslo.", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug and Karl Weiss talked for two hours.", "bilateral", ["Solhaug", "Weiss"], []),
        ("Ingrid Solhaug briefed Karl Weiss on the plan.", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug consulted Karl Weiss in Oslo.", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug signed a treaty with Karl Weiss.", "ceremony", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug handed Karl Weiss a letter.", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug had a tete-a-tete with Karl Weiss.", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug gave a dinner in honour of Karl Weiss.", "bilateral", ["Solhaug"], ["Weiss"]),
        ("Ingrid Solhaug told visiting Premier Karl Weiss of it.", "bilateral", ["Solhaug"], ["Weiss"]),
    ],
)  # fmt: skip
def test_people_meet(text: str, kind: str, actors: list[str], guests: list[str]) -> None:
    found = frame(text)
    assert found.kind == kind
    assert last_words(found.actors, text) == actors
    assert last_words(found.guests, text) == guests


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Solhaug spoke to reporters in Oslo.",
        "Ingrid Solhaug briefed journalists on the plan.",
        "Ingrid Solhaug signed a treaty.",
        "Chad signed a treaty with Norway.",
        "The court summoned Ingrid Solhaug.",
        "Ingrid Solhaug saw an exchange of fire.",
    ],
)
def test_others_do_not(text: str) -> None:
    assert frames(sentence(text)) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The ambassadors were briefed on the truce by Minister Anna Holm on Monday.",
            ["Anna Holm", "ambassadors"],
        ),
        ("Pablo Rojas was briefed about the visit by Anna Holm.", ["Anna Holm", "Pablo Rojas"]),
        ("Pablo Rojas was briefed by Anna Holm.", ["Anna Holm", "Pablo Rojas"]),
        # listeners meet nobody
        ("Reporters were briefed on the truce by Minister Anna Holm.", None),
    ],
)
def test_who_is_briefed(text: str, who: list[str] | None) -> None:
    assert [names(one) for one in meetings(text) if one.kind != "visit"] == ([who] if who else [])


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Solhaug briefed Karl Weiss on the Riga Conference.",
        "Ingrid Solhaug briefed Ambassadors Karl Weiss and Petr Novak on the Riga Conference.",
    ],
)
def test_what_somebody_is_told_of_is_no_meeting_with_them(text: str) -> None:
    (only,) = meetings(text)
    assert only.trigger.text == "briefed"
    assert only.place is None


@pytest.mark.parametrize(
    "text",
    [
        "President Ingrid Solhaug received the Freedom Medal in Oslo.",
        "President Ingrid Solhaug received the Hansson Prize at Oslo City Hall.",
        "President Ingrid Solhaug accepted the Golden Bridge Award.",
    ],
)
def test_an_award_is_nobody(text: str) -> None:
    assert [name for one in meetings(text) for name in names(one)] in ([], ["Ingrid Solhaug"])


def test_what_a_hyphen_joins_to_a_post_is_no_name() -> None:
    (only,) = meetings("Ingrid Solhaug met with the Co-Presidents of Chad.")
    assert "Co" not in names(only)
