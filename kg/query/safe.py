"""Text of other people's documents, made safe for a terminal."""

import re
from typing import Any

# Control characters move the cursor and change colours; the bidirectional ones reorder what is read.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def safe(value: Any) -> str:
    """Return a value as one line without control characters; null is empty."""
    return "" if value is None else " ".join(_CONTROL.sub(" ", str(value)).split())


def with_country(row: dict[str, Any]) -> str:
    """Return where a meeting is: "Riga, Latvia", or "Latvia" alone."""
    country = row.get("country_name") or country_name(row.get("country"))
    parts = [row.get("place"), country if country != row.get("place") else None]
    return ", ".join(safe(part) for part in parts if part)


def country_name(code: str | None) -> str | None:
    """Return the name of a country by its code, for a place that the graph doesn't put into one."""
    if not code:
        return None
    from kg.gazetteer import country

    found = country(code)
    return found.name if found else code


def capacity(one: dict[str, Any]) -> str:
    """Return in what capacity somebody takes part: "Head (General), Atlas Pact"."""
    role, rank = safe(one.get("role")), safe(one.get("rank"))
    title = f"{role} ({rank})" if role and rank else role or rank
    return ", ".join(part for part in (title, safe(one.get("organization"))) if part)


def named(one: dict[str, Any]) -> str:
    """Return who takes part, with the capacity: "Jo Doe (Head, Atlas Pact)"."""
    what = capacity(one)
    return f"{safe(one['name'])} ({what})" if what else safe(one["name"])


def attribution(source: dict[str, Any]) -> str:
    """Return who says it: "Rita Moss, in Example Wire, 2021-04-30"."""
    outlet = safe(source.get("publisher") or source.get("title") or source.get("document"))
    speaker = safe(source.get("stated_by"))
    if speaker == outlet:
        speaker = ""
    where = ", ".join(part for part in (outlet, safe(source.get("published"))) if part)
    return f"{speaker}, in {where}" if speaker and where else speaker or where


def quotation(source: dict[str, Any]) -> str:
    """Return the sentence in quotation marks, where there is one, and who says it."""
    quote = safe(source["quote"]).strip('“”"')
    return f"“{quote}” — {attribution(source)}" if quote else attribution(source)
