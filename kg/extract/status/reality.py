"""Whether a clause says that something is so: not on a condition, as a habit, or in a question."""

from typing import TYPE_CHECKING

from kg.extract.parse.syntax import auxiliaries, children, governors, lemma, objects_of
from kg.extract.status.mood import FUTURE, is_negated, is_past
from kg.extract.status.senses import VERBS
from kg.extract.words.lexicon import fates, speech

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Were A to meet B", "had A met B", "should A meet B".
_INVERTED = frozenset({"were", "had", "should"})
_REPEATING = frozenset({"every", "each"})
_COUNTING = frozenset({"once", "twice", "thrice", "time"})


def is_unreal(verb: "Token") -> bool:
    """Whether a clause is conditional, habitual, merely possible, or asks."""
    clauses = [verb, *(above for above in governors(verb) if above.pos_ in VERBS)]
    refused = any(is_negated(one) for one in clauses)
    if _is_habit(verb) or _is_asked(verb):
        return True
    for one in clauses:
        if _is_condition(one) or (_has_condition(one) and not refused):
            return True
        if any(child.lower_ in fates().perhaps for child in children(one, "advmod")):
            return True
        if lemma(one) in speech().speech_verbs and one != verb:
            break
    # "Has yet to meet", "did they ever meet": of no meeting that was.
    beside = [*verb.children, *(verb.head.children if verb.dep_ == "xcomp" else ())]
    return any(child.lower_ in ("ever", "yet") for child in beside if child.i < verb.i)


def _is_condition(clause: "Token") -> bool:
    """Whether a clause is itself a condition: "if A meets B", "were A to meet B", "in case A meets B"."""
    marks = {child.lower_ for child in children(clause, "mark", "advmod")} & fates().conditional
    if marks and not _is_doubted(clause, marks):
        return True
    if clause.tag_ in ("VBZ", "VBP") and any(child.lower_ == "until" for child in children(clause, "mark")):
        return True
    if clause.dep_ == "advcl" and _is_inverted(clause):
        return True
    if clause.dep_ == "advcl" and clause.head.lower_ in ("long", "provided", "providing"):
        return True
    if clause.dep_ == "pcomp" and clause.head.lower_ in ("provided", "providing", "assuming", "supposing"):
        return True
    # The model hangs "in case" on the verb of the clause behind it.
    return any(_names_condition(child) and child.i < clause.i for child in children(clause, "prep"))


def _is_inverted(clause: "Token") -> bool:
    first = next((child for child in [*children(clause, "aux"), clause] if child.lower_ in _INVERTED), None)
    subject = next(children(clause, "nsubj", "nsubjpass"), None)
    marked = any(True for _ in children(clause, "mark"))
    return first is not None and subject is not None and first.i < subject.i and not marked


def _is_doubted(verb: "Token", marks: set[str]) -> bool:
    """Whether it is said to be open that something took place: "it was unclear whether A had met B"."""
    return marks == {"whether"} and is_past(verb)


def _has_condition(verb: "Token") -> bool:
    """Whether "if …" or "on condition that …" hangs on a verb: what it says is then not said to be so."""
    by_clause = any(
        mark.lower_ in ("if", "unless")
        for clause in children(verb, "advcl")
        for mark in children(clause, "mark")
    )
    return by_clause or any(_names_condition(child) and child.i > verb.i for child in children(verb, "prep"))


def _names_condition(preposition: "Token") -> bool:
    return any(
        lemma(noun) in fates().conditions
        and not any(True for _ in children(noun, "amod", "compound", "poss"))
        for noun in children(preposition, "pobj")
        if preposition.lower_ in ("in", "on", "under")
        and (noun.lower_ != "condition" or any(True for _ in children(noun, "acl", "relcl")))
        and (noun.lower_ == "condition" or noun.lower_ == "case" or any(True for _ in noun.children))
    )


def _is_asked(verb: "Token") -> bool:
    """Whether a question is put: "Will A meet B?"."""
    root = verb
    while root.dep_ in ("conj", "xcomp") and root.head != root:
        root = root.head
    if root.dep_ not in ("ROOT", "ccomp", "parataxis") or root.doc[-1].text != "?":
        return False
    first = next((child for child in [*children(root, "aux", "auxpass"), root]), root)
    subject = next(children(root, "nsubj", "nsubjpass"), None)
    return first.pos_ == "AUX" and subject is not None and first.i < subject.i


def _is_habit(verb: "Token") -> bool:
    """Whether a clause tells what somebody does time and again: "usually meets", "meet every year"."""
    if any(child.lower_ in fates().habitual for child in children(verb, "advmod")):
        return True
    if set(auxiliaries(verb)) & FUTURE or "to" in auxiliaries(verb):
        return False
    if any(_repeats(child) for child in verb.children):
        return True
    return _is_present(verb) and any(
        modifier.lower_ in fates().regular
        for noun in children(verb, "dobj")
        if noun.tag_ == "NNS"
        for modifier in children(noun, "amod")
    )


def _is_present(verb: "Token") -> bool:
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VB" and not auxiliaries(verb))


def _repeats(word: "Token") -> bool:
    """Whether a word beside a verb says how often: "every year", "twice a month", "on Fridays"."""
    if word.dep_ == "advcl" and any(child.lower_ == "whenever" for child in word.children):
        return True
    if word.dep_ in ("prep", "advmod") and word.lower_ in ("on", "in", "during", "at", "from", "as", "once"):
        nouns = list(children(word, "pobj"))
        # "On the first Friday of each month"
        units = [unit for noun in nouns for unit in objects_of(noun, "of")]
        if any(_is_plural_day(noun) for noun in nouns) or any(map(_is_every, nouns + units)):
            return True
        phrases = {f"{word.lower_} {noun.lower_}" for noun in nouns}
        regular = any(one.lower_ in fates().regular for noun in nouns for one in children(noun, "amod"))
        if phrases & {"from time", "as rule"} or (regular and "on basis" in phrases):
            return True
    return _is_every(word) or _is_so_often(word)


def _is_plural_day(noun: "Token") -> bool:
    """Whether "Fridays" are meant, and no Friday."""
    return (
        noun.lower_.endswith("days")
        and noun.lower_.removesuffix("s") in fates().times
        and noun.lower_ != "days"
    )


def _is_every(noun: "Token") -> bool:
    """Whether a noun is "every year", "each spring", "every other week"."""
    return lemma(noun) in fates().times and any(
        child.lower_ in _REPEATING for child in children(noun, "det", "amod", "predet")
    )


def _is_so_often(word: "Token") -> bool:
    """Whether a word is "once a year", "three times a month"."""
    pairs = [(word, child) for child in children(word, "npadvmod")]
    pairs += [(child, word) for child in children(word, "advmod", "predet")]
    return any(
        lemma(count) in _COUNTING
        and lemma(unit) in fates().times
        and any(child.lower_ in ("a", "an", "every", "each") for child in children(unit, "det"))
        for count, unit in pairs
    )
