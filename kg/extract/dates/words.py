"""The words of dates, as pieces of regular expressions and as numbers."""

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = (*_ONES, *_TENS, *(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first")
# How a part of a month or year is called, and its name in DatePhrase.part.
_PARTS = {"begin": "early", "start": "early", "open": "early", "mid": "mid", "end": "late", "close": "late"}

MONTH = r"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|" + "|".join(MONTHS) + r")"
WEEKDAY = r"(?:" + "|".join(WEEKDAYS) + r"|(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)\.)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# Longest first: "twenty-first" isn't "twentieth", "sixth" isn't "sixteenth".
ORDINAL = (
    r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)|" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
)
YEAR = r"(?:1[89]\d\d|20\d\d)"
TO = r"\s*(?:-|–|—|&|to|and|through|until|till)\s*"
COUNT = rf"(?:an?|{'|'.join(_NUMBERS)}|\d{{1,3}})"
UNIT = r"(?:day|week|fortnight|month|year)"
DAYTIME = r"(?:morning|afternoon|evening|night)"
SEASON = r"(?:spring|summer|autumn|winter|fall)"
SAME = r"(?:the\s+(?:very\s+)?same|that\s+(?:very\s+)?same|that\s+very|that)"
BESIDE = r"(?:this\s+past|this\s+coming|the\s+coming|last|this|next|past|coming)"
NTH = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th)"
PART = (
    r"(?:(?:early|late|mid|end)[\s-]+(?:in\s+)?"
    r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|opening|middle|end|close)\s+of\s+"
    r"|(?:the\s+)?(?:(?:first|second|latter|last)\s+half|(?:first|last)\s+days)\s+of\s+)"
)
WEEK_PART = (
    r"(?:(?:the\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:full\s+)?week\s+(?:of|in)\s+)"
)
_FUNCTION = "and|as|at|because|but|for|from|in|near|on|or|to|under|when|where|while|who|with|without"
# What may stand behind a phrase that means something else before a noun: "the day before the summit".
STOP = rf"(?=\s*(?:$|[^\w\s'’-])|\s+(?:{_FUNCTION})\b)"
STOP_OR_SUBJECT = (
    rf"(?=\s*(?:$|[^\w\s'’-])|\s+(?:{_FUNCTION}|after|before|by|he|if|it|she|that|the|they|we)\b)"
)


def number_of(text: str) -> int:
    """Return the number of "3", "3rd", "third", "three" or "a"; "last" is -1."""
    word = text.lower()
    if digits := re.match(r"\d+", word):
        return int(digits[0])
    if word == "last":
        return -1
    if word in ("a", "an"):
        return 1
    return (_NUMBERS if word in _NUMBERS else _ORDINALS).index(word) + 1


def month_of(text: str) -> int:
    """Return the number of a month by its first letters."""
    return _begins_like(text, MONTHS)


def weekday_of(text: str) -> int:
    """Return the ISO number of a weekday by its first letters."""
    return _begins_like(text, WEEKDAYS)


def _begins_like(text: str, names: tuple[str, ...]) -> int:
    return next(i for i, name in enumerate(names, 1) if name.startswith(text.lower()[:3]))


def season_of(text: str) -> int:
    """Return the EDTF number of a season."""
    return _SEASONS[text.lower()]


def part_of(text: str) -> str:
    """Return which part of a period is meant: "the end of" is late; halves and weeks are counted."""
    words = set(re.findall(r"\w+", text.lower()))
    for unit in ("half", "week"):
        if unit in words:
            nth = next(word for word in re.findall(r"\w+", text.lower()) if word not in ("the", "very"))
            number = 2 if unit == "half" and nth in ("latter", "last") else number_of(nth)
            return f"{unit} {number}"
    if "days" in words:
        return "early" if "first" in words else "late"
    return next(
        (part for start, part in _PARTS.items() if any(word.startswith(start) for word in words)),
        "early" if "early" in words else "late",
    )


def same_word(text: str) -> str:
    """Return one spelling for each direction: "that very same" is "same", "this past" is "past"."""
    words = text.lower().split()
    if words[0] == "that" or "same" in words:
        return "same"
    if words == ["the", "next"]:
        return "following"
    if words in (["the", "last"], ["the", "past"]):
        return "past"
    if words == ["this", "past"]:
        return "last"
    return words[-1]
