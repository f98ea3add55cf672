"""Whose meeting it is by a clause of its own: "the talks that A and B held", "talks held by A with B"."""

from typing import TYPE_CHECKING

from kg.extract.parse.syntax import children, companions, conjuncts, lemma, objects_of
from kg.extract.status.status import status_of_verb
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

HOLDING = frozenset({"hold", "have", "conduct"})
RELATIVE = frozenset({"who", "which", "that"})


def holding(noun: "Token") -> "Token | None":
    """Return the verb of a clause that says who has a meeting."""
    clauses = (one for one in children(noun, "relcl", "acl") if lemma(one) in HOLDING)
    return next((one for one in clauses if holders(one)), None)


def holders(clause: "Token") -> "list[Token]":
    """Return who holds it, behind "by" in the passive, and with whom."""
    own = [one for child in children(clause, "nsubj") for one in conjuncts(child)]
    own = [one for one in own if one.lower_ not in RELATIVE] or objects_of(clause, "by")
    return [*own, *companions(clause)] if own else []


def fate_of_held(clause: "Token", status: Status) -> Status:
    """Return the status that the clause gives, where the words around it only presuppose that they met."""
    return (status_of_verb(clause) or status) if status in ("held", "unknown", "proposed") else status
