"""The grammar of date phrases, as regular expressions."""

import re

from kg.extract.dates.words import (
    BESIDE,
    COUNT,
    DAY,
    DAYTIME,
    MONTH,
    NTH,
    ORDINAL,
    PART,
    SAME,
    SEASON,
    STOP,
    STOP_OR_SUBJECT,
    TO,
    UNIT,
    WEEK_PART,
    WEEKDAY,
    YEAR,
)

_BOUND = r"(?P<bound>not?\s+later\s+than|not?\s+earlier\s+than|not\s+before|by|before)"
_ABOUT = r"(?P<about>(?:on\s+or\s+)?(?:about|around)|circa|ca?\.)"
_IN_DAY = rf"(?:the\s+)?(?:early\s+)?{DAYTIME}\s+of\s+"
_LEADING = rf"(?:{_BOUND}\s+|{_ABOUT}\s+)?"
# "Tuesday evening, ", before a date.
_ON = rf"(?:{_IN_DAY})?(?:(?P<weekday>{WEEKDAY})(?:\s+{DAYTIME})?,?\s+(?:the\s+)?)?"
_ON_LATER = rf"(?:{WEEKDAY},?\s+)?"
_WEEKDAY_BEHIND = rf"(?:,\s+{WEEKDAY}(?!\w|['’]))?"
_OF_YEAR = rf"(?:(?:,\s*|\s+(?:of\s+)?)(?P<year>{YEAR})\b)?"
_FIRST_YEAR = rf"(?:,?\s+(?P<year1>{YEAR})\b,?)?"
_OTHER = r"the\s+following|the\s+next|the\s+previous"
_OF_SOME_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?P<which_year>last|this|next|{SAME}|{_OTHER})\s+year\b)?"
_YEARS = _OF_YEAR + _OF_SOME_YEAR + r"(?!\w)"
_DAYS = rf"(?P<day>{DAY})(?:(?:,\s*{DAY}(?!\w)){{0,6}},?{TO}(?:the\s+)?(?P<day2>{DAY})(?!\w|:\d|\s*%))?"
_WHICH = rf"(?P<which>{BESIDE}|{SAME}|{_OTHER})"
_WHICH_OR_THE = rf"(?P<which>{BESIDE}|{SAME}|{_OTHER}|the)"
_NO_YEAR = r"(?!\s*(?:people|troops|soldiers|delegates|participants|euros|dollars|hours|hrs|gmt|local)\b)"

_DAY_PATTERNS = [
    rf"(?P<iso>{YEAR}(?P<sep>[-/])\d\d(?P=sep)\d\d)\b",
    # "13/4/2021": which is the month is clear only sometimes
    rf"(?P<one>\d{{1,2}})(?P<sep>[./])(?P<two>\d{{1,2}})(?P=sep)(?P<year>{YEAR})\b",
    # "April 30 - May 2, 2024", "30 April to 2 May"
    rf"{_ON}(?P<month>{MONTH})\s+(?P<day>{DAY}){_FIRST_YEAR}{TO}{_ON_LATER}(?P<month2>{MONTH})\s+(?P<day2>{DAY}){_YEARS}",
    rf"{_ON}(?P<day>{DAY})\s+(?P<month>{MONTH}){_FIRST_YEAR}{TO}{_ON_LATER}(?P<day2>{DAY})\s+(?P<month2>{MONTH}){_YEARS}",
    # "Feb. 6-7, 2020", "March 3"
    rf"{_LEADING}{_ON}(?P<month>{MONTH})\s+(?:the\s+)?{_DAYS}(?![\d:]){_OF_YEAR}{_WEEKDAY_BEHIND}{_OF_SOME_YEAR}(?!\w)",
    # "6 and 7 February 2020", "the 5th of May", "the sixth of June"
    rf"{_LEADING}{_ON}{_DAYS}\s+(?:(?:day\s+)?of\s+)?(?P<month>{MONTH}){_OF_YEAR}{_WEEKDAY_BEHIND}{_OF_SOME_YEAR}(?!\w)",
    rf"(?<=the\s)(?P<day>{ORDINAL})(?:{TO}(?:the\s+)?(?P<day2>{ORDINAL}))?\s+(?:day\s+)?of\s+(?P<month>{MONTH}){_YEARS}",
    # "the 14th of this month", "on the 27th"
    rf"(?:{_LEADING}|(?P<lead>(?:between|from)\s+))(?:the\s+)?(?P<day>{ORDINAL}|{DAY})(?:{TO}(?:the\s+)?(?P<day2>{ORDINAL}|{DAY}))?\s+(?:day\s+)?of\s+"
    rf"{_WHICH_OR_THE}\s+(?P<unit>month)\b",
    rf"(?:{_BOUND}|(?P<lead>(?:on|for|from|to|since|until|till|between)))\s+the\s+(?P<day>\d\d?(?:st|nd|rd|th))"
    rf"(?:{TO}(?:the\s+)?(?P<day2>\d\d?(?:st|nd|rd|th)))?(?!{TO}(?:the\s+)?\d){STOP_OR_SUBJECT}",
    # "the first Monday of May"
    rf"(?:the\s+)?(?P<nth>{NTH})\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?P<month>{MONTH}){_YEARS}",
    rf"(?:the\s+)?(?P<nth>{NTH})\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+{_WHICH_OR_THE}\s+(?P<unit>month)\b",
]

