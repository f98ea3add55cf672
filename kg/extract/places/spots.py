"""What stands behind a preposition of place: a place on the map, a venue, or a venue in its city."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, lemma, objects_of
from kg.extract.words.lexicon import places, roles, triggers
from kg.gazetteer import country_by_adjective, country_by_seat, is_part_of_world, organization, place
from kg.model.report import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_LARGE, _TOWN = 100_000, 10_000
# "Briefed B on the Rivertown Conference": what was told of, not where.
_ABOUT = frozenset({"on", "about", "regarding", "concerning"})
_OWN = frozenset({"his", "her", "its", "their", "a", "an", "another"})


class Spot(msgspec.Struct, frozen=True):
    """A place and a venue behind a preposition; ``noun`` is the word directly behind it."""

    preposition: "Token"
    noun: "Token"
    place: PlaceMention | None = None
    venue: PlaceMention | None = None


@lru_cache(maxsize=8)
def spots(sentence: Sentence) -> tuple[Spot, ...]:
    """Return what stands behind the prepositions of a sentence and is somewhere, in their order.

    The last ones are kept: every meeting of a sentence asks for them.
    """
    return tuple(_spots(sentence))


def _spots(sentence: Sentence) -> Iterator[Spot]:
    for token in sentence.doc:
        if token.pos_ in ("ADP", "SCONJ") and token.dep_ != "prt":
            for noun in children(token, "pobj"):
                found = _spot(token, noun, sentence)
                if found.place is not None or found.venue is not None:
                    yield found


def as_place(mention: Mention) -> PlaceMention:
    """Return the mention of a place as it stands in reports."""
    return PlaceMention(
        name=mention.name, country=mention.country, text=mention.text, start=mention.start, end=mention.end
    )


def _spot(preposition: "Token", noun: "Token", sentence: Sentence) -> Spot:
    mention = sentence.mention_at(noun)
    if mention is not None and mention.kind in ("place", "state"):
        if _is_closed(preposition, noun, mention, sentence):
            return Spot(preposition, noun)
        if _is_unknown_building(preposition, noun, mention):
            return Spot(preposition, noun, venue=as_place(mention))
        return Spot(preposition, noun, place=as_place(_town_of(noun, sentence) or mention))
    if (town := _town_of(noun, sentence)) is not None:
        return Spot(preposition, noun, place=as_place(town))
    if preposition.lower_ in ("in", "at", "inside", "on") and (venue := _venue(noun, mention, sentence)):
        city = _city_before(noun, sentence) or _city_behind(venue, sentence) or _city_of_airport(venue)
        return Spot(preposition, noun, place=city, venue=venue)
    if mention is not None and preposition.lower_ not in _ABOUT and (city := _city_of_event(mention)):
        return Spot(preposition, noun, place=city)
    if lemma(noun) in roles().venues | places().buildings | triggers().nouns.keys():
        return Spot(preposition, noun, place=_city_before(noun, sentence))
    if preposition.lower_ in ("in", "at", "near") and (named := _unlisted(noun, mention, sentence)):
        return Spot(preposition, noun, place=named)
    if preposition.lower_ == "in" and (unknown := _on_no_map(noun, mention, sentence)):
        return Spot(preposition, noun, place=unknown)
    return Spot(preposition, noun)


def _on_no_map(noun: "Token", mention: Mention | None, sentence: Sentence) -> PlaceMention | None:
    """Return a small town that the model took for somebody or a body: "met in Velden"."""
    if mention is None or mention.kind not in ("person", "organization"):
        return None
    meetings = triggers().verbs.keys() | triggers().nouns.keys() | triggers().light_verbs
    if lemma(noun.head.head) not in meetings or any(True for _ in children(noun, "det")):
        return None
    words = mention.text.lower().split()
    known = roles().bodies | roles().venues | roles().parliaments | places().buildings | places().events
    named = organization(mention.text) is not None or " " in mention.name.removeprefix(mention.text)
    if named or mention.role or mention.text.isupper() or not known.isdisjoint(words) or len(words) > 2:
        return None
    again = sum(other.name == mention.name for other in sentence.reading.mentions)
    return None if again > 1 else as_place(mention)


def _is_closed(preposition: "Token", noun: "Token", mention: Mention, sentence: Sentence) -> bool:
    """Whether a name behind a preposition isn't where something is: "at Germany", "on Germany"."""
    if preposition.lower_ == "at":
        return mention.kind == "state" and country_by_seat(mention.text) is None
    if preposition.lower_ == "on":
        # "A conference on the Middle East" is about it, "met on Capri" says where.
        about = lemma(preposition.head) in triggers().nouns
        return mention.kind == "state" or (about and is_part_of_world(mention.text))
    return sentence.mention_at(noun) is not mention


