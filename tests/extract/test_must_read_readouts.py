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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Also present were Karl Weiss and Rui Mota.", ["Karl Weiss", "Rui Mota"]),
        ("Present at the meeting was Mr Karl Weiss, the finance minister.", ["Karl Weiss"]),
        ("Ambassador Karl Weiss was present at the meeting.", ["Karl Weiss"]),
        ("Finance Minister Karl Weiss was also in attendance.", ["Karl Weiss"]),
        ("Karl Weiss was not present.", []),
        ("Karl Weiss was present at the opening of a bridge.", []),
        ("The talks between the two had been mediated by Karl Weiss.", ["Karl Weiss"]),
    ],
)
def test_who_was_there_too(text: str, found: list[str]) -> None:
    told = meeting("Ida Brandvold met Eero Laine in Riga on Monday. " + text)
    assert names(told) == sorted(["Eero Laine", "Ida Brandvold", *found])
    assert told.trigger.text == "met"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karl Weiss and Rui Mota joined the call.", ["Karl Weiss", "Rui Mota"]),
        ("Foreign Minister Karl Weiss was also on the call.", ["Karl Weiss"]),
        ("Karl Weiss joined the call for restraint.", []),
    ],
)
def test_who_was_on_a_call(text: str, found: list[str]) -> None:
    told = meeting("Ida Brandvold spoke by telephone with Eero Laine on Monday. " + text)
    assert names(told) == sorted(["Eero Laine", "Ida Brandvold", *found])
    assert told.kind == "call"


@pytest.mark.parametrize("text", ["Karl Weiss and Rui Mota were present.", "Also present were two singers."])
def test_who_is_present_where_nobody_met(text: str) -> None:
    assert meetings(text) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Tarnów Conference was a meeting of the foreign ministers of Poland and Romania held on 4 May 1923.", ["foreign ministers of Poland", "foreign ministers of Romania"]),
        ("The Munich Security Conference is an annual meeting of officials in Munich.", None),
        ("It was their third meeting.", None),
    ],
)  # fmt: skip
def test_gatherings_that_are_explained(text: str, who: list[str] | None) -> None:
    assert [names(one) for one in meetings(text)] == ([who] if who else [])


def test_dates_alone_over_the_items_of_a_chronicle() -> None:
    text = (
        "1 May 1960. Ida Brandvold receives Karl Weiss in Oslo.\n\n"
        "25-30 April 1965. Rui Mota has talks with Eero Laine in Lima.\n\n"
        "October 1966. Mota visits Chad."
    )
    found = [one.date.edtf if one.date else None for one in meetings(text, None)]
    assert found == ["1960-05-01", "1965-04-25/1965-04-30", "1966-10"]


def test_a_month_alone_at_the_top_dates_no_meeting() -> None:
    assert meeting("October 1966.\n\nIda Brandvold received Karl Weiss in Oslo.", None).date is None


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("A second round of talks will be held in Oslo in July.", "Oslo", "planned"),
        ("The previous round of negotiations was held in Oslo in January.", "Oslo", "held"),
        ("A first round of the talks took place in Oslo from January 1 to 4.", "Oslo", "held"),
    ],
)
def test_rounds_of_the_same_talks(text: str, place: str, status: str) -> None:
    first, other = meetings("Norway and Chad resumed talks in Riga on Monday. " + text)
    assert names(first) == names(other) == ["Chad", "Norway"]
    assert (other.place.name if other.place else None, other.status) == (place, status)


