"""EDTF dates as people write them: "6–7 February 2020", "6–7 February, year unknown"."""

import re
from collections.abc import Mapping
from typing import Any

# fmt: off
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
# fmt: on
_PART = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<how>[?~%]?)")


def in_words(date: str | None) -> str:
    """Return a date for reading; one that isn't understood stays as it is."""
    if not date:
        return "date unknown"
    start, slash, stop = date.partition("/")
    first, last = _PART.fullmatch(start), _PART.fullmatch(stop)
    if not slash and first:
        return _one(first)
    if first and last:
        return _range(first, last)
    if first and stop in ("", ".."):
        return f"from {_one(first)}"
    if last and start in ("", ".."):
        return f"until {_one(last)}"
    return date


def term_in_words(post: Mapping[str, Any]) -> str:
    """Return from when to when a post was held, or else when documents attest it; empty if nobody knows.

    Documents seldom know when a term began or ended, so that these days say less.
    """
    first, last = post.get("since"), post.get("until")
    if first or last:
        return f"{in_words(first) if first else '?'} to {in_words(last) if last else 'now'}"
    days = dict.fromkeys(in_words(day) for day in (post["attested_from"], post["attested_to"]) if day)
    return f"attested {' to '.join(days)}" if days else ""


def _one(part: re.Match[str], year: bool = True, month: bool = True) -> str:
    said = []
    if part["day"] and part["day"] != "XX":
        said.append(str(int(part["day"])))
    if month and (name := _month(part)):
        said.append(name)
    text = " ".join(said)
    if year:
        text = _with_year(text, part["year"])
    return {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(part["how"], "") + text


def _month(part: re.Match[str]) -> str:
    number = part["month"]
    if not number or number == "XX" or not 1 <= int(number) <= 12:
        return ""
    return MONTHS[int(number) - 1].capitalize()


def _with_year(text: str, year: str) -> str:
    if year == "XXXX":
        return f"{text}, year unknown" if text else "year unknown"
    decade = f"{year[:3]}0s" if re.fullmatch(r"\d{3}X", year) else year
    return f"{text} {decade}".strip()


def _range(first: re.Match[str], last: re.Match[str]) -> str:
    if first["year"] != last["year"]:
        return f"{_one(first)} – {_one(last)}"
    if first["month"] == last["month"] and first["day"] and last["day"]:
        return f"{_one(first, year=False, month=False)}–{_one(last)}"
    return f"{_one(first, year=False)} – {_one(last)}"
