"""Objects that stand behind where and when: "A received at the palace on Monday B" has B as its object."""

from typing import TYPE_CHECKING

from kg.extract.dates.phrases import find_dates
from kg.extract.parse.syntax import children, is_passive, lemma
from kg.extract.words.lexicon import roles, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.parse.sentences import Sentence

_WHERE_OR_WHEN = frozenset({"on", "in", "at", "during"})
_BEFORE_NOUNS = ("DET", "ADJ", "NUM", "NOUN", "PROPN")
# Verbs of meetings whose other side is their object.
_WITH_OBJECTS = frozenset({"host", "reciprocal"})


def with_far_objects(sentence: "Sentence") -> "Sentence":
    """Return a sentence with the objects hung on their verbs that a place or a day keeps apart from them."""
    for verb in sentence.doc:
        if _takes_object(verb) and (noun := _far_object(verb, sentence)) is not None:
            _make_object(noun, verb)
    return sentence


def _takes_object(verb: "Token") -> bool:
    if verb.pos_ != "VERB" or triggers().verbs.get(lemma(verb)) not in _WITH_OBJECTS or is_passive(verb):
        return False
    return not any(child.i > verb.i for child in children(verb, "dobj"))


def _far_object(verb: "Token", sentence: "Sentence") -> "Token | None":
    """Return the head of whoever stands behind the words on where and when that follow a verb."""
    doc, index, commas, passed = sentence.doc, verb.i + 1, 0, False
    while index < len(doc):
        if doc[index].text == ",":
            commas, index = commas + 1, index + 1
            continue
        _, after = circumstances(index, sentence)
        if after == index:
            break
        passed, index = True, after
    # A comma alone opens another clause; two of them stand around the words on where and when.
    if not passed or commas % 2 or index >= len(doc):
        return None
    noun = _somebody_at(index, sentence)
    return noun if noun is not None and not _acts(noun) else None


def _somebody_at(index: int, sentence: "Sentence") -> "Token | None":
    """Return the head of the name, post or group of people that begins at an index."""
    for token in sentence.doc[index:]:
        mention = sentence.mention_at(token)
        if mention is not None and mention.kind in ("person", "office"):
            return sentence.token_at(mention.end - 1)
        if mention is None and lemma(token) in roles().groups and token.pos_ == "NOUN":
            return token
        titled = token.lower_.rstrip(".") in roles().honorifics
        if not titled and token.pos_ not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _acts(noun: "Token") -> bool:
    """Whether a verb follows a name at once, of which it is the subject."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.pos_ in ("VERB", "AUX") and after.tag_ not in ("VBN", "VBG")


def _make_object(noun: "Token", verb: "Token") -> None:
    """Hang a noun on its verb; the words before it that were taken for parts of it stay where they are."""
    above, first = noun.head, _first(noun)
    left = [child for child in noun.lefts if child.i < first]
    if left:
        last = left[-1]
        for child in left[:-1]:
            child.head = last
        last.dep_, last.head = noun.dep_, above
    noun.dep_, noun.head = "dobj", verb


def _first(noun: "Token") -> int:
    """Return the index of the first word of a noun's own: its article, its attributes, its title."""
    first = noun.i
    while first > 0 and noun.doc[first - 1].head == noun and noun.doc[first - 1].dep_ in ("det", "amod"):
        first -= 1
    while first > 0 and noun.doc[first - 1].lower_.rstrip(".") in roles().honorifics:
        first -= 1
    return first


def circumstances(index: int, sentence: "Sentence") -> "tuple[list[Token], int]":
    """Return the heads of the phrases on where and when that begin at an index, and the index behind them."""
    found: list[Token] = []
    dates = _dates(sentence)
    while index < len(sentence.doc):
        token = sentence.doc[index]
        if index in dates:
            end = dates[index]
            token = sentence.doc[index:end].root
        elif token.lower_ in _WHERE_OR_WHEN and token.pos_ == "ADP":
            end = dates.get(index + 1) or _end_of_noun(index + 1, sentence)
            if end <= index + 1:
                break
        else:
            break
        found.append(token)
        index = end
    return found, index


def _dates(sentence: "Sentence") -> dict[int, int]:
    """Return where date phrases begin and end, as indices of tokens."""
    spans = (
        sentence.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        for phrase in find_dates(sentence.shortened)
    )
    return {span.start: span.end for span in spans if span is not None}


def _end_of_noun(index: int, sentence: "Sentence") -> int:
    """Return the index behind the nouns and what stands before them, if nobody is named there."""
    doc = sentence.doc
    while index < len(doc) and (doc[index].pos_ in _BEFORE_NOUNS or doc[index].tag_ == "PRP$"):
        titled = doc[index].lower_.rstrip(".") in roles().honorifics and index + 1 < len(doc)
        mention = sentence.mention_at(doc[index + 1 if titled else index])
        if mention is not None and mention.kind in ("person", "office"):
            break
        index += 1
    return index
