"""Who takes part in a meeting that is asked for: "B's offer of talks", "a meeting request from B"."""

from typing import TYPE_CHECKING

from kg.extract.parse.syntax import children, conjuncts, is_passive, lemma, objects_of, subjects
from kg.extract.status.senses import said_by
from kg.extract.words.lexicon import fates
from kg.gazetteer import country_by_adjective

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKED = frozenset({"proposed", "planned"})


def asking(meeting: "Token", verb: "Token | None") -> "list[Token]":
    """Return who asks for a meeting, and who decides on it: "A turned down a request for talks from B"."""
    wish = _wish(meeting)
    if wish is None:
        return []
    owners = [one for child in children(wish, "poss") for one in conjuncts(child)]
    owners += [one for one in children(wish, "amod", "compound", "nmod") if country_by_adjective(one.text)]
    found = [*owners, *objects_of(wish, "from", "by"), *objects_of(meeting, "from")]
    if verb is None or wish.head not in (verb, *children(verb, "prep")):
        return found
    if is_passive(verb):
        return [*found, *objects_of(verb, "by")]
    # Who reviews preparations for talks need not be there.
    decides = said_by(verb, wish) is not None or lemma(verb) in fates().carrying
    return [*found, *subjects(verb)] if decides and wish.dep_ in ("dobj", "pobj", "attr") else found


def _wish(meeting: "Token") -> "Token | None":
    """Return the noun that asks for a meeting or plans it: "an offer of talks", "a meeting request"."""
    above = meeting.head.head if meeting.dep_ == "pobj" else meeting.head
    if meeting.dep_ == "pobj" and meeting.head.lower_ == "to":
        # "Accepted an invitation to talks": the parser hangs "to" on either.
        wishes = [above, *children(above, "dobj")]
        return next((one for one in wishes if one.pos_ == "NOUN" and said_by(one) == "proposed"), None)
    joined = meeting.dep_ == "compound" or (
        meeting.dep_ == "pobj" and meeting.head.lower_ in ("of", "for", "on")
    )
    return above if joined and above.pos_ == "NOUN" and said_by(above) in _ASKED else None
