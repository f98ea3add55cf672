"""Verbs that tell of a meeting. Where their participants stand follows from the kind of verb."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frame import Frame
from kg.extract.lexicon import Frame as FrameKind
from kg.extract.lexicon import triggers
from kg.extract.positions import is_person, is_place, surface_object, surface_subjects
from kg.extract.sentences import Sentence
from kg.extract.status import status_of_verb
from kg.extract.syntax import children, conjuncts, lemma, objects_of, subjects
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_frame(verb: "Token", sentence: Sentence) -> Frame | None:
    kind, remote = _kind_of_verb(verb, sentence)
    if kind is None:
        return None
    status = status_of_verb(verb)
    if status is None:
        return None
    who = surface_subjects(verb, sentence) or subjects(verb)
    build = {
        "reciprocal": _reciprocal,
        "host": _host,
        "visit": _visit,
        "call": _call,
        "talk": _talk,
        "gather": _gather,
    }
    frame = build[kind](verb, who, status, sentence)
    if frame is not None and remote:
        frame = msgspec.structs.replace(frame, remote=True, kind="call")
    return frame


def _kind_of_verb(verb: "Token", sentence: Sentence) -> tuple[FrameKind | None, bool]:
    """Return the kind of frame that a verb opens, and whether over a distance."""
    word = lemma(verb)
    remote = _is_remote(verb)
    if word in triggers().speaking.verbs:
        return ("call", True) if remote else (None, False)
    if word in triggers().sitting.verbs:
        particles = {child.lower_ for child in verb.children}
        return ("talk", False) if particles & triggers().sitting.particles else (None, False)
    if word in triggers().travel.verbs:
        return "visit" if _travels(verb, sentence) else None, False
    return triggers().verbs.get(word), remote and word not in ("visit", "tour")


def _is_remote(verb: "Token") -> bool:
    return any(
        token.lower_ in triggers().speaking.remote or token.lower_ in ("telephone", "phone")
        for child in verb.children
        if child.dep_ in ("prep", "npadvmod", "advmod", "dobj")
        for token in child.subtree
    )


def _travels(verb: "Token", sentence: Sentence) -> bool:
    """Whether a verb of travel has a place to go to, and says enough alone or with its purpose."""
    places = objects_of(verb, *triggers().travel.prepositions)
    if not any(is_place(place, sentence) for place in places):
        return False
    return lemma(verb) in triggers().travel.alone or any(
        lemma(token) in triggers().nouns for token in verb.subtree if token.i > verb.i
    )


def _reciprocal(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    objects = [noun for child in children(verb, "dobj") for noun in conjuncts(child)]
    objects += surface_object(verb, sentence)
    objects += objects_of(verb, "with")
    for particle in children(verb, "prt", "advmod"):
        objects += objects_of(particle, "with")
    passive = any(True for _ in children(verb, "auxpass"))
    if passive:
        objects += objects_of(verb, "by")
    direct = [noun for noun in objects if noun.dep_ == "dobj"]
    if direct and not any(is_person(noun, sentence) for noun in direct):
        return None  # "met its goals", "met the minister's demands"
    return _bilateral(verb, who, objects, status)


def _bilateral(
    verb: "Token", who: "list[Token]", objects: "list[Token]", status: Status, weight: float = 0.9
) -> Frame:
    return Frame(
        trigger=verb, verb=verb, kind="bilateral", status=status, actors=who, guests=objects, weight=weight
    )


def _host(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """ "A receives B", "B was received by A"; hosting an event is no meeting with a person."""
    objects = [noun for child in children(verb, "dobj") for noun in conjuncts(child)]
    if any(True for _ in children(verb, "auxpass")):
        objects, who = objects_of(verb, "by") or objects, who
    if not any(is_person(noun, sentence) for noun in objects):
        return None
    return _bilateral(verb, who, objects, status, 0.8)


def _visit(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    objects = [noun for child in children(verb, "dobj") for noun in conjuncts(child)]
    goals = [*objects, *objects_of(verb, "to", "in")]
    places = [noun for noun in goals if is_place(noun, sentence)]
    people = [noun for noun in objects if noun not in places and is_person(noun, sentence)]
    if not places and not people:
        return None
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


def _call(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    objects = [
        noun for child in children(verb, "dobj") for noun in conjuncts(child) if is_person(noun, sentence)
    ]
    objects += [*surface_object(verb, sentence), *objects_of(verb, "with", "to")]
    for preposition in children(verb, "prep"):
        # "spoke by telephone with A": the parse hangs "with" on the telephone.
        objects += [
            noun for device in children(preposition, "pobj") for noun in objects_of(device, "with", "to")
        ]
    if lemma(verb) == "call" and not _telephones(verb, objects, sentence):
        return None
    frame = _bilateral(verb, who, objects, status)
    return msgspec.structs.replace(frame, kind="call", remote=True)


def _telephones(verb: "Token", objects: "list[Token]", sentence: Sentence) -> bool:
    """Whether "called" means by telephone: a person is called, and not called something or upon."""
    named = any(
        (mention := sentence.mention_at(noun)) and mention.kind in ("person", "office") for noun in objects
    )
    otherwise = any(
        child.dep_ in ("oprd", "prt", "ccomp", "attr") or child.lower_ in ("for", "upon", "off")
        for child in verb.children
    )
    return _is_remote(verb) or (named and not otherwise)


def _talk(verb: "Token", who: "list[Token]", status: Status, _sentence: Sentence) -> Frame | None:
    objects = objects_of(verb, "with")
    for child in children(verb, "prt", "advmod", "dobj"):
        objects += objects_of(child, "with")
    if lemma(verb) in ("dine", "lunch", "consult", "confer", "negotiate", "sit", "get"):
        return _bilateral(verb, who, objects, status, 0.8)
    # "discussed" tells of a meeting only between people that it names.
    return _bilateral(verb, who, objects, status, 0.6) if objects or len(who) > 1 else None


def _gather(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    if not any(is_person(noun, sentence) for noun in who):
        return None
    return Frame(trigger=verb, verb=verb, kind="multilateral", status=status, actors=who, weight=0.7)
