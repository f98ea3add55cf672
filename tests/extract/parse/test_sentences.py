"""Sentences without their titles: every token still knows where it stands in the document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.parse.sentences import Sentence, may_tell_of_meeting, sentences
from kg.extract.reading import Reading
from tests.extract.passage import reading, sentence

WHITE = str.maketrans(dict.fromkeys('“”„«»"\n\t', " ") | dict.fromkeys("´`", "'"))


def shortened(text: str) -> str:
    """Return the shortened sentence, with the document's names again in place of those for the parser."""
    one = sentence(text)
    names = {m.start: m.text for m in one.mentions if m.kind == "person"}
    return "".join(names.get(one.start_of(t), t.text) + t.whitespace_ for t in one.doc)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Norwegian Foreign Minister Ingrid Solhaug met Karl Weiss.", "Ingrid Solhaug met Karl Weiss."),
        ("Mary Holt, the British prime minister, met Karl Weiss.", "Mary Holt met Karl Weiss."),
        (
            "Chief of the Defence Staff of the Estonian Armed Forces, Lieutenant General Kaarel Tamm and NATO's "
            "Secretary General Ida Brandvold will meet in Riga.",
            "Kaarel Tamm and Ida Brandvold will meet in Riga.",
        ),
        ("“Mary Holt met Karl Weiss,” she said.", "Mary Holt met Karl Weiss, she said."),
        ("It rained in Riga.", "It rained in Riga."),
    ],
)
def test_titles_are_taken_out(text: str, short: str) -> None:
    assert " ".join(shortened(text).split()) == short


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. Then it snowed.", ["It rained.", "Then it snowed."]),
        ("  It rained.\n\nThen it snowed.\n", ["It rained.", "Then it snowed."]),
        ("A headline\n\nIt rained.", ["A headline", "It rained."]),
        ("Lt. Gen. Paul Okoth spoke. It rained.", ["Lt. Gen. Paul Okoth spoke.", "It rained."]),
        ("RIGA, March 11 (Example Wire) - It rained. Then it snowed.", ["It rained.", "Then it snowed."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_bounds(text: str, parts: list[str]) -> None:
    assert [one.text for one in sentences(reading(text))] == parts


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Mary Holt met Karl Weiss.", True),
        ("Their meetings were many.", True),
        ("They sat down.", True),
        ("She will fly to Riga.", True),
        ("It rained in Riga.", False),
        ("She took the bus.", False),
    ],
)
def test_sentences_that_tell_of_no_meeting_are_parsed_once(text: str, may: bool) -> None:
    doc = reading(text).doc
    assert may_tell_of_meeting(doc[:]) is may
    assert len(sentences(reading(text))) == 1


def check_offsets(text: str) -> None:
    """Assert the laws of offsets for every sentence of a text."""
    end = 0
    for one in sentences(Reading(text)):
        assert end <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end] == one.text.strip()
        assert len(one.origin) == len(one.shortened)
        assert one.origin == sorted(one.origin)
        check_tokens(one, text)
        end = one.end


def check_tokens(one: Sentence, text: str) -> None:
    for token in one.doc:
        start, end = one.start_of(token), one.end_of(token)
        assert one.start <= start < end <= one.end
        words = text[start:end].translate(WHITE)
        if token.is_space:
            continue
        assert one.token_at(start) == token
        mention = one.mention_at(token)
        assert mention is None or mention.start <= start < mention.end
        if mention is not None and mention.kind == "person":
            assert mention.start <= start < end <= mention.end + 1
            continue
        # A token that spans a cut covers more of the document; its letters stand there in order.
        # Where nothing was cut, quotes are as in the document.
        assert token.text in (words, text[start:end]) or (
            words[0] == token.text[0] and words[-1] == token.text[-1]
        )


_PEOPLE = st.sampled_from(
    [
        "Norwegian Foreign Minister Ingrid Solhaug",
        "Mary Holt, the British prime minister,",
        "the president of Zambia, Joseph Banda,",
        "Chief of the Defence Staff of the Estonian Armed Forces, Lieutenant General Kaarel Tamm",
        "NATO’s Secretary General, Ida Brandvold,",
        "Jean-Luc Marchand (an analyst)",
        "“Nino Beridze”",
        "the Georgian president",
        "General Okoth",
        "she",
    ]
)
_VERBS = st.sampled_from(
    ["met", "will meet", "spoke by phone with", "“warmly” received", "did not\nmeet", "—unlike others—met"]
)
_TAILS = st.sampled_from(
    [" in Riga.", " on 3 May!", ", he said.", "\n\n", " at 10:30 …", " in  Oslo\t\tlast week.", ""]
)
_SENTENCES = st.builds(lambda *parts: "{} {} {}{}".format(*parts), _PEOPLE, _VERBS, _PEOPLE, _TAILS)


@settings(max_examples=40, deadline=None)
@given(st.lists(_SENTENCES, min_size=1, max_size=3), st.sampled_from([" ", "\n", "\n\n", "  ", ""]))
def test_offsets_lead_back_to_the_document(parts: list[str], between: str) -> None:
    check_offsets(between.join(parts))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_offsets_of_any_text(text: str) -> None:
    check_offsets(text)
