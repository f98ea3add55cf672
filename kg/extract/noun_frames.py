"""Nouns that tell of a meeting: "talks between A and B", "A's visit to C", "attended a session of D"."""

from typing import TYPE_CHECKING

from kg.extract.frame import Frame
from kg.extract.lexicon import triggers
from kg.extract.positions import is_place, surface_subjects
from kg.extract.sentences import Sentence
from kg.extract.status import status_of_noun
from kg.extract.syntax import children, conjuncts, lemma, objects_of, predicate, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    actors = [*_from_predicate(noun, verb, between, sentence), *actors]
    if verb is not None and lemma(verb) in triggers().light_verbs and noun.dep_ in ("dobj", "nsubjpass"):
        guests += [one for one in objects_of(verb, "with") if one not in guests]
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


def _from_predicate(noun: "Token", verb: "Token | None", between: bool, sentence: Sentence) -> "list[Token]":
    """Return the subject where the verb says that it takes part: "A held talks", "A attended the summit"."""
    if verb is None:
        return []
    word = lemma(verb)
    decides = any(word in words for words in triggers().status.values())
    holds = noun.dep_ == "dobj" and (word in triggers().light_verbs or decides)
    attends = noun.dep_ == "pobj" and (
        word in triggers().participation.verbs or word in triggers().attend_verbs
    )
    # "A flew to B for talks with C", "A said after talks with C": who speaks of talks with somebody had them.
    beside = noun.dep_ == "pobj" and bool(objects_of(noun, "with"))
    if not (holds or attends or beside) or (between and not attends):
        return []
    # "The talks … were held", "A asked for a meeting with C": the one who asks wants to be there.
    return [one for one in (surface_subjects(verb, sentence) or subjects(verb)) if one != noun]
