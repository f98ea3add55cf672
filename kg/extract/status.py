"""Whether a meeting was held, is planned, was denied …, or whether the clause tells of none at all.

The words are those of ``data/triggers.yaml``; which status they mean is said in the design
(``docs/model.md``): hypothetical, habitual and generic statements make no report.
"""

from typing import TYPE_CHECKING

from kg.extract.dates import Tense
from kg.extract.lexicon import speech, triggers
from kg.extract.syntax import auxiliaries, children, companions, governors, is_negated, lemma, objects_of
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must", "ought"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
# Order of search: what undoes a meeting says more than what had announced it.
_ORDER: tuple[Status, ...] = ("cancelled", "postponed", "denied", "proposed", "planned")
_HELD: Status = "held"
_FURTHER = frozenset({"more", "further", "another", "other", "several", "some", "few"})
_BEFORE = frozenset({"before", "ahead", "for", "toward", "towards"})
_OCCASION = frozenset({"after", "during", "following", "at"})
_AFTER = frozenset({"after", "during", "following", "at", "in", "since", "on"})
_CLAUSAL = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "advcl",
        "relcl",
        "pcomp",
        "conj",
        "acomp",
        "oprd",
        "prep",
        "dobj",
        "pobj",
        "nsubj",
        "nsubjpass",
        "appos",
        "attr",
    }
)


def status_of_verb(verb: "Token") -> Status | None:
    """Return the status of a meeting that a verb tells of, or ``None`` where it tells of none."""
    if _is_unreal(verb):
        return None
    if any(child.lower_ == "whether" for child in children(verb, "mark")):
        return "unknown"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return "denied"
    governed = _by_governors(verb) or _by_complement(verb)
    if governed:
        return governed
    if is_negated(verb):
        return None if _is_never_yet(verb) else "denied"
    return _by_tense(verb)


def _has_companions(verb: "Token | None") -> bool:
    return verb is not None and bool(companions(verb))


def _by_complement(verb: "Token") -> Status | None:
    """Return the status in "is due in A for talks", "is set for a visit"."""
    if lemma(verb) != "be" or is_negated(verb):
        return None
    found = (_status_word(child) for child in children(verb, "acomp"))
    return next((status for status in found if status in ("planned", "proposed")), None)


def status_of_noun(noun: "Token", verb: "Token | None") -> Status | None:
    """Return the status of a meeting that a noun names. ``verb`` is its predicate, if it has one."""
    generic = {
        child.lower_
        for child in noun.children
        if child.dep_ in ("det", "amod", "predet", "nmod") and child.lower_ in triggers().generic_determiners
    }
    held = verb is not None and lemma(verb) == "hold" and noun.dep_ == "dobj"
    if generic <= _FURTHER and (held or objects_of(noun, "with", "between") or _has_companions(verb)):
        generic = set()  # "further talks with A" are some in particular
    if generic:
        # "Has not held any meeting with A": of none that took place, but of one that is denied.
        if generic != {"any"} or verb is None:
            return None
        return "denied" if is_negated(verb) or _status_word(verb) == "denied" else None
    if any(child.lower_ == "no" for child in children(noun, "det")):
        return "denied"
    by_modifier = _by_modifiers(noun)
    if verb is None:
        # A caption: "A and B at their meeting in C".
        pictured = noun.dep_ == "pobj" and noun.head.lower_ in _OCCASION
        return by_modifier or (_HELD if pictured else "unknown")
    if _is_unreal(verb):
        return None
    direct = noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") or (
        noun.dep_ == "pobj" and lemma(verb) in triggers().attend_verbs
    )
    if direct:
        return _of_predicate(verb, by_modifier)
    return by_modifier or _by_preposition(noun, verb)


