"""What a word says of the meeting that it governs: "agreed", "called off", "plans", "unlikely", "on hold".

The words are those of ``words/data/status.yaml``.
"""

from functools import cache
from typing import TYPE_CHECKING, Literal

from kg.extract.parse.syntax import auxiliaries, children, lemma
from kg.extract.status.mood import is_past
from kg.extract.words.lexicon import ByClass, fates
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

# "open": no meeting is said to be or not to be.
Said = Status | Literal["open"]
Kind = Literal["verbs", "actions", "objects", "nouns", "adjectives", "phrases"]

VERBS = frozenset({"VERB", "AUX"})
UNDOING = frozenset({"cancelled", "postponed", "denied"})
# Order of search: what undoes a meeting says more than what had announced it.
_ORDER: tuple[Said, ...] = ("cancelled", "postponed", "denied", "proposed", "planned", "held", "open")
# What follows these is felt about, not wished for.
_FELT = frozenset({"about", "with", "by", "at", "over"})
_PREDICATES = frozenset({"acomp", "oprd"})
_OF = frozenset({"for", "to", "towards", "toward", "of", "on"})


def said_by(word: "Token", below: "Token | None" = None) -> Said | None:
    """Return what a word says of what it governs. ``below`` is on the way from it to the meeting."""
    of_action = below is not None and (below.pos_ in VERBS or has_gerund(below))
    if of_action and lemma(word) in fates().enabling:
        return None if is_past(word) else "open"
    if below is not None and below.dep_ == "prep" and below.lower_ in _FELT and word.dep_ in _PREDICATES:
        return None  # "was pleased about a meeting": nobody proposes it
    if word.pos_ in ("NOUN", "PROPN"):
        return said_as(word, "nouns")
    if word.pos_ in ("ADJ", "ADV", "ADP", "SCONJ"):
        phrase = said_in_phrase(word, below)
        return phrase if phrase or word.dep_ == "prep" else said_as(word, "adjectives")
    if below is not None and _leads_to(word, below):
        return "planned"
    return _said_by_verb(word, below, of_action=of_action)


def _leads_to(verb: "Token", below: "Token") -> bool:
    """Whether a verb says that something is to come: "left for talks", "is to meet"."""
    if lemma(verb) in fates().leaving:
        return below.dep_ == "advcl" or below.lower_ == "for"
    return lemma(verb) == "be" and below.dep_ == "xcomp" and "to" in auxiliaries(below)


def _said_by_verb(verb: "Token", below: "Token | None", *, of_action: bool) -> Said | None:
    said = (
        said_in_phrase(verb, below)
        or said_as(verb, "verbs")
        or said_as(verb, "actions" if of_action else "objects")
    )
    if said == "proposed" and not of_action and any(True for _ in children(verb, "oprd")):
        said = None  # "called the talks useful"
    if said == "open" and lemma(verb) in fates().open.actions and any(True for _ in children(verb, "dobj")):
        said = None  # "used a visit to meet B", "has B to meet"
    if said is None and lemma(verb) in fates().copulas:
        said = _said_behind_copula(verb, below)
    if said is None and verb.tag_ in ("VBN", "VBG") and verb.dep_ in ("acomp", "amod", "acl", "oprd"):
        said = said_as(verb, "adjectives")
    if said in (None, "held") and below is not None and below.dep_ == "prep" and below.lower_ in _OF:
        # "Preparations are under way for talks": the noun stands apart from what it governs.
        nouns = children(verb, "nsubj", "nsubjpass", "dobj", "attr")
        said = next((found for noun in nouns if (found := said_as(noun, "nouns"))), said)
    return said


def status_word(word: "Token", below: "Token | None" = None) -> Status | None:
    """Return the status that a word gives to what it governs."""
    said = said_by(word, below)
    return None if said == "open" else said


def accepts(word: "Token") -> bool:
    """Whether a word makes a plan of a proposal: "granted a request for talks", "took up the offer"."""
    return bool({lemma(word), *_phrases(word, None)} & fates().accepting)


def said_as(token: "Token", kind: Kind) -> Said | None:
    """Return what a token says as a word of some kind, by its lemma or its form."""
    known = _known(kind)
    return _strongest({known[word] for word in (lemma(token), token.lower_) if word in known})


def said_in_phrase(token: "Token", below: "Token | None") -> Said | None:
    """Return what a token says with its particles: "called off", "are on hold"."""
    return _strongest({_known("phrases")[one] for one in _phrases(token, below) if is_phrase(one)})


def is_phrase(words: str) -> bool:
    """Whether a verb with its particle, or a preposition with its noun, is one that says something."""
    return words in _known("phrases")


def _strongest(found: set[Said]) -> Said | None:
    """Return what says most: "called off" more than "called"."""
    return next((said for said in _ORDER if said in found), None)


def _said_behind_copula(verb: "Token", below: "Token | None") -> Said | None:
    """Return what an adjective says behind a copula: "is due", "is unlikely"."""
    of_noun = below is not None and below.dep_ == "nsubj"
    for child in verb.children:
        if child == below or (child.i < verb.i and child.pos_ != "ADJ"):
            continue
        if child.dep_ in ("acomp", "oprd", "advcl", "ccomp", "advmod", "attr"):
            if of_noun and lemma(child) in fates().subjects_of_none:
                return "open"
            if said := said_as(child, "adjectives"):
                return said
    return None


@cache
def _known(kind: Kind) -> dict[str, Said]:
    """Return what each word of a kind says."""
    lists: list[tuple[Said, ByClass]] = [("open", fates().open)]
    lists += [(said, fates().status[said]) for said in reversed(_ORDER) if said != "open"]
    return {word: said for said, words in lists for word in getattr(words, kind)}


def _phrases(token: "Token", below: "Token | None") -> list[str]:
    """Return a word with each of its particles, and behind a copula the phrases that it joins."""
    word, found = lemma(token), []
    if token.pos_ == "ADP" or token.dep_ == "prep":
        found = [token.lower_]
    copula = word in fates().copulas
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in ("would", "'d", "’d"):
            found.append(f"would {word}")
        if token.pos_ == "ADP" and child.dep_ == "advmod":
            found.append(f"{child.lower_} {token.lower_}")
        if child.dep_ in ("prt", "advmod", "acomp") or (child.dep_ == "prep" and _is_particle(child, below)):
            found += [f"{word} {child.lower_}"]
        if child.dep_ in ("prep", "agent") and copula:
            found += _behind(child)
    return found


def _is_particle(preposition: "Token", below: "Token | None") -> bool:
    """Whether a preposition belongs to its verb: "pulled out of talks", and not "held talks over fish"."""
    return preposition == below or not any(True for _ in children(preposition, "pobj"))


def _behind(preposition: "Token") -> list[str]:
    """Return a preposition with each noun behind it: "on hold", "out of question"."""
    found = []
    for child in children(preposition, "pobj", "prep"):
        if child.dep_ == "prep":
            found += [f"{preposition.lower_} {phrase}" for phrase in _behind(child)]
        else:
            found.append(f"{preposition.lower_} {lemma(child)}")
    return found


def has_gerund(preposition: "Token") -> bool:
    """Whether a verb stands behind a preposition, also where the parser took it for part of a name."""
    nouns = children(preposition, "pobj")
    hidden = (one for noun in nouns for one in children(noun, "compound") if one.tag_ == "VBG")
    return preposition.dep_ == "prep" and (
        any(True for _ in children(preposition, "pcomp")) or any(True for _ in hidden)
    )
