"""Whose words are whose: in which meeting's clause a word stands."""

from typing import TYPE_CHECKING

from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import lemma
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


def owner(token: "Token", sentence: Sentence, all_frames: list[Frame]) -> Frame | None:
    """Return the frame whose clause a word stands in: up the parse, else the nearest trigger before it."""
    marks = {(frame.clause or frame.trigger).i: frame for frame in all_frames}
    marks |= {
        frame.verb.i: frame
        for frame in all_frames
        if frame.clause is None
        and frame.verb is not None
        and frame.verb.i not in marks
        and not is_saying(frame.verb, frame)
    }
    one = below = token
    while True:
        if one.i in marks and not is_behind_aside(one, below):
            return marks[one.i]
        if is_saying(one) or one.head == one:
            break
        one, below = one.head, one
    if is_saying(one) and _directly_under(token, one):
        return None
    before = [frame for frame in all_frames if frame.trigger.i < token.i]
    nearest = min(before or all_frames, key=lambda frame: abs(frame.trigger.i - token.i), default=None)
    return nearest if nearest is not None and not _other_clause(token, nearest, sentence) else None


def is_asked_for(owning: Frame | None, frame: Frame) -> bool:
    """Whether one frame says to what another invites: "invited B to talks in A"."""
    if owning is None or owning.verb != frame.trigger or frame.status != "proposed":
        return False
    return owning.trigger.dep_ == "pobj" and owning.trigger.head.head == frame.trigger


def is_behind_aside(verb: "Token", below: "Token") -> bool:
    """Whether words behind the comma that closes an aside were hung on its verb.

    "A received B, who is on a visit, at the palace": it is A who received at the palace.
    """
    if verb.dep_ != "relcl" or below.dep_ != "prep" or below.i < verb.i:
        return False
    first = verb.left_edge
    opened = first.i > 0 and first.nbor(-1).text == ","
    return opened and below.i > 0 and below.nbor(-1).text == ","


def is_saying(token: "Token", frame: Frame | None = None) -> bool:
    """Whether a verb says something, and tells of no meeting by itself."""
    return (
        token.pos_ == "VERB"
        and lemma(token) in speech().speech_verbs
        and (frame is None or token != frame.trigger)
    )


def _directly_under(token: "Token", verb: "Token") -> bool:
    """Whether a word belongs to the saying itself: "told reporters in A on Friday"."""
    one = token
    while one.head != verb and one.head != one:
        if one.head.pos_ == "VERB":
            return False
        one = one.head
    return token.i > verb.i or abs(token.i - verb.i) < 4


def _other_clause(token: "Token", frame: Frame, sentence: Sentence) -> bool:
    """Whether a verb that is no part of the frame stands between its trigger and a word."""
    low, high = sorted((token.i, frame.trigger.i))
    return any(
        word.pos_ == "VERB" and word != frame.verb and lemma(word) not in triggers().light_verbs
        for word in sentence.doc[low + 1 : high]
    )
