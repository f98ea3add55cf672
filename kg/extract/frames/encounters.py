"""Verbs of people who come together: "met B", "saw B", "received B", "consulted with B"."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.people import is_somebody, is_somebody_or_group, other_side
from kg.extract.parse.positions import is_person, is_place, surface_object
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import (
    children,
    companions,
    direct_objects,
    is_passive,
    is_several,
    lemma,
    objects_of,
)
from kg.extract.words.lexicon import triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def see(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "saw B" as a meeting where nothing else is seen of B than B."""
    more = any(
        child.dep_ in ("ccomp", "xcomp", "oprd", "advcl") or child.lower_ == "as" for child in verb.rights
    )
    objects = other_side(verb)
    people = [noun for noun in objects if is_somebody_or_group(noun, sentence)]
    if more or not people or not any(is_somebody_or_group(one, sentence) for one in who):
        return None
    return of_verb(verb, status, who, people, weight=0.6)


def reciprocal(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "A met B", "A and B met"; what is met may be no person: "met its goals"."""
    objects = direct_objects(verb)
    objects += surface_object(verb, sentence)
    objects += companions(verb)
    passive = is_passive(verb)
    if passive:
        objects += objects_of(verb, "by")
    # In "a report that A met" the conjunction is often parsed as what was met.
    direct = [noun for noun in objects if noun.dep_ == "dobj" and noun.tag_ != "IN"]
    if direct and not any(is_person(noun, sentence) for noun in direct):
        return None  # "met its goals", "met the minister's demands"
    return of_verb(verb, status, who, objects)


def host(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """ "A receives B", "B was received by A"; hosting an event is no meeting with a person."""
    objects = direct_objects(verb)
    if is_passive(verb):
        objects = objects_of(verb, "by") or objects
    both = (objects, who)
    if not all(any(is_person(noun, sentence) for noun in side) for side in both):
        return None
    if any(lemma(noun) in triggers().nouns for side in both for noun in side):
        return None  # "the summit to be hosted by A"
    frame = of_verb(verb, status, who, objects, weight=0.8)
    # "Welcomed B to A"
    return msgspec.structs.replace(
        frame, places=[one for one in objects_of(verb, "to") if is_place(one, sentence)]
    )


def talk(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "A negotiated with B", "A sat down with B", "A and B discussed X"."""
    objects = [*companions(verb), *objects_of(verb, "opposite")]
    for across in children(verb, "prep", "advmod", "prt"):
        if across.lower_ == "across":
            for word in (verb, across, *children(across, "pobj")):
                objects += objects_of(word, "from")
    several = len(who) > 1 or any(is_several(one) or one.lower_ == "they" for one in who)
    if lemma(verb) in triggers().sitting.particles and not (objects or several):
        return None
    if lemma(verb) == "consult":
        objects += [one for one in other_side(verb) if is_somebody(one, sentence)]
    if lemma(verb) != "discuss":
        return of_verb(verb, status, who, objects, weight=0.8)
    # "discussed" tells of a meeting only between people that it names.
    return of_verb(verb, status, who, objects, weight=0.6) if objects or len(who) > 1 else None


def gather(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "the ministers of A and B gathered" as a meeting of many."""
    gathered = any(lemma(noun) in triggers().nouns for noun in children(verb, "dobj"))
    if gathered or not any(is_person(noun, sentence) for noun in who):
        return None  # "convened a meeting" tells of the meeting
    return Frame(trigger=verb, verb=verb, kind="multilateral", status=status, actors=who, weight=0.7)
