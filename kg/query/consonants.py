"""Names in scripts that leave vowels out, Arabic and Hebrew, beside those in others, by their consonants."""

import re
from functools import lru_cache

from kg.query.names import fold

# Blocks of Unicode: Hebrew, Arabic and its extensions, presentation forms of both.
_ABJAD = re.compile("[\u0590-\u077f\u0870-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARTICLE = re.compile("\\b\u0627\u0644(?=\\w{2})")
_LATIN_ARTICLES = {"al", "el", "ha"}
# Long vowels are written with w, y and h or not at all, and g and j, q and k stand for one letter here, for
# two there.
_DROPPED = str.maketrans("jqcp", "gkkb", "aeiouwyvh")
_TWICE = re.compile(r"(.)\1+")


def has_abjad(text: str) -> bool:
    """Whether some words have letters of such a script."""
    return bool(_ABJAD.search(text))


@lru_cache(maxsize=65536)
def consonants(text: str) -> str:
    """Return what is left of a name without vowels, articles and spaces, in Latin letters."""
    words = fold(_ARTICLE.sub("", text)).split(" ")
    left = "".join(word for word in words if word not in _LATIN_ARTICLES)
    return _TWICE.sub(r"\1", left.translate(_DROPPED))
