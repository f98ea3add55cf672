"""What stands behind a title's head: the rest of the title, and the body or state that it is of."""

import re
from typing import TYPE_CHECKING

from kg.extract.posts.states import ARTICLE, country_in, state_named
from kg.extract.words.heads import CHIEFS, SPOKES
from kg.extract.words.lexicon import HeadClass, roles
from kg.gazetteer import organization, place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.gazetteer import Country


_ACRONYM = re.compile(r"\s*\(\s*[A-Z][A-Z0-9-]+\s*\)")
_SPLIT = re.compile(r"\s+(of|at|from)\s+")
# "President of the Republic": of the state that everybody knows.
_OF_THE_STATE = re.compile(r"\s*\bof the (?:Republic|Nation|Federation|Realm)$")
# Who leads a government by its full name: "Chairman of the Council of Ministers of Riverland".
_OF_GOVERNMENT = re.compile(
    r"of (?:the )?((?:Council|Cabinet) of (?:Ministers|People['’]s Commissars))(?: of (.+))?$"
)
# Where somebody is sent, by its full name: "Ambassador to the Kingdom of Riverland".
_TIED_NAMES = re.compile(
    r"\bto (?:the )?(?:[A-Z][\w’'-]+ )+of (?:the )?[A-Z]|\bJoint Chiefs of Staff\b(?= Committee)"
)
_POSTED = re.compile(r"^in (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")
_TIED = "\0"
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\s")
# Bodies whose names don't go on with "for": what follows is the matter of a post in them.
_WITHOUT_FOR = frozenset({"union", "government", "party", "parliament", "nations"})
# What is sent to a country and is named after it: "the OSCE Mission to Riverland".
SENT = frozenset({"mission", "delegation", "embassy"})


def right_side(
    doc: "Doc", head: "Token", head_end: int, end: int, head_class: HeadClass
) -> "tuple[str, str | None, Country | None]":
    """Split "of the General Staff of the Riverland Armed Forces" at the last "of" that leads to a body."""
    text = _ACRONYM.sub("", " ".join(doc[head_end:end].text.split())).strip()
    if not text:
        return "", None, None
    if text.startswith("for ") and head.lemma_.lower() in SPOKES:
        return _spoken_for(ARTICLE.sub("", text.removeprefix("for ")))
    if head.lemma_.lower() == "ambassador":
        text = _POSTED.sub("", text)  # where the embassy is; to a country is part of the post
        if not text:
            return "", None, None
    if text.startswith("for ") and head.lemma_.lower() in roles().seated:
        return "", ARTICLE.sub("", text.removeprefix("for ")), None
    if government := _OF_GOVERNMENT.match(text):
        state = state_named(ARTICLE.sub("", government[2] or ""))
        return f"of the {government[1]}", state.name if state else None, state
    text = _OF_THE_STATE.sub("", text)
    if " " not in text and text.isupper():
        return "", text, country_in(text)
    return _parted_at_body(doc, text, head, head_class)


def _spoken_for(name: str) -> "tuple[str, str | None, Country | None]":
    """Read whom a spokesman speaks for: "for the Foreign Ministry"."""
    if re.fullmatch(r"(?:UN )?Secretary[- ]General", name):
        return "", "United Nations", None
    state = state_named(name)
    return "", state.name if state else name, state or country_in(name)


def _parted_at_body(
    doc: "Doc", text: str, head: "Token", head_class: HeadClass
) -> "tuple[str, str | None, Country | None]":
    pieces = [piece.replace(_TIED, " of ") for piece in _SPLIT.split(f" {_TIED_NAMES.sub(_tie, text)}")]
    lead, pairs = pieces[0].strip(), list(zip(pieces[1::2], pieces[2::2], strict=True))
    for position in range(len(pairs)):
        words = " ".join(" ".join(pair) for pair in pairs[position:]).split(" ", 1)[1]
        name, matter = _without_matter(_without_kind(ARTICLE.sub("", words).strip(), head))
        alone = position == len(pairs) - 1
        if not alone and _is_of_title(words, pairs[position][1], head):
            continue
        if not (_is_body(name, alone=alone) or (alone and _is_unlisted(doc, name, head, head_class))):
            continue
        kept = " ".join(" ".join(pair) for pair in pairs[:position])
        role = " ".join(filter(None, (lead, kept, matter)))
        # "President of Riverland": the country is the organization.
        is_country = state_named(name)
        return role, is_country.name if is_country else name, is_country or country_in(name)
    return text, None, None


