"""How names are compared: spelling is folded, but a common word is never taken for a name."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters that Unicode doesn't decompose into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
    | {"œ": "oe", "Œ": "Oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "A"}
    | dict.fromkeys(".'’‘ʻʼ`´", "")
    | dict.fromkeys("-‐‑–—,_/", " ")
)
_ARTICLE = re.compile(r"^the (?=\S)", re.IGNORECASE)

# The same words in the spelling of elsewhere.
_SPELLINGS = {
    "st": "saint",
    "organisation": "organization",
    "programme": "program",
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
}

# Up to this length a name must be written exactly as listed: "US" isn't "us", "WHO" isn't "Who".
_SHORT = 3


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return ``name`` without accents, article and punctuation, its case kept ("U.S." is "US")."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _ARTICLE.sub("", " ".join(name.translate(_LETTERS).split()))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the key under which spellings of the same name meet ("St. John's", "saint johns")."""
    words = plain(name).casefold().replace("co operat", "cooperat").split(" ")
    return " ".join([_SPELLINGS.get(word, word) for word in words])


def looks_like_name(text: str) -> bool:
    """Whether ``text`` has a capital letter, or a letter of a script without capitals."""
    return any(letter.isalpha() and not letter.islower() for letter in text)


def matches(query: str, names: Iterable[str]) -> bool:
    """Whether ``query`` may stand for one of ``names`` whose :func:`fold` is the same.

    Long names match in any capitalisation that has a capital; short ones only as they are listed.
    """
    if len(plain(query).replace(" ", "")) > _SHORT:
        return looks_like_name(query)
    return plain(query) in {plain(name) for name in names}
