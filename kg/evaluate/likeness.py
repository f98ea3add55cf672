"""Whether two names, roles or phrases mean the same: by their words, without accents, case and articles."""

import re
from functools import lru_cache

from anyascii import anyascii

from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, organization
from kg.gazetteer.countries import country_by_name
from kg.model.report import Participant

# A name with the code of the country that is given beside it.
Body = tuple[str | None, str | None]
_SMALL = frozenset(
    ["the", "a", "an", "of", "and", "for", "in", "on", "at", "s", "his", "her", "its", "their"]
)


@lru_cache(maxsize=100_000)
def words(text: str | None) -> frozenset[str]:
    """Return the words of a text that matter: the small ones only if there are no others ("An", a name)."""
    everything = frozenset(re.findall(r"\w+", anyascii(text or "").lower()))
    # Rare signs have no transcription: they stand for themselves.
    return everything - _SMALL or everything or frozenset([text] if text else ())


def alike(one: str | None, other: str | None) -> bool:
    """Whether all words of the shorter name are in the longer one, or half of those of the longer one.

    "Solhaug" is like "Ingrid Solhaug"; "Norwegian Foreign Minister" is like "Foreign Minister of Norway".
    """
    left, right = words(one), words(other)
    shared = left & right
    if not shared:
        return _same_listed(one, other)
    return len(shared) == min(len(left), len(right)) or len(shared) * 2 >= max(len(left), len(right))


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two phrases consist of the same words; two that aren't there are the same too."""
    return words(one) == words(other) or _same_listed(one, other)


def posts_apart(role: str | None) -> list[str]:
    """Return the posts that "and" joins in one: "Deputy Prime Minister and Foreign Minister" are two.

    Annotators write them as one or as two; "Minister of Trade and Industry" is one.
    """
    found: list[str] = []
    for part in re.split(r"\s+and\s+", role or ""):
        is_post = any(roles().head_class(word) for word in part.lower().split())
        if found and not is_post:
            found[-1] += f" and {part}"
        else:
            found.append(part)
    return found


def same_body(one: Body, other: Body) -> bool:
    """Whether two organizations, each with the code of its country, are the same.

    "Parliament of Riverland" is the "Parliament" whose country is Riverland: the country may stand in the
    name or beside it. Bodies of two countries are never the same.
    """
    if same_words(one[0], other[0]):
        return True
    (left, in_left), (right, in_right) = (_without_country(body[0] or "") for body in (one, other))
    told = {code for code in (in_left or one[1], in_right or other[1]) if code}
    is_told_twice = bool(in_left or one[1]) and bool(in_right or other[1])
    return bool(left) and bool(right) and is_told_twice and len(told) == 1 and same_words(left, right)


@lru_cache(maxsize=10_000)
def _without_country(body: str) -> tuple[str, str | None]:
    """Return a body's name without the country that it begins or ends with, and that country's code."""
    tokens = body.split()
    for size in range(min(5, len(tokens) - 1), 0, -1):
        first = re.sub(r"['’]s?$", "", " ".join(tokens[:size]))
        last = re.match(r"of (?:the )?(.+)", " ".join(tokens[-size:]))
        if code := _country(first):
            return " ".join(tokens[size:]), code
        if last and (code := _country(last[1])):
            return " ".join(tokens[:-size]), code
    return body, None


def _country(text: str) -> str | None:
    found = (country_by_name(text) or country_by_adjective(text)) if text[:1].isupper() else None
    return found.code if found else None


def same_participant(one: Participant, other: Participant) -> bool:
    """Whether two participants are the same: the same words in the text, or names that are alike.

    Where both say by another name which person the words mean ("he"), it must be the same person.
    """
    if _is_told(one) and _is_told(other):
        return alike(one.name, other.name)
    overlaps = one.start < other.end and other.start < one.end
    return overlaps or any(
        alike(left, right) for left in {one.name, one.text} for right in {other.name, other.text}
    )


def _is_told(one: Participant) -> bool:
    return one.kind == "person" and not one.unnamed and one.name != one.text


def same_phrase(one: str | None, other: str | None) -> bool:
    """Whether one phrase is part of the other, word by word: "Monday" and "on Monday" are the same."""
    left, right = words(one), words(other)
    return bool(left and right) and (left <= right or right <= left)


@lru_cache(maxsize=10_000)
def _listed(text: str) -> str | None:
    bare = re.sub(r"^(?:the|The)\s+|['’]s?$", "", text)
    found = country_by_name(bare) or country_by_adjective(bare)
    if found:
        return found.code
    body = organization(bare)
    return body.id if body else None


def _same_listed(one: str | None, other: str | None) -> bool:
    """Whether the gazetteer knows both as one state or organization: "UN" and "United Nations"."""
    if not one or not other:
        return False
    left = _listed(one)
    return left is not None and left == _listed(other)
