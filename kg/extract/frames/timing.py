"""When a meeting was or will be: the date of its clause, or of the journey that led there."""

from collections.abc import Iterator
from datetime import date as Day
from typing import TYPE_CHECKING

import msgspec

from kg.extract.dates.meanings import Tense, resolve_date
from kg.extract.dates.phrases import DatePhrase, find_dates
from kg.extract.frames.circumstances import is_asked_for, is_behind_aside, owner
from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import (
    LONGEST_CHAIN,
    auxiliaries,
    children,
    governors,
    is_passive,
    lemma,
    measured,
)
from kg.extract.status.mood import is_present
from kg.extract.status.senses import status_word
from kg.extract.status.status import tense_of
from kg.extract.words.lexicon import fates, places, triggers
from kg.model.report import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = ("nsubj", "nsubjpass")
_OUTSIDE = frozenset({"since", "until", "till"})
_TAKEN = frozenset({"part", "place"})
_MEANWHILE = frozenset({"when", "while", "as"})


def date_of(
    frame: Frame, sentence: Sentence, all_frames: list[Frame], published: str | None, previous: Day | None
) -> DateMention | None:
    """Return the date of a frame: the most exact of the phrases in its clause, else that of its journey."""
    phrases = [
        (phrase, token) for phrase in find_dates(sentence.shortened) if (token := at(phrase, sentence))
    ]
    own = [
        (phrase, token)
        for phrase, token in phrases
        if _is_of(token, frame, sentence) and _is_own(owner(token, sentence, all_frames), frame)
    ]
    if not own and phrases:
        above = [*_same_days(frame)]
        own = [
            (phrase, token)
            for phrase, token in phrases
            if clause_of(token) in above or _is_of_all(token, frame) or _opens(token, frame)
        ]
    found = [
        (resolve_date(in_document(phrase, sentence), published, _direction(frame, phrase), previous), token)
        for phrase, token in own
    ]
    exact = sorted(found, key=lambda one: (_vagueness(one[0]), not _is_under(one[1], frame), one[0].start))
    return exact[0][0] if exact else None


def is_to_come(frame: Frame, date: DateMention | None, published: str | None) -> bool:
    """Whether a meeting told of in the present tense has a day ahead: "meets B on Friday"."""
    if frame.status != "held" or date is None or date.earliest is None or published is None:
        return False
    return date.earliest > published and is_present(frame.verb or frame.trigger)


def at(phrase: DatePhrase, sentence: Sentence) -> "Token | None":
    """Return the first word of a phrase."""
    return next((t for t in sentence.doc if t.idx <= phrase.start < t.idx + len(t)), None)


def _is_own(owning: Frame | None, frame: Frame) -> bool:
    return owning is frame or is_asked_for(owning, frame)


def _is_of(token: "Token", frame: Frame, sentence: Sentence) -> bool:
    """Whether a date in the clause of a frame can be that of the meeting."""
    return not (
        _is_bound(token, frame)
        or _is_of_the_decision(token, frame)
        or _is_of_something_else(token, frame, sentence)
        or _is_beside_visit(token, frame)
        or _is_of_other_tense(token, frame)
    )


def _direction(frame: Frame, phrase: DatePhrase) -> Tense:
    """Return in which direction the date of a meeting lies."""
    if frame.status in ("cancelled", "postponed"):
        return "open" if phrase.month else "future"  # it may have been called off long ago
    if frame.status in ("planned", "proposed"):
        return "future"
    return tense_of(frame.verb or frame.trigger)


def _is_bound(token: "Token", frame: Frame) -> bool:
    """Whether a date says since or until when something else goes on: "since taking office in May"."""
    if token.i > 0 and token.nbor(-1).lower_ in _OUTSIDE:
        return True
    below, one = token, token.head
    while one not in (frame.trigger, frame.verb) and below.head != below:
        if one.lower_ == "since":
            return True
        below, one = one, one.head
    return False


def _is_of_the_decision(token: "Token", frame: Frame) -> bool:
    """Whether a date says when a meeting was agreed on or called off, and not when it is to be."""
    if frame.status in ("planned", "proposed"):
        return _is_of_agreement(token, frame)
    if frame.status not in ("cancelled", "postponed", "denied") or frame.verb in (None, frame.trigger):
        return False
    if frame.status == "denied" and frame.trigger.i < token.i:
        return False  # "ruled out a meeting this year"
    meeting = measured(frame.trigger)
    if frame.trigger.i < token.i and any(_is_plan(one) for one in meeting.lefts):
        return False  # "cancelled a planned visit to A in March"
    one = token
    while one not in (frame.trigger, frame.verb, meeting) and one.head != one:
        one = one.head
        if one.pos_ in ("VERB", "AUX") and one != frame.verb:
            return False
    return one == frame.verb and status_word(one) == frame.status


def _is_plan(word: "Token") -> bool:
    return word.lower_ in fates().status["planned"].adjectives


def _is_of_agreement(token: "Token", frame: Frame) -> bool:
    """Whether a date stands with the verb that tells of a plan: "agreed on Monday to meet next week"."""
    clause = clause_of(token)
    if clause is None or token.i > frame.trigger.i or clause == frame.trigger:
        return False
    told = status_word(clause) in ("planned", "proposed") and tense_of(clause) == "past"
    active = not is_passive(clause) and clause.dep_ not in ("acl", "amod")
    return told and active and (clause == frame.verb or clause in governors(frame.verb or frame.trigger))


