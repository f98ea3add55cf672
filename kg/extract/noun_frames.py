"""Nouns that tell of a meeting: "talks between A and B", "A's visit to C", "attended a session of D"."""

from typing import TYPE_CHECKING

from kg.extract.frame import Frame
from kg.extract.lexicon import speech, triggers
from kg.extract.positions import is_place, surface_subjects
from kg.extract.sentences import Sentence
from kg.extract.status import status_of_noun
from kg.extract.syntax import children, conjuncts, lemma, objects_of, predicate, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

_ON = frozenset({"on", "during", "after", "before", "following", "for"})
_WITHIN = frozenset({"in", "during", "at", "over", "by", "on"})
# "Hosted a dinner for A": who gives it is there, and so is the one for whom.
_GIVING = frozenset({"host", "hold", "give", "organize", "organise", "throw"})


def noun_frame(noun: "Token", sentence: Sentence) -> Frame | None:
    word = lemma(noun)
    kind = triggers().nouns[word]
    befores = {child.lower_ for child in children(noun, "compound", "amod")}
    verb = predicate(noun)
    # "It was their third meeting" counts meetings, it tells of none that is new.
    is_there = verb is not None and any(True for _ in children(verb, "expl"))
    counts = verb is not None and lemma(verb) == "be" and noun.dep_ == "attr" and not is_there
    status = status_of_noun(noun, verb)
    other = befores & triggers().not_meetings.get(word, frozenset())
    if counts or status is None or other or _are_many(noun):
        return None
    actors, guests = _around_noun(noun, sentence)
    between = bool(objects_of(noun, "between"))
    attending = _from_predicate(noun, verb, between or bool(actors), sentence)
    guests += [one for one in _guests_of_predicate(noun, verb, guests) if one not in (*guests, *actors)]
    own, actors = actors, [*attending, *actors]
    places = [one for one in objects_of(noun, "to") if is_place(one, sentence)] if kind == "visit" else []
    if kind == "bilateral" and _is_session(noun, verb):
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
        occasion=not guests and not attending and bool(own or not definite),
        weight=0.8 if actors or guests else 0.6,
    )


def _are_many(noun: "Token") -> bool:
    """Whether a plural speaks of meetings in general, and not of a number of them with somebody."""
    if noun.tag_ not in ("NNS", "NNPS") or lemma(noun) in triggers().plural_for_one:
        return False
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return not (counted or objects_of(noun, "with", "between"))


def _is_session(noun: "Token", verb: "Token | None") -> bool:
    """Whether somebody attends a meeting "of" a body, which is the body's session."""
    attends = verb is not None and lemma(verb) in triggers().attend_verbs - {"open", "take", "leave"}
    return attends and bool(objects_of(noun, "of"))


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


def _from_predicate(noun: "Token", verb: "Token | None", owned: bool, sentence: Sentence) -> "list[Token]":
    """Return the subject where the verb says that it takes part: "A held talks", "A attended the summit".

    ``owned`` says that the noun itself names who takes part: "talks between A and B", "A's visit".
    """
    if verb is None or not _takes_part(noun, verb, owned):
        return []
    return [one for one in (surface_subjects(verb, sentence) or subjects(verb)) if one != noun]


def _takes_part(noun: "Token", verb: "Token", owned: bool) -> bool:
    word = lemma(verb)
    between = bool(objects_of(noun, "between"))
    if noun.dep_ == "dobj":
        # "A asked for a meeting with C": the one who asks wants to be there.
        decides = any(word in words for words in triggers().status.values())
        return not between and (word in triggers().light_verbs or decides)
    if noun.dep_ != "pobj":
        return False
    if word in triggers().participation.verbs or word in triggers().attend_verbs:
        return True
    preposition = noun.head.lower_
    if preposition in _ON and triggers().nouns[lemma(noun)] == "visit":
        return not owned  # "is in A on a visit", "said during a visit to A"
    if preposition == "for" and (word == "be" or word in triggers().travel.verbs):
        return not between  # "flew to A for talks", "was in A for the summit"
    # "A said after talks with C": who speaks of talks with somebody had them.
    return bool(objects_of(noun, "with")) and not between


def _guests_of_predicate(noun: "Token", verb: "Token | None", guests: "list[Token]") -> "list[Token]":
    """Return the others where they hang on the verb: "held talks in A with B", "told B in a call"."""
    if verb is None:
        return []
    if noun.dep_ in ("dobj", "nsubjpass") and lemma(verb) in triggers().light_verbs:
        found = objects_of(verb, "with")
        is_meal = triggers().nouns[lemma(noun)] == "bilateral" and not (found or guests)
        return found or (objects_of(noun, "for") if is_meal and lemma(verb) in _GIVING else [])
    if noun.dep_ == "pobj" and not guests and noun.head.head == verb:
        if lemma(verb) in triggers().travel.verbs:
            return objects_of(verb, "with")
        addressed = [one for child in children(verb, "dobj") for one in conjuncts(child)]
        if noun.head.lower_ in _WITHIN and lemma(verb) in speech().addressing:
            return addressed
    return []
