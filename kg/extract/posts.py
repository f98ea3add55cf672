"""Reading a post: which words are the role, which the organization, which the country."""

import re
from typing import TYPE_CHECKING

from kg.extract.lexicon import HeadClass, roles
from kg.extract.mentions import Role
from kg.gazetteer import country_by_adjective, organization
from kg.gazetteer.countries import country_by_name, country_by_seat

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.gazetteer import Country

_ACRONYM = re.compile(r"\s*\(\s*[A-Z][A-Z0-9-]+\s*\)")
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s+(of|at)\s+")
# Titles in which "of" leads to the matter and not to a body.
_SMALL = frozenset({"of", "for", "and", "the", "to", "on", "in", "at"})

_COUNTERPARTS = frozenset(
    {"counterpart", "colleague", "opposite", "number", "peer", "vis-a-vis", "vis-à-vis"}
)


def read_post(doc: "Doc", start: int, head: "Token", head_end: int, end: int, head_class: HeadClass) -> Role:
    """Split the tokens ``start`` to ``end`` around ``head`` into role, organization and country."""
    left, country, body, past = _left_side(doc, start, head.i)
    core = " ".join(filter(None, (left, doc[head.i : head_end].text)))
    right = _ACRONYM.sub("", doc[head_end:end].text).strip()
    right, of_body, of_country = _right_side(right)
    role = f"{core} {right}".strip()
    country = of_country or country
    state = country.name if country and head_class == "state" else None
    if head_class in ("state", "military"):
        role = _in_capitals(role)
    role = f"former {role}" if past else role
    return Role(
        role=role,
        organization=of_body or body or state,
        country=country.code if country else None,
        head=head.lemma_.lower(),
        head_class=head_class,
        past=past,
        counterpart=head.lemma_.lower() in _COUNTERPARTS,
    )


def _left_side(doc: "Doc", start: int, head: int) -> "tuple[str, Country | None, str | None, bool]":
    """Return the modifiers that belong to the role, the country and body before them, whether it is over."""
    country, body, past = None, None, False
    index = start
    while index < head:
        size, found, name = _names_at(doc, index, head)
        word = doc[index].lower_.rstrip("-")
        if size:
            country, body = found or country, name or body
            index += size
        elif word in roles().past:
            past, index = True, index + 1
        elif (
            word in roles().manner
            or doc[index].tag_ in ("POS", "HYPH", "DT")
            or doc[index].text in ("’s", "'s", "-")
        ):
            index += 1
        else:
            break
    return doc[index:head].text.strip(), country, body, past


def _names_at(doc: "Doc", index: int, head: int) -> "tuple[int, Country | None, str | None]":
    """Return how many tokens from ``index`` name a country or a body, and which."""
    for size in range(min(6, head - index), 0, -1):
        text = doc[index : index + size].text
        found = country_by_adjective(text) or country_by_name(text)
        if found:
            return size, found, None
        after = doc[index + size] if index + size < len(doc) else None
        possessive = (
            after is not None and (after.tag_ == "POS" or after.text in ("’s", "'s")) and after.i < head
        )
        if organization(text) or (possessive and text[:1].isupper()):
            seat = country_by_seat(text)
            return size, seat, None if seat else text
        if text[:1].isupper() and text.split()[-1].lower() in roles().bodies and size > 1:
            return size, country_by_adjective(text.split()[0]), text
    return 0, None, None


def _right_side(text: str) -> "tuple[str, str | None, Country | None]":
    """Split "of the General Staff of the Riverland Armed Forces" at the last "of" that leads to a body."""
    if not text:
        return "", None, None
    pieces = _SPLIT.split(f" {text}")
    lead, pairs = pieces[0].strip(), list(zip(pieces[1::2], pieces[2::2], strict=True))
    for position in range(len(pairs)):
        name = _ARTICLE.sub(
            "", " ".join(" ".join(pair) for pair in pairs[position:]).split(" ", 1)[1]
        ).strip()
        name = re.split(r" (?:for|in) ", name)[0]
        # "of the opposition Dawn Party": what describes the body is no part of its name.
        name = re.sub(r"^(?:[a-z][\w-]*\s+)+(?=[A-Z])", "", name)
        if not _is_body(name, alone=position == len(pairs) - 1):
            continue
        country = _country_in(name)
        kept = " ".join(" ".join(pair) for pair in pairs[:position])
        matter = re.search(r"\sfor\s.*$", " ".join(" ".join(pair) for pair in pairs[position:]))
        role = f"{lead} {kept}{matter[0] if matter else ''}".strip()
        # "President of Riverland": the country is the organization.
        is_country = country_by_name(name)
        return role, is_country.name if is_country else name, country
    return text, None, None


def _is_body(name: str, *, alone: bool) -> bool:
    """Whether a complement names a body: a country, a listed body, or capitalised words built like one."""
    words = name.split()
    if not words or not words[0][:1].isupper():
        return False
    if country_by_name(name) or organization(name):
        return True
    last = words[-1].lower()
    if " of " in name:
        head = name.split(" of ")[0].split()
        return head[-1].lower() in roles().bodies and (
            len(head) > 1 or head[-1].lower() not in roles().parts_of_posts
        )
    if last in roles().parts_of_posts and not _country_in(name):
        return False
    if last in roles().bodies:
        return len(words) > 1 or last not in roles().parts_of_posts
    return bool(_country_in(name)) or (alone and name.isupper() and len(name) > 1)


def _country_in(name: str) -> "Country | None":
    """Return the country that a body's name speaks of: "Riverland Armed Forces", "Bank of Riverland"."""
    words = name.split()
    for size in (3, 2, 1):
        for index in range(len(words) - size + 1):
            part = " ".join(words[index : index + size]).removesuffix("'s").removesuffix("’s")
            if part[:1].isupper() and (found := country_by_name(part) or country_by_adjective(part)):
                return found
    return None


def _in_capitals(role: str) -> str:
    """Write a post as a title: "foreign minister" is "Foreign Minister"."""
    return " ".join(word if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in role.split())
