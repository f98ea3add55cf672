"""Plain text and encodings."""

from collections.abc import Callable

import pytest

from kg.load import checked as room
from kg.load.language import language_of
from kg.load.read_text import headline_of
from tests.load.conftest import documents, failures

Written = Callable[[str, str | bytes], str]
STORY = "Minister Zoë Åkesson met José Ñandú in Łódź — “at last”, said the host."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(encoding: str, written: Written) -> None:
    (document,) = documents(written("a.txt", STORY.encode(encoding)))
    assert document.text == STORY


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1252",
            "Der Außenminister traf den Präsidenten am späten Abend in Köln, hieß es; „natürlich“ für Gespräche. "
            * 3,
        ),
        (
            "cp1251",
            "Министр иностранных дел встретился с президентом в Минске и обсудил безопасность в регионе. "
            * 3,
        ),
    ],
)
def test_legacy_encodings_are_told(encoding: str, text: str, written: Written) -> None:
    (document,) = documents(written("a.txt", text.encode(encoding)))
    assert document.text == text


def test_only_newlines_change(written: Written) -> None:
    decomposed = "  Jose\u0301 came.\r\nAnd\tthe  others\rtoo.\n\n"
    (document,) = documents(written("a.txt", decomposed))
    assert document.text == "  Jose\u0301 came.\nAnd\tthe  others\ntoo.\n\n"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"The words\0 of a program", "binary"),
        ("a.txt", bytes(range(1, 32)) * 50, "binary"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        ("a.docx", b"PK\x03\x04\x14\x00", "archive"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00", "unpacked"),
        ("a.txt", b"\x1f\x8b\x08\x00", "compressed"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a.jsonl", b"%PDF-1.7\n", "PDF"),
        ("a.json", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.json", b"", "empty"),
        ("a.html", b"", "empty"),
    ],
)
def test_what_is_no_text_fails_and_is_named(name: str, content: bytes, word: str, written: Written) -> None:
    path = written(name, content)
    (failure,) = failures(path)
    assert word in str(failure.error) and path in str(failure.error)


def test_a_stray_control_character_is_kept(written: Written) -> None:
    text = STORY * 10 + "\x02"
    assert documents(written("a.txt", text))[0].text == text


def test_too_large(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.load.read_text.MAX_BYTES", 1_000_000)
    monkeypatch.setattr(room, "MAX_CHARACTERS", 1000)
    assert "1 MB" in str(failures(written("a.txt", "The word. " * 200_000))[0].error)
    assert "characters" in str(failures(written("b.txt", "The word. " * 200))[0].error)
    assert documents(written("c.txt", "The word. " * 100))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ministers to meet in Riga\n\nThe talks begin on Monday.", "Ministers to meet in Riga"),
        ("\nMinisters to meet in Riga \n\nThe talks begin.", "Ministers to meet in Riga"),
        ("Ministers met in Riga.\n\nThe talks begin on Monday.", None),
        ("Ministers to meet in Riga\nThe talks begin on Monday.", None),
        ("Ministers to meet in Riga\n\n", None),
        ("Ministers to meet in Riga", None),
        ("RIGA\n\nThe talks begin.", None),
        ("“We will meet.”\n\nThe talks begin.", None),
        ("By Rita Moss\n\nThe talks begin.", None),
        ("word " * 40 + "\n\nThe talks begin.", None),
    ],
)
def test_headlines_are_only_taken_where_they_stand_alone(text: str, headline: str | None) -> None:
    assert headline_of(text) == headline


def test_a_headline_stays_in_the_text(written: Written) -> None:
    text = "Ministers to meet in Riga\n\nThe talks begin on Monday."
    (document,) = documents(written("a.txt", text))
    assert (document.headline, document.text) == ("Ministers to meet in Riga", text)


def test_metadata_is_given_and_does_not_change_the_id(written: Written) -> None:
    path = written("a.txt", STORY)
    (plain,), (given,) = (
        documents(path),
        documents(path, published="2021-04", publisher="Example Wire", language="en"),
    )
    assert plain.id == given.id
    assert (given.published, given.publisher, given.language) == ("2021-04", "Example Wire", "en")
    assert (plain.published, plain.publisher) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister will meet the general in Oslo, and they said that the talks were useful.", "en"),
        ("Ana met Bob in Riga.", None),
        ("The minister met Bob in Riga.", "en"),
        ("Министр встретился с генералом в Осло.", "ru"),
        ("Der Außenminister traf sich am Dienstag mit dem General in Berlin, um über die Lage im Osten zu "
         "sprechen. Danach reisten beide nach Wien weiter und trafen dort den Kanzler.", "de"),
        ("El ministro de Asuntos Exteriores se reunió ayer con el general en Madrid para hablar de la seguridad "
         "en Europa. Después los dos viajaron a Lisboa.", "es"),
        ("ATHENS, 1 July 2006 (Fjord News) - Prime Minister Konstantinos Papanikolaou of Greece met British Prime Minister "
         "Tim Blake in London on 30 June 2006.", "en"),
        # Names are words of their bearers' languages.
        ("Greek Prime Minister Stavros Papanikolaou met Cypriot President Andreas Hadjigeorgiou in Nicosia on Monday "
         "and, two days later, Egyptian President Mahmoud al-Sharqawi in Cairo.", "en"),
        ("Croatian President Zvonimir Babić invited Patriarch Božidar to visit Zagreb. Slovenia's premier invited "
         "President Šime Kralj to Ljubljana.", "en"),
        ("12345 ... 67", None),
    ],
)  # fmt: skip
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language
