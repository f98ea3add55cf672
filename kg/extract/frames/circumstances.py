"""Whose words are whose: in which meeting's clause a word stands, and which dates are therefore its own."""

from datetime import date as Day
from typing import TYPE_CHECKING

from kg.extract.dates.meanings import Tense, resolve_date
from kg.extract.dates.phrases import DatePhrase, find_dates
from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import lemma
from kg.extract.status.senses import status_word
from kg.extract.status.status import tense_of
from kg.extract.words.lexicon import places, speech, triggers
from kg.model.report import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_OUTSIDE = frozenset({"since", "until", "till"})


def owner(token: "Token", sentence: Sentence, all_frames: list[Frame]) -> Frame | None:
    """Return the frame whose clause a word stands in: up the parse, else the nearest trigger before it."""
    marks = {(frame.clause or frame.trigger).i: frame for frame in all_frames}
    marks |= {
        frame.verb.i: frame
        for frame in all_frames
        if frame.clause is None
        and frame.verb is not None
        and frame.verb.i not in marks
        and not _is_saying(frame.verb, frame)
    }
    one = below = token
    while True:
        if one.i in marks and not is_behind_aside(one, below):
            return marks[one.i]
        if _is_saying(one, None) or one.head == one:
            break
        one, below = one.head, one
    if _is_saying(one, None) and _directly_under(token, one):
        return None
    before = [frame for frame in all_frames if frame.trigger.i < token.i]
    nearest = min(before or all_frames, key=lambda frame: abs(frame.trigger.i - token.i), default=None)
    return nearest if nearest is not None and not _other_clause(token, nearest, sentence) else None


def is_behind_aside(verb: "Token", below: "Token") -> bool:
    """Whether words behind the comma that closes an aside were hung on its verb.

    "A received B, who is on a visit, at the palace": it is A who received at the palace.
    """
    if verb.dep_ != "relcl" or below.dep_ != "prep" or below.i < verb.i:
        return False
    first = verb.left_edge
    opened = first.i > 0 and first.nbor(-1).text == ","
    return opened and below.i > 0 and below.nbor(-1).text == ","


def _is_saying(token: "Token", frame: Frame | None) -> bool:
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


def date_of(
    frame: Frame, sentence: Sentence, all_frames: list[Frame], published: str | None, previous: Day | None
) -> DateMention | None:
    """Return the date of a frame: the most exact of the phrases in its clause."""
    found: list[DateMention] = []
    for phrase in find_dates(sentence.shortened):
        token = next((t for t in sentence.doc if t.idx <= phrase.start < t.idx + len(t)), None)
        if token is None or _is_bound(token) or owner(token, sentence, all_frames) is not frame:
            continue
        if _is_of_the_decision(token, frame) or _is_of_something_else(token, frame):
            continue
        tense = _direction(frame, phrase)
        found.append(resolve_date(_in_document(phrase, sentence), published, tense, previous))
    exact = sorted(found, key=lambda mention: (_vagueness(mention), mention.start))
    return exact[0] if exact else None


def _direction(frame: Frame, phrase: DatePhrase) -> Tense:
    """Return in which direction the date of a meeting lies."""
    if frame.status in ("cancelled", "postponed"):
        return "open" if phrase.month else "future"  # it may have been called off long ago
    if frame.status in ("planned", "proposed"):
        return "future"
    return tense_of(frame.verb or frame.trigger)


def _is_of_the_decision(token: "Token", frame: Frame) -> bool:
    """Whether a date says when a meeting was called off, and not when it would have been."""
    if frame.status not in ("cancelled", "postponed", "denied") or frame.verb in (None, frame.trigger):
        return False
    if frame.status == "denied" and frame.trigger.i < token.i:
        return False  # "ruled out a meeting this year"
    one = token
    while one not in (frame.trigger, frame.verb) and one.head != one:
        one = one.head
        if one.pos_ in ("VERB", "AUX") and one != frame.verb:
            return False
    return one == frame.verb and status_word(one) == frame.status


def _is_of_something_else(token: "Token", frame: Frame) -> bool:
    """Whether a date is that of what a clause tells of somebody, or of a noun: "the floods of last week"."""
    below, one = token, token.head
    while one not in (frame.trigger, frame.verb) and below.head != below:
        if one.pos_ in ("VERB", "AUX") and one.dep_ == "relcl" and not is_behind_aside(one, below):
            return one.head != frame.trigger and lemma(one) not in places().staying
        if (
            below.dep_ == "prep"
            and below.lower_ == "of"
            and one.pos_ == "NOUN"
            and one.dep_ in ("dobj", "pobj")
        ):
            known = triggers().nouns.keys() | triggers().occasions | places().stays | triggers().measures
            return lemma(one) not in known
        below, one = one, one.head
    return False


def _is_bound(token: "Token") -> bool:
    """Whether a date says since or until when something else goes on."""
    return token.i > 0 and token.nbor(-1).lower_ in _OUTSIDE


def _in_document(phrase: DatePhrase, sentence: Sentence) -> DatePhrase:
    import msgspec

    start = sentence.origin[phrase.start]
    end = sentence.origin[phrase.end - 1] + 1
    return msgspec.structs.replace(phrase, start=start, end=end, text=sentence.reading.text[start:end])


def _vagueness(mention: DateMention) -> int:
    if mention.edtf is None:
        return 10**6
    if mention.earliest and mention.latest:
        return (Day.fromisoformat(mention.latest) - Day.fromisoformat(mention.earliest)).days
    return 400 if mention.edtf.count("-") > 1 else 500
