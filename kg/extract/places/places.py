"""Where a meeting is: which of the places of a sentence belongs to which of its meetings."""

from typing import TYPE_CHECKING

from kg.extract.frames.circumstances import is_asked_for, is_behind_aside, owner
from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import auxiliaries, children, governors, lemma
from kg.extract.places.spots import Spot, as_place, spots
from kg.extract.words.lexicon import places, roles, speech, triggers
from kg.gazetteer import place
from kg.model.report import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_OCCASIONS = frozenset({"visit", "multilateral", "session", "ceremony"})
_BESIDE = frozenset({"with", "by", "between", "among", "from", "to", "of", "and", "including"})


def place_of(
    frame: Frame, sentence: Sentence, all_frames: list[Frame]
) -> tuple[PlaceMention | None, PlaceMention | None]:
    """Return place and venue of a frame. A call has none: each side is where it is."""
    if frame.remote:
        return None, None
    near = spots(sentence)
    there = [spot for spot in near if _is_where(spot, frame, sentence, all_frames)]
    led_to = [as_place(m) for noun in frame.places if (m := sentence.mention_at(noun)) is not None]
    own = [spot.place for spot in there if spot.place is not None]
    in_turn = frame.clause is not None and frame.kind != "visit"
    found = own or led_to if in_turn else [*led_to, *own]
    if not found and not there:
        found = [spot.place for spot in near if spot.place is not None and _is_said_at(spot, frame)]
    venue = next((spot.venue for spot in there if spot.venue is not None), None)
    # "A trip to B, where she met C and, a day later, D in E": one of several has a place of its own.
    told = None if in_turn and own else _where(frame, sentence)
    return told or _finest(found), venue


def _finest(found: list[PlaceMention]) -> PlaceMention | None:
    """Return the first place, but a town rather than a country, and what a map knows rather than not."""
    known = [one for one in found if one.country]
    towns = [one for one in known if not _is_country(one)]
    return next(iter(towns or known or found), None)


def _is_country(one: PlaceMention) -> bool:
    entry = place(one.name)
    return entry is not None and entry.kind == "country"


def _where(frame: Frame, sentence: Sentence) -> PlaceMention | None:
    """Return the place that a clause is about: "arrived in A, where she is to meet B"."""
    if (named := _venue_is(frame, sentence)) is not None:
        return named
    verb = frame.verb or frame.trigger
    for clause in (verb, *governors(verb)):
        pronoun = next((one for one in clause.children if one.tag_ == "WRB" and one.lower_ == "where"), None)
        if pronoun is not None:
            offset = sentence.start_of(pronoun)
            before = [m for m in sentence.mentions if m.kind in ("place", "state") and m.end <= offset]
            return as_place(before[-1]) if before else None
        if clause.dep_ not in ("xcomp", "conj", "ccomp"):
            return None
    return None


def _venue_is(frame: Frame, sentence: Sentence) -> PlaceMention | None:
    """Return what a sentence calls the venue: "the venue of the talks will be A"."""
    preposition = frame.trigger.head
    noun = preposition.head
    verb = noun.head
    if lemma(noun) not in ("venue", "site", "setting", "host") or lemma(verb) != "be":
        return None
    for one in children(verb, "nsubj", "attr"):
        mention = sentence.mention_at(one)
        if mention is not None and mention.kind == "place":
            return as_place(mention)
    return None


def _is_said_at(spot: Spot, frame: Frame) -> bool:
    """Whether somebody speaks at a spot right after the meeting: "said in A after talks with B"."""
    saying = spot.preposition.head
    if spot.preposition.lower_ not in places().locative:
        return False
    if saying.dep_ == "dobj" and lemma(saying) in speech().listeners | triggers().nouns.keys():
        saying = saying.head
    if lemma(saying) not in speech().speech_verbs or saying.pos_ != "VERB":
        return False
    one = frame.trigger
    while one.head not in (one, saying):
        one = one.head
    return one.head == saying and one.dep_ == "prep" and one.lower_ in places().other_time


def _is_where(spot: Spot, frame: Frame, sentence: Sentence, all_frames: list[Frame]) -> bool:
    """Whether a meeting is at a spot: the spot leads there, stands in its clause, and in nothing between."""
    if not _leads_there(spot, frame):
        return False
    owning = owner(spot.noun, sentence, all_frames)
    if owning is not frame and not (owning is not None and _is_stay_of(owning, frame)):
        return is_asked_for(owning, frame)
    if owning is not None and owning is not frame and _is_leg(owning, all_frames):
        return False  # "met B on a tour of A and C": in which of them is open
    return _is_open(spot, frame, sentence)


