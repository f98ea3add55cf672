"""The traveller of an entry: which words are the post, which the name."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from kg.extract.official.words import words
from kg.extract.words.lexicon import roles

# No title is longer.
_LONGEST = 50
_AND = re.compile(r"(?:and|&)\s+")
NICKNAME = re.compile(r"\s*\([^)]*\)")


class Title(msgspec.Struct, frozen=True):
    """What stands before a name: the post, the rank, and where the name starts."""

    role: str | None
    rank: str | None
    name_start: int


def title_of(text: str) -> Title:
    """Return the title before a name: "Acting President Jo Doe", "Secretary of State John A. Doe"."""
    post = _posts().match(text)
    end = post.end() if post else 0
    rank = _ranks().match(text, end)
    start = rank.end() if rank else end
    # "Premier and Prince Jo" is one.
    if (both := _AND.match(text, start)) and _honorifics().match(text, both.end()):
        start = both.end()
    # "Emir Sheikh Jo", "Regent Prince Jo", but "the Earl of Hillshire" is how he is called.
    while honorific := _honorifics().match(text, start):
        start = honorific.end()
    return Title(_as_title(post[0]) if post else None, " ".join(rank[0].split()) if rank else None, start)


def title_before(text: str, end: int) -> tuple[int, str | None]:
    """Return where the title directly before a name starts, and the title: "the Crown Prince Jo"."""
    window = text[max(0, end - _LONGEST) : end + 1]
    for match in re.finditer(r"(?<!\S)[A-Z]", window):
        post = _posts().match(window, match.start())
        if post and post.end() == len(window) - 1:
            return end - len(post[0]), _as_title(post[0])
    return end, None


def _as_title(post: str) -> str:
    """Return a post without slips of writing: "President- Elect" is "President-elect"."""
    joined = re.sub(
        r"-\s*(elect|designate)", lambda suffix: f"-{suffix[1].lower()}", post, flags=re.IGNORECASE
    )
    return " ".join(words().misspelled.get(word, word) for word in joined.split())


def _any(phrases: Iterable[str]) -> str:
    """Return a pattern for one of the phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


@cache
def _posts() -> re.Pattern[str]:
    lists = roles()
    heads = (frozenset().union(*lists.heads.values()) | words().posts) - lists.ranks
    slips = words().misspelled.items()
    spelled = heads | {head.replace(word.lower(), slip.lower()) for slip, word in slips for head in heads}
    return re.compile(
        rf"(?:(?:{_any(lists.qualifiers)})\s+)*(?:{_any(spelled)})(?:-\s*(?:elect|designate))?"
        r"(?:\s+of\s+(?:State|Government|Defen[cs]e|Staff))?\s+(?=\S)",
        re.IGNORECASE,
    )


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(roles().ranks)})\.?\s+(?=\S)", re.IGNORECASE)


@cache
def _honorifics() -> re.Pattern[str]:
    lists = roles()
    return re.compile(rf"(?:{_any(lists.honorifics | lists.courtesies)})\.?\s+(?!of\b)(?=\S)", re.IGNORECASE)
