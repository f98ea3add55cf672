"""Summits, conferences and ceremonies: gatherings that are known by their names.

Two who are told to be at the NATO summit in one town on one day were at one, though no report names both.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer import organization
from kg.model.report import MeetingReport
from kg.resolve.names import name_key

Sort = Literal["ceremony", "conference"]
_SORTS: tuple[Sort, ...] = ("ceremony", "conference")
# How many words before its noun a name has at most, and the longest name of a body in words.
_BEFORE = 7
_BODY = 8
_WORD = re.compile(r"[^\s,;:()\"“”]+")
_STOP = re.compile(r"[.;:,()\"“”]\s*$|\b(?:the|a|an|at|to|in|from|attended|during|for)\s*$", re.IGNORECASE)
# "A meeting between A and B" is called by who met, no name of its own.
_BETWEEN = re.compile(r"\bbetween\b")
_POSSESSIVE = re.compile(r"[’']s?(?=\s|$)")
_OF = re.compile(
    r"\s+of\s+(?:former\s+|late\s+)*((?:the\s+)?(?:[A-Z][\w.’'-]*(?:\s+(?:of|and|the|for|on)\s+(?=[A-Z]))?\s?){1,8})"
)


class Gathering(msgspec.Struct, frozen=True):
    """A gathering: its name in the words of a report, and the words that tell which it is."""

    name: str
    sort: Sort
    words: frozenset[str]


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_yaml(__file__, "gatherings.yaml").items()}


def gathering_of(report: MeetingReport, text: str) -> Gathering | None:
    """Return the named gathering that a report tells of, ``None`` if it tells of another kind of meeting."""
    noun = _singular(report.trigger.text.casefold().split()[-1]) if report.trigger.text.strip() else ""
    sort: Sort | None = next((sort for sort in _SORTS if noun in _nouns()[sort]), None)
    if sort is None or report.format != "in_person":
        return None
    name = _name(report, text)
    words = frozenset() if _BETWEEN.search(name) else _telling(name)
    return Gathering(name, sort, words) if words else None


def is_summit(report: MeetingReport, text: str) -> bool:
    """Whether a report tells of a summit, be it named or not."""
    return report.format == "in_person" and "summit" in name_key(_name(report, text)).split()


def same_gathering(one: Gathering | None, other: Gathering | None) -> bool:
    """Whether two names may be those of one gathering: all that one says, the other says too."""
    if one is None or other is None or one.sort != other.sort:
        return False
    return one.words <= other.words or other.words <= one.words


def _name(report: MeetingReport, text: str) -> str:
    """Return the name around the noun: "NATO's anniversary summit", "the Summit of the Americas"."""
    trigger = report.trigger
    labels = (topic.label for topic in report.topics)
    if label := next((label for label in labels if trigger.text in label), None):
        return label
    start = trigger.start
    words = list(_WORD.finditer(text, max(report.start, start - 100), start))[-_BEFORE:]
    for word in reversed(words):
        if _STOP.search(text[word.start() : start]):
            break
        if not (word[0][0].isupper() or word[0][0].isdigit() or word[0] in ("and", "of")):
            break
        start = word.start()
    behind = _OF.match(text, trigger.end, max(trigger.end, report.end))
    return text[start : behind.end() if behind else trigger.end].strip()


@cache
def _telling(name: str) -> frozenset[str]:
    """Return what tells one gathering from others: bodies by their ids, other words in the singular."""
    words = [word.strip("-–") for word in _WORD.findall(_POSSESSIVE.sub("", name))]
    found: set[str] = set()
    position = 0
    while position < len(words):
        sizes = range(min(_BODY, len(words) - position), 0, -1)
        bodies = ((size, organization(" ".join(words[position : position + size]))) for size in sizes)
        size, body = next(((size, body) for size, body in bodies if body), (1, None))
        found.add(body.id if body else _singular(name_key(words[position]).replace(" ", "")))
        position += size
    return frozenset(found) - {""} - _nouns()["empty"] - _nouns()["ceremony"] - _nouns()["conference"]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word
