"""Finding organizations, states and places: the model's names, the gazetteer's, and names built like one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Mention, Taken
from kg.extract.mentions.things import AWARDS
from kg.extract.mentions.towns import capitals, is_town, towns_of_journeys
from kg.extract.mentions.venues import listed_venues
from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, organization, place
from kg.gazetteer.countries import country_by_name, country_by_seat, first_words_of_countries
from kg.gazetteer.names import fold
from kg.gazetteer.organizations import first_words_of_organizations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\s*['’]s?$")
_DANGLING = re.compile(r"\s+(?:of|for|and|in|on|at|the)(?:\s+(?:of|the))?$")
# Portfolios behind the first of a ministry.
_FURTHER = re.compile(r"(?:, [A-Z][a-z]+){1,3},? and [A-Z][a-z]+(?= (?:of|\()|[.,;)]|$| [a-z])")
_LONGEST = 10
_INSIDE = frozenset({"of", "for", "and", "on", "&", "the", "'s", "’s"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def bodies_and_places(doc: "Doc") -> list[Mention]:
    """Return all that may be an organization, state, place or venue, the longest first.

    A country is a mention of kind ``state``; whether it acts or is where something happens is for the
    sentence to say.
    """
    return sorted(_all(doc), key=lambda m: (m.start - m.end, m.start))


def outside(people: list[Mention], bodies: list[Mention]) -> list[Mention]:
    """Return the bodies outside of the names of people and of longer bodies, in the order of the text."""
    taken = Taken((mention.start, mention.end) for mention in people)
    found = [mention for mention in bodies if taken.take(mention.start, mention.end)]
    return sorted(found, key=lambda mention: mention.start)


def _all(doc: "Doc") -> Iterator[Mention]:
    yield from capitals(doc)
    yield from towns_of_journeys(doc)
    yield from listed_venues(doc)
    yield from _listed(doc)
    yield from _built_like_one(doc)
    for entity in doc.ents:
        if mention := _of_entity(entity):
            yield mention


def _of_entity(entity: "Span") -> Mention | None:
    # A comma ends a body's name; what the model adds after it is the next title.
    whole = entity.text
    start, end = _without_edges(whole.split(",")[0], entity.start_char)
    text = whole[start - entity.start_char : end - entity.start_char]
    if not any(letter.isupper() for letter in text) or "\n" in text:
        return None
    if text.lower().rstrip(".") in roles().honorifics | roles().ranks or text.split()[-1].lower() in AWARDS:
        return None
    if state := country_by_name(text):
        return Mention(start=start, end=end, text=text, kind="state", name=state.name, country=state.code)
    if entity.label_ in ("ORG", "PERSON") and is_town(entity):
        return _place(text, start, end, is_venue=False)
    if entity.label_ == "ORG" and not country_by_adjective(text) and not _is_title(text):
        return Mention(start=start, end=end, text=text, kind="organization", name=text)
    if entity.label_ in _PLACE_LABELS and not country_by_adjective(text):
        return _place(text, start, end, is_venue=entity.label_ == "FAC")
    return None


def _is_title(text: str) -> bool:
    last = text.split()[-1].lower()
    return bool(roles().head_class(last)) or text.lower() in roles().parts_of_posts or _leads_with_title(text)


def _leads_with_title(text: str) -> bool:
    """Whether the model took a whole post for a body: "Commissioner for Peace and Security"."""
    words = re.split(r"\s+(?:of|for)\s+", text)[0].lower().split()
    return (
        len(words) < len(text.split())
        and bool(roles().head_class(words[-1]))
        and roles().bodies.isdisjoint(words)
        and organization(text) is None
    )


def _place(text: str, start: int, end: int, *, is_venue: bool) -> Mention:
    entry = place(text)
    last = text.split()[-1].lower()
    if last in roles().venues or (entry is None and (is_venue or last in roles().bodies)):
        return Mention(start=start, end=end, text=text, kind="venue", name=text)
    return Mention(
        start=start,
        end=end,
        text=text,
        kind="place",
        name=entry.name if entry else text,
        country=entry.country if entry else None,
    )


def _listed(doc: "Doc") -> Iterator[Mention]:
    """Yield what the gazetteer lists among organizations and countries, the longest at each place."""
    end = 0
    for token in doc:
        if token.i < end or not _may_begin_listed(token):
            continue
        sizes = range(min(_LONGEST, len(doc) - token.i), 0, -1)
        ends = (n for n in sizes if doc[token.i + n - 1].text[:1].isupper())
        size = next((n for n in ends if _is_listed(doc[token.i : token.i + n])), 0)
        if size > 1 and token.lower_ == "the" and _is_listed(doc[token.i + 1 : token.i + size]):
            continue  # the article is no part of the name
        if size:
            end = token.i + size
            span = doc[token.i : end]
            state = country_by_name(span.text)
            yield Mention(
                start=span.start_char,
                end=span.end_char,
                text=span.text,
                kind="state" if state else "organization",
                name=state.name if state else span.text,
                country=state.code if state else None,
            )


def _may_begin_listed(token: "Token") -> bool:
    """Whether a listed name may begin with a word: most words are refused without a look at the next ones."""
    text = token.text
    if not text[:1].isupper():
        return False
    # The article is no part of a listed name, and a word that goes on in the next token isn't whole.
    word = fold(text).split(" ")[0]
    return word in _first_words() or word == "the" or not token.whitespace_


@cache
def _first_words() -> frozenset[str]:
    return first_words_of_countries() | first_words_of_organizations()


def _is_listed(span: "Span") -> bool:
    text = span.text
    return organization(text) is not None or country_by_name(text) is not None


def _built_like_one(doc: "Doc") -> Iterator[Mention]:
    """Yield capitalised runs that end in a word such as Ministry or Council, with their "of …"."""
    for token in doc:
        if token.lower_ in roles().bodies and token.text[:1].isupper() and token.tag_.startswith("NN"):
            start = token.i
            while start > 0 and _joins_left(doc[start - 1]):
                start -= 1
            end = _with_complement(doc, token.i + 1)
            if token.lower_ in ("ministry", "department") and end > token.i + 1:
                end = _with_list(doc, end)
            if end - start > 1:
                span = doc[start:end]
                yield Mention(
                    start=span.start_char,
                    end=span.end_char,
                    text=span.text,
                    kind="organization",
                    name=span.text,
                )


def _joins_left(token: "Token") -> bool:
    return (
        token.text[:1].isupper()
        and token.tag_ in ("NNP", "NNPS", "JJ", "NN")
        and not roles().head_class(token.lower_)
    )


def _with_complement(doc: "Doc", end: int) -> int:
    """Extend over "of Foreign Affairs and Security": capitalised words joined by small ones."""
    while end + 1 < len(doc) and doc[end].lower_ in _INSIDE:
        stop = end + 1
        while stop < len(doc) and doc[stop].lower_ in ("the", "of"):
            stop += 1
        if stop >= len(doc) or not doc[stop].text[:1].isupper() or doc[stop].ent_type_ == "DATE":
            break
        if doc[end].lower_ in ("and", "&", "the") and (
            stop + 1 >= len(doc) or country_by_name(doc[stop].text)
        ):
            break
        while (
            stop < len(doc) and doc[stop].text[:1].isupper() and doc[stop].tag_ in ("NNP", "NNPS", "NN", "JJ")
        ):
            stop += 1
        end = stop
    return end


def _with_list(doc: "Doc", end: int) -> int:
    """Extend over a list of portfolios: "(Ministry of Investment), Trade and Industry"."""
    match = _FURTHER.match(doc[end : end + 8].text) if end < len(doc) else None
    span = doc.char_span(doc[end].idx, doc[end].idx + match.end()) if match else None
    return span.end if span is not None else end


def _without_edges(text: str, start: int) -> tuple[int, int]:
    """Return offsets without the article before, and the possessive or a preposition after."""
    article = _ARTICLE.match(text)
    possessive = _POSSESSIVE.search(text) or _DANGLING.search(text)
    first = start + (article.end() if article else 0)
    return first, start + (possessive.start() if possessive else len(text))


def seat_of(name: str) -> tuple[str, str] | None:
    """Return name and code of the country whose government a place stands for: "Ankara", "the Kremlin"."""
    found = country_by_seat(name)
    return (found.name, found.code) if found else None
