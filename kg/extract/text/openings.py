"""The comma that many leave out behind an opening phrase of time or place.

"On Friday ministers met", "In Oslo Foreign Minister Doe met": without it a parser reads the day into the name
of the group, and the town into the title.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.dates.phrases import find_dates
from kg.extract.dates.words import WEEKDAY
from kg.extract.words.gender import is_given_name
from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, place

_BEGINNING = re.compile(
    r"(?:\A|\n|(?:[.!?:][”\"’)]*|[-–—]) |\b(?:that|and|but) )[“\"]?"
    r"(?=(?:(?:late|early|later|earlier|also|while|meanwhile) )?(?:on|in|at|by|during) "
    rf"|{WEEKDAY} |(?:next|last|this|to-?day|to-?morrow|to-?night|yesterday|earlier|later) ?)",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:(?:late|early|later|earlier) )?(?:(?:on|in|at|by|during|later|earlier) )?(?:the )?", re.IGNORECASE
)
_WHERE = re.compile(r"(?:(?:also|while|meanwhile) )?in (?=[A-Z])", re.IGNORECASE)
_BARE_DAY = re.compile(WEEKDAY, re.IGNORECASE)
_WORD = re.compile(r" ([^\W\d_][\w'’-]*)")
# "In May Day marches", "a Sunday Times report": the day is part of a name.
_OF_NAMES = frozenset({"day", "times", "gmt", "post"})
# A title may begin with these words, before one that says what it is.
_BEFORE_HEADS = frozenset({"foreign", "prime", "vice", "state", "first", "crown"})
_REACH = 60


def missing_commas(text: str) -> Iterator[int]:
    """Yield the offsets in a text where an opening phrase ends without its comma."""
    last = -1
    for match in _BEGINNING.finditer(text):
        opening = text[match.end() : match.end() + _REACH].split("\n", 1)[0]
        end = _end_of_time(opening) or _end_of_place(opening)
        # "On Monday and Tuesday" begins twice, and ends once.
        if end and match.end() + end > last:
            last = match.end() + end
            yield last


def _end_of_time(opening: str) -> int | None:
    """Return where an opening phrase of time ends, if a subject follows at once."""
    phrase = next(iter(find_dates(opening)), None)
    if phrase is None or not _LED.fullmatch(opening[: phrase.start]):
        return None
    word = _WORD.match(opening, phrase.end)
    named = word is not None and word[1][0].isupper() and word[1].lower() not in _OF_NAMES
    # "Friday UN talks": a bare day may belong to what follows, but not to people.
    named = named and not (phrase.start == 0 and _BARE_DAY.fullmatch(phrase.text))
    return phrase.end if named or _is_group(opening, phrase.end) else None


def _end_of_place(opening: str) -> int | None:
    """Return where an opening phrase of place ends, if a title, a name or a group follows at once."""
    led = _WHERE.match(opening)
    if led is None:
        return None
    ends: list[int] = []
    end = led.end() - 1
    while len(ends) < 3 and (word := _WORD.match(opening, end)) and word[1][0].isupper():
        end = word.end()
        ends.append(end)
    for end in reversed(ends):
        name = opening[led.end() : end]
        if not _is_place(name):
            continue
        word = _WORD.match(opening, end)
        titled = word is not None and (_begins_title(word[1]) or is_given_name(word[1]))
        return end if titled or _is_group(opening, end) else None
    return None


def _is_place(name: str) -> bool:
    """Whether a name is a place's, and begins no title: "US President Doe", "South African President Doe"."""
    return not name.isupper() and not _begins_title(name.split()[0]) and place(name) is not None


def _begins_title(word: str) -> bool:
    lower = word.lower().rstrip(".")
    is_title = word[0].isupper() and (lower in _of_titles() or roles().head_class(lower) is not None)
    return is_title or country_by_adjective(word) is not None


@cache
def _of_titles() -> frozenset[str]:
    return roles().honorifics | roles().ranks | roles().qualifiers | roles().portfolios | _BEFORE_HEADS


@cache
def _before_groups() -> frozenset[str]:
    before = roles().manner | roles().qualifiers | roles().portfolios | roles().forces | _BEFORE_HEADS
    return before | roles().of_several_states


def _is_group(opening: str, start: int) -> bool:
    """Whether people in the plural follow: "ministers", "senior officials"."""
    while (word := _WORD.match(opening, start)) is not None:
        noun = word[1].lower()
        if noun.endswith("s") and _singular(noun) in roles().groups:
            return True
        if noun not in _before_groups():
            return False
        start = word.end()
    return False


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