_PERIOD_PATTERNS = [
    # "from March to May", "early March 2024", "in May last year", "last July", "first week of June"
    rf"(?P<month>{MONTH}){_FIRST_YEAR}{TO}(?P<month2>{MONTH}){_YEARS}",
    rf"{_LEADING}(?:{_WHICH}\s+)?(?:(?P<part>{PART}|{WEEK_PART})(?:(?P<whose>last|this|next)\s+)?)?"
    rf"(?P<month>{MONTH})(?!\.?\s+{DAY}(?!\d)){_YEARS}",
    # "the end of the month", "early next year", "by year's end", "later in the week"
    rf"{_LEADING}(?P<part>{PART}){_WHICH_OR_THE}\s+(?P<unit>week|month|year)\b",
    rf"{_LEADING}(?P<part>{WEEK_PART}){_WHICH_OR_THE}\s+(?P<unit>month)\b",
    rf"{_LEADING}(?:the\s+|(?P<which>this|next|last)\s+)?(?P<unit>month|year)(?:['’]s)?[\s-](?P<part>end)\b",
    r"(?P<bound>before)\s+(?P<which>the|this)\s+(?P<unit>week|month|year)\s+(?:is|was)\s+(?P<part>out|over|up)\b",
    r"(?:later|earlier)\s+in\s+(?P<which>the)\s+(?P<unit>day|week|month|year)\b",
    rf"{_LEADING}(?:the\s+)?(?P<quarter>{NTH})\s+quarter\s+(?:of\s+)?(?:(?P<year>{YEAR})\b|{_WHICH_OR_THE}\s+(?P<unit>year)\b)",
    rf"{_LEADING}q(?P<quarter>[1-4])\s+(?:of\s+)?(?P<year>{YEAR})\b",
    rf"{_LEADING}(?P<lead>(?:in|during|for|until|since)\s+)?(?:{_WHICH}\s+)?"
    rf"(?:(?P<part>{PART})(?:(?P<whose>last|this|next)\s+)?)?(?P<the>the\s+)?(?P<season>{SEASON})\b"
    rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?:\s*[-–/]\s*(?:\d\d){{1,2}})?\b)?{_OF_SOME_YEAR}",
    r"(?P<lead>(?:in|during|since|by|throughout)\s+)the\s+(?:(?:early|mid|late)[\s-]+)?"
    r"(?P<decade>(?:1[89]|20)\d0)['’]?s\b",
    rf"(?P<lead>(?:between|from)\s+)(?P<year>{YEAR})\s*(?:and|to|until|-|–)\s*(?P<year2>{YEAR})\b",
    rf"{_LEADING}(?P<part>{PART})(?P<year>{YEAR})\b{_NO_YEAR}",
    rf"(?:{_BOUND}|(?P<about>circa|ca?\.|in\s+(?:about|around))|(?P<lead>in|since|of|during|until|for))\s+"
    rf"(?P<year>{YEAR})\b{_NO_YEAR}",
]

