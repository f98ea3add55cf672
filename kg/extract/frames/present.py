"""Who is told to have been at a meeting that is known: "also present were A and B", "A was on the call"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame
from kg.extract.parse.syntax import children, conjuncts, lemma, objects_of
from kg.extract.status.status import status_of_verb
from kg.extract.words.lexicon import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_THERE = frozenset({"present", "attendance"})
_AT = ("at", "on", "in", "during")
_KNOWN = frozenset({"the", "this", "that", "their", "both"})


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
    return lemma(noun) in triggers().nouns and bare and any(child.lower_ in _KNOWN for child in noun.children)