@pytest.mark.parametrize(
    "text",
    [
        "It was the latest round of talks.",
        "A round of applause followed.",
        "The talks are in their third round.",
    ],
)
def test_rounds_that_are_no_others(text: str) -> None:
    assert len(meetings("Norway and Chad resumed talks in Riga on Monday. " + text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("King Faris received at Rosh Palace on Monday US Senator Karl Weiss.", ["Faris", "Karl Weiss"]),
        ("The sultan met at Al Alam Palace on Tuesday the visiting minister of Chad, Karl Weiss.", ["Karl Weiss", "Sultan"]),
        ("Crown Prince Faris received in Amman on Monday the foreign minister of Norway, Karl Weiss.", ["Faris", "Karl Weiss"]),
        ("King Faris received today, at the Royal Palace in Rabat, Mr. Karl Weiss.", ["Faris", "Karl Weiss"]),
        ("King Faris received in Bandar Seri Begawan on Monday Karl Weiss.", ["Faris", "Karl Weiss"]),
        ("The President of the Republic, Rui Mota, received this morning at the Palacio de Gobierno the ambassador of Norway, Karl Weiss.", ["Karl Weiss", "Rui Mota"]),
        ("President Rui Mota received in Lima on Monday a delegation of Norwegian lawmakers.", ["Rui Mota", "delegation of Norwegian lawmakers"]),
        ("HH Sheikh Tarik bin Saleh received at his office this morning HE Karl Weiss and the delegation accompanying him.", ["Karl Weiss", "Tarik bin Saleh", "delegation"]),
        ("HH Sheikh Tarik bin Saleh met on Monday with HE Karl Weiss, Foreign Minister of Norway, currently visiting the country.", ["Karl Weiss", "Tarik bin Saleh"]),
        # no objects
        ("Rui Mota and Eero Laine met in Lima on Monday, Karl Weiss said.", ["Eero Laine", "Rui Mota"]),
        ("Rui Mota and Eero Laine met in Lima on Monday and Karl Weiss spoke.", ["Eero Laine", "Rui Mota"]),
        ("Rui Mota met in Lima on Monday with Karl Weiss.", ["Karl Weiss", "Rui Mota"]),
    ],
)  # fmt: skip
def test_who_is_received_stands_behind_where_and_when(text: str, found: list[str]) -> None:
    told = meeting(text)
    assert names(told) == found
    assert told.kind == "bilateral"


@pytest.mark.parametrize(
    "text",
    [
        "Rui Mota received in Lima on Monday letters from Karl Weiss.",
        "Two rivers meet in Lima on Monday before President Karl Weiss speaks.",
    ],
)
def test_what_stands_behind_where_and_when_is_nobody_received(text: str) -> None:
    assert meetings(text) == ()


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("HE Prime Minister Tarik bin Saleh met Eero Laine.", ("Prime Minister", None, None)),
        ("HE Minister of Trade of Qatar Tarik bin Saleh met Eero Laine.", ("Minister of Trade", None, "Qatar")),
        ("Norwegian Ambassador to Ankara Tarik bin Saleh met Eero Laine.", ("Ambassador to Ankara", None, "Norway")),
        ("EAM Tarik bin Saleh called on Eero Laine in Oslo on Monday.", ("EAM", None, None)),
    ],
)  # fmt: skip
def test_posts_as_ministries_write_them(text: str, post: tuple[str | None, str | None, str | None]) -> None:
    assert posts(text)["Tarik bin Saleh"] == post
    assert names(meeting(text)) == ["Eero Laine", "Tarik bin Saleh"]


@pytest.mark.parametrize(
    "text",
    [
        "TANABE Jiro, Minister for Foreign Affairs, held a meeting with Mr. Karl WEISS of Norway. Minister Tanabe met Minister Weiss for dinner.",
        "Mr. TANABE Jiro met Mr. Karl WEISS. Mr. Tanabe and Mr. Weiss later met for dinner.",
        "Jiro TANABE met Karl Weiss. TANABE and Weiss had dinner.",
    ],
)  # fmt: skip
def test_surnames_in_capitals(text: str) -> None:
    found = meetings(text)
    assert [sorted(name.casefold() for name in names(one)) for one in found] in (
        [["karl weiss", "tanabe jiro"]],
        [["jiro tanabe", "karl weiss"]],
    )
