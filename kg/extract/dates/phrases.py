"""Finding date phrases: what news English writes, taken to pieces.

The grammar is in :mod:`kg.extract.dates.patterns`, what a phrase means in :mod:`kg.extract.dates.meanings`.
Libraries were measured first (``docs/decisions/003-dates.md``): none reads ranges, keeps an open year or
knows "the same day".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Optional

import msgspec

from kg.extract.dates.patterns import patterns_for
from kg.extract.dates.words import COUNT, month_of, number_of, part_of, same_word, season_of, weekday_of

_LEANING = frozenset({"same", "following", "previous"})
_FROM_PREVIOUS = frozenset({"later", "earlier", "previously", "before", "after", "before that", "after that"})
# A preposition before a bare month says that it is one; after some of them a person's name may begin.
_LED = re.compile(r"\b(?:in|since|during|until|for|this|between)\s+$", re.IGNORECASE)
_LED_UNLESS_NAME = re.compile(r"\b(?:of|by|from|and|to)\s+$", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"\s+[A-Z]")
_NAME_BEFORE = re.compile(r"\b(?!(?:The|That|A|An|And|But|Or|Of)\s)[A-Z]\w+\s+$")
# "may" and "march" are verbs unless they are written as names; "sun." and the like need their point.
_MUST_BE_CAPITAL = re.compile(r"^(may|march|mar|sat|sun|jan|dec)\b")
# Weekdays within names: "Good Friday", "the Sunday Times".
_FEAST = re.compile(r"\b(?:ash|black|bloody|easter|good|holy|maundy|palm|whit)\s+$", re.IGNORECASE)
_TITLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
# "Their first talks in three years" looks back, and names no day.
_FIRST_IN = re.compile(
    r"\b(?:first|second|third|only|once|twice|times?|most|the\s+(?!\w*(?:qu|w|gu)est\b)\w+est)\b[^.;:]*$",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\b(?:talk|speak|spoke|ask|told|said|say|news|report|worr|question)\w*\s+$", re.IGNORECASE
)
# "Until three in the morning" is an hour of the night.
_HOUR = re.compile(rf"\b(?:{COUNT}|o['’]clock|\d\d?[:.]\d\d)\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


class DatePhrase(msgspec.Struct, frozen=True, kw_only=True):
    """A date phrase in pieces, before it means anything. Offsets count characters of the searched text.

    ``part`` is "early", "mid", "late", "half 1" … or "week 1" … of a period; ``which`` and ``direction``
    say where a ``unit`` or weekday lies; ``before`` is the phrase to which "two days later" goes back.
    """

    text: str
    start: int
    end: int
    year: int | None = None
    year2: int | None = None
    month: int | None = None
    day: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    nth: int | None = None
    season: int | None = None
    quarter: int | None = None
    decade: int | None = None
    part: str | None = None
    which: str | None = None
    which_year: str | None = None
    unit: str | None = None
    count: int | None = None
    direction: str | None = None
    word: str | None = None
    bound: str | None = None
    about: bool = False
    before: Optional["DatePhrase"] = None


@lru_cache(maxsize=8)
def find_dates(text: str) -> tuple[DatePhrase, ...]:
    """Return the date phrases of a text in order, none inside another.

    The last ones are kept: every meeting of a sentence asks for them.
    """
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[DatePhrase]:
    taken = 0
    before: DatePhrase | None = None
    patterns = patterns_for(text)
    for start in sorted({match.start() for pattern in patterns for match in pattern.finditer(text)}):
        if start < taken:
            continue
        matches = (pattern.match(text, start) for pattern in patterns)
        found = next((match for match in matches if match and not _is_another_word(match)), None)
        if not found:
            continue
        phrase = _phrase(found)
        taken = phrase.end
        if before is not None and _is_leaning(phrase):
            phrase = msgspec.structs.replace(phrase, before=before)
        before = phrase
        yield phrase


def _is_leaning(phrase: DatePhrase) -> bool:
    """Whether a phrase is seen from another: "the same day", "the 27th" after "11 January"."""
    bare_day = phrase.day is not None and not (phrase.month or phrase.unit or phrase.year)
    return (
        bare_day
        or phrase.which in _LEANING
        or phrase.which_year in _LEANING
        or phrase.direction in _FROM_PREVIOUS
    )


def _is_another_word(match: re.Match[str]) -> bool:
    """Whether a verb or a name looks like a date: "may meet", "Jan Doe", "prices fall", "Good Friday"."""
    raw = match.groupdict()
    before, behind = (
        match.string[max(0, match.start() - 60) : match.start()],
        match.string[match.end() :][:20],
    )
    if month := raw.get("month"):
        return _is_no_month(match, month, before, behind)
    if raw.get("season"):
        return _is_no_season(raw, behind)
    if weekday := raw.get("weekday"):
        abbreviated = weekday.endswith(".") and weekday.islower()
        title = _TITLE.search(before) and _NAME_BEHIND.match(behind) and not raw.get("which")
        pair = raw.get("weekday2") and re.search(r"and|&", raw["to"].lower())
        apart = pair and (weekday_of(raw["weekday2"]) - weekday_of(weekday)) % 7 != 1
        return bool(abbreviated or title or apart or _FEAST.search(before))
    if raw.get("lead") and raw.get("unit") and not raw.get("which") and _HOUR.search(before):
        return True
    return (raw.get("from") or "").lower() in ("in", "within") and bool(_FIRST_IN.search(before))


def _is_no_month(match: re.Match[str], month: str, before: str, behind: str) -> bool:
    raw = match.groupdict()
    second = raw.get("month2") or ""
    if _MUST_BE_CAPITAL.match(month) or _MUST_BE_CAPITAL.match(second):
        return True
    said = ("day", "year", "which", "which_year", "part", "whose", "about", "month2", "nth")
    if any(raw.get(name) for name in said):
        return False
    named = bool(_NAME_BEHIND.match(behind))
    led = _LED.search(before) or (not named and (raw.get("bound") or _LED_UNLESS_NAME.search(before)))
    short = len(month) == 3 and month.lower() != "may"
    if short or led:
        return short
    return named or month.lower() in ("may", "march") or bool(_NAME_BEFORE.search(before))


def _is_no_season(raw: dict[str, Any], behind: str) -> bool:
    if any(raw.get(name) for name in ("year", "which", "which_year", "part", "whose")):
        return False
    if re.match(r"\s+(?:of|from)\b", behind):
        return True  # "the fall of the city"
    led = raw.get("lead") or raw.get("bound") or raw.get("about")
    if raw["season"].lower() == "fall":
        return not (led and raw.get("the"))
    return not (led or raw.get("the"))


def _phrase(match: re.Match[str]) -> DatePhrase:
    raw = {name: value for name, value in match.groupdict().items() if value}
    start = _start(match, raw)
    text = match.string[start : match.end()]
    pieces = {name: read(raw[name]) for name, read in _READ.items() if name in raw}
    pieces |= _figures(raw) | _years(raw)
    if (which := raw.get("which") or raw.get("whose")) is not None:
        pieces["which"] = same_word(which)
    if "unit" in raw:
        pieces |= _unit(raw["unit"].lower(), pieces)
    if direction := raw.get("from") or raw.get("from2"):
        pieces["direction"] = " ".join(direction.lower().split())
        if "count" not in raw and pieces.get("unit"):
            pieces["count"] = 2 if "next" in direction.lower() or "last" in direction.lower() else 1
    return DatePhrase(text=text, start=start, end=match.end(), about="about" in raw, **pieces)


_READ: dict[str, Any] = {
    "year2": int,
    "month": month_of,
    "month2": month_of,
    "day": number_of,
    "day2": number_of,
    "weekday": weekday_of,
    "weekday2": weekday_of,
    "nth": number_of,
    "season": season_of,
    "quarter": number_of,
    "decade": int,
    "part": part_of,
    "which_year": same_word,
    "count": number_of,
    "word": lambda text: " ".join(text.lower().replace("to-", "to").split()),
    "bound": lambda text: {"by": "by", "before": "before", "not before": "from"}.get(
        " ".join(text.lower().split()), "from" if "earlier" in text.lower() else "by"
    ),
}


def _start(match: re.Match[str], raw: dict[str, str]) -> int:
    """Leave out what leads to a phrase. "Before Friday's talks", "spoke about 3 May" don't qualify it."""
    if "lead" in raw:
        return re.compile(r"\s*").match(match.string, match.end("lead")).end()  # type: ignore[union-attr]
    seeming = ("bound" in raw and _POSSESSIVE.match(match.string, match.end())) or (
        raw.get("about", "").lower() == "about"
        and _SPEAKING.search(match.string[max(0, match.start() - 20) : match.start()])
    )
    if not seeming:
        return match.start()
    name = "bound" if "bound" in raw else "about"
    del raw[name]
    return match.end(name) + 1


