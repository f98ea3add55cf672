"""What all the words above a meeting's word say of it: "agreed to meet", "turned down an offer of talks".

Each of them has its say, from the nearest outwards: who refuses to rule out talks doesn't refuse them.
"""

from typing import TYPE_CHECKING

from kg.extract.parse.syntax import auxiliaries, children, lemma
from kg.extract.status.governing import governing
from kg.extract.status.mood import is_negated, is_possible, negates
from kg.extract.status.senses import UNDOING, VERBS, Said, accepts, said_by
from kg.extract.words.lexicon import fates, speech

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDONE: dict[Said, Said] = {
    "planned": "denied",
    "proposed": "denied",
    "held": "denied",
    "open": "denied",
    "unknown": "denied",
    "denied": "open",
    "cancelled": "planned",
    "postponed": "planned",
}
_TENSED = frozenset({"had", "have", "has", "will", "would"})


def governed(trigger: "Token", said: Said | None = None) -> Said | None:
    """Return what the words above say of a meeting; ``said`` is what its own words say."""
    for below, above in governing(trigger):
        if _is_fact(below, above):
            return _unsure(above) or said
        word = said_by(above, below)
        done = next(children(above, "xcomp"), None) if below.dep_ in ("nsubj", "nsubjpass") else None
        if done is not None and (own := said_by(done)):
            # "The meeting failed to take place", "is expected to be postponed"
            said = said if own == "held" else own
            word = said_by(above, done)
        said = _together(said, word, above, _is_negated(above, below))
        if is_possible(above):
            said = _perhaps(said, above)
    return said


def _perhaps(said: Said | None, verb: "Token") -> Said:
    """Return what is left of what may be: what may be cancelled is planned, what can't be denied is open."""
    if said in ("cancelled", "postponed"):
        return "planned"
    cannot = said == "denied" and {"can", "could", "ca"} & set(auxiliaries(verb))
    return "denied" if cannot else "open"


def _is_negated(above: "Token", below: "Token") -> bool:
    """Whether what governs a word is negated, by itself or by its subject: "neither side plans to meet"."""
    if above.pos_ not in VERBS:
        return negates(above)
    return is_negated(above) or any(
        negates(noun) for noun in children(above, "nsubj", "nsubjpass") if noun != below
    )


def _together(said: Said | None, word: Said | None, above: "Token", negated: bool) -> Said | None:
    """Return what a meeting's own words and one that governs them say together."""
    if word is None or word == "held":
        if not negated:
            return said
        carries = word == "held" or lemma(above) in fates().carrying
        return _UNDONE[said or "held"] if carries and (said or word) else said
    if said in (None, "held"):
        return _UNDONE[word] if negated else word
    assert said is not None
    if word == "denied":
        return said if negated else _UNDONE[said]
    if negated:
        return _UNDONE[said] if said not in UNDOING else "planned" if said != "denied" else "denied"
    if said in ("cancelled", "postponed"):
        # To want a meeting cancelled is not to have it cancelled.
        return "planned" if word in ("proposed", "open") else said
    if word in ("cancelled", "postponed"):
        return word if said in ("planned", "proposed") else said
    if said == "proposed" and word == "planned":
        return "planned" if accepts(above) else said
    return said if said == "denied" else word if word == "proposed" else said


def _is_fact(clause: "Token", above: "Token") -> bool:
    """Whether a clause says itself whether they met, whoever says it: "confirmed that A met B"."""
    if above.pos_ not in VERBS or lemma(above) not in speech().speech_verbs:
        return False
    said = said_by(above, clause)
    if said == "denied":
        return False
    if clause.dep_ == "ccomp":
        tensed = clause.tag_ == "VBD" or bool(_TENSED & set(auxiliaries(clause)))
        return said != "proposed" or tensed  # "suggested that they meet" and "that they had met"
    return clause.dep_ == "xcomp" and clause.tag_ == "VBG" and said == "planned"


def _unsure(above: "Token") -> Said | None:
    """Return what is left of a fact that somebody didn't confirm."""
    return "unknown" if is_negated(above) and said_by(above) == "planned" else None
