"""Who takes part by the words of the noun's own phrase: "A's talks with B", "A-B talks"."""

import re
from typing import TYPE_CHECKING

from kg.extract.dates.words import MONTH
from kg.extract.parse.positions import is_place, names_side
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, companions, conjuncts, lemma, objects_of, predicate
from kg.extract.words.lexicon import triggers
from kg.gazetteer import country_by_adjective, is_part_of_world

if TYPE_CHECKING:
    from spacy.tokens import Token


DEFINITE = frozenset({"the", "their", "both", "this", "that"})
_MONTH = re.compile(MONTH, re.IGNORECASE)
_BETWEEN = ("between", "by", "among", "of", "involving")
_HYPHENS = frozenset({"-", "–", "/"})


def befores(noun: "Token") -> set[str]:
    """Return the words right before a noun of meeting: "bilateral", "telephone"."""
    return {child.lower_ for child in children(noun, "compound", "amod")}


def around_noun(noun: "Token", outer: "Token", sentence: Sentence) -> "tuple[list[Token], list[Token]]":
    """Return the nouns of the noun phrase itself: "A's talks with B", "talks between A and B"."""
    owners = [
        one
        for word in dict.fromkeys((noun, outer))
        for child in children(word, "poss")
        for one in conjuncts(child)
    ]
    owners += [
        one
        for child in children(noun, "compound", "nmod", "amod")
        for one in _sides(child, sentence)
        if (names_side(one, sentence) and not _is_subject_of(one, noun, sentence)) or is_seat(one, sentence)
    ]
    between = [one for one in objects_of(noun, *_BETWEEN) if not is_time(one)]
    if triggers().nouns[lemma(noun)] == "visit" and not objects_of(noun, "to"):
        between = [one for one in between if not is_place(one, sentence)]  # "is on a tour of A"
    if not between and outer.dep_ in ("nsubj", "nsubjpass"):
        # "Talks were held in A between B and C": the parse hangs "between" on the verb.
        between = objects_of(outer.head, "between", "among")
    if not between and outer.dep_ == "pobj":
        # "Agreed in a call on Monday between A and B": likewise.
        hung = objects_of(outer.head.head, "between")
        between = [one for one in hung if noun.i < one.i and not is_time(one)]
    if lemma(noun) in triggers().of_what:
        between = [one for what in objects_of(noun, "of") for one in objects_of(what, "between", "among")]
    if lemma(noun) in triggers().from_guests:
        owners += objects_of(noun, "from")
    guests = [one for one in companions(noun) if one not in between]
    if lemma(noun) in triggers().to_guests:
        others = [
            *objects_of(noun, "to", "on"),
            *(objects_of(verb, "on") if (verb := predicate(outer)) else ()),
        ]
        guests += [one for one in others if not is_place(one, sentence) and not is_time(one)]
    return [*owners, *between], guests


def is_time(noun: "Token") -> bool:
    """Whether a word behind a preposition says when: "between the 11th and the 14th", "on Thursday"."""
    in_calendar = lemma(noun) in triggers().occasions or _MONTH.fullmatch(noun.text) is not None
    return in_calendar or any(letter.isdigit() for letter in noun.text)


def _is_subject_of(word: "Token", noun: "Token", sentence: Sentence) -> bool:
    """Whether a state before a noun is what people gather for: "a Hillland conference", not "A-B talks"."""
    mention = sentence.mention_at(word)
    if mention is None or mention.kind != "state" or lemma(noun) not in triggers().called_after:
        return False
    return country_by_adjective(mention.text) is None and len(_sides(word, sentence)) == 1


def is_seat(noun: "Token", sentence: Sentence) -> bool:
    """Whether a name before a noun of meeting says where it is: "the White House meeting", "Geneva talks"."""
    mention = sentence.mention_at(noun)
    if mention is None or mention.kind == "person" or is_part_of_world(mention.text):
        return False
    return mention.kind in ("place", "venue") or (mention.kind != "state" and is_place(noun, sentence))


def _sides(modifier: "Token", sentence: Sentence) -> "list[Token]":
    """Return the parts of "A-B talks"; where both are names, by what stands between them."""
    parts = [
        child for child in modifier.children if child.dep_ in ("amod", "compound", "nmod", "conj", "intj")
    ]
    joined = any(child.text in _HYPHENS for child in modifier.children)
    named = [*_joined_names(modifier, sentence, -1), modifier, *_joined_names(modifier, sentence, 1)]
    if len(named) > 1:
        return named
    return [*parts, modifier] if joined else [modifier]


def _joined_names(token: "Token", sentence: Sentence, step: int) -> "list[Token]":
    """Return the states and bodies that hyphens join to a name on one side."""
    found: list[Token] = []
    doc, mention = sentence.doc, sentence.mention_at(token)
    index = token.i
    while mention is not None and mention.is_actor:
        while 0 <= index < len(doc) and sentence.mention_at(doc[index]) is mention:
            index += step
        if not 0 < index < len(doc) - 1 or doc[index].text not in _HYPHENS:
            break
        index += step
        mention = sentence.mention_at(doc[index])
        if mention is not None and mention.is_actor:
            found.append(doc[index])
    return found if step > 0 else found[::-1]
