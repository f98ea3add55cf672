"""Long texts: read to the end, in time that grows with them."""

import time

import pytest

from kg.extract.extractor import extract
from kg.extract.nlp import language_model
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


def seconds(sentences: int) -> float:
    """Return the time of this process that a text of so many sentences with names takes."""
    first = ["Anna", "Karl", "Nino", "Eero", "Mary", "Paul", "Ingrid", "Jens"]
    text = " ".join(
        f"Finnish Minister {first[i % 8]} Kal{'aeiou'[i % 5]}{'bdfgk'[i // 5 % 5]}en met Georgian President "
        f"{first[(i + 3) % 8]} B{'aeiou'[i // 25 % 5]}ri{'dzgkl'[i // 5 % 5]}ian in Oslo on {1 + i % 28} May."
        for i in range(sentences)
    )
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.slow
def test_time_grows_with_the_text_and_not_faster() -> None:
    seconds(5)
    assert seconds(200) < 7 * seconds(40)


def test_a_text_longer_than_the_model_takes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model(), "max_length", 1000)
    found = read(
        "It rained in the hills and the river rose. " * 40 + "Ingrid Solhaug met Karl Weiss in Oslo."
    )
    assert len(found.meetings) == 1
