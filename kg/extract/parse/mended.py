"""Mending parses that names lead astray: opening phrases, and verbs that are taken for attributes.

"After talks with A, B met C" is no list of A and B; "a delegation of A called on B" is a clause, and tells
of no delegation that was called.
"""

from typing import TYPE_CHECKING

from kg.extract.parse.syntax import children, conjuncts, is_passive, is_several, lemma, subjects
from kg.extract.words.lexicon import roles, triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECT = ("nsubj", "nsubjpass")
# What one doesn't have with somebody alone; "a summit with A" may be had.
_OF_MANY, _OF_TWO = ("multilateral", "ceremony"), ("summit",)
_JOINED = frozenset({"conj", "appos"})


def mended(doc: "Doc") -> "Doc":
    """Return the parse with its subjects hung on their verbs."""
    _know_groups(doc)
    _raise_verb(doc)
    _name_heading(doc)
    _meet_who_does(doc)
    _discuss_with(doc)
    if len(doc) < 2 or not _opens(doc[0]):
        return doc
    for noun in _ordered([token for token in doc if _is_behind_comma(token)]):
        verb = _verb_behind(noun)
        if verb is not None and not _has_subject(verb, noun):
            _make_subject(noun, verb)
            break
    return doc


def _know_groups(doc: "Doc") -> None:
    """Make people in the plural of a "name": "Envoys of A and B met"."""
    for word in doc:
        singular = word.lower_.removesuffix("s")
        if word.tag_ == "NNP" and singular != word.lower_ and singular in roles().groups:
            word.pos_, word.tag_, word.lemma_ = "NOUN", "NNS", singular


def _raise_verb(doc: "Doc") -> None:
    """Make a verb in the past tense the head of its clause: only a participle is an attribute of a noun."""
    for verb in doc:
        noun = verb.head
        if verb.dep_ != "acl" or verb.tag_ != "VBD" or noun.dep_ != "ROOT" or noun.pos_ == "VERB":
            continue
        verb.dep_, verb.head = "ROOT", verb
        noun.dep_, noun.head = "nsubj", verb
        return


def _name_heading(doc: "Doc") -> None:
    """Make a noun of the "verb" that is all of a heading: "10:00 Meeting with A"."""
    for word in doc:
        if word.dep_ != "ROOT" or word.tag_ != "VBG" or not word.text.istitle() or len(doc) == word.i + 1:
            continue
        if word.nbor(1).lower_ == "with" and not any(True for _ in children(word, *_SUBJECT, "aux", "ccomp")):
            word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", word.lower_


def _meet_who_does(doc: "Doc") -> None:
    """Make whoever was met the object of "with": "met with A, currently visiting B" tells more of A."""
    for doing in doc:
        preposition = doing.head
        if doing.dep_ != "pcomp" or doing.tag_ != "VBG" or preposition.lower_ != "with":
            continue
        noun = next(children(doing, "nsubj"), None)
        if noun is None or noun.pos_ != "PROPN" or lemma(preposition.head) not in triggers().verbs:
            continue
        noun.dep_, noun.head = "pobj", preposition
        doing.dep_, doing.head = "acl", noun


def _discuss_with(doc: "Doc") -> None:
    """Hang "with" on the verb where one person "discussed a conference with A": the two spoke of it."""
    for preposition in doc:
        noun = preposition.head
        if preposition.lower_ != "with" or preposition.dep_ != "prep" or lemma(noun) in _OF_TWO:
            continue
        if noun.dep_ != "dobj" or triggers().nouns.get(lemma(noun)) not in _OF_MANY:
            continue
        verb = noun.head
        who = subjects(verb) if lemma(verb) == "discuss" else []
        if len(who) == 1 and not is_several(who[0]):
            preposition.head = verb


def _ordered(joined: "list[Token]") -> "list[Token]":
    """Return first what stands behind a list that "and" has closed: "with A, B and C, D met"."""
    return sorted(joined, key=lambda noun: not any(True for _ in children(noun.head, "cc")))


def _opens(first: "Token") -> bool:
    """Whether a first word begins a phrase that is no subject: "after", "accompanied", "a day after"."""
    if "npadvmod" in (first.dep_, first.head.dep_):
        return True
    return first.pos_ in ("ADP", "SCONJ", "ADV") or first.tag_ in ("VBG", "VBN", "IN")


def _is_behind_comma(noun: "Token") -> bool:
    """Whether a noun is joined to the object of a preposition or verb by a comma alone."""
    if noun.dep_ not in _JOINED or noun.pos_ not in ("PROPN", "NOUN", "PRON") or not noun.left_edge.i:
        return False
    first = noun.head
    while first.dep_ in _JOINED:
        first = first.head
    return noun.left_edge.nbor(-1).text == "," and first.dep_ in ("pobj", "dobj")


def _verb_behind(noun: "Token") -> "Token | None":
    """Return the verb that follows a noun and those joined to it, at once but for auxiliaries and adverbs."""
    last = max(one.i for one in conjuncts(noun))
    for token in noun.doc[last + 1 :]:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
            return token if _is_finite(token) else None
        if token.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def _is_finite(verb: "Token") -> bool:
    """Whether a verb has a tense, so that a subject stands before it."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(True for _ in children(verb, "aux", "auxpass"))


def _has_subject(verb: "Token", noun: "Token") -> bool:
    return any(child.i >= noun.i for child in children(verb, *_SUBJECT))


def _make_subject(noun: "Token", verb: "Token") -> None:
    """Hang a noun on its verb; what was taken for the subject goes back to the opening phrase."""
    opening = noun.doc[0]
    for taken in list(children(verb, *_SUBJECT)):
        if opening.head == verb and opening.pos_ in ("ADP", "SCONJ"):
            opening.dep_ = "prep"
            taken.dep_ = "pobj"
            taken.head = opening
    noun.dep_ = "nsubjpass" if is_passive(verb) else "nsubj"
    noun.head = verb
