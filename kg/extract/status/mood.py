"""What the small words around a verb say: that it is not so, may be so, was so or is so now."""

from typing import TYPE_CHECKING

from kg.extract.parse.syntax import auxiliaries, children, governors

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PAST = frozenset({"did", "was", "were", "had"})
_PERFECT = frozenset({"was", "were", "has", "have", "had", "been"})
_POSSIBLE = frozenset({"can", "ca", "could", "may", "might", "should", "must", "ought"})


def is_negated(verb: "Token") -> bool:
    """Whether "not" or "never" belongs to a verb, or to one with which it shares its auxiliary."""
    if any(
        child.dep_ == "neg"
        or child.lower_ in ("never", "not", "n't", "n’t", "neither", "nor")
        or (child.lower_ == "longer" and any(one.lower_ == "no" for one in child.children))
        for child in verb.children
    ):
        return True
    if (
        verb.dep_ != "conj"
        or verb.tag_ not in ("VB", "VBN", "VBD")
        or (verb.tag_ == "VB") != (verb.head.tag_ == "VB")
    ):
        return False
    # "Did not meet or call B", "neither met nor called B"
    joined = {child.lower_ for child in children(verb.head, "cc")}
    return bool(joined & {"or", "nor"}) and not auxiliaries(verb) and is_negated(verb.head)


def negates(noun: "Token") -> bool:
    """Whether a noun says of nobody what its clause says: "no minister", "neither A nor B", "nobody"."""
    if noun.lower_ in ("nobody", "none", "neither", "no-one", "nothing"):
        return True
    return any(
        child.lower_ in ("no", "neither") for child in children(noun, "det", "preconj", "cc", "advmod")
    )


def is_possible(verb: "Token") -> bool:
    """Whether a verb says what may be, should be or would have been."""
    words = set(auxiliaries(verb))
    return bool(words & _POSSIBLE) or ("would" in words and "have" in words)


def is_past(token: "Token") -> bool:
    """Whether the nearest verb, from a word outwards, speaks of what was."""
    for one in (token, *governors(token)):
        if one.pos_ in ("VERB", "AUX") and "to" not in auxiliaries(one):
            return has_past_form(one)
    return False


def has_past_form(verb: "Token") -> bool:
    """Whether a verb itself, with its auxiliaries, speaks of what was: "met", "has met", "was meeting"."""
    words = set(auxiliaries(verb))
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(words & _PERFECT)) or bool(words & _PAST)


def is_present(token: "Token") -> bool:
    """Whether the nearest finite verb, outwards, is in the present tense: "meets", "is meeting"."""
    for one in (token, *governors(token)):
        words = set(auxiliaries(one))
        if one.pos_ not in ("VERB", "AUX") or "to" in words:
            continue
        now = one.tag_ in ("VBG", "VBN") and bool(words & {"is", "are", "'s", "’s", "'re", "’re"})
        return now or (one.tag_ in ("VBZ", "VBP") and not words)
    return False
