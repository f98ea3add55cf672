"""What is left of a text before anything is parsed, and that what is told of it stays the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.extractor import Rules, WholeText
from kg.extract.text.skimmed import skimmed
from kg.extract.text.tidy import Tidy
from kg.model.document import Document

# Nothing here can tell of a meeting or of a post.
IDLE = (
    "Rain fell on the harbour all week.",
    "Prices of bread rose by four percent, which nobody had foreseen.",
    "The bridge is older than the town hall.",
    "Most shops stayed shut.",
)
TELLING = (
    "Foreign Minister Ana Costa met Omar Haddad in Riga on Monday.",
    "The talks lasted three hours.",
    "Prime Minister Jan Novak will visit Oslo in June.",
    "He flew to Geneva with Colonel Petar Ilic.",
)


def left(text: str) -> str:
    return skimmed(Tidy(text)).text


def filled(*sentences: str, between: str = " ") -> str:
    return between.join(sentences)


def test_what_can_tell_of_nothing_is_left_out() -> None:
    text = filled(*IDLE, TELLING[0], *IDLE, *IDLE)
    assert left(text) == filled(IDLE[0], IDLE[3], TELLING[0], IDLE[0]) + " "


def test_the_first_sentence_and_those_beside_a_telling_one_stay() -> None:
    text = filled(*IDLE[:2], TELLING[1], *IDLE[:2])
    assert left(text) == filled(*IDLE[:2], TELLING[1], IDLE[0]) + " "


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Costa, the health minister, fell ill.",
        "Ana Costa of the Harbour Board laughed.",
        "Omar Haddad led the port authority for years.",
        "She succeeds Luis Prado, a surgeon.",
        "Gen. Petar Ilic stayed at home.",
        "Both saw Petar Ilic.",
        "They left Riga at dawn.",
        "Envoys went to Geneva again.",
    ],
)
def test_what_may_tell_of_a_post_or_a_meeting_in_other_words_stays(sentence: str) -> None:
    assert sentence in left(filled(*IDLE, *IDLE, sentence, *IDLE, *IDLE))


def test_a_name_is_read_where_it_stands_first() -> None:
    introduced = "Ana Costa likes rain."
    text = filled(*IDLE, introduced, *IDLE, *IDLE, "Costa met Haddad in Riga.", *IDLE)
    assert introduced in left(text)
    assert left(text).count("Costa") == 2


def test_paragraphs_stay_apart() -> None:
    line = "The harbour " * 12
    paragraphs = [f"{TELLING[0]}", f"{line}is wet.", f"{line}is dry.", f"{line}is full.", TELLING[2]]
    for blank in ("\n", "\n\n"):
        assert left(blank.join(paragraphs)).split("\n")[-1] == TELLING[2]
        assert "dry" not in left(blank.join(paragraphs))


def test_where_long_lines_would_be_lost_all_stays() -> None:
    """Short lines alone would look as if a program had broken them, and run together."""
    text = "\n".join(
        [
            TELLING[0],
            IDLE[0],
            "The harbour " * 12 + "is wet.",
            IDLE[1],
            "Ana Costa met Jan Novak",
            "They left",
        ]
    )
    assert left(text) == text


@given(st.lists(st.sampled_from((*IDLE, *TELLING)), min_size=1, max_size=12), st.sampled_from((" ", "\n\n")))
def test_what_is_left_is_in_the_documents_order_and_words(sentences: list[str], between: str) -> None:
    text = Tidy(between.join(sentences))
    read = skimmed(text)
    assert len(read.text) == len(read.origin)
    assert all(read.text[at] == text.document[offset] for at, offset in enumerate(read.origin))
    assert all(one < other for one, other in pairwise(read.origin))
    assert all(sentence in read.text for sentence in sentences if sentence in TELLING)


@given(st.lists(st.sampled_from((*IDLE, *TELLING)), min_size=1, max_size=8))
def test_the_same_is_told_of_all_of_it(sentences: list[str]) -> None:
    document = Document.of("\n\n".join(sentences), id="d", language="en", published="2021-05-20")
    whole, quick = WholeText()(document), Rules()(document)
    assert [(one.quote, one.start, one.date) for one in quick.meetings] == [
        (one.quote, one.start, one.date) for one in whole.meetings
    ]
    assert quick.affiliations == whole.affiliations
