"""Long texts: read to the end, in time that grows with them (``benchmarks/long_text.py`` measures it)."""

from itertools import product

import pytest

from kg.extract.extractor import extract
from kg.extract.text.nlp import language_model
from kg.model.document import Document
from tests.extract.passage import names, read
from tests.extract.test_extractor import check


@pytest.mark.slow
def test_a_long_text_is_read_to_its_end() -> None:
    # Long words, so that there are few of them.
    filler = " ".join(
        ["Internationalisation", "notwithstandingly", "counterrevolutionises", "electroencephalographs."]
    )
    text = f"{filler} " * 2500 + "\n\nIngrid Solhaug met Karl Weiss in Oslo on Monday."
    assert len(text) > 200_000
    document = Document.of(text, published="2024-03-13")
    found = extract(document)
    check(document, found)
    assert names(found.meetings[-1]) == ["Ingrid Solhaug", "Karl Weiss"]


def test_a_text_longer_than_the_model_takes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model(), "max_length", 1000)
    found = read(
        "It rained in the hills and the river rose. " * 40 + "Ingrid Solhaug met Karl Weiss in Oslo."
    )
    assert len(found.meetings) == 1


_FIRST_NAMES = ("Ada", "Bram", "Clara", "Edwin", "Greta", "Hugo", "Irene", "Klaus", "Marta", "Oskar")
_SURNAMES = [
    first + second
    for first, second in product(
        ("Ahl", "Brand", "Fors", "Grun", "Holm", "Lind", "Nord", "Sol", "Stern", "West"),
        ("berg", "dahl", "feld", "gaard", "haug", "mark", "quist", "stad", "strand", "vik"),
    )
]
_TOWNS = ("Oslo", "Vienna", "Lisbon", "Warsaw", "Nairobi", "Cairo", "Tallinn")


def _paragraph(host: str, guest: str, town: str) -> str:
    """Return a paragraph of a chronicle: a meeting, and what else there was."""
    return (
        f"Foreign Minister {host} of Norway met {guest} of Austria in {town} on Monday. They discussed fish. "
        f"{guest.split()[-1]} said that the talks had been useful. Snow fell all week, and the roads over "
        "the hills were closed. The price of bread rose again, officials said, and nobody knew for how long."
    )


@pytest.mark.slow
def test_a_document_of_a_hundred_thousand_words() -> None:
    people = [f"{first} {last}" for last, first in product(_SURNAMES, _FIRST_NAMES)]
    pairs = [
        (people[index * 7 % 1000], people[(index * 7 + 311 + index // 1000) % 1000]) for index in range(1950)
    ]
    text = "\n\n".join(
        _paragraph(host, guest, _TOWNS[index % 7]) for index, (host, guest) in enumerate(pairs)
    )
    assert len(text.split()) > 100_000
    document = Document.of(text, published="2024-03-13")
    found = extract(document)
    check(document, found)
    told = {tuple(names(report)): report for report in found.meetings}
    for index in (0, 1, 974, 975, 1948, 1949):
        report = told[tuple(sorted(pairs[index]))]
        assert report.status == "held"
        assert report.place is not None
        assert report.place.name == _TOWNS[index % 7]
        assert report.date is not None
        assert report.date.edtf == "2024-03-11"
        assert [topic.label for topic in report.topics] == ["fish"]
    assert len(told) > 1940
