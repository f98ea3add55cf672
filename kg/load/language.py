"""Which language a text is in; English is told by its small words, others by a model."""

import re
from collections.abc import Mapping
from functools import cache

from kg.datafiles import read_yaml

# English prose has 10-15 % of them, other languages below 1 % (names of bodies, quotes).
_ENGLISH_SHARE = 0.04
_COMMON_SHARE = 0.6
# The model reads Latin script with few letters mostly as names in the language of their bearers.
_ENOUGH_LATIN = 100
_ENOUGH_SMALL = 6
_SAMPLE = 5000
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _english() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_yaml(__file__, "english.yaml").items()}


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code, or ``None`` where the text is too short to tell."""
    words = _WORD.findall(text[:_SAMPLE])
    if sum(word.lower() in _english()["telling"] for word in words) > _ENGLISH_SHARE * len(words):
        return "en"
    letters = "".join(words)
    if not letters or (len(letters) < _ENOUGH_LATIN and letters[0] < "\u0250"):
        return None
    # Names are words of their bearers' languages: what is written small tells more, if there is enough of it.
    small = [word for word in words if word[0].islower()]
    if small and sum(word in _english()["common"] for word in small) >= _COMMON_SHARE * len(small):
        return "en"
    import py3langid

    sample = " ".join(small) if len(small) >= _ENOUGH_SMALL else text[:_SAMPLE]
    code: str = py3langid.classify(sample)[0]
    return None if code == "zxx" else code