def _figures(raw: dict[str, str]) -> dict[str, int]:
    """Read "2021-05-03", and "13/4/2021" where only one of the figures can be the month."""
    if "iso" in raw:
        year, month, day = map(int, re.findall(r"\d+", raw["iso"]))
        return {"year": year, "month": month, "day": day}
    if "one" not in raw:
        return {}
    one, two = int(raw["one"]), int(raw["two"])
    if raw["sep"] == "." or one > 12 or one == two:
        return {"day": one, "month": two}
    return {"day": two, "month": one} if two > 12 else {}


def _years(raw: dict[str, str]) -> dict[str, int]:
    """Read the written years: with two of them "year" is the first's."""
    years = [int(raw[name]) for name in ("year1", "year") if name in raw]
    return dict(zip(("year", "year2"), years, strict=False))


def _unit(unit: str, pieces: dict[str, Any]) -> dict[str, Any]:
    """Count fortnights in weeks, and times of day as days: "last night" is yesterday's."""
    if unit == "fortnight":
        return {"unit": "week", "count": 2 * pieces.get("count", 1)}
    if unit not in ("morning", "afternoon", "evening", "night"):
        return {"unit": unit}
    if pieces.get("which") in ("this", "last"):
        return {"word": "today" if pieces["which"] == "this" else "yesterday", "which": None}
    # "In the evening" is that of the day told of.
    which = pieces.get("which", "same")
    return {"unit": "day", "which": "following" if which == "next" else which}