def _without_kind(name: str, head: "Token") -> str:
    """Part a region's name from what kind of region it is: "the governor of Hillside province"."""
    first, _, last = name.rpartition(" ")
    of_region = head.lemma_.lower() in roles().of_places and last in roles().regions
    return first if of_region and place(first) else name


def _is_of_title(words: str, piece: str, head: "Token") -> bool:
    """Whether what stands behind "of" belongs to the title of a post in what follows behind the next."""
    # "Chief of Defence Forces of Riverland": without an article the forces are part of the title.
    if head.lemma_.lower() == "chief" and not ARTICLE.match(words):
        return True
    # "Member of the Standing Committee of the Congress": in the Congress, as whose part it sits.
    return ARTICLE.sub("", piece.strip()).lower() in roles().parts_of_bodies


def _tie(match: re.Match[str]) -> str:
    return match[0].replace(" of ", _TIED)


def _without_matter(name: str) -> tuple[str, str]:
    """Part a body from what its post is for: "the Commission for Trade"; a name may have its own "for"."""
    if organization(name) or re.match(r"(?:Embassy|Consulate|Consulate General)\s+of\s", name):
        return name, ""
    body, preposition, matter = re.match(r"^(.*?)(?:\s(for|in|to)\s(.*))?$", name).groups()  # type: ignore[union-attr]
    # "of the opposition Dawn Party": what describes the body is no part of its name.
    body = re.sub(r"^(?:(?!of\b)[a-z][\w-]*(?:['’]s)?\s+)+(?=[A-Z])", "", body)
    if not preposition:
        return body, ""
    last = body.split()[-1].lower() if body else ""
    if preposition in ("to", "in") and last in SENT:
        return f"{body} {preposition} {matter}", ""
    if preposition == "for" and last in roles().bodies - _WITHOUT_FOR and matter[:1].isupper():
        return f"{body} for {matter}", ""
    return body, f"{preposition} {matter}"


def _is_unlisted(doc: "Doc", name: str, head: "Token", head_class: HeadClass) -> bool:
    """Whether a complement that nothing lists is a body, or a place that has such posts."""
    last = name.split()[-1].lower() if name else ""
    if not name[:1].isupper() or last in roles().parts_of_posts:
        return False
    labels = {token.ent_type_ for token in doc[head.i + 1 : head.i + 12] if token.text == name.split()[-1]}
    if head.lemma_.lower() in roles().of_places and ("GPE" in labels or place(name)):
        return True
    leads = head.lemma_.lower() in CHIEFS and doc[head.i + 1 : head.i + 3].text.lower() == "of the"
    return (head_class != "state" and "ORG" in labels) or (leads and bool(labels & {"ORG", "NORP"}))


def _is_body(name: str, *, alone: bool) -> bool:
    """Whether a complement names a body: a country, a listed body, or capitalised words built like one."""
    words = name.split()
    if not words or not (words[0][:1].isupper() or _ORDINAL.match(name)):
        return False
    if state_named(name) or organization(name):
        return True
    last = words[-1].lower()
    if _ORDINAL.match(name) and len(words) > 1 and last[:1] != words[-1][:1]:
        return True  # "the 86th Helicopter Base"
    for joint in (" of ", " for ", " on ", " in "):
        if joint in name:
            head = name.split(joint)[0].split()
            return head[-1].lower() in roles().bodies | SENT and (
                len(head) > 1 or joint == " for " or head[-1].lower() not in roles().parts_of_posts
            )
    if last in roles().parts_of_posts and not (country_in(name) or organization(words[0])):
        return False
    if last in roles().bodies:
        return len(words) > 1 or last not in roles().parts_of_posts
    return bool(country_in(name)) or (alone and name.isupper() and len(name) > 1)
