"""The rule of two names and a word of meeting."""

from kg.evaluate.baseline import NamePair
from kg.model.document import Document
from kg.model.report import Extraction

ARTICLE = "Norway's economy grew. Germany and France held talks in Berlin on Monday. The bridge was painted."


def read(text: str) -> Extraction:
    return NamePair()(Document.of(text, id="a"))


def test_two_names_and_a_word_are_a_meeting() -> None:
    found = read(ARTICLE)
    assert (found.document.id, found.extractor) == ("a", NamePair().name)
    (report,) = found.meetings
    assert report.trigger.text == "talks"
    assert len(report.participants) == 2
    assert report.place
    assert report.date
    for part in (report.trigger, *report.participants, report.place, report.date):
        assert ARTICLE[part.start : part.end] == part.text
    assert ARTICLE[report.start : report.end] == report.quote


def test_it_takes_the_nearest() -> None:
    (report,) = read("Sweden said that Karl Weiss met Anna Berg in Oslo.").meetings
    assert [one.name for one in report.participants] == ["Karl Weiss", "Anna Berg"]
    assert [one.kind for one in report.participants] == ["person", "person"]


def test_it_knows_no_negation() -> None:
    assert [one.status for one in read("Karl Weiss did not meet Anna Berg.").meetings] == ["held"]


def test_no_word_or_no_second_name_is_nothing() -> None:
    assert read("Karl Weiss and Anna Berg spoke.").meetings == ()
    assert read("Karl Weiss had talks.").meetings == ()
    assert read("").meetings == ()


def test_its_name_has_the_version_of_the_model() -> None:
    assert NamePair().name.startswith("name-pair 1, en_core_web_")
