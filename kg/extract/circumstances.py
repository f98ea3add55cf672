"""Where and when: which place and date of a sentence belong to which of its meetings."""

from datetime import date as Day
from typing import TYPE_CHECKING

from kg.extract.date_phrases import DatePhrase, find_dates
from kg.extract.dates import resolve_date
from kg.extract.frames import Frame
from kg.extract.lexicon import roles, speech, triggers
from kg.extract.mentions import Mention
from kg.extract.sentences import Sentence
from kg.extract.status import tense_of
from kg.extract.syntax import lemma
from kg.model.report import DateMention, PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_PREPOSITIONS = frozenset({"in", "at", "to", "near", "outside", "from", "inside"})
# Prepositions that lead away from where a meeting is; "to" leads there for visits only.
_AWAY = frozenset({"from"})
_OUTSIDE = frozenset({"since", "until", "till"})


def place_of(
    frame: Frame, sentence: Sentence, all_frames: list[Frame]
) -> tuple[PlaceMention | None, PlaceMention | None]:
    """Return place and venue of a frame. A call has none: each side is where it is."""
    if frame.remote:
        return None, None
    places = [m for noun in frame.places if (m := sentence.mention_at(noun)) is not None]
    venue: Mention | None = None
    for mention in sentence.mentions:
        if mention.kind not in ("place", "state", "venue") or mention in places:
            continue
        token = sentence.token_at(mention.start)
        if token is None or not _is_location(token, mention, sentence, frame):
            continue
        if owner(token, sentence, all_frames) is frame and not _is_in_topic(token, frame):
            if mention.kind == "venue":
                venue = venue or mention
            else:
                places.append(mention)
    known = [m for m in places if m.kind == "place" and m.country]
    best = next(iter(known or [m for m in places if m.kind == "place"] or places), None)
    if known and venue is None:
        # "at the Hofburg in Vienna": what no map knows, beside a city, is a venue.
        venue = next((m for m in places if m.kind == "place" and not m.country), None)
    return as_place(best) if best else None, as_place(venue) if venue else None


def _is_location(token: "Token", mention: Mention, sentence: Sentence, frame: Frame) -> bool:
    """Whether a preposition of place stands before a mention."""
    last = sentence.token_at(mention.end - 1) or token
    whole = last.head if last.dep_ in ("compound", "poss", "nmod") else None
    if whole is not None and sentence.mention_at(whole) is not mention and not _is_building(whole, sentence):
        return False  # "in the Black Sea region" is no place of a meeting, nor is "at Cairo's request"
    index = token.i - 1
    while index >= 0 and (
        sentence.doc[index].pos_ in ("DET", "ADJ")
        or sentence.doc[index].lower_ in ("city", "of", "capital", "town")
    ):
        index -= 1
    if index < 0:
        return False
    word = sentence.doc[index].lower_
    if word == ",":
        # "in Salzburg, Austria": the first of the two is the place.
        return False
    if word == "to":
        return (frame.kind == "visit" and mention.kind != "state") or frame.kind == "visit"
    if mention.kind == "state" and word == "at":
        return False
    if word == "on":
        return mention.kind == "place"
    return word in _PLACE_PREPOSITIONS - _AWAY and not (mention.kind == "venue" and word == "to")


def _is_building(noun: "Token", sentence: Sentence) -> bool:
    """Whether a noun is a building or the like, so that the city before it is where it stands."""
    mention = sentence.mention_at(noun)
    return (mention is not None and mention.kind == "venue") or lemma(noun) in roles().venues | {
        "office",
        "headquarters",
    }


def _is_in_topic(token: "Token", frame: Frame) -> bool:
    """Whether a place belongs to what was talked about: "talks on the situation in A"."""
    one = token
    while one != frame.trigger and one.head != one:
        one = one.head
        topical = one.dep_ == "prep" and one.lower_ in speech().topic_prepositions
        if topical and not any(lemma(noun) in triggers().occasions for noun in one.children):
            return True
    return False


def as_place(mention: Mention) -> PlaceMention:
    """Return the mention of a place as it stands in reports."""
    return PlaceMention(
        name=mention.name, country=mention.country, text=mention.text, start=mention.start, end=mention.end
    )


def owner(token: "Token", sentence: Sentence, all_frames: list[Frame]) -> Frame | None:
    """Return the frame whose clause a word stands in: up the parse, else the nearest trigger before it."""
    marks = {frame.trigger.i: frame for frame in all_frames}
    marks |= {
        frame.verb.i: frame
        for frame in all_frames
        if frame.verb is not None and frame.verb.i not in marks and not _is_saying(frame.verb, frame)
    }
    one = below = token
    while True:
        if one.i in marks and not _is_behind_aside(one, below):
            return marks[one.i]
        if _is_saying(one, None) or one.head == one:
            break
        one, below = one.head, one
    if _is_saying(one, None) and _directly_under(token, one):
        return None
    before = [frame for frame in all_frames if frame.trigger.i < token.i]
    nearest = min(before or all_frames, key=lambda frame: abs(frame.trigger.i - token.i), default=None)
    return nearest if nearest is not None and not _other_clause(token, nearest, sentence) else None


def _is_behind_aside(verb: "Token", below: "Token") -> bool:
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
        if _is_of_the_decision(token, frame):
            continue
        ahead = frame.status in ("planned", "proposed", "cancelled", "postponed")
        tense = "future" if ahead else tense_of(frame.verb or frame.trigger)
        found.append(resolve_date(_in_document(phrase, sentence), published, tense, previous))
    exact = sorted(found, key=lambda mention: (_vagueness(mention), mention.start))
    return exact[0] if exact else None


def _is_of_the_decision(token: "Token", frame: Frame) -> bool:
    """Whether a date says when a meeting was called off, and not when it would have been."""
    if frame.status not in ("cancelled", "postponed", "denied") or frame.verb in (None, frame.trigger):
        return False
    one = token
    while one not in (frame.trigger, frame.verb) and one.head != one:
        one = one.head
        if one.pos_ in ("VERB", "AUX") and one != frame.verb:
            return False
    return one == frame.verb and lemma(one) in triggers().status[frame.status]


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
