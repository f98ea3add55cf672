"""Who is there besides those who meet: "accompanied by A", "in the presence of A", "together with A"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, is_passive, lemma, objects_of
from kg.extract.words.lexicon import roles, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE = ("acl", "relcl", "advcl", "appos")
_TOGETHER = frozenset({"together", "along"})
_NEXT_TO = ("alongside", "beside")


def beside(frame: Frame, sentence: Sentence) -> "list[Token]":
    """Return the people around the words of a frame who have no side of their own in its meeting."""
    words = [*frame.actors, *frame.guests, frame.trigger]
    words += [frame.verb] if frame.verb is not None and frame.verb != frame.trigger else []
    found = [noun for word in words for noun in (*_leaders(word), *_around(word))]
    if frame.verb is not None and is_passive(frame.verb) and lemma(frame.verb) in triggers().mediating:
        found += objects_of(frame.verb, "by")  # "the talks were mediated by A"
    known = [*frame.actors, *frame.guests]
    return [noun for noun in found if noun not in known and _is_somebody(noun, sentence)]


def _leaders(noun: "Token") -> "list[Token]":
    """Return who leads a group: "a delegation headed by A", "a delegation of B led by A"."""
    if lemma(noun) not in roles().groups:
        return []
    return [
        one
        for word in (noun, *objects_of(noun, "of", "from"))
        for clause in children(word, *_CLAUSE)
        if lemma(clause) in triggers().leading
        for one in objects_of(clause, "by")
    ]


def _around(word: "Token") -> "list[Token]":
    found = objects_of(word, *_NEXT_TO)
    leading = triggers().mediating if lemma(word) in triggers().nouns else frozenset[str]()
    for first in children(word, *_CLAUSE):
        for clause in (first, *children(first, "conj")):
            if lemma(clause) in triggers().accompanying | leading:
                found += objects_of(clause, "by")
    for adverb in children(word, "advmod", "prep"):
        if adverb.lower_ in _TOGETHER:
            found += objects_of(adverb, "with")
    for preposition in children(word, "prep"):
        if preposition.lower_ == "with" and preposition.i and preposition.nbor(-1).lower_ in _TOGETHER:
            found += [noun for child in children(preposition, "pobj") for noun in conjuncts(child)]
        if preposition.lower_ == "in":
            for noun in children(preposition, "pobj"):
                found += objects_of(noun, "of") if lemma(noun) in triggers().presence else []
    return found


def _is_somebody(noun: "Token", sentence: Sentence) -> bool:
    """Whether a noun is a person with a name or a post: "accompanied by aides" says nothing that matters."""
    mention = sentence.mention_at(noun)
    return mention is not None and mention.kind in ("person", "office")