def _of_predicate(verb: "Token", by_modifier: Status | None) -> Status | None:
    own = _status_word(verb)
    if lemma(verb) == "fail" and not _fails_to_be(verb):
        own = None  # "the talks failed": they were held
    for joined in children(verb, "conj"):
        # "planned for Monday, has been cancelled": the last word counts.
        later = _status_word(joined) if not _has_subject(joined) else None
        own = later if later in ("cancelled", "postponed", "denied") else own
    if own and own not in ("held", "planned"):
        return "planned" if is_negated(verb) else own
    if is_negated(verb):
        return "denied"
    governed = _by_governors(verb)
    if governed or own == "planned":
        return governed or own
    tense = _by_tense(verb)
    if by_modifier in ("planned", "proposed", "denied") and lemma(verb) not in triggers().status["held"]:
        return by_modifier
    return tense


def _fails_to_be(verb: "Token") -> bool:
    """Whether "failed to take place", and not to bring something about."""
    return any(
        lemma(child) in ("take", "happen", "occur", "materialize", "materialise")
        for child in children(verb, "xcomp")
    )


def tense_of(token: "Token") -> Tense:
    """Return the direction in time of a clause, for date phrases that don't say it."""
    chain = [token, *governors(token)]
    for one in chain:
        if one.pos_ not in ("VERB", "AUX"):
            continue
        words = set(auxiliaries(one))
        if words & _FUTURE or _status_word(one) in ("planned", "proposed") or "would" in words:
            return "future"
        if (
            one.tag_ == "VBD"
            or (one.tag_ == "VBN" and words & {"was", "were", "has", "have", "had", "been"})
            or words & {"did", "was", "were", "had"}
        ):
            return "past"
        if one.tag_ == "VB" and one.dep_ in ("xcomp", "acl", "advcl"):
            continue
        return "open"
    return "open"


def _is_unreal(verb: "Token") -> bool:
    """Whether a clause is conditional, habitual or merely possible."""
    chain = [verb, *(above for above in governors(verb) if above.pos_ in ("VERB", "AUX"))]
    refused = any(is_negated(one) for one in chain)
    for one in chain:
        marks = {child.lower_ for child in children(one, "mark", "advmod")} & triggers().conditional
        if marks and not _is_doubted(one, marks):
            return True
        if _has_conditional_clause(one) and not refused:
            return True
        if one == verb and any(lemma(child) in triggers().open for child in children(one, "acomp", "attr")):
            return True
        if one == verb and set(auxiliaries(one)) & _POSSIBLE:
            return True
        if one == verb and any(child.lower_ in triggers().habitual for child in children(one, "advmod")):
            return True
        if lemma(one) in speech().speech_verbs and one != verb:
            break
    # "Has yet to meet", "did they ever meet": of no meeting that was.
    beside = [*verb.children, *(verb.head.children if verb.dep_ == "xcomp" else ())]
    return any(child.lower_ in ("ever", "yet") for child in beside if child.i < verb.i)


def _is_doubted(verb: "Token", marks: set[str]) -> bool:
    """Whether it is said to be open that something took place: "it was unclear whether A had met B"."""
    return marks == {"whether"} and tense_of(verb) == "past"


def _is_never_yet(verb: "Token") -> bool:
    """Whether "have never met" speaks of all the time so far, and of no meeting in particular."""
    never = any(child.lower_ == "never" for child in verb.children)
    return never and bool({"has", "have", "had", "'ve", "’ve"} & set(auxiliaries(verb)))


def _has_conditional_clause(verb: "Token") -> bool:
    """Whether "if …" hangs on the verb: what it says is then not said to be so."""
    return any(
        mark.lower_ in ("if", "unless")
        for clause in children(verb, "advcl")
        for mark in children(clause, "mark")
    )


def _by_governors(verb: "Token") -> Status | None:
    """Return the status that the words above a verb give it: "agreed to meet", "denied that … met"."""
    token = verb
    for above in governors(verb):
        if token.dep_ not in _CLAUSAL or (
            token.dep_ == "conj" and token == verb and above.pos_ == "VERB" and _has_subject(verb)
        ):
            return None
        if token.dep_ == "advcl" and above.pos_ == "VERB" and not _is_purpose(token):
            return None
        if token.dep_ == "relcl" or _are_parted(token, above):
            return None
        found = _status_word(above)
        if found and found != "held":
            is_saying = lemma(above) in speech().speech_verbs and found not in ("denied", "proposed")
            if not is_saying or token.dep_ == "xcomp":
                if is_negated(above):
                    return "denied" if found in ("planned", "proposed") else None
                if found == "proposed" and lemma(above.head) in triggers().accepting:
                    return "planned"
                return (_rejected(above) if found == "proposed" else None) or found
        token = above
    return None


