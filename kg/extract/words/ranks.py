"""Ranks and honorifics before a name: "Lieutenant General", "Gen. Sir", "Lt. Gen. (Retd)"."""

import re
from functools import cache

from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective

# Also "the" of "the Rev. Jo Doe".
_BETWEEN = re.compile(r"^[\s,]*(?:the\s{2,})?[\s,]*$")
_ADJECTIVE = re.compile(r"\b[A-Z][a-z]+(?=\s)")
_AFTER_RANK = re.compile(r"\s*\(.*")
# The longest rank has five words; honorifics add one.
_RANK_WINDOW = 45


def only_rank(between: str) -> bool:
    """Whether nothing but a comma, ranks and honorifics stand between a post and a name."""
    if len(between) > _RANK_WINDOW or "\n" in between:
        return False
    rest = _ranks().sub(" ", between)
    if rest != between:
        # "the chair, Riverlandish Admiral Doe": the nationality goes with the rank.
        rest = _ADJECTIVE.sub(lambda word: "" if country_by_adjective(word[0]) else word[0], rest)
    # "the special envoy, Ambassador Doe": a second title of one word goes with the first.
    rest = re.sub(r"\b\w+\b", lambda word: "" if roles().head_class(word[0].lower()) else word[0], rest)
    return bool(_BETWEEN.match(rest))


@cache
def _ranks() -> re.Pattern[str]:
    """Ranks and honorifics, the longest first, with or without their point."""
    words = sorted(roles().ranks | roles().honorifics, key=len, reverse=True)
    patterns = [r"\.?\s+".join(map(re.escape, word.split())) for word in words]
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(patterns)})\b[.'’]?(?:\s*\((?:retd?|rtd)\.?\))?", re.IGNORECASE
    )


def rank_before(text: str, start: int) -> tuple[int, str] | None:
    """Return where the rank directly before a name begins, and the rank: "Lieutenant General", "Gen."."""
    base = max(0, start - _RANK_WINDOW)
    window = text[base:start]
    for match in reversed(list(_ranks().finditer(window))):
        word = _AFTER_RANK.sub("", match[0])
        if window[match.end() :].strip() or not word[:1].isupper():
            return None
        if word.replace(".", "").lower() in roles().ranks:
            return base + match.start(), word
        # "General Sir Jo Doe": an honorific may stand between.
        window = window[: match.start()]
    return None
