"""According to whom."""

import pytest

from kg.model.report import Speaker
from tests.extract.passage import meeting, meetings, names, read

MET = "Ingrid Solhaug met Karl Weiss in Riga"


def speaker(text: str, publisher: str | None = None) -> Speaker | None:
    (found,) = read(text, publisher=publisher).meetings
    return found.stated_by


@pytest.mark.parametrize(
    "text",
    [
        f"Anna Ozola, an analyst, said {MET}.",
        f"Anna Ozola said that {MET}.",
        f"“{MET},” said Anna Ozola.",
        f"“{MET},” Anna Ozola said.",
        f"{MET}, Anna Ozola said.",
        f"{MET}, analyst Anna Ozola told reporters.",
        f"Anna Ozola told reporters that {MET}.",
        f"Anna Ozola told Example Wire that {MET}.",
        f"According to Anna Ozola, {MET}.",
        f"{MET}, according to Anna Ozola.",
        f"Anna Ozola noted on Friday that {MET}.",
        f"Anna Ozola spoke in Oslo. She said that {MET}.",
    ],
)
def test_a_person_says_it(text: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == "Anna Ozola"
    assert found.start is not None
    assert found.end is not None
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{MET}, the Foreign Ministry said.", "Foreign Ministry"),
        (f"{MET}, according to the Foreign Ministry.", "Foreign Ministry"),
        (f"Norway said that {MET}.", "Norway"),
        (f"Latvian officials said that {MET}.", "Latvian officials"),
    ],
)
def test_a_body_a_state_or_a_group_says_it(text: str, name: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == name


def test_the_speakers_post_goes_with_the_name() -> None:
    found = speaker(f"{MET}, Latvian Foreign Minister Anna Ozola said.", "Example Wire")
    assert found is not None
    assert (found.role, found.organization, found.outlet) == ("Foreign Minister", "Latvia", "Example Wire")


def test_a_quotation_goes_on_until_it_closes() -> None:
    text = (
        "“It was useful,” Anna Ozola said. “Ingrid Solhaug met Karl Weiss in Riga. It rained.”\n\n"
        "Nino Beridze met Eero Laine in Oslo."
    )
    inside, outside = meetings(text)
    assert inside.stated_by is not None
    assert inside.stated_by.name == "Anna Ozola"
    assert outside.stated_by is None


def test_what_nobody_says_is_said_by_the_outlet() -> None:
    assert speaker(f"{MET}.", "Example Wire") == Speaker(outlet="Example Wire")
    assert speaker(f"{MET}.") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Officials said that {MET}.", "Officials"),
        (f"{MET}, a ministry spokesman said.", "ministry spokesman"),
        (
            f"{MET}, a spokeswoman for the Norwegian government said.",
            "spokeswoman for the Norwegian government",
        ),
        (f"{MET}, diplomatic sources told reporters.", "diplomatic sources"),
        (f"{MET}, the presidential press service reported.", "presidential press service"),
        (f"{MET}, the prime minister's office announced.", "prime minister's office"),
        (f"According to the ministry's press office, {MET}.", "ministry's press office"),
        (f"{MET}, according to a statement by the foreign ministry.", "foreign ministry"),
        (f"According to a press release from the Norwegian embassy, {MET}.", "Norwegian embassy"),
        (f"{MET}, an Indian official said.", "Indian official"),
        (f"The foreign ministry dismissed reports that {MET}.", "foreign ministry"),
    ],
)
def test_who_has_no_name_is_quoted_as_the_text_words_it(text: str, name: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == name
    assert found.text is not None
    assert found.text in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Norwegian Prime Minister Ingrid Solhaug met Karl Weiss in Riga, her office said.",
            "office of the Prime Minister of Norway",
        ),
        (
            f"The Foreign Ministry denied this. {MET}, the ministry said.",
            "Foreign Ministry",
        ),
        (
            f"The wheat is late, a source at the embassy said. The source said that {MET}.",
            "source at the embassy",
        ),
    ],
)
def test_short_words_for_speakers_mean_those_named_before(text: str, name: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        f"{MET}, Interfax reported.",
        f"{MET}, the state news agency reported.",
        f"{MET}, state media reported.",
        f"{MET}, TASS reports.",
    ],
)
def test_other_media_are_no_source(text: str) -> None:
    found = speaker(text)
    assert found is None or found.name is None


@pytest.mark.parametrize(
    "text",
    [
        f"{MET}. This was announced by the Foreign Ministry.",
        f"{MET}. That's according to the Foreign Ministry, Example News Agency reports.",
        f"{MET}. The Foreign Ministry reported this on Monday.",
        f"{MET}, TASS reported, citing the Foreign Ministry.",
        f"{MET}. They discussed fishing quotas, the Foreign Ministry said.",
    ],
)
def test_who_says_it_may_stand_in_the_next_sentence(text: str) -> None:
    found = speaker(text, "Example Wire")
    assert found is not None
    assert found.name == "Foreign Ministry"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ozola, who met Karl Weiss in Riga on Monday, told reporters that fish was cheap.",
        "Anna Ozola briefed the Security Council on Monday.",
        f"{MET}. The Foreign Ministry said that fish was cheap.",
    ],
)
def test_what_is_told_of_a_speaker_is_the_outlets(text: str) -> None:
    assert speaker(text, "Example Wire") == Speaker(outlet="Example Wire")


