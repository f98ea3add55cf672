"""What stands before a title's head: whose post it is, and whether it is over."""

from typing import TYPE_CHECKING

from kg.extract.posts.states import ARTICLE, country_in, state_named
from kg.extract.words.heads import CHIEFS
from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_seat

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.gazetteer import Country


# What is a country's own and gives its chief the title: "Riverland's army chief", "central bank governor".
_SERVICES = frozenset(
    {"army", "navy", "air force", "armed forces", "military", "police", "coast guard", "national guard"}
    | {"opposition", "party", "central bank", "rebel", "junta", "intelligence", "general staff"}
)
# "His Highness Prince Doe": what goes before a title, and is no part of it.
_STYLES = frozenset({"royal", "highness", "majesty", "excellency", "holiness", "eminence", "h.e", "h.h"})
# What else stands before a title of a place's officer.
_NOT_OF_PLACES = (
    roles().parts_of_posts
    | roles().manner
    | roles().qualifiers
    | roles().past
    | roles().bodies
    | roles().regions
    | frozenset(
        {
            "deputy",
            "vice",
            "lord",
            "lady",
            "lieutenant",
            "first",
            "city",
            "town",
            "bank",
            "party",
            "independent",
        }
    )
)
# Posts that have a senior and a junior kind.
_MORE_SENIOR = frozenset(
    {"economist", "scientist", "editor", "fellow", "lecturer", "adviser", "advisor", "researcher", "analyst"}
)


def left_side(doc: "Doc", start: int, head: int) -> "tuple[int, Country | None, str | None, bool]":
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


def qualified(doc: "Doc", first: int, head: int) -> "tuple[list[str], int, Country | None]":
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
        text = ARTICLE.sub("", doc[index : index + size].text) if size > 1 else doc[index].text
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
        if (
            organization(text)
            or (possessive and text[:1].isupper())
            or _is_place_of(doc, index, index + size, head)
        ):
            seat = country_by_seat(text)
            return size, seat, None if seat else text
        title = doc[head] if index + size == _title_start(doc, index, head) else None
        if _is_built_like_a_body(text, title) or (title is not None and _is_entity(doc, index, title)):
            return size, country_in(text), text
        if possessive and size == 1:
            # "the bloc's secretary general": whose it is, and no part of the title.
            return 1, None, None
    return 0, None, None


def _is_place_of(doc: "Doc", start: int, end: int, head: int) -> bool:
    """Whether a town or region stands right before the title of its officer: "Riverside Mayor Jo Doe"."""
    title, words = doc[head].lemma_.lower(), doc[start:end]
    if title not in roles().behind_places or end != _title_start(doc, start, head):
        return False
    if not all(word.text[:1].isupper() and word.is_alpha for word in words):
        return False
    if not _NOT_OF_PLACES.isdisjoint(word.lower_ for word in words):
        return False
    if title in roles().seated and all(word.tag_ == "NNP" for word in words):
        return True  # of a constituency that no gazetteer has, or of a party
    return place(words.text) is not None or all(word.ent_type_ in ("GPE", "LOC") for word in words)


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
    leads = roles().head_class(title.lemma_.lower()) == "body" or title.lemma_.lower() in CHIEFS
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
    if end != head or title not in CHIEFS or _leads_staff(doc[head]):
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
