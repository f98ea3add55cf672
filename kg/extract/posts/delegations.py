"""The state of whoever is in a delegation: "A Hillish delegation … It is led by Trade Minister Jo Doe"."""

import re
from typing import TYPE_CHECKING

from kg.gazetteer import country_by_adjective

if TYPE_CHECKING:
    from kg.gazetteer import Country

_NOUN = r"(?:delegation|team|mission|deputation)"
_THE_PARTY = re.compile(rf"\s*(?:The|Its)\s+(?:[\w-]+\s+){{0,2}}(?:{_NOUN}|group)\b")
_IN_IT = re.compile(
    r"\b(?:(?:led|headed)\s+by|includes?|included|comprise[sd]?|consist(?:s|ed)\s+of|made\s+up\s+of)\b"
)
_OF_STATE = re.compile(rf"\b([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+(?:[a-z-]+\s+){{0,2}}{_NOUN}\b")
# "The Hillish delegation was headed by A, the Dalish one by B".
_ONE = re.compile(
    r"\b[Tt]he\s+([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+(?:one|side)\s+(?:was\s+(?:led|headed)\s+)?by\s+(?:the\s+)?$"
)
# How far back the delegation was introduced.
_BACK = 600


def sent_by(text: str, sentence_start: int, title_start: int) -> "Country | None":
    """Return the state whose delegation somebody is said to lead or to be in."""
    if one := _ONE.search(text, sentence_start, title_start):
        return _state(one[1])
    said = text[sentence_start:title_start]
    if not _THE_PARTY.match(said) or not _IN_IT.search(said):
        return None
    introduced = _OF_STATE.finditer(text, max(0, sentence_start - _BACK), title_start)
    named = [state for match in introduced if (state := _state(match[1]))]
    # Of two delegations nobody knows which is meant.
    return named[-1] if len({state.code for state in named}) == 1 else None


def _state(words: str) -> "Country | None":
    return country_by_adjective(words) or country_by_adjective(words.split()[-1])
