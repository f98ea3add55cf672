"""Verbs that tell of a meeting. Where their participants stand follows from the kind of verb."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.calls import call, is_remote
from kg.extract.frames.encounters import gather, host, reciprocal, see, talk
from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.meals import meal_frame
from kg.extract.frames.people import brief, receives_visitor, speak, summon
from kg.extract.frames.phrases import phrase_of, with_object
from kg.extract.frames.visits import invite, travels, visit
from kg.extract.parse.positions import are_separate, on_the_margins, surface_subjects
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import conjuncts, lemma, subjects
from kg.extract.status.status import status_of_noun, status_of_verb
from kg.extract.words.lexicon import Frame as FrameKind
from kg.extract.words.lexicon import speech, triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_READ: Mapping[FrameKind, Callable[["Token", "list[Token]", Status, Sentence], Frame | None]] = {
    "reciprocal": reciprocal,
    "see": see,
    "invite": invite,
    "host": host,
    "visit": visit,
    "call": call,
    "talk": talk,
    "gather": gather,
    "speak": speak,
    "brief": brief,
    "summon": summon,
}


def verb_frame(verb: "Token", sentence: Sentence) -> Frame | None:
    """Return the frame that a verb opens, if it tells of a meeting."""
    kind, remote = _kind_of_verb(verb, sentence)
    phrase = phrase_of(verb)
    tells = lemma(verb) in speech().addressing and "visiting" in sentence.text
    treats = lemma(verb) in triggers().treating | {"give"}
    if kind is None and phrase is None and not tells and not treats:
        return None
    status = status_of_verb(verb)
    if status is None:
        return None
    who = surface_subjects(verb, sentence) or subjects(verb)
    if treats and phrase is None:
        return meal_frame(verb, who, status, sentence)
    if kind is None and phrase is None:
        visitors = receives_visitor(verb, who, sentence)
        return of_verb(verb, status, who, visitors, weight=0.6) if visitors else None
    if phrase is not None:
        return with_object(verb, who, status, phrase, sentence)
    assert kind is not None
    frame = _READ[kind](verb, who, status, sentence)
    if frame is not None:
        frame.separate = frame.separate or are_separate(verb) or _are_listed_apart(frame.guests)
    if frame is not None and remote and frame.kind != "session":
        frame = msgspec.structs.replace(frame, remote=True, kind="call")
    return frame


def _are_listed_apart(guests: "list[Token]") -> bool:
    """Whether those who are met stand in a list with semicolons: a meeting with each of them."""
    return len(guests) > 1 and any(one.text == ";" for one in guests[0].doc[guests[0].i : guests[-1].i])


def gerund_frame(token: "Token") -> Frame | None:
    """Return the frame of "meeting" before a name, read as the verb that it is."""
    above = token.nbor(-1) if token.i else token.head.head
    verb = above if above.pos_ in ("VERB", "AUX") else above.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    status = status_of_noun(token.head, verb)
    if status is None:
        return None
    return of_verb(token, status, subjects(verb), conjuncts(token.head))


def _kind_of_verb(verb: "Token", sentence: Sentence) -> tuple[FrameKind | None, bool]:
    """Return the kind of frame that a verb opens, and whether over a distance."""
    word = lemma(verb)
    remote = is_remote(verb)
    if word in triggers().speaking.verbs:
        if remote:
            return "call", True
        return ("talk" if on_the_margins(verb) else "speak"), False
    if word in triggers().sitting.particles:
        particles = {child.lower_ for child in verb.children}
        if particles & triggers().sitting.particles[word]:
            return "talk", False
    # "Called in B", "called B in"; "called on B in A" is in A.
    if word == "call" and any(
        child.lower_ == "in" and (child.dep_ == "prt" or child.i == verb.i + 1) for child in verb.children
    ):
        return ("summon", False) if not remote else ("call", True)
    if word in triggers().travel.verbs:
        return "visit" if travels(verb, sentence) else None, False
    return triggers().verbs.get(word), remote and word not in ("visit", "tour")
