"""People and bodies without a name of their own: "Riverlandish officials", "the envoys of Hillland"."""

import re
from typing import TYPE_CHECKING

import msgspec

from kg.extract.dates.words import MONTH, WEEKDAY
from kg.extract.mentions.things import AWARDS
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, is_several, lemma, objects_of
from kg.extract.words.lexicon import roles, triggers
from kg.gazetteer import country_by_adjective
from kg.model.report import Participant, ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_CALENDAR = re.compile(rf"{WEEKDAY}|{MONTH}", re.IGNORECASE)
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "nummod"})
# Nouns whose own "of …" or modifiers say where somebody is from.
_WHOSE = frozenset({"state", "country", "nation", "side", "power", "member", "capital", "republic"})
# Singular nouns that are several people.
_COLLECTIVE = frozenset({"delegation", "team", "deputation", "leadership"})


class _Origin(msgspec.Struct, frozen=True):
    """Where somebody comes from: the words for it, and the country if it is one."""

    words: str
    country: str | None
    before: bool


def group(token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
    """Return who is meant by a common noun: one for each origin that it has.

    "Riverlandish and Hillish officials" are two, so are "the foreign ministers of Riverland and Hillland".
    An adjective of a country alone stands for the country: "Riverlandish-Hillish talks".
    """
    if (state := _state_of_adjective(token, sentence)) is not None:
        return (state,)
    kind = _kind(token)
    origins = _origins(token, sentence)
    if kind is None:
        return ()
    start, end = _extent(token, sentence)
    text = sentence.reading.text[start:end]
    # "A Shinwari elder" is somebody by the name of the people, "an elder" is anybody.
    is_named = any(letter.isupper() for letter in (text if start > sentence.start else text[1:]))
    if not (origins or kind == "group" or (kind == "person" and is_named)):
        return ()
    whole = Participant(
        name=re.sub(r"\s+", " ", text),
        kind=kind,
        country=origins[0].country if origins else None,
        unnamed=kind == "person" or not (origins or is_named),
        text=text,
        start=start,
        end=end,
    )
    if len(origins) < 2:
        return (whole,)
    core = _core(token, sentence)
    return tuple(
        msgspec.structs.replace(
            whole,
            name=f"{one.words} {core}" if one.before else f"{core} of {one.words}",
            country=one.country,
        )
        for one in origins
    )


def _state_of_adjective(token: "Token", sentence: Sentence) -> Participant | None:
    if token.dep_ not in ("amod", "nmod", "compound", "conj", "intj", "npadvmod"):
        return None
    state = country_by_adjective(token.text)
    if state is None:
        return None
    start, end = sentence.words_between(token, token)
    return Participant(
        name=state.name, kind="state", country=state.code, text=token.text, start=start, end=end
    )


def unknown_name(token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
    """Return the person that a capitalised word stands for where somebody must stand."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return ()
    described = sentence.mention_at(token.head) if token.dep_ == "appos" else None
    if described is not None and described.kind == "person":
        return ()  # "Jo Doe, Asantehene": a title that no list has
    first = token
    while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and sentence.mention_at(first.nbor(-1)) is None:
        first = first.nbor(-1)
    start, end = sentence.words_between(first, token)
    text = sentence.reading.text[start:end]
    if first == token and (lemma(token) in triggers().occasions or _IN_CALENDAR.fullmatch(token.text)):
        return ()  # a month or a weekday, unless it ends a name: "Jo May"
    if "\n" in text or country_by_adjective(text) or any(letter.isdigit() for letter in text):
        return ()
    if roles().head_class(token.lower_):
        return ()  # "Minister's visit": a post, of nobody that is named
    if token.lower_ in AWARDS or sentence.reading.text[end : end + 1] == "-":
        return ()  # "received the Liberty Medal", "met the Co-Presidents"
    is_body = token.lower_ in roles().bodies or text.isupper()
    return (
        Participant(name=text, kind="organization" if is_body else "person", text=text, start=start, end=end),
    )


def _kind(token: "Token") -> ParticipantKind | None:
    """Return what a common noun stands for: people in the plural, one of them, or a body."""
    word = lemma(token)
    if word in roles().groups:
        plural = is_several(token) or word in _COLLECTIVE
        return "group" if plural else "person"
    if token.tag_ in ("NN", "NNP"):
        return "organization" if word in roles().bodies else None
    return "group" if word in roles().plural_bodies else None


def _modifiers(token: "Token") -> "list[Token]":
    """Return what stands before a noun, those joined to each other too."""
    found = []
    for child in token.lefts:
        if child.dep_ in _MODIFIERS and child.nbor(-1 if child.i else 0).text != "(":
            found += [one for one in conjuncts(child) if one.i < token.i]
    return found


def _origins(token: "Token", sentence: Sentence) -> list[_Origin]:
    """Return the countries and bodies that somebody is of, before the noun or behind "of" and "from"."""
    before = [_origin(child, sentence, before=True) for child in _modifiers(token)]
    found = [one for one in before if one is not None]
    if not found:
        behind = objects_of(token, "of", "from", "in")
        found = [one for noun in behind if (one := _origin(noun, sentence, before=False)) is not None]
    return found


def _origin(token: "Token", sentence: Sentence, *, before: bool) -> _Origin | None:
    if country := country_by_adjective(token.text):
        return _Origin(token.text, country.code, before)
    mention = sentence.mention_at(token)
    if mention is not None and (mention.kind in ("organization", "state") or token.dep_ == "poss"):
        return _Origin(mention.text, mention.country, before)
    if not before and lemma(token) in roles().groups | roles().bodies | _WHOSE:
        # "the governments of A", "representatives of A's new government": whose they are says it.
        inner = _origins(token, sentence)
        if inner:
            return _Origin(inner[0].words, inner[0].country, before)
    return None


def _extent(token: "Token", sentence: Sentence) -> tuple[int, int]:
    """Return the offsets of the phrase, with what stands before it and its first "of …"."""
    modifiers = [one for one in _modifiers(token) if sentence.mention_at(one) is None or one.dep_ != "poss"]
    owners = list(children(token, "poss"))
    first = min([token, *modifiers, *owners], key=lambda one: one.i)
    start, end = sentence.words_between(first, token)
    mention = sentence.mention_at(first)
    start = min(start, mention.start) if mention is not None else start
    for noun in objects_of(token, "of", "from", "in")[:1]:
        if first.i <= noun.i and abs(noun.i - token.i) <= _NEAR:
            behind = sentence.mention_at(noun)
            end = max(end, behind.end if behind is not None else sentence.end_of(noun))
    return start, end


# How many words behind a noun its "of …" still belongs to the phrase that is quoted.
_NEAR = 8


def _core(token: "Token", sentence: Sentence) -> str:
    """Return the noun with what says which: "health ministers"."""
    words = [
        one
        for one in (*_modifiers(token), token)
        if one.dep_ != "nummod"
        and one.pos_ != "PRON"
        and (one == token or _origin(one, sentence, before=True) is None)
    ]
    return " ".join(one.text for one in sorted(words, key=lambda one: one.i))