def _rejected(word: "Token") -> Status | None:
    """Return what became of a proposal: "turned down an offer to meet" says more than the offer."""
    above = _status_word(word.head) if word.dep_ in ("dobj", "nsubjpass", "pobj") else None
    return above if above in ("denied", "cancelled", "postponed") else None


def _are_parted(verb: "Token", above: "Token") -> bool:
    """Whether a semicolon stands between two clauses: what the other says isn't said of this one."""
    low, high = sorted((verb.i, above.i))
    return any(token.text == ";" for token in verb.doc[low:high])


def _is_purpose(verb: "Token") -> bool:
    return any(child.lower_ == "to" for child in children(verb, "aux"))


def _has_subject(verb: "Token") -> bool:
    return any(True for _ in children(verb, "nsubj", "nsubjpass"))


def _status_word(token: "Token") -> Status | None:
    """Return the status that a word gives to what it governs: "called off" says more than "called"."""
    word = lemma(token)
    phrases = {f"{word} {child.lower_}" for child in children(token, "prt", "advmod")}
    words = {word, token.lower_}
    for said in (phrases, words):
        found = next((status for status in (*_ORDER, _HELD) if said & triggers().status[status]), None)
        if found:
            return found
    return None


def _by_modifiers(noun: "Token") -> Status | None:
    """Return the status that adjectives and participles beside a noun give it: "a planned visit"."""
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "compound", "relcl") and "to" not in auxiliaries(child):
            found = _status_word(child)
            if found and found != "held":
                return found
    return None


def _by_preposition(noun: "Token", verb: "Token") -> Status | None:
    """Read "said after talks with A" as held, "ahead of talks" as planned; else as the main clause has it."""
    own = _status_word(verb)
    preposition = _preposition(noun)
    if own in ("proposed", "denied", "cancelled", "postponed") and not is_negated(verb):
        # "Called for talks", "denied reports of talks"; what is asked at a meeting says nothing of it.
        return "held" if preposition in _OCCASION and tense_of(verb) != "future" else own
    if preposition in _BEFORE - {"for"} and lemma(verb) not in triggers().travel.verbs:
        return "planned"
    if preposition == "for" and lemma(verb) in ("prepare", "ready", "brace"):
        return "planned"
    if preposition in _AFTER and tense_of(verb) == "past":
        return "held"
    return status_of_verb(verb)


def _preposition(noun: "Token") -> str:
    """Return the preposition before a noun; "ahead" for "ahead of talks" and "on the eve of talks"."""
    if noun.dep_ != "pobj":
        return ""
    above = noun.head.head
    if noun.head.lower_ == "of" and above.lower_ in ("ahead", "eve"):
        return "ahead"
    return str(noun.head.lower_)


def _by_tense(verb: "Token") -> Status:
    words = set(auxiliaries(verb))
    if words & _FUTURE or "would" in words:
        return "planned"
    if verb.tag_ in ("VB", "VBN") and "to" in words:
        return _of_infinitive(verb)
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "’s", "'re", "’re", "be"}:
        return (
            "planned"
            if any(child.lower_ in ("tomorrow", "next", "later", "soon") for child in verb.subtree)
            else "held"
        )
    if verb.tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
        return "held"
    return "unknown"


def _of_infinitive(verb: "Token") -> Status:
    """Return the status of "to meet": "is to meet" is planned, "flew to A to meet" is as its main verb."""
    head = verb.head
    if head == verb or head.lemma_.lower() == "be":
        return "planned"
    if head.pos_ in ("VERB", "AUX"):
        governed = status_of_verb(head)
        return governed or "unknown"
    return "planned"
