"""Others whom somebody meets at another time or place: "met A on Monday and B on Tuesday"."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.frame import Frame
from kg.extract.parse.far_objects import circumstances
from kg.extract.parse.sentences import Sentence
from kg.extract.words.lexicon import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_GUEST = frozenset({"with", "by", "the"})

_JOINING = frozenset({"and", ","})


def in_turn(frame: Frame, sentence: Sentence) -> list[Frame]:
    """Return a frame as one for each of those who are met at a time or place of their own."""
    met = frame.places if frame.kind == "visit" and not frame.guests else frame.guests
    if not met:
        return [frame]
    found = [frame]
    at: int | None = _behind(met[0], sentence)
    while at is not None:
        noun, at = _next(at, frame, sentence)
        if noun is not None:
            found.append(_of_its_own(frame, noun))
    own = [other.clause for other in found[1:] if other.clause is not None]
    if own and not any(
        token.lower_ in triggers().in_turn | {"and"} for token in sentence.doc[met[0].i : own[-1].i]
    ):
        return [frame]  # "after talks with A in B, C in D flew on" is no list
    if own:
        frame.guests = [noun for noun in frame.guests if noun not in own]
        frame.places = [noun for noun in frame.places if noun not in own]
    return [leg for one in found for leg in _legs(one, sentence)]


def _legs(frame: Frame, sentence: Sentence) -> list[Frame]:
    """Return a journey as a visit to each of its countries: "a tour of A, B and C"."""
    goals: dict[str, Token] = {}
    for noun in frame.places:
        mention = sentence.mention_at(noun)
        if mention is not None and mention.country:
            goals.setdefault(mention.country, noun)
    found = [*goals.values()]
    if frame.kind != "visit" or frame.guests or len(found) < 2:
        return [frame]
    if not any(token.lower_ == "and" for token in sentence.doc[found[0].i : found[-1].i]):
        return [frame]
    return [msgspec.structs.replace(frame, places=[noun], clause=noun) for noun in found]


def _next(index: int, frame: Frame, sentence: Sentence) -> "tuple[Token | None, int | None]":
    """Return who comes next behind a guest and the words on where and when, and the index behind it all."""
    doc = sentence.doc
    first, start = circumstances(index, sentence)
    joint = _skip(start, _JOINING, sentence)
    ahead, after = circumstances(_skip(joint, triggers().in_turn | {","}, sentence), sentence)
    after = _skip(after, triggers().in_turn | {","}, sentence)
    in_turn = any(token.lower_ in triggers().in_turn for token in doc[joint:after])
    after = _skip(after, _BEFORE_GUEST, sentence)
    if joint == start or after >= len(doc) or not (first or in_turn or ahead):
        return None, None
    noun = _met(after, frame, sentence)
    if noun is None:
        return None, None
    end = _behind(noun, sentence)
    own, _ = circumstances(end, sentence)
    own += ahead
    if not (own or in_turn) or (first and not own):
        return None, None
    for word in own:
        _hang(word, noun)
    return noun, end


def _hang(word: "Token", noun: "Token") -> None:
    """Hang a phrase on whom it belongs to: "on Tuesday" is when this one is met."""
    if word.is_ancestor(noun):
        noun.head = word.head
    if word.head != noun and not noun.is_ancestor(word.head) and noun != word:
        word.head = noun


def _met(index: int, frame: Frame, sentence: Sentence) -> "Token | None":
    """Return the head of the name that stands at an index, of a kind that the frame can be with."""
    mention = sentence.mention_at(sentence.doc[index])
    kinds = ("place", "state") if frame.kind == "visit" and not frame.guests else ("person", "office")
    if mention is None or mention.kind not in kinds:
        return None
    return sentence.token_at(mention.end - 1) or sentence.doc[index]


def _behind(noun: "Token", sentence: Sentence) -> int:
    """Return the index behind the name that a noun is part of."""
    mention, index = sentence.mention_at(noun), noun.i + 1
    while mention is not None and index < len(sentence.doc):
        if sentence.mention_at(sentence.doc[index]) is not mention:
            break
        index += 1
    return index


def _skip(index: int, words: frozenset[str], sentence: Sentence) -> int:
    while index < len(sentence.doc) and sentence.doc[index].lower_ in words:
        index += 1
    return index


def _of_its_own(frame: Frame, noun: "Token") -> Frame:
    visited = frame.kind == "visit" and not frame.guests
    return msgspec.structs.replace(
        frame,
        clause=noun,
        guests=[] if visited else [noun],
        places=[noun] if visited else frame.places,
    )
