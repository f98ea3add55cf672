"""Verbs of going and of having somebody come: "visited A", "flew to A for talks", "invited B to A"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.people import is_somebody
from kg.extract.parse.positions import is_person, is_place
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import (
    children,
    conjuncts,
    direct_objects,
    is_passive,
    lemma,
    objects_of,
    subjects,
)
from kg.extract.words.lexicon import triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


_MEANWHILE = frozenset({"while", "when", "whilst"})


def travels(verb: "Token", sentence: Sentence) -> bool:
    """Whether a verb of travel has a place to go to, and says enough alone or with its purpose."""
    places = _goals(verb)
    if any(True for _ in children(verb, "dobj")):
        return False  # "flew medicine into A"
    if any(child.lower_ in ("back", "home") for child in verb.children) or lemma(verb) == "return":
        return False  # who goes home visits nobody
    if verb.tag_ == "VBG" and any(child.lower_ in _MEANWHILE for child in children(verb, "mark", "advmod")):
        return False  # "spoke with reporters while flying to A": not there yet
    if not any(is_place(place, sentence) for place in places):
        return False
    word = lemma(verb)
    if word in triggers().travel.people and any(
        is_somebody(one, sentence) or lemma(one) in triggers().travel.groups for one in subjects(verb)
    ):
        return True
    return word in triggers().travel.alone or any(
        lemma(token) in triggers().nouns for token in verb.subtree if token.i > verb.i
    )


def invite(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "invited B to A" as a visit that is proposed; what is asked for by a verb tells of itself."""
    guests = direct_objects(verb)
    if is_passive(verb):
        guests, who = who, objects_of(verb, "by")
    places = [noun for noun in objects_of(verb, "to") if is_place(noun, sentence)]
    talks = next((noun for noun in objects_of(verb, "to", "for") if lemma(noun) in triggers().nouns), None)
    if talks is not None and guests and status != "denied":
        # "Invited B to talks": B is to be met, not only to come.
        asked = "proposed" if status == "held" else status
        return of_verb(verb, asked, who, guests, kind=triggers().nouns[lemma(talks)], weight=0.7)
    if not places or not any(is_person(noun, sentence) for noun in guests) or status == "denied":
        return None
    return Frame(
        trigger=verb,
        verb=verb,
        kind="visit",
        status="proposed" if status == "held" else status,
        actors=guests,
        guests=who,
        places=places,
        weight=0.7,
    )


def _goals(verb: "Token") -> "list[Token]":
    """Return where a verb of travel leads: "flew to A", "flies on to A", "stopped over in A"."""
    prepositions = tuple(triggers().travel.prepositions)
    goals = objects_of(verb, *prepositions)
    for particle in children(verb, "prt", "advmod", "prep"):
        if particle.lower_ in ("on", "over", "off", "down", "up"):
            goals += objects_of(particle, *prepositions)
    for place in children(verb, "npadvmod") if goals else ():
        # "Flew to A, B and C": the parser may hang what follows the comma on the verb.
        if place.pos_ == "PROPN" and goals[0].i < place.i and place.nbor(-1).text == ",":
            goals += conjuncts(place)
    return goals


def visit(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "A visits B", "A flew to C": a journey to a place or to somebody."""
    objects = direct_objects(verb)
    goals = [*objects, *_goals(verb)]
    places = [noun for noun in goals if is_place(noun, sentence)]
    people = [noun for noun in objects if noun not in places and is_person(noun, sentence)]
    if not places and not people:
        return None
    if lemma(verb.head) == "invitation":
        people += objects_of(verb.head, "from", "of", "by")
    return Frame(
        trigger=verb,
        verb=verb,
        kind="visit",
        status=status,
        actors=who,
        guests=people,
        places=places,
        weight=0.8,
    )
