"""What a sentence adds to a meeting that is known: "also present were A and B", "it was held in C"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame
from kg.extract.frames.held_by import RELATIVE
from kg.extract.frames.noun_phrase import DEFINITE
from kg.extract.parse.syntax import children, conjuncts, is_passive, lemma, objects_of, subjects
from kg.extract.status.status import status_of_verb
from kg.extract.words.lexicon import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_THERE = frozenset({"present", "attendance"})
_AT = ("at", "on", "in", "during")
_SUBJECT = ("nsubj", "nsubjpass")
# Whatever it says of where and when, the sentence that tells of the meeting says it best.
_NEVER_LEADS = -9.0


def present_frame(word: "Token") -> Frame | None:
    """Return a frame that adds those who "were present", or "on the call", to the meeting before."""
    verb = _copula(word)
    if verb is None:
        return None
    status = status_of_verb(verb)
    who = [one for child in children(verb, "nsubj", "attr") for one in conjuncts(child) if one != word]
    if status != "held" or not who:
        return None
    return Frame(
        trigger=word, verb=verb, kind="bilateral", status=status, actors=who, refers=True, weight=0.0
    )


def attendance_frame(verb: "Token") -> Frame | None:
    """Return a frame that tells more of the meeting of the sentence before, which it doesn't name.

    "A and B took part", "among those attending were A and B", "it was attended by A", "it was held in C".
    """
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    who = _attending(verb)
    if who is None:
        who = _of_it(verb)
    status = status_of_verb(verb) if who is not None else None
    if who is None or status not in ("held", "planned"):
        return None
    return Frame(
        trigger=verb,
        verb=verb,
        kind="bilateral",
        status=status,
        actors=who,
        refers=True,
        next_to=True,
        weight=_NEVER_LEADS,
    )


def _attending(verb: "Token") -> "list[Token] | None":
    """Return who is told to attend, where nothing says what: "A and B took part", "taking part were A, B"."""
    if lemma(verb) == "be":
        who = [one for child in children(verb, "nsubj", "attr") for one in conjuncts(child)]
        heads = [*children(verb, "csubj"), *children(verb, "nsubj")]
        among = any(map(_is_one_of_them, objects_of(verb, "among")))
        return who if among or any(map(_attends, heads)) else None
    who = subjects(verb) if _attends(verb) else []
    return who if who and not _relates(who) else None


def _attends(verb: "Token") -> bool:
    """Whether a verb means being there, and stands alone: "took part", but not "took part in a race"."""
    known = triggers().participation
    objects = [*children(verb, "dobj")]
    if any(True for _ in children(verb, "auxpass")) or objects_of(verb, *_AT, "to", "from"):
        return False
    if lemma(verb) == "attend":
        return not objects
    nouns = [one for one in objects if lemma(one) in known.nouns]
    if any(objects_of(one, *_AT) for one in nouns):
        return False
    return lemma(verb) == "participate" or (lemma(verb) in known.verbs and bool(nouns))


def _is_one_of_them(noun: "Token") -> bool:
    """Whether a noun means those who are there: "those attending", "the participants", "those present"."""
    if lemma(noun) in triggers().attendees:
        return not objects_of(noun, *_AT, "of")
    present = (one for one in noun.subtree if one.lower_ in _THERE or _attends(one))
    return noun.lower_ == "those" and any(present)


def _relates(who: "list[Token]") -> bool:
    return any(one.lower_ in RELATIVE for one in who)


def _of_it(verb: "Token") -> "list[Token] | None":
    """Return who is named beside "it" or "the event" that took place: "it was hosted by A"; nobody may be."""
    if not any(map(_is_it, children(verb, *_SUBJECT))):
        return None
    if is_passive(verb):
        happens = triggers().happening | triggers().mediating
        return objects_of(verb, "by") if lemma(verb) in happens else None
    place = any(lemma(one) == "place" for one in children(verb, "dobj"))
    return [] if lemma(verb) == "take" and place else None


def _is_it(noun: "Token") -> bool:
    known = lemma(noun) in triggers().events and any(one.lower_ in DEFINITE for one in noun.children)
    return noun.lower_ == "it" or (known and not objects_of(noun, "of", "with", "between"))


def _copula(word: "Token") -> "Token | None":
    """Return the "be" of which a word says that somebody is there, of a meeting that is known or unsaid."""
    if word.lower_ in _THERE:
        above = word.head.head if word.dep_ == "pobj" else word.head
        verb = above if lemma(above) == "be" else None
        occasions = [one for head in (word, *((verb,) if verb else ())) for one in objects_of(head, *_AT)]
        occasions = [one for one in occasions if one != word]
        return verb if all(_is_known_meeting(one) for one in occasions) else None
    on_call = word.dep_ == "pobj" and word.head.lower_ == "on" and lemma(word.head.head) == "be"
    return word.head.head if on_call and lemma(word) == "call" and _is_known_meeting(word) else None


def _is_known_meeting(noun: "Token") -> bool:
    """Whether a noun takes a meeting up again: "at the meeting", but not "at the opening of a bridge"."""
    bare = not objects_of(noun, "of", "with", "between")
    return (
        lemma(noun) in triggers().nouns and bare and any(child.lower_ in DEFINITE for child in noun.children)
    )
