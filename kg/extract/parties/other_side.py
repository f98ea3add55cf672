"""Who it is that has "a meeting with B", where its own clause names nobody: who the text is about."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, companions, conjuncts, governors, lemma, objects_of
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = frozenset({"office", "secretariat", "cabinet"})


def is_one_sided(frame: Frame) -> bool:
    """Whether a noun of meeting says with whom it is, and nothing says whose it is."""
    noun = frame.trigger
    if frame.actors or not frame.guests or frame.kind not in ("bilateral", "call"):
        return False
    if lemma(noun) in triggers().to_guests and objects_of(noun, "to", "on"):
        return True
    return lemma(noun) in triggers().nouns and bool(companions(noun) or companions(frame.verb or noun))


def subjects_above(frame: Frame, sentence: Sentence) -> "list[Token]":
    """Return who does what the clauses above say: "A will fly to B for a visit that includes talks with C".

    Of those who only speak of the meeting, states and bodies are meant to have it.
    """
    for verb in governors(frame.trigger):
        nouns = [one for child in children(verb, "nsubj", "nsubjpass") for one in conjuncts(child)]
        nouns = [one for one in nouns if one.i < frame.trigger.i and one not in frame.guests]
        kinds = (
            ("state", "organization")
            if lemma(verb) in speech().speech_verbs
            else ("person", "office", "state")
        )
        if lemma(verb) in speech().speech_verbs and (owners := _spoken_for(nouns)):
            return owners
        found = [
            one for one in nouns if (named := sentence.mention_at(one)) is not None and named.kind in kinds
        ]
        if found:
            return found
    return []


def _spoken_for(speakers: "list[Token]") -> "list[Token]":
    """Return for whom somebody speaks: "her office said", "A's spokesman announced"."""
    voices = [one for one in speakers if lemma(one) in speech().voices | _OFFICES]
    return [owner for one in voices for owner in children(one, "poss")]
