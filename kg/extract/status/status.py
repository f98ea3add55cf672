"""Whether a meeting was held, is planned, was denied …, or whether the clause tells of none at all.

What each status means is said in ``docs/extraction.md``; hypothetical, habitual and generic statements make
no report. The words above a meeting's word have the say (:mod:`kg.extract.status.outcome`), else its tense.
"""

from typing import TYPE_CHECKING

from kg.extract.dates.meanings import Tense
from kg.extract.parse.syntax import auxiliaries, children, companions, governors, lemma, objects_of
from kg.extract.status.governing import governing, has_subject
from kg.extract.status.mood import (
    FUTURE,
    has_past_form,
    is_negated,
    is_past,
    is_possible,
    is_present,
    negates,
)
from kg.extract.status.outcome import governed
from kg.extract.status.reality import is_unreal
from kg.extract.status.senses import UNDOING, Said, accepts, said_by, status_word
from kg.extract.words.lexicon import fates, triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_IT = frozenset({"it", "this", "that"})
_FURTHER = frozenset({"more", "further", "another", "other", "several", "some", "few"})
_OCCASION = frozenset({"after", "during", "following", "at"})
_BEFORE = frozenset({"before", "ahead", "toward", "towards"})
_AFTER = frozenset({"after", "during", "following", "at", "in", "since", "on"})


def status_of_verb(verb: "Token") -> Status | None:
    """Return the status of a meeting that a verb tells of, or ``None`` where it tells of none."""
    if is_unreal(verb):
        return None
    if any(child.lower_ == "whether" for child in children(verb, "mark")):
        return None if "to" in auxiliaries(verb) else "unknown"
    own: Said | None = None
    if _denies(verb):
        own = "open" if _is_never_yet(verb) else "denied"
    elif is_possible(verb):
        own = "open"
    said = _after_all(verb, governed(verb, own) or _by_complement(verb))
    if said:
        return None if said == "open" else said
    return _by_tense(verb)


def _denies(verb: "Token") -> bool:
    """Whether a clause says of itself that it is not so; that something must not be says nothing of it."""
    if any(
        any(True for _ in children(child, "pobj"))
        for child in children(verb, "prep")
        if child.lower_ == "until"
    ):
        return False  # "won't meet until May"
    negated = is_negated(verb) or any(negates(noun) for noun in children(verb, "nsubj", "nsubjpass", "dobj"))
    return negated and not (is_possible(verb) and not set(auxiliaries(verb)) & {"can", "could", "ca"})


def _after_all(verb: "Token", said: Said | None) -> Said | None:
    """Return what became of a plan where a verb joined to it says so: "was due to meet B but cancelled"."""
    if said not in (None, "planned", "proposed") or (said is None and _by_tense(verb) != "planned"):
        return said
    chain = [verb, *(above for _, above in governing(verb) if above.pos_ in ("VERB", "AUX"))]
    for joined in (child for one in chain for child in children(one, "conj")):
        fate = _fate(joined)
        if fate in UNDOING:
            return fate
        if said == "proposed" and fate == "planned" and accepts(joined):
            return fate  # "has been invited to meet B and has accepted"
    return said


def _fate(joined: "Token") -> Status | None:
    """Return what a joined verb without an object of its own says of the meeting before it."""
    subject = next(children(joined, "nsubj", "nsubjpass"), None)
    if subject is not None and subject.lower_ not in _IT:
        return None
    own = [child for child in joined.children if child.dep_ in ("dobj", "xcomp", "ccomp")]
    if not all(child.lower_ in _IT or lemma(child) in triggers().nouns or said_by(child) for child in own):
        return None
    return None if is_negated(joined) else status_word(joined)


def _by_complement(verb: "Token") -> Status | None:
    """Return the status in "is due in A for talks", "is set for a visit"."""
    if lemma(verb) != "be" or is_negated(verb):
        return None
    found = status_word(verb)
    return found if found in ("planned", "proposed") else None


def status_of_noun(noun: "Token", verb: "Token | None") -> Status | None:
    """Return the status of a meeting that a noun names. ``verb`` is its predicate, if it has one."""
    generic = {
        child.lower_
        for child in noun.children
        if child.dep_ in ("det", "amod", "predet", "nmod") and child.lower_ in fates().generic_determiners
    }
    held = verb is not None and lemma(verb) == "hold" and noun.dep_ == "dobj"
    if generic <= _FURTHER and (held or objects_of(noun, "with", "between") or _has_companions(verb)):
        generic = set()  # "further talks with A" are some in particular
    if generic:
        # "Has not held any meeting with A": of none that took place, but of one that is denied.
        if generic != {"any"} or verb is None:
            return None
        return "denied" if is_negated(verb) or governed(noun) == "denied" else None
    if verb is not None and is_unreal(verb):
        return None
    own: Said | None = "denied" if negates(noun) else None
    said = _decided(noun, verb, own)
    if said:
        return None if said == "open" else said
    by_modifier = _by_modifiers(noun)
    if verb is None:
        # A caption: "A and B at their meeting in C".
        pictured = noun.dep_ == "pobj" and noun.head.lower_ in _OCCASION
        return by_modifier or ("held" if pictured else "unknown")
    return _of_predicate(noun, verb, by_modifier)


