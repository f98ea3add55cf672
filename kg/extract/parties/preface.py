"""Who says all that follows: "The following is attributable to A:", "A provided the following readout"."""

from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, lemma, objects_of, subjects
from kg.extract.words.lexicon import speech

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOLLOWING = frozenset({"following", "below"})


def prefacing(sentence: Sentence) -> "list[Token]":
    """Return the nouns that name whoever says what comes after a sentence, where it says so."""
    if not any(token.lower_ in _FOLLOWING for token in sentence.doc):
        return []
    for token in sentence.doc:
        if found := _issuers(token):
            return found
    return []


def _issuers(word: "Token") -> "list[Token]":
    if word.lower_ == "attributable":
        return objects_of(word, "to")
    if lemma(word) in speech().prefacing:
        told = list(children(word, "dobj"))
        following = any(one.lower_ in _FOLLOWING for head in (word, *told) for one in head.children)
        return subjects(word) if told and following else []
    known = lemma(word) in speech().documents | speech().briefings
    return objects_of(word, "by", "from") if known and word.head.pos_ != "VERB" else []
