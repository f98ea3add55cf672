"""Whom somebody has to a meal, without a verb of meeting: "had B to tea", "was given dinner by A"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.people import is_somebody_or_group, other_side
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, is_passive, lemma, objects_of
from kg.extract.words.lexicon import triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEIGHT = 0.7


def meal_frame(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "A had B to lunch", "A took B out for dinner", "A gave B dinner", "B was given dinner by A"."""
    word = lemma(verb)
    if word in triggers().treating and any(
        lemma(noun) in triggers().meals for noun in objects_of(verb, "to", "for")
    ):
        guests = other_side(verb)
    elif word == "give" and any(lemma(noun) in triggers().meals for noun in children(verb, "dobj")):
        given = [one for child in children(verb, "dative") for one in conjuncts(child)]
        guests = other_side(verb) if is_passive(verb) else [*given, *objects_of(verb, "to", "for")]
    else:
        return None
    sides = (who, guests)
    if not all(any(is_somebody_or_group(one, sentence) for one in side) for side in sides):
        return None
    return of_verb(verb, status, who, guests, weight=_WEIGHT)
