"""Verbs that tell of a meeting. Where their participants stand follows from the kind of verb."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.meals import meal_frame
from kg.extract.frames.people import (
    between_people,
    brief,
    is_somebody,
    is_somebody_or_group,
    other_side,
    receives_visitor,
    speak,
    summon,
)
from kg.extract.parse.positions import are_separate, is_person, is_place, surface_object, surface_subjects
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import (
    children,
    companions,
    conjuncts,
    direct_objects,
    is_passive,
    lemma,
    objects_of,
    subjects,
)
from kg.extract.status.status import status_of_noun, status_of_verb
from kg.extract.words.lexicon import Frame as FrameKind
from kg.extract.words.lexicon import Phrase, speech, triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_frame(verb: "Token", sentence: Sentence) -> Frame | None:
    kind, remote = _kind_of_verb(verb, sentence)
    phrase = _phrase(verb)
    tells = lemma(verb) in speech().addressing and "visiting" in sentence.text
    treats = lemma(verb) in triggers().treating | {"give"}
    if kind is None and phrase is None and not tells and not treats:
        return None
    status = status_of_verb(verb)
    if status is None:
        return None
    who = surface_subjects(verb, sentence) or subjects(verb)
    if treats and phrase is None:
        return meal_frame(verb, who, status, sentence)
    if kind is None and phrase is None:
        visitors = receives_visitor(verb, who, sentence)
        return of_verb(verb, status, who, visitors, weight=0.6) if visitors else None
    if phrase is not None:
        return _with_object(verb, who, status, phrase, sentence)
    assert kind is not None
    build = {
        "reciprocal": _reciprocal,
        "see": _see,
        "invite": _invite,
        "host": _host,
        "visit": _visit,
        "call": _call,
        "talk": _talk,
        "gather": _gather,
        "speak": speak,
        "brief": brief,
        "summon": summon,
    }
    frame = build[kind](verb, who, status, sentence)
    if frame is not None:
        frame.separate = are_separate(verb)
    if frame is not None and remote and frame.kind != "session":
        frame = msgspec.structs.replace(frame, remote=True, kind="call")
    return frame


def gerund_frame(token: "Token") -> Frame | None:
    """Return the frame of "meeting" before a name, read as the verb that it is."""
    above = token.nbor(-1) if token.i else token.head.head
    verb = above if above.pos_ in ("VERB", "AUX") else above.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    status = status_of_noun(token.head, verb)
    if status is None:
        return None
    return of_verb(token, status, subjects(verb), conjuncts(token.head))


def _kind_of_verb(verb: "Token", sentence: Sentence) -> tuple[FrameKind | None, bool]:
    """Return the kind of frame that a verb opens, and whether over a distance."""
    word = lemma(verb)
    remote = _is_remote(verb)
    if word in triggers().speaking.verbs:
        if remote:
            return "call", True
        return ("talk" if _on_the_margins(verb) else "speak"), False
    if word in triggers().sitting.particles:
        particles = {child.lower_ for child in verb.children}
        if particles & triggers().sitting.particles[word]:
            return "talk", False
    # "Called in B", "called B in"; "called on B in A" is in A.
    if word == "call" and any(
        child.lower_ == "in" and (child.dep_ == "prt" or child.i == verb.i + 1) for child in verb.children
    ):
        return ("summon", False) if not remote else ("call", True)
    if word in triggers().travel.verbs:
        return "visit" if _travels(verb, sentence) else None, False
    return triggers().verbs.get(word), remote and word not in ("visit", "tour")


def _on_the_margins(verb: "Token") -> bool:
    """Whether people talk where others meet too: "on the sidelines of the summit", so face to face."""
    return any(lemma(noun) in triggers().margins for noun in objects_of(verb, "on", "at"))


def _phrase(verb: "Token") -> Phrase | None:
    """Return what makes a verb with its object tell of a meeting: "exchanged views with"."""
    word = lemma(verb)
    direct = list(children(verb, "dobj", "nsubjpass"))
    # "Letters of credence": the word that says it may stand behind "of".
    objects = {lemma(noun) for one in direct for noun in (one, *objects_of(one, "of"))}
    return next((one for one in triggers().phrases if one.verb == word and objects & one.objects), None)


def _with_object(
    verb: "Token", who: "list[Token]", status: Status, phrase: Phrase, sentence: Sentence
) -> Frame | None:
    guests = objects_of(verb, *phrase.prepositions)
    for noun in children(verb, "dobj"):
        for one in (noun, *objects_of(noun, "of")):
            guests += objects_of(one, *phrase.prepositions)
            # "Exchanged views on A with B": the parser may hang "with" on what they spoke about.
            guests += companions(one) if "with" in phrase.prepositions and not guests else []
    if phrase.kind == "ceremony" and _is_part_of_meeting(verb):
        return None  # "signed a treaty after their talks": the talks are told of
    if phrase.between_people:
        if is_passive(verb):
            who, guests = [], [*guests, *objects_of(verb, "by")]
        who, guests = between_people(verb, who, [*guests, *children(verb, "dative")], sentence)
    if not guests and (len(who) < 2 and all(one.tag_ not in ("NNS", "NNPS") for one in who)):
        return None
    return of_verb(verb, status, who, guests, kind=phrase.kind, weight=0.7)


def _is_part_of_meeting(verb: "Token") -> bool:
    """Whether something is done at or after talks that the same clause names."""
    occasions = objects_of(verb, "at", "during", "after", "following")
    return any(triggers().nouns.get(lemma(noun)) == "bilateral" for noun in occasions)


def _is_remote(verb: "Token") -> bool:
    if any(lemma(noun) == "line" for noun in objects_of(verb, "over", "via", "by")):
        return True  # "over a secure line"
    return any(
        token.lower_ in triggers().speaking.remote or token.lower_ in ("telephone", "phone")
        for child in verb.children
        if child.dep_ in ("prep", "agent", "npadvmod", "advmod", "dobj")
        for token in child.subtree
    )


def _travels(verb: "Token", sentence: Sentence) -> bool:
    """Whether a verb of travel has a place to go to, and says enough alone or with its purpose."""
    places = _goals(verb)
    if any(True for _ in children(verb, "dobj")):
        return False  # "flew medicine into A"
    if any(child.lower_ in ("back", "home") for child in verb.children) or lemma(verb) == "return":
        return False  # who goes home visits nobody
    if not any(is_place(place, sentence) for place in places):
        return False
    word = lemma(verb)
    if word in triggers().travel.people and any(is_somebody(one, sentence) for one in subjects(verb)):
        return True
    return word in triggers().travel.alone or any(
        lemma(token) in triggers().nouns for token in verb.subtree if token.i > verb.i
    )


def _see(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "saw B" as a meeting where nothing else is seen of B than B."""
    more = any(
        child.dep_ in ("ccomp", "xcomp", "oprd", "advcl") or child.lower_ == "as" for child in verb.rights
    )
    objects = other_side(verb)
    people = [noun for noun in objects if is_somebody_or_group(noun, sentence)]
    if more or not people or not any(is_somebody_or_group(one, sentence) for one in who):
        return None
    return of_verb(verb, status, who, people, weight=0.6)


