"""Meetings of a series: the third round of talks isn't the fourth."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.model.report import MeetingReport


class _Words(msgspec.Struct, frozen=True):
    ordinals: tuple[str, ...]
    nouns: tuple[str, ...]


@cache
def _words() -> _Words:
    return msgspec.convert(read_yaml(__file__, "series.yaml"), _Words)


@cache
def _numbers() -> Mapping[str, int]:
    return {word: number for number, word in enumerate(_words().ordinals, start=1)}


@cache
def _pattern() -> re.Pattern[str]:
    ordinal = rf"(?:{'|'.join(_words().ordinals)}|\d+(?:st|nd|rd|th))"
    return re.compile(
        rf"\b({ordinal})\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(_words().nouns)})\b", re.IGNORECASE
    )


def number_in_series(report: MeetingReport) -> int | None:
    """Return which round, session or edition a report tells of, where the sentence says so.

    Where it names several, the one nearest to the word that tells of the meeting counts.
    """
    told = report.trigger.start - report.start
    found = sorted(_pattern().finditer(report.quote), key=lambda match: abs(match.end() - told))
    if not found:
        return None
    word = found[0][1].casefold()
    return _numbers().get(word) or int(word.rstrip("stndrh"))