def test_a_denial_is_said_by_who_denies() -> None:
    found = meeting("Anna Ozola denied that Ingrid Solhaug had met Karl Weiss in Riga.")
    assert found.status == "denied"
    assert found.stated_by is not None
    assert found.stated_by.name == "Anna Ozola"


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it welcomed the talks between Ingrid Solhaug and Karl Weiss in Riga.",
        "France said it was pleased about the meeting between Ingrid Solhaug and Karl Weiss in Riga.",
        "Turkey said it was concerned about the talks that Ingrid Solhaug and Karl Weiss held in Riga.",
        "Egypt's foreign ministry said Cairo appreciated the talks held by Ingrid Solhaug and Karl Weiss in Riga.",
        "The Kremlin said Moscow was closely following the talks between Ingrid Solhaug and Karl Weiss in Riga.",
        "Welcoming the talks between Ingrid Solhaug and Karl Weiss in Riga, Moscow said it wanted peace.",
        f"{MET}. France said it welcomed the meeting.",
        f"{MET}, a step that Moscow said it welcomed.",
        # what somebody says after, or at, a meeting
        "Ingrid Solhaug said after meeting Karl Weiss in Riga that fish was cheap.",
        "When meeting with Karl Weiss in Riga, Ingrid Solhaug said that fish was cheap.",
        "At a meeting with Karl Weiss in Riga, Ingrid Solhaug stressed that fish was cheap.",
        "“Fish is cheap,” Ingrid Solhaug said on Tuesday, meeting Karl Weiss in Riga.",
    ],
)
def test_who_speaks_of_a_meeting_does_not_say_that_it_took_place(text: str) -> None:
    assert names(meeting(text)) == ["Ingrid Solhaug", "Karl Weiss"]
    assert speaker(text, "Example Wire") == Speaker(outlet="Example Wire")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Moscow said the talks between Ingrid Solhaug and Karl Weiss in Riga took place on Monday.",
            "Russia",
        ),
        ("Moscow said it would welcome talks with Karl Weiss in Riga.", "Russia"),
        (
            "Anna Ozola said after a visit to Oslo that Ingrid Solhaug had met Karl Weiss in Riga.",
            "Anna Ozola",
        ),
        (f"{MET}, an official source at the Cabinet announced today.", "official source at the Cabinet"),
        (f"{MET}, a spokesman for the port of Riga said.", "spokesman for the port of Riga"),
    ],
)
def test_who_says_that_it_took_place(text: str, name: str) -> None:
    found = [one.stated_by for one in meetings(text) if one.kind != "visit"]
    assert [one.name if one else None for one in found] == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"The following is attributable to Spokesperson Anna Ozola:\n\n{MET} today.",
        f"The below is attributable to Anna Ozola, the spokesperson.\n\n{MET} today. They discussed fish.",
        f"Press Secretary Anna Ozola provided the following readout:\n\n{MET} today.",
        f"Spokesman Anna Ozola issued the statement below.\n\n{MET} today.",
        f"The following is a transcript of today's briefing by Anna Ozola, Spokesperson.\n\nGood afternoon. {MET}.",
    ],
)
def test_who_issues_all_that_follows(text: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == "Anna Ozola"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{MET}, a government spokeswoman said. Fish is cheap, spokeswoman Anna Ozola told reporters.", "Anna Ozola"),
        (f"{MET}, a ministry spokesman said. “Fish is cheap,” said Jens Bak, the spokesman.", "Jens Bak"),
        # another's spokesman, two of them, and nobody's
        (f"{MET}, a ministry spokesman said. Fish is cheap, NATO spokesman Jens Bak said.", "ministry spokesman"),
        (f"{MET}, a ministry spokesman said. Fish is cheap, analyst Jens Bak said.", "ministry spokesman"),
    ],
)  # fmt: skip
def test_a_spokesman_is_named_later(text: str, name: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Oslo declined to say whether Ingrid Solhaug had met Karl Weiss in Riga.",
        "The ministry did not say when Ingrid Solhaug had met Karl Weiss in Riga.",
        "Ministers of Norway and Latvia concluded their talks in Riga on Monday.",
    ],
)
def test_who_does_not_say_it(text: str) -> None:
    assert all(one.stated_by is None for one in meetings(text))


# --- weaknesses that are known ---


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Solhaug will meet Nino Beridze in Oslo, Latvian economist Anna Ozola told Example Wire.",
        "Ingrid Solhaug and Nino Beridze met in Oslo, Anna Ozola told Example Wire.",
    ],
)
def test_who_tells_an_outlet_took_no_part(text: str) -> None:
    found = meeting(text)
    assert names(found) == ["Ingrid Solhaug", "Nino Beridze"]
    assert found.stated_by is not None
    assert found.stated_by.name == "Anna Ozola"


def test_nobody_is_quoted_where_she_is_named_nowhere() -> None:
    assert speaker(f"“{MET},” she said.") is None


def test_who_is_quoted_is_nobody_in_the_quotation() -> None:
    found = speaker(f"Anna Ozola spoke in Oslo. “It rained. {MET},” she said.")
    assert found is not None
    assert found.name == "Anna Ozola"
