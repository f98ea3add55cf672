"""Reading a post: which words are the role, which the organization, which the country."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Role
from kg.extract.words.heads import is_counterpart
from kg.extract.words.lexicon import HeadClass, roles
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_name, country_by_seat

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.gazetteer import Country

_ACRONYM = re.compile(r"\s*\(\s*[A-Z][A-Z0-9-]+\s*\)")
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
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
# "Special Representative of the Secretary-General": the United Nations have such, without saying whose.
_OF_THE_SECRETARY = re.compile(
    r"\b(?:Representative|Envoy|Advis[eo]r|Rapporteur)\b.*"
    r" of the (?:UN |U\.N\. |United Nations )?Secretary[- ]General\b"
)
_TIED = "\0"
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\s")
_FORM_OF_STATE = re.compile(
    r"^(?:(?:Islamic|Federal|Federative|Democratic|People['’]s|Co-operative|Socialist|Arab|Hashemite|Grand)\s+)*"
    r"(?:Republic|Kingdom|State|Sultanate|Government|Federation|Commonwealth|Principality|Duchy|Union|Emirate)"
    r"\s+of\s+(?:the\s+)?"
)
_SMALL = frozenset({"of", "for", "and", "the", "to", "on", "in", "at"})
# What is a country's own and gives its chief the title: "Riverland's army chief", "central bank governor".
_SERVICES = frozenset(
    {"army", "navy", "air force", "armed forces", "military", "police", "coast guard", "national guard"}
    | {"opposition", "party", "central bank", "rebel", "junta", "intelligence", "general staff"}
)
_CHIEFS = frozenset({"chief", "leader", "governor", "boss"})
# Of what is in an organization, that which is held for a country where only the country is named.
_FOR_A_COUNTRY = frozenset(
    {"representative", "official", "diplomat", "commissioner", "speaker", "spokesman", "spokeswoman"}
    | {"spokesperson", "mediator", "coordinator", "delegate", "adviser", "advisor", "counsellor", "counselor"}
    | {"administrator", "rapporteur", "deputy", "planner", "coach"}
)
# "His Highness Prince Doe": what goes before a title, and is no part of it.
_STYLES = frozenset({"royal", "highness", "majesty", "excellency", "holiness", "eminence", "h.e", "h.h"})
# Posts that have a senior and a junior kind.
_MORE_SENIOR = frozenset(
    {"economist", "scientist", "editor", "fellow", "lecturer", "adviser", "advisor", "researcher", "analyst"}
)
# Bodies whose names don't go on with "for": what follows is the matter of a post in them.
_WITHOUT_FOR = frozenset({"union", "government", "party", "parliament", "nations"})
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
# What is sent to a country and is named after it: "the OSCE Mission to Riverland".
SENT = frozenset({"mission", "delegation", "embassy"})


def read_post(doc: "Doc", start: int, head: "Token", head_end: int, end: int, head_class: HeadClass) -> Role:
    """Split the tokens ``start`` to ``end`` around ``head`` into role, organization and country."""
    first, country, body, past = _left_side(doc, start, head.i)
    manner, after, of_state = _qualified(doc, first, head.i)
    core = " ".join([*manner, *doc[after:head_end].text.split()])
    right, of_body, of_country = _right_side(doc, head, head_end, end, head_class)
    role = f"{core} {right}".strip()
    country = of_country or country or of_state
    if body and of_body and of_country is not None and of_body == of_country.name:
        of_body = None  # "Trade Secretariat director of Riverland"
    for_country = head_class in ("state", "military") or head.lemma_.lower() in _FOR_A_COUNTRY
    state = country.name if country and for_country else None
    if _OF_THE_SECRETARY.search(role):
        of_body = of_body or body or "United Nations"
    if head_class in ("state", "military"):
        role = _in_capitals(role)
    role = f"former {role}" if past else role
    return Role(
        role=role,
        organization=_without_owner(of_body or body) or state,
        country=country.code if country else None,
        head=head.lemma_.lower(),
        head_class=head_class,
        past=past,
        counterpart=is_counterpart(head),
    )


def _without_owner(body: str | None) -> str | None:
    """Part a body from the state whose it is: "Riverland's Security Council"."""
    owner, _, rest = re.sub("’s ", "'s ", body or "").partition("'s ")
    return rest if rest and state_named(owner) else body


def _left_side(doc: "Doc", start: int, head: int) -> "tuple[int, Country | None, str | None, bool]":
    """Return where the role begins, the country and body before it, and whether it is over."""
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
        elif word == "senior" and (doc[index].text == "Senior" or doc[head].lower_ in _MORE_SENIOR):
            break
        elif (
            word in roles().manner | _STYLES
            or doc[index].tag_ in ("POS", "HYPH", "DT", "PRP$")
            or doc[index].text in ("’s", "'s", "-")
        ):
            index += 1
        else:
            break
    return index, country, body, past


def _qualified(doc: "Doc", first: int, head: int) -> "tuple[list[str], int, Country | None]":
    """Return "acting" of "acting Riverlandish foreign minister", where the post goes on, and the country."""
    index = first
    while index < head and doc[index].lower_ in roles().qualifiers:
        index += 1
    state, size = None, 0
    for size in range(min(3, head - index), 0, -1) if index > first else ():
        state = country_by_adjective(doc[index : index + size].text)
        if state is not None:
            break
    if state is None:
        return [], first, None
    return doc[first:index].text.split(), index + size, state


def _names_at(doc: "Doc", index: int, head: int) -> "tuple[int, Country | None, str | None]":
    """Return how many tokens from ``index`` name a country or a body, and which."""
    if people := _people_of_two_names(doc, index, head):
        return 2, None, people
    for size in range(min(6, head - index), 0, -1):
        text = _ARTICLE.sub("", doc[index : index + size].text) if size > 1 else doc[index].text
        found = state_named(text) or country_by_adjective(text)
        if found:
            return size, found, None
        if _is_own_service(doc, index, index + size, head):
            continue
        after = doc[index + size] if index + size < len(doc) else None
        if (size == 1 and text.lower() in roles().of_every_state) or _goes_on(doc, after):
            continue
        possessive = (
            after is not None and (after.tag_ == "POS" or after.text in ("’s", "'s")) and after.i < head
        )
        if possessive and roles().head_class(text.split()[-1].lower()):
            return size, *_whose_officer(text)
        if organization(text) or (possessive and text[:1].isupper()):
            seat = country_by_seat(text)
            return size, seat, None if seat else text
        title = doc[head] if index + size == _title_start(doc, index, head) else None
        if _is_built_like_a_body(text, title) or (title is not None and _is_entity(doc, index, title)):
            return size, country_in(text), text
        if possessive and size == 1:
            # "the bloc's secretary general": whose it is, and no part of the title.
            return 1, None, None
    return 0, None, None


def _goes_on(doc: "Doc", after: "Token | None") -> bool:
    """Whether a word goes on behind a hyphen: "army-backed" is no army."""
    return after is not None and after.text == "-" and not doc[after.i - 1].whitespace_


def _whose_officer(words: str) -> "tuple[Country | None, str | None]":
    """Return the country or body whose officer has somebody: "the UN Secretary-General's envoy"."""
    first = words.partition(" ")[0]
    state = state_named(first) or country_by_adjective(first)
    return state, first if organization(first) and not state else None


def _people_of_two_names(doc: "Doc", index: int, head: int) -> str | None:
    """Return "Turkish Cypriots" of "Turkish Cypriot leader": a people of its own, and neither country."""
    words = [token.text for token in doc[index : min(index + 2, head)]]
    states = [country_by_adjective(word) for word in words]
    leads = roles().head_class(doc[head].lemma_.lower()) != "person"
    apart = leads and len(words) == 2 and all(states) and states[0] != states[1]
    return " ".join(words) + "s" if apart else None


def _title_start(doc: "Doc", first: int, head: int) -> int:
    """Return where a title with "vice-" or "deputy" before its head begins."""
    start = head
    while start > first + 1 and doc[start - 1].lower_ in ("vice", "deputy", "-", "co"):
        start -= 1
    return start


def _is_entity(doc: "Doc", start: int, title: "Token") -> bool:
    """Whether what the model sees as a body stands before a title that bodies have: "Acme chairman"."""
    span = doc[start : title.i]
    words = roles().parts_of_posts | _SERVICES | roles().manner | roles().qualifiers | {"high"}
    leads = roles().head_class(title.lemma_.lower()) == "body" or title.lemma_.lower() in _CHIEFS
    return (
        leads
        and all(token.ent_type_ == "ORG" and token.text[:1].isupper() for token in span)
        and (start == 0 or doc[start].ent_iob_ == "B")
        and not any(token.lower_ in words for token in span)
    )


def _is_own_service(doc: "Doc", start: int, end: int, head: int) -> bool:
    """Whether a country and its army, opposition or central bank stand before a chief."""
    words = [token.text for token in doc[start:end] if token.tag_ != "POS" and token.text not in ("'s", "’s")]
    title = doc[head].lemma_.lower()
    if end != head or title not in _CHIEFS or _leads_staff(doc[head]):
        return False
    return any(
        " ".join(words[size:]).lower() in _SERVICES and country_in(" ".join(words[:size]))
        for size in range(1, len(words))
    )


def _leads_staff(head: "Token | None") -> bool:
    return head is not None and head.doc[head.i + 1 : head.i + 3].text.lower() == "of staff"


def _is_built_like_a_body(text: str, head: "Token | None") -> bool:
    """Whether words before a title name its body: "Riverland Navy", "Senate", "foreign ministry"."""
    words = text.split()
    last = words[-1].lower()
    if last not in roles().bodies or last == "cabinet":
        return False
    if len(words) > 1 and text[:1].isupper():
        return True
    in_body = head is not None and (
        roles().head_class(head.lemma_.lower()) == "body" or head.lower_ == "secretary" or _leads_staff(head)
    )
    if len(words) == 1:
        return (
            in_body
            and last not in roles().of_every_state
            and text[:1].isupper()
            and (last not in roles().parts_of_posts | _SERVICES or _leads_staff(head))
        )
    return in_body and last in ("ministry", "office", "department", "committee", "commission", "agency")


def _right_side(
    doc: "Doc", head: "Token", head_end: int, end: int, head_class: HeadClass
) -> "tuple[str, str | None, Country | None]":
    """Split "of the General Staff of the Riverland Armed Forces" at the last "of" that leads to a body."""
    text = _ACRONYM.sub("", " ".join(doc[head_end:end].text.split())).strip()
    if not text:
        return "", None, None
    if text.startswith("for ") and head.lemma_.lower() in SPOKES:
        name = _ARTICLE.sub("", text.removeprefix("for "))
        if re.fullmatch(r"(?:UN )?Secretary[- ]General", name):
            return "", "United Nations", None
        state = state_named(name)
        return "", state.name if state else name, state or country_in(name)
    if government := _OF_GOVERNMENT.match(text):
        state = state_named(_ARTICLE.sub("", government[2] or ""))
        return f"of the {government[1]}", state.name if state else None, state
    text = _OF_THE_STATE.sub("", text)
    if " " not in text and text.isupper():
        return "", text, country_in(text)
    pieces = [piece.replace(_TIED, " of ") for piece in _SPLIT.split(f" {_TIED_NAMES.sub(_tie, text)}")]
    lead, pairs = pieces[0].strip(), list(zip(pieces[1::2], pieces[2::2], strict=True))
    for position in range(len(pairs)):
        words = " ".join(" ".join(pair) for pair in pairs[position:]).split(" ", 1)[1]
        name, matter = _without_matter(_ARTICLE.sub("", words).strip())
        alone = position == len(pairs) - 1
        # "Chief of Defence Forces of Riverland": without an article the forces are part of the title.
        titled = not alone and head.lemma_.lower() == "chief" and not _ARTICLE.match(words)
        # "Member of the Standing Committee of the Congress": in the Congress, as whose part it sits.
        titled |= (
            not alone and _ARTICLE.sub("", pairs[position][1].strip()).lower() in roles().parts_of_bodies
        )
        if titled or not (
            _is_body(name, alone=alone) or (alone and _is_unlisted(doc, name, head, head_class))
        ):
            continue
        kept = " ".join(" ".join(pair) for pair in pairs[:position])
        role = " ".join(filter(None, (lead, kept, matter)))
        # "President of Riverland": the country is the organization.
        is_country = state_named(name)
        return role, is_country.name if is_country else name, is_country or country_in(name)
    return text, None, None


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
    leads = head.lemma_.lower() in _CHIEFS and doc[head.i + 1 : head.i + 3].text.lower() == "of the"
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


def state_named(name: str) -> "Country | None":
    """Return the country of a name, also with its form of state: "the Kingdom of Riverland"."""
    return country_by_name(name) or country_by_name(_FORM_OF_STATE.sub("", name))


def leading_state(words: Sequence[str]) -> "tuple[Country, str] | None":
    """Return the longest state that some words begin with, and its name in them."""
    names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next(((state, name) for name in names if (state := state_named(name))), None)


def country_in(name: str) -> "Country | None":
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