def _is_of_something_else(token: "Token", frame: Frame, sentence: Sentence) -> bool:
    """Whether a date is that of what a clause tells of somebody, or of a noun: "the floods of last week"."""
    below, one = token, token.head
    while one not in (frame.trigger, frame.verb) and below.head != below:
        if one.pos_ in ("VERB", "AUX") and one.dep_ == "relcl" and not is_behind_aside(one, below):
            if _is_of_meeting(one, frame, sentence):
                return False
            return one.head != frame.trigger and not _stays(one)
        if (
            below.dep_ == "prep"
            and below.lower_ == "of"
            and one.pos_ == "NOUN"
            and one.dep_ in ("dobj", "pobj")
        ):
            known = triggers().nouns.keys() | triggers().occasions | places().stays | triggers().measures
            return lemma(one) not in known
        if (
            one.dep_ == "pobj"
            and one.head.lower_ in places().other_time
            and lemma(one) in places().happenings
        ):
            return True  # "suspended the talks after an attack on Monday"
        below, one = one, one.head
    return False


def _stays(verb: "Token") -> bool:
    """Whether a clause tells what somebody did at the time: "who attended", but not "who took office"."""
    if lemma(verb) not in places().staying - {"arrive"}:
        return False
    done = [lemma(one) for one in children(verb, "dobj")]
    if lemma(verb) not in triggers().light_verbs | {"take", "begin", "start", "open"}:
        return True
    return not done or any(one in triggers().nouns or one in _TAKEN for one in done)


def _is_of_meeting(verb: "Token", frame: Frame, sentence: Sentence) -> bool:
    """Whether "which" behind a person means the meeting: "a visit by A, which was to begin tomorrow"."""
    mention = sentence.mention_at(verb.head)
    which = any(one.lower_ == "which" for one in children(verb, "nsubj", "nsubjpass"))
    return which and frame.trigger.i < verb.head.i and mention is not None and mention.kind == "person"


def _is_beside_visit(token: "Token", frame: Frame) -> bool:
    """Whether a day is that before or after a visit: "left for home on Friday after a visit to A"."""
    above = frame.trigger.head
    behind = frame.kind == "visit" and above.lower_ in places().other_time and above.dep_ == "prep"
    eve = above.lower_ == "of" and above.head.lower_ == "eve"
    return (behind or eve) and frame.trigger not in token.ancestors


def _is_of_other_tense(token: "Token", frame: Frame) -> bool:
    """Whether a date is that of a step before: "arrives on Saturday and will be received by B"."""
    verb = frame.verb or frame.trigger
    clause = clause_of(token)
    joined = clause is not None and clause not in (verb, frame.trigger) and verb.head == clause
    return joined and verb.dep_ == "conj" and tense_of(verb) != tense_of(verb.head)


def _same_days(frame: Frame) -> "Iterator[Token]":
    """Yield verbs of clauses that tell when a meeting was: "visited A on Monday, where she met B"."""
    verb = frame.verb or frame.trigger
    for clause in (verb, *governors(verb)):
        if any(one.lower_ == "where" for one in clause.children):
            yield from (one for one in governors(clause) if one.pos_ == "VERB")
            return
        if clause.dep_ not in ("xcomp", "conj", "ccomp"):
            break
    there = any(one.lower_ == "there" for one in verb.children)
    journey = "to" in auxiliaries(verb) and lemma(verb.head) in triggers().travel.verbs
    if journey or (verb.dep_ == "conj" and there and tense_of(verb) == tense_of(verb.head)):
        yield verb.head
    for word in dict.fromkeys((verb, frame.trigger, verb.head if verb.dep_ == "xcomp" else verb)):
        for clause in children(word, "advcl"):
            if any(one.lower_ in _MEANWHILE for one in children(clause, "mark", "advmod")):
                yield clause


def _is_of_all(token: "Token", frame: Frame) -> bool:
    """Whether a date is that of several meetings: "flies out on Monday to meet A in Oslo and B in Riga"."""
    if frame.clause is None or clause_of(token) not in (frame.verb, frame.trigger):
        return False
    return token.i < frame.trigger.i or token.i > frame.clause.right_edge.i


def _opens(token: "Token", frame: Frame) -> bool:
    """Whether a date opens a sentence whose subject does several things: "On Monday A toured B and met C"."""
    clause, verb = clause_of(token), frame.verb or frame.trigger
    for _ in range(LONGEST_CHAIN):
        goes_on = verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and "to" in auxiliaries(verb))
        if not goes_on or any(True for _ in children(verb, *_SUBJECT)):
            return False
        if verb.dep_ == "conj" and tense_of(verb) != tense_of(verb.head):
            return False
        verb = verb.head
        if verb == clause:
            return any(token.i < one.i for one in children(verb, *_SUBJECT))
    return False


def clause_of(token: "Token") -> "Token | None":
    """Return the verb of the clause that a word stands in."""
    verbs = (one for one in governors(token) if one.pos_ in ("VERB", "AUX"))
    return next((one for one in verbs if one.dep_ not in ("aux", "auxpass")), None)


def _is_under(token: "Token", frame: Frame) -> bool:
    """Whether a date hangs on the words of a meeting, and not on those of another clause."""
    for one in governors(token):
        if one in (frame.trigger, frame.verb):
            return True
        if one.pos_ in ("VERB", "AUX"):
            return False
    return False


def in_document(phrase: DatePhrase, sentence: Sentence) -> DatePhrase:
    """Return a phrase of the shortened sentence with its place and words in the document."""
    start = sentence.origin[phrase.start]
    end = sentence.origin[phrase.end - 1] + 1
    return msgspec.structs.replace(phrase, start=start, end=end, text=sentence.reading.text[start:end])


def _vagueness(mention: DateMention) -> int:
    if mention.edtf is None:
        return 10**6
    if days := mention.days:
        return (days[1] - days[0]).days
    return 400 if mention.edtf.count("-") > 1 else 500
