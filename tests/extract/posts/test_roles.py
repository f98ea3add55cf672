"""Where a post begins and ends in the text, and whether it stands for somebody."""

import pytest

from tests.extract.passage import mentions, people, reading


def phrases(text: str) -> list[str]:
    return [text[phrase.start : phrase.end] for phrase in reading(text).roles]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norwegian Foreign Minister Ingrid Solhaug spoke.", ["Norwegian Foreign Minister"]),
        ("The president of Zambia, Joseph Banda, spoke.", ["The president of Zambia"]),
        ("Ingrid Solhaug, Norway's foreign minister, spoke.", ["Norway's foreign minister"]),
        (
            "Chief of the Defence Staff of the Estonian Armed Forces, Lieutenant General Kaarel Tamm spoke.",
            ["Chief of the Defence Staff of the Estonian Armed Forces"],
        ),
        (
            "Commander-in-Chief of the Armed Forces of Ukraine, General Oleh Bondar, spoke.",
            ["Commander-in-Chief of the Armed Forces of Ukraine"],
        ),
        (
            "The Deputy Prime Minister – Minister of Foreign Affairs of Moldova, Ion Rusu, spoke.",
            ["The Deputy Prime Minister – Minister of Foreign Affairs of Moldova"],
        ),
        (
            "Minister of Foreign Affairs and Trade Anna Ozola spoke.",
            ["Minister of Foreign Affairs and Trade"],
        ),
        (
            "Latvia's Foreign and Defence Minister Anna Ozola spoke.",
            ["Latvia's Foreign and Defence Minister"],
        ),
        ("Minister for Europe Karl Weiss spoke.", ["Minister for Europe"]),
        ("Anna Ozola, Latvia's ambassador to Chad, spoke.", ["Latvia's ambassador to Chad"]),
        ("NATO's Deputy Secretary General Ida Brandvold spoke.", ["NATO's Deputy Secretary General"]),
        (
            "The Allied Commander of the North (ACN), Admiral Piet Haanstra, spoke.",
            ["The Allied Commander of the North (ACN)"],
        ),
        (
            "The British prime minister and the German chancellor met.",
            ["The British prime minister", "the German chancellor"],
        ),
        (
            "Prime Minister Mary Holt, Finance Minister Karl Weiss and Eero Laine, an analyst, met.",
            ["Prime Minister", "Finance Minister", "an analyst"],
        ),
        ("A ministry is a house. Rain fell on the harbour.", []),
    ],
)
def test_bounds(text: str, found: list[str]) -> None:
    assert phrases(text) == found


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "The French president and the German chancellor met.",
            ["President of France", "Chancellor of Germany"],
        ),
        ("He met the ambassador of Chad.", ["Ambassador of Chad"]),
        ("The head of the World Bank spoke.", ["head of World Bank"]),
        ("Finnish President Eero Laine spoke.", []),
        ("A minister spoke.", []),
        ("Ministers spoke.", []),
        ("The foreign ministers spoke.", []),
    ],
)
def test_a_definite_post_without_a_name_is_an_office(text: str, offices: list[str]) -> None:
    assert [name for _, name in mentions(text, "office")] == offices


def test_a_post_never_reaches_into_a_name() -> None:
    text = "Mary Holt, the British prime minister, and Karl Weiss, the German chancellor, met."
    for phrase in reading(text).roles:
        for person in reading(text).posts.people:
            assert phrase.end <= person.start or person.end <= phrase.start


@pytest.mark.parametrize(
    "rank", ["Admiral", "General", "Major General", "Colonel-General", "Adm.", "Lt. Gen."]
)
def test_a_rank_before_a_name_is_no_post(rank: str) -> None:
    assert phrases(f"On Monday {rank} Piet Haanstra spoke.") == []


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("He met Minister of External Affairs Hope in Lima.", "Minister of External Affairs", "Hope"),
        ("He met Secretary for Veterans Affairs Green in Lima.", "Secretary for Veterans Affairs", "Green"),
        (
            "He met Minister of Foreign Affairs and Trade Anna Holm.",
            "Minister of Foreign Affairs and Trade",
            "Anna Holm",
        ),
    ],
)
def test_one_word_behind_affairs_is_a_name(text: str, role: str, name: str) -> None:
    assert phrases(text) == [role]
    assert [one.text for one in people(text)] == [name]


def test_a_committee_behind_affairs_is_no_name() -> None:
    assert people("The chairman of the Foreign Affairs Committee left.") == []
