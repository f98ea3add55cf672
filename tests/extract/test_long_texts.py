"""Long texts: read to the end, in time that grows with them."""

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
