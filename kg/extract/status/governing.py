"""Which words govern another: in "agreed to hold talks" both verbs, in "agreed at talks" none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.parse.syntax import LONGEST_CHAIN, auxiliaries, children, lemma
from kg.extract.status.senses import UNDOING, VERBS, has_gerund, is_phrase, said_as, said_by, said_in_phrase
from kg.extract.words.lexicon import fates, speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALWAYS = frozenset(
    {"pobj", "pcomp", "dobj", "nsubjpass", "csubjpass", "csubj", "attr", "xcomp", "acomp", "oprd"}
)


def governing(token: "Token") -> "Iterator[tuple[Token, Token]]":
    """Yield (what is governed, what governs it) outwards, as far as each is a complement of the next."""
    for _ in range(LONGEST_CHAIN):
        above = token.head
        if above == token or _are_parted(token, above):
            return
        if token.dep_ in ("conj", "appos"):
            # Of joined words each is governed by what governs the first; the first doesn't govern the other.
            if has_subject(token):
                return
            token = _first_of(token)
            continue
        if not _is_complement(token, above):
            return
        yield token, above
        if above.pos_ in VERBS and lemma(above) in speech().speech_verbs and token.dep_ == "ccomp":
            return
        token = above


def has_subject(verb: "Token") -> bool:
    return any(True for _ in children(verb, "nsubj", "nsubjpass", "expl"))


def _is_complement(token: "Token", above: "Token") -> bool:
    """Whether a word is something that the one above it says something of, and no circumstance."""
    relation = token.dep_
    if relation in _ALWAYS:
        return True
    if relation == "ccomp":
        return token.pos_ in VERBS  # "called the talks useful" calls for none
    if relation == "nsubj":
        return not any(
            child.dep_ in ("dobj", "ccomp") and child.lower_ != "place" for child in above.children
        )
    if relation in ("acl", "relcl"):
        # "A plan to meet", "reports that A met B"; "a minister met by B" and "who met B" are others.
        return "to" in auxiliaries(token) or _is_told(token, above)
    if relation == "advcl":
        return "to" in auxiliaries(token) and _is_purpose(above)
    if relation == "advmod":
        return above.pos_ in VERBS and is_phrase(f"{lemma(above)} {token.lower_}")
    if relation in ("compound", "nmod", "amod"):
        return above.pos_ == "NOUN" and said_as(above, "nouns") is not None
    return relation in ("prep", "dative", "agent") and _governs_behind(token, above)


def _is_told(clause: "Token", above: "Token") -> bool:
    """Whether a clause is what a noun tells: "reports that A met B", and not "the man that A met"."""
    if clause.dep_ == "acl" and any(True for _ in children(clause, "mark")):
        return True
    return lemma(above) in fates().told and any(
        child.lower_ == "that" and child.tag_ in ("IN", "WDT") and child.dep_ in ("mark", "dobj")
        for child in clause.children
    )


def _is_purpose(above: "Token") -> bool:
    """Whether an infinitive that hangs on a word shares its fate: "cancelled a trip to meet B"."""
    if above.pos_ not in VERBS or said_by(above) not in UNDOING:
        return True
    objects = list(children(above, "dobj"))
    return not objects or any(lemma(one) in triggers().nouns or said_as(one, "nouns") for one in objects)


def _governs_behind(preposition: "Token", above: "Token") -> bool:
    """Whether a word governs what stands behind a preposition: "hopes for talks", and not "said at talks"."""
    if above.pos_ in ("ADP", "ADV", "SCONJ"):
        return True
    known = fates().governing_prepositions
    if above.pos_ not in VERBS:
        if preposition.lower_ not in known.nouns:
            return False
        return bool(said_as(above, "nouns") or said_as(above, "adjectives")) or lemma(above) in (
            fates().told | triggers().measures | fates().enabling
        )
    verbs_own = said_in_phrase(above, preposition)
    if preposition.lower_ in known.times:
        return False
    if preposition.lower_ not in known.verbs and not (has_gerund(preposition) or verbs_own):
        return False
    said = said_by(above, preposition)
    if said is None:
        return lemma(above) in fates().copulas and preposition.lower_ == "against"
    objects = list(children(above, "dobj"))
    return not (objects and said in UNDOING and preposition.lower_ != "from")


def _first_of(token: "Token") -> "Token":
    """Return the first of joined words, of a finite verb the first finite one.

    In "refused to meet A but met B" the second is joined to the refusing.
    """
    first = token.head
    while token.tag_ in ("VBD", "VBZ", "VBP") and first.tag_ in ("VB", "VBG", "VBN") and first.head != first:
        if first.dep_ not in ("xcomp", "ccomp", "acl", "advcl", "conj", "acomp", "pcomp"):
            break
        first = first.head
    return first


def _are_parted(one: "Token", other: "Token") -> bool:
    """Whether a semicolon stands between two clauses: what the other says isn't said of this one."""
    low, high = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[low:high])
