"""Remembering what the rules for parts of speech say changes nothing of it."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.text.nlp import language_model, stock_model
from kg.extract.text.remembered_rules import RememberedRules, remember_rules
from tests.extract.passage import gold

# Where a neighbour decides, where a word is named by an expression, odd spaces, capitals.
WORDS = (
    "There's a meeting, isn't there? It ain't so: I'm gonna go, you've got\u00a0ta stay and y'all didn't know.",
    "There were talks.  There are \n no talks. LET'S MEET. C'm on, he'd have had nothin', doin' nuthin'.",
    "But for him nobody came, though all but one had been invited; she has to, and does, and would have done so.",
    "",
)


def attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (token.text, token.tag_, token.pos_, token.dep_, str(token.morph), token.lemma_, token.ent_type_)
        for token in doc
    ]


@pytest.fixture(scope="module")
def stock() -> Language:
    return stock_model()


def test_every_word_gets_the_attributes_that_the_rules_give(stock: Language) -> None:
    for text in [*WORDS, *(document.text for document, _ in gold())]:
        assert attributes(language_model()(text)) == attributes(stock(text))


def test_rules_that_look_at_more_than_two_words_are_left_alone() -> None:
    model = stock_model()
    ruler = model.get_pipe("attribute_ruler")
    ruler.add(patterns=[[{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}]], attrs={"POS": "X"})
    assert not RememberedRules.can_replace(ruler)
    assert remember_rules(model).pipe_names == stock_model().pipe_names


def test_a_model_without_such_rules_stays_as_it_is() -> None:
    import spacy

    assert remember_rules(spacy.blank("en")).pipe_names == []
