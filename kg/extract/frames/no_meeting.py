"""Nouns of meetings that tell of none, or of no particular one: "a call for restraint", "such visits"."""

from typing import TYPE_CHECKING

from kg.extract.frames.noun_phrase import DEFINITE, befores
from kg.extract.parse.syntax import children, is_several, lemma, objects_of
from kg.extract.words.lexicon import speech, triggers
from kg.gazetteer import country_by_adjective

if TYPE_CHECKING:
    from spacy.tokens import Token


def tells_of_none(noun: "Token", outer: "Token", verb: "Token | None") -> bool:
    """Whether a noun isn't a meeting here, or is no particular one."""
    word = lemma(noun)
    if befores(noun) & triggers().not_meetings.get(word, frozenset()):
        return True
    if verb is not None and (
        lemma(verb) in triggers().other_senses.get(word, frozenset()) or _is_talked_about(noun, outer, verb)
    ):
        return True
    whats = triggers().of_what.get(word)
    if whats is not None and not any(lemma(one) in whats for one in objects_of(noun, "of")):
        return True  # "an exchange of fire"
    if word == "call" and _is_appeal(noun, outer, verb):
        return True
    return _is_counted(outer, verb) or _is_explained(outer, verb) or _are_many(noun, verb)


def _is_appeal(noun: "Token", outer: "Token", verb: "Token | None") -> bool:
    """Whether a call is one for something: "A's call for restraint", "a call to end the fighting"."""
    joined = verb is not None and lemma(verb) == "join" and {one.text for one in noun.children} == {"the"}
    if joined or befores(noun) & (triggers().speaking.remote | triggers().in_person):
        return False
    if any(child.dep_ in ("acl", "relcl") for child in noun.children) or objects_of(noun, "for"):
        return True
    with_somebody = objects_of(noun, "with", "from", "to", "on")
    return not (with_somebody and outer.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj"))


def _is_counted(outer: "Token", verb: "Token | None") -> bool:
    """Whether a clause counts meetings, and tells of none that is new: "it was their third meeting"."""
    if (
        verb is None
        or lemma(verb) != "be"
        or outer.dep_ != "attr"
        or any(True for _ in children(verb, "expl"))
    ):
        return False
    return not (verb.tag_ == "VBD" and any(map(_is_event, children(verb, "nsubj"))))


def _is_explained(outer: "Token", verb: "Token | None") -> bool:
    """Whether a gathering is said to be another: "the Riverland Conference was a meeting of ministers"."""
    if verb is None or lemma(verb) != "be" or outer.dep_ != "nsubj" or not _is_event(outer):
        return False
    return any(lemma(one) in triggers().nouns for one in children(verb, "attr"))


def _is_event(noun: "Token") -> bool:
    return noun.pos_ == "PROPN" and triggers().nouns.get(lemma(noun)) == "multilateral"


def _is_talked_about(noun: "Token", outer: "Token", verb: "Token") -> bool:
    """Whether others speak of known talks: "discussed the Hillish-Riverlandish negotiations"."""
    spoken_of = outer.dep_ == "dobj" and lemma(verb) in speech().topic_verbs
    if not spoken_of or triggers().nouns[lemma(noun)] == "visit":
        return False
    if lemma(verb) == "discuss" and objects_of(verb, "with"):
        return True  # who is named speaks of it, and isn't said to take part
    words = list(children(noun, "det", "poss", "amod", "compound", "nmod"))
    return any(one.lower_ in DEFINITE or country_by_adjective(one.text) for one in words)


def _are_many(noun: "Token", verb: "Token | None") -> bool:
    """Whether a plural speaks of meetings in general, and not of a number of them with somebody."""
    if not is_several(noun) or lemma(noun) in triggers().plural_for_one:
        return False
    counted = any(child.dep_ == "nummod" for child in noun.children) or bool(
        befores(noun) & triggers().separate
    )
    owned = any(True for _ in children(noun, "poss"))
    with_verb = verb is not None and noun.dep_ in ("dobj", "nsubjpass") and bool(objects_of(verb, "with"))
    return not (counted or owned or with_verb or objects_of(noun, "with", "between"))
