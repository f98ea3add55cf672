"""With whom somebody meets by the clause that a noun of meeting stands in: "held talks in A with B"."""

from typing import TYPE_CHECKING

from kg.extract.frames.noun_attended import AT, GIVING, WITHIN, brings
from kg.extract.parse.syntax import children, companions, direct_objects, lemma, objects_of
from kg.extract.status.senses import status_word
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


_OFFERED = frozenset({"planned", "proposed", "denied"})
# "Hosted a dinner for A": who gives it is there, and so is the one for whom.
_HONOUR = frozenset({"honour", "honor"})


def chairing(noun: "Token", verb: "Token | None") -> "list[Token]":
    """Return who leads: "was held under the chairmanship of A and B"."""
    found = []
    for head in (noun, verb) if verb is not None else (noun,):
        for office in objects_of(head, "under"):
            if lemma(office) in triggers().chairing:
                found += objects_of(office, "of")
    return found


def guests_of_predicate(
    noun: "Token", outer: "Token", verb: "Token | None", guests: "list[Token]"
) -> "list[Token]":
    """Return the others where they hang on the verb: "held talks in A with B", "told B in a call"."""
    if verb is None:
        return []
    decided = outer.dep_ in ("dobj", "nsubjpass") and status_word(verb, outer) is not None
    if decided or (outer.dep_ in ("dobj", "nsubjpass") and lemma(verb) in triggers().light_verbs):
        found = [one for one in companions(verb) if one not in guests]
        is_meal = triggers().nouns[lemma(noun)] == "bilateral" and not (found or guests)
        given = is_meal and lemma(verb) in GIVING
        if status_word(verb, outer) in _OFFERED and not (found or guests):
            # "Offered talks to B", "granted B an audience"
            return [*children(verb, "dative"), *objects_of(verb, "to")]
        return found or (_honoured(noun, verb) if given else [])
    if outer.dep_ in ("nsubj", "dobj", "pobj") and brings(verb, outer):
        # "The talks brought A and B together", "the summit gathers leaders of A and B".
        return [one for one in direct_objects(verb) if one != outer]
    if outer.dep_ == "pobj" and not guests and outer.head.lower_ in AT:
        beside = [one for one in companions(verb) if one.i < noun.i]
        if beside and triggers().nouns[lemma(noun)] == "bilateral":
            return beside
    if outer.dep_ == "pobj" and outer.head.head == verb and (not guests or lemma(verb) == "join"):
        if lemma(verb) in triggers().travel.verbs:
            return objects_of(verb, "with")
        addressed = direct_objects(verb)
        if outer.head.lower_ in WITHIN and lemma(verb) in speech().addressing:
            return [] if objects_of(noun, "between") else addressed  # "briefed B on talks between C and D"
    return []


def _honoured(noun: "Token", verb: "Token") -> "list[Token]":
    """Return for whom a meal is given: "hosted a dinner for A", "gave a banquet in honour of A"."""
    behind = [noun, verb, *objects_of(verb, "by")]
    honours = [one for head in behind for one in objects_of(head, "in") if lemma(one) in _HONOUR]
    return [
        *(one for honour in honours for one in objects_of(honour, "of")),
        *(one for head in behind for one in objects_of(head, "for")),
    ]