_RELATIVE_PATTERNS = [
    rf"(?P<count>{COUNT})\s+(?P<unit>week)s?\s+(?P<from>ago|on|from)\s+(?:on\s+)?(?P<weekday>{WEEKDAY})(?!\w)",
    rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?(?P<count>{COUNT})\s+(?P<unit>{UNIT})s?\s+"
    rf"(?:(?P<from>ago|later|earlier|previously|hence|after\s+that|before\s+that|from\s+now)\b(?!\s+than)|(?P<from2>before|after){STOP})",
    rf"(?P<from>in|within)\s+(?P<count>{COUNT})\s+(?P<unit>{UNIT})s?(?:['’]s?)?(?:\s+time)?\b(?!\s+(?:of|ago))",
    # Times that name no day: kept as they are said.
    rf"(?P<lead>(?:in|over|during|within|for)\s+)(?:the\s+)?(?P<vague>coming|next|past|last|recent|following)\s+"
    rf"(?:few\s+|several\s+|couple\s+of\s+|{COUNT}\s+)?(?:days|weeks|months|years)\b(?!\s+of)",
    r"(?:(?:(?:only\s+)?(?:a\s+few|several|some|many|a\s+couple\s+of)\s+)?(?P<vague>days|weeks|months|years)\s+"
    rf"(?:(?:ago|later|earlier)\b(?!\s+than)|(?:before|after){STOP}))",
    r"in\s+the\s+(?:very\s+)?(?P<vague>near)(?:est)?\s+future\b",
    r"(?:in|within)\s+(?:a\s+few\s+|a\s+matter\s+of\s+|a\s+couple\s+of\s+)?(?P<vague>days|weeks|months)\b(?!\s+of)",
    r"the\s+(?P<unit>week|weekend|month|year)\s+(?P<from>after\s+next|before\s+last)\b",
    rf"(?P<word>the\s+day\s+after\s+tomorrow|the\s+day\s+before\s+yesterday|to-?day|to-?night|to-?morrow|yesterday)\b(?:\s+{DAYTIME}\b)?",
    rf"the\s+(?P<unit>day|night|evening|morning|week|weekend|month|year)\s+(?P<from2>before|after){STOP}",
    rf"{_LEADING}(?P<which>last|this|next|{SAME}|{_OTHER})\s+(?P<unit>{DAYTIME})\b",
    rf"(?P<lead>in\s+)the\s+(?:early\s+|late\s+)?(?P<unit>{DAYTIME})\b(?!\s+(?:of|and)\b)",
    rf"{_LEADING}(?P<which>next|{SAME}|{_OTHER})\s+(?P<unit>day)\b",
    rf"{_LEADING}(?P<which>{BESIDE}|{SAME}|{_OTHER}|the\s+past|the\s+last)\s+(?P<unit>week|weekend|month|year)\b"
    r"(?!\s+of\b)"
    rf"(?:,?\s+on\s+(?P<weekday>{WEEKDAY})(?!\w))?",
    rf"{_LEADING}(?P<which>the)\s+(?P<unit>weekend)\b",
    # "Saturday and Sunday", "Monday last week", "Friday week", "last Friday"
    rf"(?P<weekday>{WEEKDAY})(?P<to>{TO})(?P<weekday2>{WEEKDAY})(?!\w)(?:\s+(?:of\s+)?(?P<which>last|this|next)\s+(?P<unit>week)\b)?",
    rf"{_LEADING}(?:{_WHICH}\s+)?(?P<weekday>{WEEKDAY})(?!\w)(?:\s+{DAYTIME}\b)?"
    rf"(?:,?\s+(?:of\s+)?(?P<whose>last|this|next|{SAME}|{_OTHER})\s+(?P<unit>week)\b|\s+(?P<from>week)\b(?!-))?",
]

# The first that matches at a position wins, so the fullest forms stand first.
PATTERNS = [
    re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    for pattern in (*_DAY_PATTERNS, *_PERIOD_PATTERNS, *_RELATIVE_PATTERNS)
]

# What a pattern can't match without, by the first of these pieces in it. Most texts lack most of it, and
# looking for a word is much faster than looking for a phrase.
_NEEDED = {
    "(?P<iso>": YEAR,
    "(?P<month>": rf"\b{MONTH}",
    "(?P<season>": rf"\b{SEASON}",
    "(?P<quarter>": r"quarter|q[1-4]",
    "(?P<decade>": r"0['’]?s",
    "(?P<unit>month)": "month",
    "(?P<unit>weekend)": "weekend",
    "(?P<unit>month|year)": "month|year",
    "(?P<unit>week|month|year)": "week|month|year",
    "(?P<unit>day|week|month|year)": "day|week|month|year",
    "(?P<vague>near)": "near",
    "(?P<unit>week|weekend|month|year)": "week|month|year",
    f"(?P<unit>{UNIT})": UNIT,
    f"(?P<unit>{DAYTIME})": DAYTIME,
    "(?P<year>": YEAR,
    "(?P<weekday>": rf"\b{WEEKDAY}",
}
_NEEDS = [next((word for piece, word in _NEEDED.items() if piece in one.pattern), "") for one in PATTERNS]
_WORDS = {word: re.compile(word) for word in _NEEDS}


def patterns_for(text: str) -> list[re.Pattern[str]]:
    """Return the patterns that can match somewhere in a text, in their order."""
    lower = text.lower()
    missing = {word for word, pattern in _WORDS.items() if not pattern.search(lower)}
    return [pattern for pattern, word in zip(PATTERNS, _NEEDS, strict=True) if word not in missing]