def _is_unknown_building(preposition: "Token", noun: "Token", mention: Mention) -> bool:
    """Whether a name that no map knows has an article, as buildings have: "at the Berlaymont"."""
    article = any(child.lower_ == "the" for child in children(noun, "det"))
    unknown = mention.kind == "place" and not mention.country and place(mention.text) is None
    return article and unknown and preposition.lower_ == "at"


def _town_of(noun: "Token", sentence: Sentence) -> Mention | None:
    """Return the town behind what it is: "the ski resort of A", "the capital, A", "the country's port A"."""
    if lemma(noun) not in places().settlements:
        return None
    named = [*objects_of(noun, "of"), *(one for one in children(noun, "appos") if one.i > noun.i)]
    for one in named:
        mention = sentence.mention_at(one)
        if mention is not None and mention.kind == "place" and sentence.mention_at(noun) is not mention:
            return mention
        if mention is not None and mention.kind in ("organization", "person") and one.head.lower_ == "of":
            # What stands behind "the city of" is one, whatever else the model took it for.
            return _as_town(mention)
    return None


def _as_town(mention: Mention) -> Mention:
    entry = place(mention.text)
    return msgspec.structs.replace(
        mention,
        kind="place",
        name=entry.name if entry else mention.text,
        country=entry.country if entry else None,
    )


def _venue(noun: "Token", mention: Mention | None, sentence: Sentence) -> PlaceMention | None:
    """Return the building that a phrase names: "the Foreign Ministry", "UN headquarters", "Hotel A"."""
    if mention is not None and mention.kind == "venue":
        return _as_venue(mention.start, mention.end, sentence)
    first = _first_of(noun, sentence)
    if first is None:
        return None
    start = sentence.start_of(first)
    before = sentence.mention_at(first)
    end = sentence.end_of(noun)
    if mention is not None:
        start, end = min(start, mention.start), mention.end
    if before is not None and before.kind != "office":
        start = min(start, before.start)
    return _as_venue(start, end, sentence)


def _first_of(noun: "Token", sentence: Sentence) -> "Token | None":
    """Return the first word of the name of a building, or nothing where a building has no name."""
    befores = [one for one in noun.lefts if one.dep_ in _BEFORE and one.pos_ != "PRON"]
    if any(one.lower_ in _OWN for one in noun.lefts) and noun.text[:1].islower():
        return None
    mention = sentence.mention_at(noun)
    # "The Prime Minister's Office" is a name as a whole, "A's airport" is the airport of A.
    owner = next((one for one in befores if one.dep_ == "poss"), None)
    within = [one for one in befores if owner is None or one.i > owner.i]
    if not (_is_building(noun, mention) or (mention is not None and _begins_as_building(within))):
        return None
    if noun.text[:1].isupper() or any(_names(one) for one in within):
        heads = [*within, noun] if within or owner is None else [owner, noun]
        return min((one.left_edge if one != noun else one for one in heads), key=lambda one: one.i)
    return None


def _is_building(noun: "Token", mention: Mention | None) -> bool:
    if lemma(noun) in roles().venues | places().buildings:
        return True
    if mention is None or mention.kind != "organization":
        return False
    words = mention.text.lower().split()
    return words[0] in roles().venues | places().buildings or country_by_seat(mention.text) is not None


