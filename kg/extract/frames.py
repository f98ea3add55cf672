"""Finding words that tell of a meeting, and who stands where around them.

A frame is one trigger with its participants' nouns, still without places, dates and names. Verbs and
nouns come from ``data/triggers.yaml``; where a participant stands follows from the kind of frame.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kg.extract.lexicon import Frame as FrameKind
from kg.extract.lexicon import roles, triggers
from kg.extract.sentences import Sentence
from kg.extract.status import status_of_noun, status_of_verb
from kg.extract.syntax import children, conjuncts, governors, lemma, objects_of, predicate, subjects
from kg.model.report import MeetingKind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})


class Frame(msgspec.Struct, kw_only=True):
    """One trigger. ``verb`` is the predicate that it hangs on; ``actors`` are nouns in order of sides.

    ``refers`` marks a noun that takes a meeting up again ("the talks"); ``places`` are nouns that the
    frame itself makes a place ("visited A").
    """

    trigger: "Token"
    verb: "Token | None"
    kind: MeetingKind
    status: Status
    actors: "list[Token]"
    guests: "list[Token]" = []
    places: "list[Token]" = []
    remote: bool = False
    refers: bool = False
    weight: float = 0.9


def frames(sentence: Sentence) -> list[Frame]:
    """Return the frames of a sentence in the order of their triggers."""
    found = [frame for token in sentence.doc if (frame := _frame(token, sentence)) is not None]
    return list(_without_echoes(found))


def _frame(token: "Token", sentence: Sentence) -> Frame | None:
    if sentence.mention_at(token) is not None and token.pos_ != "VERB":
        return None
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and lemma(token) == "meet"):
        return _of_verb(token, sentence)
    if token.pos_ in ("NOUN", "PROPN") and lemma(token) in triggers().nouns:
        return _of_noun(token, sentence)
    return None


def _of_verb(verb: "Token", sentence: Sentence) -> Frame | None:
    kind, remote = _kind_of_verb(verb, sentence)
    if kind is None:
        return None
    status = status_of_verb(verb)
    if status is None:
        return None
    who = _surface_subjects(verb, sentence) or subjects(verb)
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
    if not any(_is_place(place, sentence) for place in places):
        return False
    return lemma(verb) in triggers().travel.alone or any(
        lemma(token) in triggers().nouns for token in verb.subtree if token.i > verb.i
    )


def _is_place(token: "Token", sentence: Sentence) -> bool:
    mention = sentence.mention_at(token)
    return mention is not None and mention.kind in ("place", "state", "venue")


def _surface_subjects(verb: "Token", sentence: Sentence) -> "list[Token]":
    """Return the names directly before a verb, joined by "and": where they stand, parses matter less."""
    above = {token.i for token in governors(verb)}
    index = verb.i - 1
    while index >= 0 and (
        sentence.doc[index].pos_ in ("AUX", "ADV", "PART")
        or (index in above and sentence.doc[index].pos_ in ("VERB", "ADJ"))
    ):
        index -= 1
    if index > 0 and sentence.doc[index].text == ",":
        index -= 1
    heads: list[Token] = []
    while index >= 0:
        mention = sentence.mention_at(sentence.doc[index])
        if mention is None or mention.kind not in ("person", "office"):
            break
        heads.insert(0, sentence.doc[index])
        while index >= 0 and sentence.mention_at(sentence.doc[index]) is mention:
            index -= 1
        before = index
        while index >= 0 and sentence.doc[index].lower_ in ("and", ",", "&"):
            index -= 1
        if before == index or index < 0 or sentence.mention_at(sentence.doc[index]) is None:
            break
    # A single name may be the end of something else ("the talks with A will …"); two are a subject.
    begins = index < 0 or sentence.doc[index].pos_ not in ("ADP", "PART", "CCONJ")
    return heads if len(heads) > 1 or (begins and len(heads) == 1 and heads[0].i == verb.i - 1) else []


def _surface_object(verb: "Token", sentence: Sentence) -> "list[Token]":
    """Return the person whose name stands directly behind a verb, where the parse has no object."""
    if any(True for _ in children(verb, "dobj", "dative")) or verb.i + 1 >= len(sentence.doc):
        return []
    mention = sentence.mention_at(sentence.doc[verb.i + 1])
    return [sentence.doc[verb.i + 1]] if mention is not None and mention.kind in ("person", "office") else []


def _reciprocal(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    objects = [noun for child in children(verb, "dobj") for noun in conjuncts(child)]
    objects += _surface_object(verb, sentence)
    objects += objects_of(verb, "with")
    for particle in children(verb, "prt", "advmod"):
        objects += objects_of(particle, "with")
    passive = any(True for _ in children(verb, "auxpass"))
    if passive:
        objects += objects_of(verb, "by")
    direct = [noun for noun in objects if noun.dep_ == "dobj"]
    if direct and not any(_is_person(noun, sentence) for noun in direct):
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
    if not any(_is_person(noun, sentence) for noun in objects):
        return None
    return _bilateral(verb, who, objects, status, 0.8)


def _is_person(noun: "Token", sentence: Sentence) -> bool:
    mention = sentence.mention_at(noun)
    if mention is not None:
        return mention.is_actor
    return noun.pos_ == "PRON" or lemma(noun) in roles().groups | roles().anaphors.pair


def _visit(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    objects = [noun for child in children(verb, "dobj") for noun in conjuncts(child)]
    goals = [*objects, *objects_of(verb, "to", "in")]
    places = [noun for noun in goals if _is_place(noun, sentence)]
    people = [noun for noun in objects if noun not in places and _is_person(noun, sentence)]
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
        noun for child in children(verb, "dobj") for noun in conjuncts(child) if _is_person(noun, sentence)
    ]
    objects += [*_surface_object(verb, sentence), *objects_of(verb, "with", "to")]
    if lemma(verb) == "call" and not _telephones(verb, objects, sentence):
        return None
    frame = _bilateral(verb, who, objects, status)
    return msgspec.structs.replace(frame, kind="call", remote=True)


def _telephones(verb: "Token", objects: "list[Token]", sentence: Sentence) -> bool:
    """Whether "called" means by telephone: a person is called, and called nothing, on nothing, for nothing."""
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
    if not any(_is_person(noun, sentence) for noun in who):
        return None
    return Frame(trigger=verb, verb=verb, kind="multilateral", status=status, actors=who, weight=0.7)


def _of_noun(noun: "Token", sentence: Sentence) -> Frame | None:
    word = lemma(noun)
    kind = triggers().nouns[word]
    befores = {child.lower_ for child in children(noun, "compound", "amod")}
    if befores & triggers().not_meetings.get(word, frozenset()):
        return None
    verb = predicate(noun)
    if verb is not None and lemma(verb) == "be" and noun.dep_ == "attr":
        return None  # "it was their third meeting" counts meetings, it tells of none that is new
    status = status_of_noun(noun, verb)
    if status is None:
        return None
    actors, guests = _around_noun(noun, sentence)
    between = bool(objects_of(noun, "between"))
    actors = [*_from_predicate(noun, verb, between, sentence), *actors]
    if verb is not None and lemma(verb) in triggers().light_verbs and noun.dep_ in ("dobj", "nsubjpass"):
        guests += [one for one in objects_of(verb, "with") if one not in guests]
    places = [one for one in objects_of(noun, "to") if _is_place(one, sentence)] if kind == "visit" else []
    if (
        kind == "bilateral"
        and verb is not None
        and lemma(verb) in triggers().attend_verbs - {"open", "take", "leave"}
        and objects_of(noun, "of")
    ):
        kind = "session"
    remote = bool(befores & triggers().speaking.remote)
    if word in triggers().needs_participants and not guests and not between and not remote:
        return None
    remote = remote or kind == "call"
    definite = any(
        child.lower_ in ("the", "their", "both", "this", "that") for child in children(noun, "det", "poss")
    )
    return Frame(
        trigger=noun,
        verb=verb,
        kind="call" if remote else kind,
        status=status,
        actors=actors,
        guests=guests,
        places=places,
        remote=remote,
        refers=definite and not guests and not actors,
        weight=0.8 if actors or guests else 0.6,
    )


def _around_noun(noun: "Token", sentence: Sentence) -> "tuple[list[Token], list[Token]]":
    """Return the nouns of the noun phrase itself: "A's talks with B", "talks between A and B"."""
    owners = [one for child in children(noun, "poss") for one in conjuncts(child)]
    owners += [
        child
        for child in children(noun, "compound", "nmod", "amod")
        if (mention := sentence.mention_at(child)) is not None and mention.is_actor
    ]
    between = objects_of(noun, "between", "by", "among", "of", "involving")
    guests = [one for one in objects_of(noun, "with") if one not in between]
    return [*owners, *between], guests


def _from_predicate(noun: "Token", verb: "Token | None", between: bool, sentence: Sentence) -> "list[Token]":
    """Return the subject where the verb says that it takes part: "A held talks", "A attended the summit"."""
    if verb is None:
        return []
    word = lemma(verb)
    holds = noun.dep_ == "dobj" and word in triggers().light_verbs
    attends = noun.dep_ == "pobj" and (
        word in triggers().participation.verbs or word in triggers().attend_verbs
    )
    # "A flew to B for talks with C", "A said after talks with C": who speaks of talks with somebody had them.
    beside = noun.dep_ == "pobj" and bool(objects_of(noun, "with"))
    if not (holds or attends or beside) or (between and not attends):
        return []
    # "The talks … were held", "A asked for a meeting with C": the one who asks wants to be there.
    return [one for one in (_surface_subjects(verb, sentence) or subjects(verb)) if one != noun]


def _without_echoes(found: list[Frame]) -> Iterator[Frame]:
    """Leave out frames of the same event within a sentence: "travel to A for talks" is the talks, in A."""
    for frame in found:
        inner = next((other for other in found if other is not frame and _is_purpose_of(other, frame)), None)
        if inner is not None and frame.kind == "visit":
            inner.places += frame.places
            if not inner.actors:
                inner.actors = list(frame.actors)
            continue
        yield frame


def _is_purpose_of(inner: Frame, outer: Frame) -> bool:
    """Whether one frame's trigger hangs on the other's, with a participant of its own."""
    if inner.kind in ("visit", "multilateral", "session", "ceremony") or not inner.guests:
        return False
    above = list(governors(inner.trigger))
    return outer.trigger in above and not any(
        child.dep_ == "advmod" and child.lower_ == "where" for child in inner.trigger.children
    )