def _has_companions(verb: "Token | None") -> bool:
    return verb is not None and bool(companions(verb))


def _decided(noun: "Token", verb: "Token | None", own: Said | None) -> Said | None:
    """Return what the words above a noun say, and those joined to its predicate: the last word counts."""
    said = governed(noun, own)
    for joined in children(verb, "conj") if verb is not None and _is_part(noun, verb) else ():
        # "Planned for Monday, has been cancelled"
        later = status_word(joined) if not has_subject(joined) and not is_negated(joined) else None
        own_object = any(True for _ in children(joined, "dobj"))
        said = later if later in UNDOING and not own_object else said
    return said


def _is_part(noun: "Token", verb: "Token") -> bool:
    return noun.head == verb and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")


def _of_predicate(noun: "Token", verb: "Token", by_modifier: Status | None) -> Status | None:
    """Return the status of a noun of which the words above say nothing: that of the clause around it."""
    if not _is_part(noun, verb) and not (noun.dep_ == "pobj" and lemma(verb) in triggers().attend_verbs):
        return by_modifier or _by_preposition(noun, verb)
    if is_possible(verb):
        return None
    if noun.dep_ in ("nsubj", "attr") and "would" in auxiliaries(verb) and said_by(verb) == "open":
        return None  # "a meeting would be useful"
    if by_modifier and not (status_word(verb) == "held" and is_past(verb)):
        return by_modifier
    return "planned" if status_word(verb) == "planned" else _by_tense(verb)


def tense_of(token: "Token") -> Tense:
    """Return the direction in time of a clause, for date phrases that don't say it."""
    chain = [token, *governors(token)]
    for one in chain:
        if one.pos_ not in ("VERB", "AUX"):
            continue
        words = set(auxiliaries(one))
        if (
            words & FUTURE
            or "would" in words
            or (one != token and status_word(one) in ("planned", "proposed"))
        ):
            return "future"
        if has_past_form(one):
            return "past"
        if one.tag_ == "VB" and one.dep_ in ("xcomp", "acl", "advcl", "conj"):
            continue
        return "open"
    return "open"


def _is_never_yet(verb: "Token") -> bool:
    """Whether "have never met" speaks of all the time so far, and of no meeting in particular."""
    never = any(child.lower_ == "never" for child in verb.children)
    return never and bool({"has", "have", "had", "'ve", "’ve"} & set(auxiliaries(verb)))


def _by_modifiers(noun: "Token") -> Status | None:
    """Return the status that adjectives and participles beside a noun give it: "a planned visit"."""
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "compound", "relcl") and "to" not in auxiliaries(child):
            found = status_word(child)
            if found and found != "held":
                return found
    return None


def _by_preposition(noun: "Token", verb: "Token") -> Status | None:
    """Read "said after talks with A" as held, "ahead of talks" as planned; else as the main clause has it."""
    preposition = _preposition(noun)
    if preposition in _BEFORE and lemma(verb) not in triggers().travel.verbs:
        return "planned"
    if preposition in _AFTER and tense_of(verb) == "past":
        return "held"
    if status_word(verb) in ("proposed", *UNDOING):
        return "held" if tense_of(verb) == "past" else "unknown"
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
    words = set(auxiliaries(verb)) | _shared(verb)
    if words & FUTURE or "would" in words:
        return "planned"
    if verb.tag_ in ("VB", "VBN") and "to" in words:
        return _of_infinitive(verb)
    if is_present(verb) and any(_is_ahead(one) for one in verb.subtree):
        return "planned"
    if verb.tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG") or words & {"did", "does", "do"}:
        return "held"
    return "unknown"


def _shared(verb: "Token") -> set[str]:
    """Return the auxiliaries that a bare verb has from the one before it: "will visit A and meet B"."""
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBN" and auxiliaries(verb) == ["be"])
    if verb.dep_ != "conj" or not bare or has_subject(verb) or "to" in auxiliaries(verb):
        return set()
    return set() if is_negated(verb.head) else set(auxiliaries(verb.head)) & FUTURE


def _is_ahead(word: "Token") -> bool:
    """Whether a word says that what is told in the present tense is to come: "meets B next week"."""
    ahead = fates().ahead
    return word.lower_ in ahead.words or (
        word.lower_ in ahead.beside_times and lemma(word.head) in fates().times
    )


def _of_infinitive(verb: "Token") -> Status:
    """Return the status of "to meet": "is to meet" is planned, "flew to A to meet" is as its main verb."""
    head = verb.head
    if head == verb:
        return "planned"
    if lemma(head) == "be":
        # "Was in A to meet B"; "is there to meet B" may be yet to come.
        return "held" if verb.dep_ == "advcl" and head.tag_ == "VBD" else "planned"
    if head.pos_ in ("VERB", "AUX"):
        return status_of_verb(head) or "unknown"
    if lemma(head) in fates().enabling:
        return "held"
    single = any(
        child.lower_ in fates().singled_out or child.tag_ == "JJS" for child in children(head, "amod")
    )
    return "held" if single and tense_of(head) != "future" else "planned"