def _begins_as_building(befores: "list[Token]") -> bool:
    """Whether a name behind the word for a building was taken for somebody's: "Hotel Beau Rivage"."""
    return bool(befores) and lemma(befores[0]) in roles().venues


def _names(word: "Token") -> bool:
    """Whether a word before a building says which: a name, a country, or what it is for."""
    if word.text[:1].isupper() or country_by_adjective(word.text) is not None:
        return True
    definite = any(one.lower_ == "the" for one in children(word.head, "det"))
    return definite and word.lower_ in places().official


def _as_venue(start: int, end: int, sentence: Sentence) -> PlaceMention:
    text = sentence.reading.text[start:end]
    if text.lower().startswith("the "):
        start, text = start + 4, text[4:]
    return PlaceMention(name=text, text=text, start=start, end=end)


def _city_before(noun: "Token", sentence: Sentence) -> PlaceMention | None:
    """Return the city whose name or possessive stands before a building: "A airport", "A's town hall"."""
    for one in noun.lefts:
        mention = sentence.mention_at(one) if one.dep_ in _BEFORE else None
        if mention is None or mention is sentence.mention_at(noun):
            continue
        if mention.kind == "place" and mention.country and _is_known(mention.text):
            return as_place(mention)
        entry = place(mention.text) if mention.kind == "organization" and one.dep_ == "poss" else None
        if entry is not None and entry.kind == "city":
            return as_place(_as_town(mention))
    return None


def _city_behind(venue: PlaceMention, sentence: Sentence) -> PlaceMention | None:
    """Return the city behind the comma that follows a building: "at State House, A"."""
    behind = venue.end + 2
    if sentence.reading.text[venue.end : behind] != ", ":
        return None
    found = next((one for one in sentence.mentions if one.start == behind and one.kind == "place"), None)
    entry = place(found.text) if found is not None else None
    return as_place(found) if found is not None and entry is not None and entry.kind == "city" else None


def _is_known(name: str) -> bool:
    """Whether a name before another word is a town's: villages have the names of seas and people too."""
    entry = place(name) if country_by_adjective(name) is None else None
    return entry is not None and (entry.kind != "city" or (entry.population or 0) >= _TOWN)


def _city_of_airport(venue: PlaceMention) -> PlaceMention | None:
    """Return the large city that an airport has its name from: smaller ones are called after other things."""
    words = venue.text.split()
    if words[-1].lower() != "airport":
        return None
    name = " ".join(word for word in words[:-1] if word.lower() != "international")
    entry = place(name)
    if entry is None or (entry.population or 0) < _LARGE or not venue.text.startswith(name):
        return None
    return PlaceMention(
        name=entry.name,
        country=entry.country,
        text=name,
        start=venue.start,
        end=venue.start + len(name),
    )


def _city_of_event(mention: Mention) -> PlaceMention | None:
    """Return the city that a gathering is called after: "the Riverton Security Conference"."""
    words = mention.text.split()
    if mention.kind != "organization" or len(words) < 2 or words[-1].lower() not in places().events:
        return None
    entry = place(words[0]) if _is_known(words[0]) else None
    if entry is None or entry.kind != "city":
        return None
    end = mention.start + len(words[0])
    return PlaceMention(name=entry.name, country=entry.country, text=words[0], start=mention.start, end=end)


def _unlisted(noun: "Token", mention: Mention | None, sentence: Sentence) -> PlaceMention | None:
    """Return a place that the model took for a body, or for nothing, where the map knows it."""
    if not noun.text[:1].isupper() or lemma(noun) in roles().bodies | triggers().nouns.keys():
        return None
    if mention is not None and mention.kind != "organization":
        return None
    if mention is None:
        first = next((one for one in noun.lefts if one.dep_ == "compound" and one.pos_ == "PROPN"), noun)
        start, end = sentence.words_between(first, noun)
    else:
        start, end = mention.start, mention.end
    text = sentence.reading.text[start:end]
    entry = place(text)
    if entry is None or text.isupper() or text in triggers().occasions:
        return None
    return PlaceMention(name=entry.name, country=entry.country, text=text, start=start, end=end)