def _leads_there(spot: Spot, frame: Frame) -> bool:
    word, above = spot.preposition.lower_, spot.preposition.head
    if word in triggers().travel.prepositions and lemma(above) in triggers().travel.verbs:
        # "Left for A to meet B"
        purpose = (one for one in (frame.verb, frame.trigger) if one is not None and one != above)
        if any(above in governors(one) and "to" in auxiliaries(one) for one in purpose):
            return True
    if word == "to":
        return frame.kind == "visit" or triggers().nouns.get(lemma(above)) == "visit"
    if word == "of":
        return lemma(above) in places().stays and spot.place is not None and spot.place.text != spot.noun.text
    if word in ("on", "during"):
        return True
    return word in places().locative


def _is_leg(visit: Frame, all_frames: list[Frame]) -> bool:
    return any(one.trigger == visit.trigger and one is not visit for one in all_frames)


def _is_stay_of(visit: Frame, frame: Frame) -> bool:
    """Whether a visit or a gathering is the occasion of a meeting: "met B during a visit to A"."""
    if visit.kind not in _OCCASIONS or visit.trigger.dep_ != "pobj" or frame.kind == "visit":
        return False
    for above in governors(visit.trigger):
        if above in (frame.trigger, frame.verb):
            return True
        if above.pos_ in ("VERB", "AUX") or (above.lower_ in places().other_time and not _is_greeting(frame)):
            return False
    return False


def _is_greeting(frame: Frame) -> bool:
    """Whether people greet each other: they do so where they meet, before or after that."""
    return lemma(frame.verb or frame.trigger) in places().greeting


def _is_open(spot: Spot, frame: Frame, sentence: Sentence) -> bool:
    """Whether nothing between a spot and its meeting takes the spot for itself."""
    if _is_of_title(spot, sentence):
        return False
    below, one = spot.preposition, spot.preposition.head
    of_another = False
    while one not in (frame.trigger, frame.verb):
        of_another |= one.pos_ == "NOUN" and lemma(one) in triggers().nouns
        if one.pos_ in ("VERB", "AUX"):
            if of_another and lemma(one) in speech().topic_verbs | triggers().preparing:
                return False  # "met to prepare for the summit in A"
            if not (is_behind_aside(one, below) or _is_open_clause(one, frame)):
                return False
        elif one.lower_ in places().other_time:
            if lemma(below) not in places().staying | {"arrival"} and not _is_greeting(frame):
                return False
        elif one.pos_ in ("NOUN", "PROPN") and not _is_open_noun(one, spot, frame, sentence):
            return False
        if one.head == one:
            break
        below, one = one, one.head
    return True


def _is_of_title(spot: Spot, sentence: Sentence) -> bool:
    """Whether a spot belongs to a title behind a name, which is cut out: "B, head of the mission in A"."""
    offset = sentence.start_of(spot.preposition)
    titles, text = sentence.reading.titles_by_end, sentence.reading.text
    behind = (start for end in (offset, offset - 1) if text[end - 1] != "," for start in titles.get(end, ()))
    return any(text[start : start + 1] == "," for start in behind)


def _is_open_clause(verb: "Token", frame: Frame) -> bool:
    """Whether what a clause tells happens where the meeting does."""
    word = lemma(verb)
    if verb.dep_ in ("relcl", "acl"):
        # "The meeting, arranged for Monday in A": what a clause tells of the meeting itself.
        return verb.head == frame.trigger or word in places().staying | triggers().leading
    if any(child.lower_ in places().other_time for child in children(verb, "mark")):
        return word in places().staying
    apart = any(True for _ in children(verb, "nsubj", "nsubjpass")) and verb.dep_ in ("advcl", "conj")
    return not apart or word in places().staying or "to" in auxiliaries(verb)


def _is_open_noun(noun: "Token", spot: Spot, frame: Frame, sentence: Sentence) -> bool:
    word = lemma(noun)
    mention = sentence.mention_at(noun)
    if noun.dep_ == "nsubj" and noun not in (*frame.actors, *frame.guests):
        return False  # "sources in A ruled out a meeting"
    if noun.dep_ == "appos" and (mention is None or mention.kind not in ("person", "place", "state")):
        return word in places().settlements
    if word in places().happenings and (mention is None or mention.kind == "office"):
        return False
    known = places().stays | triggers().nouns.keys() | triggers().occasions | triggers().measures
    if mention is not None or word in known | roles().groups | places().settlements:
        return True
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in places().locative | _BESIDE and above.lower_ != "of":
        return True
    # Cities host meetings, countries are spoken of: "talks on trade in A".
    entry = place(spot.place.name) if spot.place is not None else None
    return entry is None or entry.kind in ("city", "venue")