def _invite(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
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
    return goals


def _reciprocal(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
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


def _host(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
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


def _visit(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
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


def _call(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    if lemma(verb) == "call" and (visited := _pays_call(verb, sentence)):
        return of_verb(verb, status, who, visited, weight=0.7)
    objects = [noun for noun in direct_objects(verb) if is_person(noun, sentence)]
    objects += [*surface_object(verb, sentence), *companions(verb), *objects_of(verb, "to")]
    for preposition in children(verb, "prep"):
        objects += [noun for device in children(preposition, "pobj") for noun in objects_of(device, "to")]
    if lemma(verb) == "call" and not _telephones(verb, objects, sentence):
        return None
    frame = of_verb(verb, status, who, objects)
    return msgspec.structs.replace(frame, kind="call", remote=True)


def _pays_call(verb: "Token", sentence: Sentence) -> "list[Token]":
    """Return on whom somebody called, in person; to call on somebody to do something is no visit."""
    clauses = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    if any(lemma(clause) not in speech().topic_verbs for clause in clauses):
        return []
    return [noun for noun in objects_of(verb, "on", "upon") if is_somebody_or_group(noun, sentence)]


def _telephones(verb: "Token", objects: "list[Token]", sentence: Sentence) -> bool:
    """Whether "called" means by telephone: a person is called, and not called something or upon."""
    named = any(
        (mention := sentence.mention_at(noun)) and mention.kind in ("person", "office") for noun in objects
    )
    otherwise = any(
        child.dep_ in ("prt", "ccomp", "attr")
        or (child.dep_ == "oprd" and child not in objects)
        or child.lower_ in ("for", "upon", "off")
        for child in verb.children
    )
    return _is_remote(verb) or (named and not otherwise)


def _talk(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    objects = [*companions(verb), *objects_of(verb, "opposite")]
    for across in children(verb, "prep", "advmod", "prt"):
        if across.lower_ == "across":
            for word in (verb, across, *children(across, "pobj")):
                objects += objects_of(word, "from")
    several = len(who) > 1 or any(one.tag_ in ("NNS", "NNPS") or one.lower_ == "they" for one in who)
    if lemma(verb) in triggers().sitting.particles and not (objects or several):
        return None
    if lemma(verb) == "consult":
        objects += [one for one in other_side(verb) if is_somebody(one, sentence)]
    if lemma(verb) != "discuss":
        return of_verb(verb, status, who, objects, weight=0.8)
    # "discussed" tells of a meeting only between people that it names.
    return of_verb(verb, status, who, objects, weight=0.6) if objects or len(who) > 1 else None


def _gather(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    gathered = any(lemma(noun) in triggers().nouns for noun in children(verb, "dobj"))
    if gathered or not any(is_person(noun, sentence) for noun in who):
        return None  # "convened a meeting" tells of the meeting
    return Frame(trigger=verb, verb=verb, kind="multilateral", status=status, actors=who, weight=0.7)
