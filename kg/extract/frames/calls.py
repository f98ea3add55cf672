"""Verbs of calling, which may be by telephone or in person: "called B", "called on B"."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.people import is_somebody_or_group
from kg.extract.parse.positions import is_person, surface_object
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, companions, direct_objects, lemma, objects_of
from kg.extract.words.lexicon import speech, triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_remote(verb: "Token") -> bool:
    """Whether people speak over a distance: "by telephone", "over a secure line"."""
    if any(lemma(noun) == "line" for noun in objects_of(verb, "over", "via", "by")):
        return True  # "over a secure line"
    return any(
        token.lower_ in triggers().speaking.remote or token.lower_ in ("telephone", "phone")
        for child in verb.children
        if child.dep_ in ("prep", "agent", "npadvmod", "advmod", "dobj")
        for token in child.subtree
    )


def call(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "A called B", "A phoned B"; "A called on B" is in person."""
    if lemma(verb) == "call" and (visited := _pays_call(verb, sentence)):
        frame = of_verb(verb, status, who, visited, weight=0.7)
        frame.separate = any(one.dep_ == "conj" for one in visited)  # one goes from one to the other
        return frame
    objects = [noun for noun in direct_objects(verb) if is_person(noun, sentence)]
    objects += [*surface_object(verb, sentence), *companions(verb), *objects_of(verb, "to")]
    for preposition in children(verb, "prep"):
        objects += [noun for device in children(preposition, "pobj") for noun in objects_of(device, "to")]
    if lemma(verb) == "call" and not _telephones(verb, objects, sentence):
        return None
    frame = of_verb(verb, status, who, objects)
    return msgspec.structs.replace(frame, kind="call", remote=True)


def _pays_call(verb: "Token", sentence: Sentence) -> "list[Token]":
    """Return on whom somebody called, in person; to call on somebody to do something is no visit."""
    clauses = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    if any(lemma(clause) not in speech().topic_verbs for clause in clauses):
        return []
    return [noun for noun in objects_of(verb, "on", "upon") if is_somebody_or_group(noun, sentence)]


def _telephones(verb: "Token", objects: "list[Token]", sentence: Sentence) -> bool:
    """Whether "called" means by telephone: a person is called, and not called something or upon."""
    named = any(
        (mention := sentence.mention_at(noun)) and mention.kind in ("person", "office") for noun in objects
    )
    otherwise = any(
        child.dep_ in ("prt", "ccomp", "attr")
        or (child.dep_ == "oprd" and child not in objects)
        or child.lower_ in ("for", "upon", "off")
        for child in verb.children
    )
    return is_remote(verb) or (named and not otherwise)
