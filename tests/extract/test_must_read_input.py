"""Mangled input: what news looks like by the time it is a text file, and what isn't English at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.group import kg
from kg.extract.extractor import extract
from kg.extract.text.nlp import language_model
from kg.load import load_documents
from kg.model.document import Document
from kg.model.report import Extraction, MeetingReport
from kg.pipeline import extract_all
from tests.extract.passage import meeting, meetings, names, read
from tests.extract.test_extractor import check

A, B = "Anna Holm", "Pablo Rojas"
MET = "Foreign Minister Anna Holm met President Pablo Rojas in Lima on Monday."
QUOTE = "“We will meet Pablo Rojas in Lima on Friday,” said Anna Holm, the foreign minister of Norway."


def place(report: MeetingReport) -> str | None:
    """Return the name of the place."""
    return report.place.name if report.place else None


@pytest.mark.parametrize(
    "headline",
    [
        "HOLM MEETS ROJAS IN LIMA",
        "HOLM, ROJAS HOLD TALKS",
        "NORWAY AND PERU DISCUSS FISHING RIGHTS",
        "PRESIDENT ROJAS RECEIVES NORWEGIAN FOREIGN MINISTER",
        "BREAKING: HOLM IN LIMA FOR TALKS",
        "WHAT ROJAS AND HOLM WANT",
        "Holm Meets Rojas in Lima",
        "Rojas, Holm to Talk Fish",
    ],
)
def test_a_headline_is_no_meeting_of_its_own(headline: str) -> None:
    (found,) = meetings(f"{headline}\n\n{MET}")
    assert names(found) == [A, B]
    assert place(found) == "Lima"


@pytest.mark.parametrize(
    "headline",
    [
        "MINISTER ARRIVES IN LIMA FOR TALKS WITH ROJAS",
        "PRESIDENT ROJAS RECEIVES NORWEGIAN FOREIGN MINISTER",
        "NORWAY'S HOLM MEETS PERU'S ROJAS",
    ],
)
def test_a_headline_in_capitals_gives_nobody_a_post(headline: str) -> None:
    found = read(f"{headline}\n{MET}").affiliations
    assert {(one.person, one.role) for one in found} == {(A, "Foreign Minister"), (B, "President")}


@pytest.mark.parametrize(
    "text",
    [
        "ANNA HOLM MET PABLO ROJAS IN LIMA ON MONDAY.",
        "FOREIGN MINISTER ANNA HOLM MET PRESIDENT PABLO ROJAS IN LIMA ON MONDAY",
        "FOREIGN MINISTER ANNA HOLM HELD TALKS WITH PABLO ROJAS IN LIMA ON MONDAY.",
        "NORWEGIAN FOREIGN MINISTER ANNA HOLM WAS RECEIVED BY PABLO ROJAS IN LIMA ON MONDAY.",
    ],
)
def test_all_capitals(text: str) -> None:
    found = meeting(text)
    assert sorted(name.casefold() for name in names(found)) == ["anna holm", "pablo rojas"]
    assert (place(found) or "").casefold() == "lima"
    assert found.date is not None
    assert found.date.edtf == "2024-03-11"


@pytest.mark.parametrize(
    "text",
    [
        # spaces too few or too many
        f"It rained in Cusco.{MET}",
        f"{MET}It rained in Cusco.",
        "Foreign Minister Anna Holm met President Pablo Rojas in Lima on Monday,a spokesman said.",
        "Foreign Minister Anna Holm met President Pablo Rojas in Lima on Monday.The talks were short.",
        "Foreign Minister Anna Holm(Norway) met President Pablo Rojas in Lima on Monday.",
        "Foreign Minister  Anna  Holm  met President  Pablo Rojas in Lima  on Monday .",
        "Foreign Minister Anna Holm met\nPresident Pablo Rojas in Lima\non Monday.",
        "Foreign Minister Anna\nHolm met President Pablo\nRojas in Lima on Monday.",
        "\tForeign Minister Anna Holm met President Pablo\u00a0Rojas in\u00a0Lima on Monday.",
        "Foreign Minister Anna Holm met Pres\u00adident Pablo\u200b Rojas in Lima on Monday.",
        "Foreign Minister Anna Holm met President Pablo Rojas in Lima\r\non Monday.\r\n",
        # left over from pages
        f"{MET} Read more",
        f"{MET}\n\nSubscribe to our newsletter for the latest news from Oslo.",
        f"Share on Facebook\nTweet\n\n{MET}",
        f"Home > World > Asia\n\n{MET}\n\nAll rights reserved. © 2024 Example Wire",
        f"ADVERTISEMENT\n\n{MET}\n\nRelated: Ten places to see in Bergen",
        f"{MET}\n\nSign up here. Follow us on Twitter. Meet our team.",
        f"{MET}\n\nContact: press@example.org, tel. +47 000 00 000",
        f"We use cookies to give you the best experience. Accept\n\n{MET}",
        f"Photo: Tom Berg/Example Wire\n{MET}",
        # lists
        f"- {MET}",
        f"* {MET}\n* It rained in Cusco.",
        f"• It rained in Cusco.\n• {MET}\n• The market was closed.",
        f"1. {MET}\n2. It rained in Cusco.",
        f"Today's events:\n– {MET}\n– The market was closed.",
        # marks
        MET.replace("Anna Holm", "“Anna Holm”"),
        f"<p>{MET}</p>",
        f"{MET} […]",
        MET.rstrip("."),
    ],
)
def test_what_surrounds_a_sentence_does_not_change_it(text: str) -> None:
    (found,) = meetings(text)
    assert names(found) == [A, B]
    assert place(found) == "Lima"
    assert found.date is not None
    assert found.date.edtf == "2024-03-11"


@pytest.mark.parametrize(
    "text",
    [
        "“Pablo Rojas met Tom Berg in Lima,” Anna Holm said.",
        '"Pablo Rojas met Tom Berg in Lima," Anna Holm said.',
        "'Pablo Rojas met Tom Berg in Lima,' Anna Holm said.",
        "‘Pablo Rojas met Tom Berg in Lima,’ Anna Holm said.",
        "«Pablo Rojas met Tom Berg in Lima», Anna Holm said.",
        "„Pablo Rojas met Tom Berg in Lima“, Anna Holm said.",
        "``Pablo Rojas met Tom Berg in Lima,'' Anna Holm said.",
        # one of the two is missing
        "“Pablo Rojas met Tom Berg in Lima, Anna Holm said.",
        "Pablo Rojas met Tom Berg in Lima,” Anna Holm said.",
        "Pablo Rojas met Tom Berg in Lima, Anna Holm said.",
        'Anna Holm said: "Pablo Rojas met Tom Berg in Lima.',
        "Anna Holm said: “Pablo Rojas met Tom Berg in Lima.”",
    ],
)
def test_quotation_marks_of_all_kinds(text: str) -> None:
    found = meeting(text)
    assert names(found) == [B, "Tom Berg"]
    assert found.stated_by is not None
    assert found.stated_by.name == A


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm, left, greets Pablo Rojas in Lima.",
        "Anna Holm, right, shakes hands with Pablo Rojas in Lima.",
        "Anna Holm (L) meets Pablo Rojas (R) in Lima.",
        "Anna Holm, left, and Pablo Rojas, right, meet in Lima.",
        "Pablo Rojas (right) welcomes Anna Holm in Lima.",
        "Anna Holm and Pablo Rojas during their meeting in Lima.",
        "From left: Anna Holm and Pablo Rojas at their meeting in Lima.",
        "Anna Holm, second from left, talks with Pablo Rojas during a meeting in Lima.",
        "In this photo of March 11, Anna Holm meets with Pablo Rojas in Lima.",
    ],
)
def test_captions(text: str) -> None:
    found = meeting(text)
    assert (names(found), place(found), found.status) == ([A, B], "Lima", "held")


def test_a_caption_and_the_story_tell_of_one_meeting() -> None:
    caption = (
        "Foreign Minister Anna Holm, left, shakes hands with President Pablo Rojas in Lima, March 11, 2024."
    )
    assert [names(one) for one in meetings(f"{caption}\n\n{MET}")] == [[A, B]]


@pytest.mark.parametrize(
    "text",
    [
        "Read more: how to meet people in Lima",
        "Subscribe now to meet our writers in Lima.",
        "Sign in to join the conversation.",
        "Meet the new mayor of Lima: five things to know",
        "Join us for talks on wine in Lima.",
        "TERMS OF USE\nPRIVACY\nCONTACT THE EDITORS",
        "Visit our web site for talks by Anna Holm.",
        "Photo: Anna Holm at her desk in Lima.",
        "Anna Holm, left, in Lima in 2019. Photograph: Tom Berg",
        "LIMA\nOSLO\nDOHA\nMONDAY",
        "ANNA HOLM 3-1 PABLO ROJAS",
        "Follow Anna Holm and Pablo Rojas on Twitter",
    ],
)
def test_boilerplate_is_no_meeting(text: str) -> None:
    assert meetings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        MET.replace(" ", ""),
        MET.replace(" ", "\n"),
        MET[::-1],
        MET[: len(MET) // 2],
        f"{QUOTE}{QUOTE}" * 3,
        "\ufeff" + MET,
        MET.replace("o", "o\u0301"),
        "| Anna Holm | met | Pablo Rojas |\n|---|---|---|",
    ],
)
def test_offsets_hold_whatever_comes(text: str) -> None:
    document = Document.of(text, published="2024-03-13")
    check(document, extract(document))


FOREIGN = {
    "de": "Außenministerin Anna Holm traf am Montag in Lima den Präsidenten Pablo Rojas. Die beiden sprachen "
    "über Fischerei und wollen sich im Mai in Berlin wieder treffen.",
    "es": "La ministra de Asuntos Exteriores, Anna Holm, se reunió el lunes en Lima con el presidente Pablo "
    "Rojas. Ambos hablaron de la pesca y volverán a reunirse en mayo.",
    "fr": "La ministre des Affaires étrangères Anna Holm a rencontré lundi à Lima le président Pablo Rojas. "
    "Ils ont parlé de la pêche et se reverront au mois de mai à Paris.",
    "pt": "A ministra dos Negócios Estrangeiros Anna Holm reuniu-se na segunda-feira em Lima com o presidente "
    "Pablo Rojas. Os dois falaram sobre a pesca e não deram mais informações.",
    "nl": "Minister van Buitenlandse Zaken Anna Holm sprak maandag in Lima met president Pablo Rojas. De twee "
    "hadden het over de visserij en zien elkaar in mei weer in Den Haag.",
    "ru": "Министр иностранных дел Анна Хольм встретилась в понедельник в Лиме с президентом Пабло Рохасом.",
    "uk": "Міністерка закордонних справ Анна Гольм зустрілася в понеділок у Лімі з президентом Пабло Рохасом.",
    "ar": "التقت وزيرة الخارجية آنا هولم الرئيس بابلو روخاس في ليما يوم الاثنين.",
    "zh": "外交部长安娜·霍尔姆星期一在利马会见了总统巴勃罗·罗哈斯。双方就渔业合作、贸易和签证问题交换了意见，并同意于五月再次会面。",
    "fa": "آنا هولم وزیر امور خارجه روز دوشنبه در لیما با پابلو روخاس رئیس جمهور دیدار و گفتگو کرد.",
}


def said_by(path: Path) -> Extraction:
    """Return what a file says after loading it as `kg` does."""
    (found,) = extract_all(load_documents([str(path)]))
    assert isinstance(found, Extraction)
    return found


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_told_and_not_read(language: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(FOREIGN[language], encoding="utf-8")
    found = said_by(path)
    assert (found.document.language, found.meetings, found.affiliations) == (language, (), ())


@pytest.mark.parametrize(
    "text",
    [
        MET + " They talked about the price of fish, and Rojas said that the talks had been useful.",
        MET + " „Sehr gut“, said Rojas, which is German. The two will meet again in the spring.",
        "The ministers said that “la paix” was the word of the day. " + MET,
    ],
)
def test_english_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    found = said_by(path)
    assert found.document.language == "en"
    assert [A, B] in [names(one) for one in found.meetings]


def test_loading_says_what_was_not_read(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(FOREIGN["de"], encoding="utf-8")
    done = CliRunner().invoke(kg, ["--store", str(tmp_path / "store"), "load", str(path)])
    assert (done.exit_code, "1 not in English, kept without reports" in done.output) == (0, True), done.output


def test_extracting_says_what_was_not_read(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(FOREIGN["de"], encoding="utf-8")
    done = CliRunner().invoke(kg, ["extract", str(path)])
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1
    assert "not in English (de), printed without reports" in done.stderr


FILLER = "Prices of bread rose again, and farmers in the valley waited for rain. "


@pytest.mark.slow
def test_a_long_document_is_read_to_its_end_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    # As a hundred thousand words are, in less time.
    monkeypatch.setattr(language_model(), "max_length", 10_000)
    half = FILLER * (3_000 // len(FILLER.split()))
    last = "Foreign Minister Anna Holm will meet Tom Berg in Quito on Friday."
    found = read(f"{MET}\n\n{half}\n\nPrime Minister Ida Lund phoned Omar Said.\n\n{half}\n\n{last}").meetings
    assert [names(one) for one in found] == [[A, B], ["Ida Lund", "Omar Said"], [A, "Tom Berg"]]
    assert [place(one) for one in found] == ["Lima", None, "Quito"]


@pytest.mark.parametrize("gap", [1, 20, 100])
def test_a_name_given_long_before(gap: int) -> None:
    found = meetings(
        f"Foreign Minister Anna Holm spoke. {FILLER * gap}Holm met Pablo Rojas in Lima on Monday."
    )
    assert [names(one) for one in found] == [[A, B]]
