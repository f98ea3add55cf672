"""Keys under which names of people, posts and topics meet."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.datafiles import read_yaml

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key of a name: Latin letters without accents, case and punctuation."""
    from anyascii import anyascii

    return " ".join(_WORD.findall(anyascii(name).casefold()))


@cache
def _titles() -> Mapping[str, str]:
    return {
        phrase: phrases[0] for phrases in read_yaml(__file__, "titles.yaml")["same"] for phrase in phrases
    }


def role_key(role: str | None) -> str:
    """Return the key of a post: "Minister of Foreign Affairs" and "Foreign Minister" are the same post."""
    words = " ".join((role or "").casefold().replace("–", "-").split())
    return _titles().get(words, words)
