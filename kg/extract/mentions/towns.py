"""Towns told otherwise than by a name that the model knows, and which of several of one name is meant."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.mention import Mention
from kg.extract.words.lexicon import roles, triggers
from kg.gazetteer import country_by_adjective, organization, place, places_named
from kg.gazetteer.countries import country_by_name
from kg.gazetteer.places import regions_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.gazetteer.entries import Country

_WITHIN = frozenset({"in", "at", "near", "outside"})
_ON_THE_WAY = frozenset({"to", "into", "for", "from", "via", "through", "towards", "toward"})
_UNSEEN = frozenset({"", "NORP"})
_NAMES = frozenset({"NNP", "NNPS", "NNS"})
# From how many people on a town is meant by a name that others bear.
_LARGE = 50_000
_OWNERS = frozenset({"'s", "’s", "'", "’"})
# ", Spain": what stands behind a comma says in which of several countries a town lies.
_NEXT = re.compile(r",\s+")
# "the Spanish city of", "the Spanish port "
_FROM_COUNTRY = re.compile(r"(?P<country>[A-Z][\w-]+)(?:['’]s)?(?:\s+[\w-]+){0,3}?\s+(?:of\s+)?$")
_FAR = 60
# For a country that the text speaks of, its town is meant where it isn't this many times smaller.
_SHARE = 8


def capitals(doc: "Doc") -> Iterator[Mention]:
    """Yield "the Riverlandish capital", "Riverland's capital" and "capital of Riverland" as cities."""
    for token in doc:
        if token.lower_ != "capital":
            continue
        country, first, last = _country_beside(doc, token.i)
        if country is None or not country.capital:
            continue
        span = doc[first : last + 1]
        city = place(country.capital, country.code)
        yield Mention(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            kind="place",
            name=city.name if city else country.capital,
            country=country.code,
        )


def _country_beside(doc: "Doc", index: int) -> "tuple[Country | None, int, int]":
    """Return the country whose capital a word is, and the first and last word of saying so."""
    if index > 0 and (country := country_by_adjective(doc[index - 1].text)):
        return country, index - 1, index
    if index > 1 and doc[index - 1].text in _OWNERS:
        for size in (1, 2, 3):
            words = doc[max(0, index - 1 - size) : index - 1]
            if country := country_by_name(words.text):
                return country, words.start, index
    if index + 2 < len(doc) and doc[index + 1].lower_ == "of":
        for size in (3, 2, 1):
            words = doc[index + 2 : index + 2 + size]
            if words[-1].is_alpha and words.text[:1].isupper() and (country := country_by_name(words.text)):
                return country, index, words.end - 1
    return None, index, index


def is_town(name: "Span") -> bool:
    """Whether a name that the model takes for a person or a body is a town's by what stands before it."""
    within = name.start > 0 and name.doc[name.start - 1].lower_ in _WITHIN
    if not within and not _is_goal(name.root):
        return False
    text = name.text
    if text.isupper() or name[-1].lower_ in roles().bodies or organization(text) is not None:
        return False
    entry = place(text)
    if entry is None or entry.kind == "country":
        return False
    # People are visited too, and bear the names of villages.
    return within or (entry.kind == "city" and (entry.population or 0) >= _LARGE)


def towns_of_journeys(doc: "Doc") -> Iterator[Mention]:
    """Yield towns to or from which somebody goes where the model took their names for nothing."""
    for token in doc:
        if token.ent_type_ not in _UNSEEN or not token.text[:1].isupper() or token.tag_ not in _NAMES:
            continue
        first = token.i
        while first > 0 and doc[first - 1].dep_ == "compound" and doc[first - 1].text[:1].isupper():
            first -= 1
        name = doc[first : token.i + 1]
        entry = place(name.text) if is_town(name) else None
        if entry is not None:
            yield Mention(
                start=name.start_char,
                end=name.end_char,
                text=name.text,
                kind="place",
                name=entry.name,
                country=entry.country,
            )


def _is_goal(noun: "Token") -> bool:
    """Whether a noun stands where a journey leads to or from: "flew on to A", "left A for B", "visited A"."""
    while noun.dep_ == "conj" and noun.head != noun:
        noun = noun.head
    if noun.dep_ == "dobj":
        return str(noun.head.lemma_).lower() in triggers().travel.to_places
    if noun.dep_ != "pobj" or noun.head.lower_ not in _ON_THE_WAY:
        return False
    above = noun.head.head
    if above.dep_ in ("prep", "prt", "advmod"):
        above = above.head  # "flew on to A", "flew from A to B"
    word = str(above.lemma_).lower()
    return word in triggers().travel.verbs or triggers().nouns.get(word) == "visit"


def settled(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions, each town in the country that the text says or speaks of."""
    codes = {
        one.country or (one.role.country if one.role else None) for one in mentions if one.kind != "place"
    }
    spoken = frozenset(code for code in codes if code)
    return [_settled(one, index, mentions, text, spoken) for index, one in enumerate(mentions)]


def _settled(one: Mention, index: int, mentions: list[Mention], text: str, spoken: frozenset[str]) -> Mention:
    if one.kind != "place" or not one.country or one.text.endswith("capital"):
        return one
    known = places_named(one.text)
    if len(known) < 2 or known[0].kind != "city":
        return one
    country = _said_behind(one, index, mentions, text) or _said_before(one, text)
    if country is not None:
        entry = place(one.text, country)
        return msgspec.structs.replace(one, country=country) if entry is not None else one
    likely = [entry for entry in known if (entry.population or 0) * _SHARE > (known[0].population or 0)]
    meant = next((entry for entry in likely if entry.kind == "city" and entry.country in spoken), None)
    return msgspec.structs.replace(one, country=meant.country) if meant is not None else one


def _said_behind(one: Mention, index: int, mentions: list[Mention], text: str) -> str | None:
    """Return the country behind a comma: "Riverton, Hillland", "Athens, Georgia" the state of another."""
    comma = _NEXT.match(text, one.end)
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if comma is None or following is None or following.start != comma.end():
        return None
    codes = [following.country, *(region.country for region in regions_named(following.text))]
    return next((code for code in codes if code and place(one.text, code) is not None), None)


def _said_before(one: Mention, text: str) -> str | None:
    """Return the country of "the Hilllandish city of Riverton"."""
    match = _FROM_COUNTRY.search(text[max(0, one.start - _FAR) : one.start])
    country = country_by_adjective(match["country"]) or country_by_name(match["country"]) if match else None
    return country.code if country is not None and place(one.text, country.code) is not None else None
