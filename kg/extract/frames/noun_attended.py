"""Who is there by the clause that a noun of meeting stands in: "A held talks", "attended by A"."""

from typing import TYPE_CHECKING

from kg.extract.frames.noun_phrase import is_time
from kg.extract.parse.positions import surface_subjects
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, companions, conjuncts, is_several, lemma, objects_of, subjects
from kg.extract.status.governing import governing
from kg.extract.status.senses import status_word
from kg.extract.words.lexicon import fates, speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


WITHIN = frozenset({"in", "during", "at", "over", "by", "on", "for"})
AT = frozenset({"at", "during", "after", "following", "in"})
ATTENDING = frozenset({"attend", "chair", "co-chair", "address", "join"})
GIVING = frozenset({"host", "hold", "give", "organize", "organise", "throw"})
_ON = frozenset({"on", "during", "after", "before", "following", "for"})
_LEADING = frozenset({"open", "close", "host", "lead", "moderate"})
_DECIDED = frozenset({"planned", "cancelled", "postponed", "denied"})


def from_predicate(
    noun: "Token", outer: "Token", verb: "Token | None", *, owned: bool, sentence: Sentence
) -> "list[Token]":
    """Return the subject where the verb says that it takes part: "A held talks", "A attended the summit".

    ``owned`` says that the noun itself names who takes part: "talks between A and B", "A's visit".
    """
    if verb is None or not _takes_part(noun, outer, verb, owned):
        return []
    found = [one for one in (surface_subjects(verb, sentence) or subjects(verb)) if one not in (noun, outer)]
    # "A, on a visit to C, and B met": what is said of the first is of nobody behind it.
    beside = outer.dep_ == "pobj" and outer.head.head in found
    return [one for one in found if one.i < noun.i] if beside else found


def attended_by(noun: "Token", outer: "Token", verb: "Token | None") -> "list[Token]":
    """Return who is behind "by": "the talks were attended by A and B", "a meeting attended by A"."""
    clauses = [one for child in children(noun, "acl", "relcl") for one in (child, *children(child, "conj"))]
    if verb is not None and outer.dep_ == "nsubjpass":
        clauses += [verb, *children(verb, "conj")]
    doing = ATTENDING | (GIVING if lemma(noun) in triggers().needs_participants else {"host"})
    found = [one for clause in clauses if lemma(clause) in doing for one in objects_of(clause, "by")]
    if verb is not None and verb.dep_ == "csubj" and lemma(verb.head) == "be":
        # "Also attending the meeting were A and B".
        found += [one for child in children(verb.head, "attr", "nsubj") for one in conjuncts(child)]
    return found


def is_attended(noun: "Token", outer: "Token", verb: "Token | None") -> bool:
    """Whether a verb only says who was there: "attended the talks", "took part in the meeting"."""
    if attended_by(noun, outer, verb):
        return True
    if verb is None:
        return False
    if outer.dep_ in ("dobj", "nsubjpass"):
        return lemma(verb) in ATTENDING | _LEADING
    return outer.dep_ == "pobj" and lemma(verb) in triggers().participation.verbs


def _takes_part(noun: "Token", outer: "Token", verb: "Token", owned: bool) -> bool:
    word = lemma(verb)
    if (
        word in triggers().preparing
        and triggers().nouns[lemma(noun)] == "multilateral"
        and not companions(noun)
    ):
        return False  # who prepares a summit need not be there
    between = any(not is_time(one) for one in objects_of(noun, "between"))
    if outer.dep_ == "dobj":
        return not between and _does_or_decides(noun, outer, verb)
    if outer.dep_ != "pobj":
        return False
    if word in triggers().participation.verbs or word in triggers().attend_at:
        # "Attended a meeting during the summit": what was attended stands directly behind the verb.
        return not any(lemma(one) in triggers().nouns for one in children(verb, "dobj"))
    preposition = outer.head.lower_
    speaks_to = preposition in WITHIN and word in speech().addressing and any(children(verb, "dobj"))
    if speaks_to or brings(verb, outer):
        return not owned
    limited = preposition == "at" and outer != noun  # "left at the end of a visit"
    if (preposition in _ON or limited) and triggers().nouns[lemma(noun)] == "visit":
        return not owned  # "is in A on a visit", "said during a visit to A"
    leads_there = preposition == "for" and (word == "be" or word in triggers().travel.verbs)
    if preposition == "into" or leads_there or _is_decided(outer, verb):
        # "Went into talks", "flew to A for talks", "agreed on a meeting", "pulled out of the summit".
        return not between
    if companions(noun) and not between:
        return True  # "A said after talks with C": who speaks of talks with somebody had them
    if preposition in AT and not owned and triggers().nouns[lemma(noun)] == "bilateral":
        # "A and B failed to agree after hours of talks", "signed a pact with B at talks in C".
        several = [one for one in subjects(verb) if is_several(one)]
        return bool(len(subjects(verb)) > 1 or several or companions(verb))
    return False


def _does_or_decides(noun: "Token", outer: "Token", verb: "Token") -> bool:
    """Whether who does what a verb says to a meeting is or would be there: "A asked for a meeting with C"."""
    word = lemma(verb)
    if word in fates().bystanding and not companions(noun):
        return False  # "backed talks", "vetoed a visit": by others
    takes_part = word in triggers().light_verbs | triggers().attend_verbs
    return takes_part or status_word(verb, outer) is not None


def _is_decided(noun: "Token", verb: "Token") -> bool:
    """Whether a verb settles what becomes of a meeting behind a preposition: "agreed to talks"."""
    return any(above == verb and status_word(verb, below) in _DECIDED for below, above in governing(noun))


def brings(verb: "Token", noun: "Token") -> bool:
    """Whether a verb says whom a meeting gathers, as its subject or as what they are brought together for."""
    if lemma(verb) not in triggers().bringing:
        return False
    together = any(child.lower_ == "together" for child in verb.children)
    return noun.dep_ == "nsubj" or noun.head.lower_ in (("for", "at", "in") if together else ("for",))
