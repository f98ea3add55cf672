"""Finding the words of a sentence that tell of a meeting. They come from ``words/data/triggers.yaml``."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.beside import beside
from kg.extract.frames.frame import Frame
from kg.extract.frames.in_turn import in_turn
from kg.extract.frames.nouns import noun_frame
from kg.extract.frames.present import attendance_frame, present_frame
from kg.extract.frames.verbs import gerund_frame, verb_frame
from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import auxiliaries, governors, lemma
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Frame", "frames"]

_NAMED_EVENTS = frozenset({"summit", "forum", "conference", "congress", "meeting"})
# "Nigeria won 2-0", "a 1-1 draw"
_RESULT = re.compile(
    r"\b(?:won|lost|beat|drew|defeated|thrashed)\b[^.;]{0,60}?\b\d{1,2}[-–]\d{1,2}\b"
    r"|\b\d{1,2}[-–]\d{1,2} (?:draw|win|victory|defeat|loss|lead)\b"
)
_CLAUSES = frozenset({"relcl", "advcl", "ccomp"})
_ON_TRIPS = frozenset({"where", "which", "when"})
_OTHER_TIME = frozenset({"after", "following", "before", "since", "ahead"})


def frames(sentence: Sentence) -> list[Frame]:
    """Return the frames of a sentence in the order of their triggers."""
    if _is_sport(sentence):
        return []
    found = [frame for token in sentence.doc if (frame := _frame(token, sentence)) is not None]
    kept = [one for frame in _without_echoes(found) for one in in_turn(frame, sentence)]
    for frame in kept:
        frame.beside = beside(frame, sentence)
    return [_undone_with(frame, kept) for frame in kept]


def _undone_with(frame: Frame, found: list[Frame]) -> Frame:
    """Return a plan with the fate of its trip: "put off a visit to A, where he was to meet B"."""
    verb = frame.verb or frame.trigger
    if frame.status != "planned" or frame.kind == "visit":
        return frame
    tells = [one for one in (verb, *governors(verb)) if one.dep_ in _CLAUSES and _tells_of_trip(one)]
    for trip in found if tells else ():
        fate = "cancelled" if _is_cut_short(trip) else trip.status
        if trip.kind == "visit" and fate in ("cancelled", "postponed") and _is_about(tells[0], trip):
            return msgspec.structs.replace(frame, status=fate)
    return frame


def _is_about(clause: "Token", trip: Frame) -> bool:
    """Whether a clause hangs on a trip, or on its verb and stands behind the trip."""
    for one in (clause, *governors(clause)):
        if one.head == trip.trigger or (one.head == trip.verb and trip.trigger.i < one.i):
            return one.dep_ != "conj"
        if one.dep_ == "conj" and one.pos_ == "VERB":
            return False
    return False


def _tells_of_trip(clause: "Token") -> bool:
    """Whether a clause tells of what was to happen on a journey: "where he …", "during which she …"."""
    return any(one.lower_ in _ON_TRIPS for one in clause.subtree if one.i < clause.i)


def _is_cut_short(trip: Frame) -> bool:
    verb = trip.verb
    return verb is not None and lemma(verb) == "cut" and any(one.lower_ == "short" for one in verb.subtree)


def _frame(token: "Token", sentence: Sentence) -> Frame | None:
    mention = sentence.mention_at(token)
    if mention is not None and token.pos_ != "VERB" and not _names_event(token, mention, sentence):
        return None
    if (there := present_frame(token) or attendance_frame(token)) is not None:
        return there
    if _is_noun_after_all(token):
        return noun_frame(token, sentence)
    if _is_gerund(token, sentence):
        return gerund_frame(token)
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and lemma(token) == "meet"):
        return verb_frame(token, sentence)
    if _is_nominal(token) and lemma(token) in triggers().nouns:
        return noun_frame(token, sentence)
    return None


def _is_nominal(token: "Token") -> bool:
    """Whether a word stands as a noun, also "a bilateral", "a plenary"."""
    return token.pos_ in ("NOUN", "PROPN") or (
        token.pos_ == "ADJ" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
    )


def _is_noun_after_all(token: "Token") -> bool:
    """Whether "talks" is a noun that the parser took for a verb: "at indirect talks with A"."""
    if token.lower_ not in ("talks", "visits", "calls") or token.pos_ != "VERB" or token.i == 0:
        return False
    return token.nbor(-1).pos_ in ("ADJ", "NOUN", "DET") and token.dep_ in (
        "pobj",
        "dobj",
        "compound",
        "conj",
    )


def _is_gerund(token: "Token", sentence: Sentence) -> bool:
    """Whether "meeting" is a verb that the parser took for a noun: "denied meeting B", "after meeting B"."""
    if token.lower_ not in ("meeting", "visiting", "receiving") or token.i + 1 >= len(sentence.doc):
        return False
    mention = sentence.mention_at(token.nbor(1))
    follows = token.i == 0 or token.nbor(-1).pos_ in ("VERB", "ADP", "SCONJ", "AUX")
    return (
        follows and token.dep_ == "compound" and mention is not None and mention.kind in ("person", "office")
    )


def _is_sport(sentence: Sentence) -> bool:
    """Whether a sentence tells of a match: teams meet too."""
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", sentence.text.lower()))
    return bool(words & triggers().sports) or _RESULT.search(sentence.text) is not None


def _names_event(token: "Token", mention: Mention, sentence: Sentence) -> bool:
    """Whether a name is that of a gathering, and its last word what it is: "the Atlas Economic Forum"."""
    return (
        mention.kind == "organization"
        and lemma(token) in _NAMED_EVENTS
        and sentence.end_of(token) == mention.end
        and " " in mention.text
    )


def _without_echoes(found: list[Frame]) -> Iterator[Frame]:
    """Leave out frames of the same event within a sentence: "travel to A for talks" is the talks, in A."""
    for frame in found:
        inner = next((other for other in found if other is not frame and _is_purpose_of(other, frame)), None)
        if inner is not None and frame.kind == "visit":
            inner.places += frame.places
            if not inner.actors:
                inner.actors = list(frame.actors)
            continue
        if frame.kind == "visit" and frame.trigger.pos_ == "NOUN" and _is_of_journey(frame, found):
            continue  # "arrived in A on a visit to B" is one visit
        if lemma(frame.trigger) in speech().topic_verbs and any(
            other.trigger in list(governors(frame.trigger))
            for other in found
            if other is not frame and not (other.kind == "visit" and frame.guests)
        ):
            continue  # "will meet to discuss X" is one meeting; "flew to A and discussed X with B" is with B
        if _is_means(frame) and (other := _above(frame, found)) is not None:
            other.remote = True
            continue  # "the session was held by videoconference" is one event
        if frame.occasion and any(_is_within(frame, other) for other in found if other is not frame):
            continue  # "met during the summit": it says when and where
        yield frame


def _is_of_journey(frame: Frame, found: list[Frame]) -> bool:
    """Whether a visit is what somebody travels for who is told to have arrived at its place."""
    if frame.trigger.head.lower_ not in ("on", "for"):
        return False
    above = frame.trigger.head.head
    return any(
        other.kind == "visit" and other.trigger == above and other.trigger.pos_ == "VERB" and other.places
        for other in found
    )


def _is_means(frame: Frame) -> bool:
    """Whether a noun says by what means others met: "via videoconference"."""
    return frame.trigger.dep_ == "pobj" and frame.remote and frame.trigger.head.lower_ in _MEANS


_MEANS = frozenset({"via", "by", "through", "over", "per"})


def _above(frame: Frame, found: list[Frame]) -> Frame | None:
    above = list(governors(frame.trigger))
    return next(
        (one for one in found if one is not frame and (one.trigger in above or one.verb in above)), None
    )


def _is_within(frame: Frame, other: Frame) -> bool:
    """Whether a noun stands behind "at" or "during" under the trigger, or the verb, of another frame."""
    noun = frame.trigger
    if noun.dep_ != "pobj" or other.occasion:
        return False
    above = list(governors(noun))
    return other.trigger in above or (other.verb is not None and other.verb in above)


def _is_purpose_of(inner: Frame, outer: Frame) -> bool:
    """Whether one frame's trigger hangs on the other's, with a participant of its own."""
    if inner.kind in ("multilateral", "session", "ceremony"):
        # "Will travel to A to attend the summit"
        return inner.verb is not None and inner.verb.head == outer.trigger and "to" in auxiliaries(inner.verb)
    if inner.kind == "visit" or not inner.guests:
        return False
    if any(token.lower_ in _OTHER_TIME for token in (inner.trigger.head, inner.trigger)):
        return False  # "after talks with A, flew to B": two occasions
    above = list(governors(inner.trigger))
    if outer.trigger not in above:
        return False
    # "A trip in B, where he had lunch with C": what a clause tells of the place is another occasion,
    # but not of where somebody only went for that: "flew to B, where he met C".
    between = [inner.trigger, *above[: above.index(outer.trigger)]]
    went = lemma(outer.trigger) in triggers().travel.verbs
    return all(one.dep_ != "relcl" or (went and _tells_where(one)) for one in between)


def _tells_where(clause: "Token") -> bool:
    return any(one.lower_ == "where" for one in clause.children)
