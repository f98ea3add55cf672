"""What a sentence tells of a country it names: that it acts, that people are there, or nothing.

"Riverland's crisis" and "the war in Riverland" are spoken about, by officers of any state.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from kg.extract.words.lexicon import places, roles, triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "Ambassador to Riverland", "travels to Riverland": it names the country where somebody is.
SENT_TO = re.compile(r"\bto\s+(?:the\s+)?$")
TIED = frozenset({"appos", "conj", "compound", "nmod", "poss"})
_PART_OF = TIED | {"amod"}
_AT = frozenset({"in", "at", "into", "from", "for"})


class Said(msgspec.Struct, frozen=True):
    """A country named in the text; ``as_owner`` where it only says whose somebody or something is."""

    start: int
    end: int
    country: str
    as_owner: bool


def acts(doc: "Doc", one: Said) -> bool:
    """Whether a country or somebody of it is a subject: "Hillish troops left", "the Hillish king asked"."""
    token = _outermost(doc, one)
    return token is not None and token.dep_.startswith("nsubj")


def hosts_people(doc: "Doc", text: str, one: Said) -> bool:
    """Whether people are or go to where a country is named: "met in Hillside", not "the war in Hillside"."""
    token = _outermost(doc, one)
    if token is None:
        return False
    if SENT_TO.search(text, max(0, one.start - 8), one.start):
        return True
    if token.dep_ == "dobj":
        return token.head.lemma_ in places().staying | triggers().travel.verbs
    if token.dep_ != "pobj" or token.head.lower_ not in _AT:
        return False
    above = token.head.head
    # "They met Jo Doe in Hillside": the parser often ties the place to the name.
    return above.ent_type_ == "PERSON" or above.lemma_.lower() in _being_there()


def judges(doc: "Doc", one: Said) -> bool:
    """Whether an authority of a country does something: "a Hillish court sentenced"."""
    token = _outermost(doc, one)
    if token is None or not token.dep_.startswith("nsubj"):
        return False
    return token.lemma_.lower() in roles().authorities


def receives(person: "Token") -> bool:
    """Whether somebody is a host by the verb, at home: "received B in A", but not "at his hotel in A"."""
    person = _tied_to(person)
    verb = person.head
    hosting = person.dep_ == "nsubj" and triggers().verbs.get(verb.lemma_.lower()) == "host"
    return hosting and not any(one.lemma_.lower() in places().abroad for one in verb.subtree)


def is_where(doc: "Doc", one: Said) -> bool:
    """Whether a place stands behind "in" or "at"."""
    token = _outermost(doc, one)
    return token is not None and token.dep_ == "pobj" and token.head.lower_ in ("in", "at")


def owns(doc: "Doc", one: Said, part: "Token") -> bool:
    """Whether a country owns what somebody is a part of: "Hillside's choice of a minister, Jo Doe"."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    return span is not None and span.root.dep_ == "poss" and span.root.head in part.ancestors


@cache
def _being_there() -> frozenset[str]:
    """Return the lemmas of what people do where they are guests: stays, journeys, meetings."""
    meetings = triggers()
    return places().staying | places().stays | meetings.travel.verbs | {*meetings.verbs, *meetings.nouns}


def _outermost(doc: "Doc", one: Said) -> "Token | None":
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    token = span.root if span is not None else None
    while token is not None and (whole := _whole(token)) is not None:
        token = whole
    return token


def _whole(token: "Token") -> "Token | None":
    """Return what a word is a part of: "Hillish troops", "Hillside's mayor", "the government of Hillside"."""
    if token.dep_ in _PART_OF and token.head != token:
        return token.head
    above = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ not in ("of", "in"):
        return None
    of_state = above.lower_ in roles().bodies or above.lemma_.lower() in roles().heads["state"]
    return above if of_state else None


def is_subject(token: "Token") -> bool:
    """Whether a word or what it is a part of is a subject."""
    return _tied_to(token).dep_.startswith("nsubj")


def _tied_to(token: "Token") -> "Token":
    """Return the outermost word that a word is tied to."""
    while token.dep_ in TIED and token.head != token:
        token = token.head
    return token
