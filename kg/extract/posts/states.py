"""The states that words of posts and bodies name or speak of."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.gazetteer import country_by_adjective
from kg.gazetteer.countries import country_by_name

if TYPE_CHECKING:
    from kg.gazetteer import Country


ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_FORM_OF_STATE = re.compile(
    r"^(?:(?:Islamic|Federal|Federative|Democratic|People['’]s|Co-operative|Socialist|Arab|Hashemite|Grand)\s+)*"
    r"(?:Republic|Kingdom|State|Sultanate|Government|Federation|Commonwealth|Principality|Duchy|Union|Emirate)"
    r"\s+of\s+(?:the\s+)?"
)


def state_named(name: str) -> "Country | None":
    """Return the country of a name, also with its form of state: "the Kingdom of Riverland"."""
    return country_by_name(name) or country_by_name(_FORM_OF_STATE.sub("", name))


def leading_state(words: Sequence[str]) -> "tuple[Country, str] | None":
    """Return the longest state that some words begin with, and its name in them."""
    names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next(((state, name) for name in names if (state := state_named(name))), None)


def country_in(name: str) -> "Country | None":
    """Return the country that a body's name speaks of: "Riverland Armed Forces", "Bank of Riverland"."""
    words = name.split()
    for size in (3, 2, 1):
        for index in range(len(words) - size + 1):
            part = " ".join(words[index : index + size]).removesuffix("'s").removesuffix("’s")
            if part[:1].isupper() and (found := country_by_name(part) or country_by_adjective(part)):
                return found
    return None
