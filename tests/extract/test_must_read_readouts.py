"""What official readouts, briefings and chronicles tell: which talks are only spoken of, who joins a session."""

import pytest

from tests.extract.passage import meeting, meetings, names, posts


@pytest.mark.parametrize(
    "text",
    [
        # talks of others, known to the reader, are a topic
        "Ida Brandvold reviewed the Sudanese peace talks.",
        "The two ministers discussed the Palestinian-Israeli negotiations.",
        "Ida Brandvold and Karl Weiss considered the upcoming EU-Africa summit with their staff.",
        # what goes on for years and what is no meeting
        "Croatia expects to conclude its accession negotiations with the EU in 2011.",
        "Moldova opened membership talks with the European Union in June.",
        "Teachers resumed pay talks with the government of Norway on Tuesday.",
        # matters and crowds are addressed too
        "Ida Brandvold addressed the Council's concerns on Tuesday.",
        "Ida Brandvold addressed delegates in Riga on Tuesday.",
    ],
)
def test_talks_that_are_only_spoken_of(text: str) -> None:
    assert meetings(text) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ida Brandvold met Karl Weiss on Monday to prepare for the NATO summit in The Hague.", None),
        ("Ida Brandvold met Karl Weiss on Monday to prepare the leaders' summit in Riga.", None),
        ("Ida Brandvold met Karl Weiss on Monday to discuss the Sudanese peace talks in Jeddah.", None),
        ("Ida Brandvold met Karl Weiss in Oslo on Monday to discuss the Chadian negotiations in Riga.", "Oslo"),
        ("Ida Brandvold met Karl Weiss on Monday to discuss trade in Jeddah.", "Jeddah"),
    ],
)  # fmt: skip
def test_what_a_meeting_prepares_is_none_of_its_own(text: str, place: str | None) -> None:
    found = meeting(text)
    assert names(found) == ["Ida Brandvold", "Karl Weiss"]
    assert (found.place.name if found.place else None) == place


SESSION = "The Security Council met in New York on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        "UN envoy Karl Weiss briefed the Council.",
        "UN envoy Karl Weiss briefed the Council by video link from Khartoum.",
        "UN envoy Karl Weiss briefed the 15 members.",
        "UN envoy Karl Weiss addressed the Council.",
        "The meeting was chaired by Karl Weiss.",
        "The meeting was hosted by Karl Weiss.",
        "The meeting, which was attended by Karl Weiss, was short.",
    ],
)
def test_who_joins_a_session(text: str) -> None:
    found = meeting(SESSION + text)
    assert names(found) == ["Karl Weiss", "Security Council"]
    assert (found.kind, found.format) == ("session", "in_person")


@pytest.mark.parametrize(
    "text",
    [
        "She also met separately with Eero Laine.",
        "Later she had a one-on-one meeting with Eero Laine.",
        "Ms Brandvold also held a bilateral meeting with Mr Laine.",
    ],
)
def test_a_meeting_of_some_beside_that_of_all(text: str) -> None:
    found = meetings("Ida Brandvold met Karl Weiss and Eero Laine in Riga on Monday. " + text)
    assert [len(one.participants) for one in found] == [3, 2]


def test_a_meeting_of_some_told_again() -> None:
    text = "Ida Brandvold met Karl Weiss and Eero Laine in Riga on Monday. Brandvold met Laine for lunch."
    assert len(meetings(text)) == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bolivia and Chile are at odds. The deputy ministers of both countries met in Iquique.", "deputy ministers"),
        ("The presidents of Bolivia and Chile are at odds. The foreign ministers of the two countries met in Iquique.", "foreign ministers"),
        ("Chile's president thanked Bolivia. Envoys of both nations met in Iquique.", "Envoys"),
    ],
)  # fmt: skip
def test_officials_of_both_countries(text: str, who: str) -> None:
    found = meeting(text)
    assert names(found) == [f"{who} of Bolivia", f"{who} of Chile"]
    assert found.kind == "bilateral"


def test_both_sides_of_a_list_that_the_parser_breaks() -> None:
    text = "Chad's government and the National Reform Army (NRA) guerrillas resumed peace talks in Doha on Monday."
    assert "Chad's government" in names(meeting(text))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The head of the UN mission in Khartoum, Karl Weiss, spoke.", "UN mission in Khartoum"),
        ("The head of the EU delegation in Tbilisi, Karl Weiss, spoke.", "EU delegation in Tbilisi"),
        ("Karl Weiss, head of the OSCE Mission in Kosovo, spoke.", "OSCE Mission in Kosovo"),
    ],
)
def test_heads_of_missions(text: str, body: str) -> None:
    assert posts(text) == {"Karl Weiss": ("head", None, body)}
