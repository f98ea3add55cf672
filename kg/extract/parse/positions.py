"""Who stands where around a word, read from the words themselves where parses matter less."""

from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, governors, lemma, objects_of, subjects
from kg.extract.words.lexicon import roles, triggers
from kg.gazetteer import country_by_adjective
from kg.gazetteer.countries import country_by_seat

if TYPE_CHECKING:
    from spacy.tokens import Token


def surface_subjects(verb: "Token", sentence: Sentence) -> "list[Token]":
    """Return the names directly before a verb, joined by "and": where they stand, parses matter less."""
    index = _before_auxiliaries(verb)
    heads: list[Token] = []
    while index >= 0:
        mention = sentence.mention_at(sentence.doc[index])
        if mention is None or mention.kind not in ("person", "office"):
            break
        heads.insert(0, sentence.doc[index])
        while index >= 0 and sentence.mention_at(sentence.doc[index]) is mention:
            index -= 1
        before = index
        if index > 0 and _closes_opening_phrase(sentence.doc[index], heads[0]):
            break
        while index >= 0 and sentence.doc[index].lower_ in ("and", ",", "&"):
            index -= 1
        if before == index or index < 0 or sentence.mention_at(sentence.doc[index]) is None:
            if before != index and index >= 0 and sentence.doc[index].pos_ == "PRON":
                return []  # "she and B met": the parse knows who she is joined to
            break
    if index > 0 and sentence.doc[index].pos_ == "ADP" and _has_other_subject(verb, heads):
        return []  # "A, flanked by B and C, met D"
    if heads and sentence.doc[index + 1].lower_ in ("and", ",", "&") and _is_behind_aside(heads, verb):
        return []  # "A, who chairs the council, and B met": the parse sees past what is said of the first
    # A single name may be the end of something else ("the talks with A will …"); two are a subject.
    begins = index < 0 or sentence.doc[index].pos_ not in ("ADP", "PART", "CCONJ")
    return heads if len(heads) > 1 or (begins and len(heads) == 1 and heads[0].i == verb.i - 1) else []


def _before_auxiliaries(verb: "Token") -> int:
    """Return the index before a verb, its auxiliaries and adverbs, those that govern it, and a comma."""
    above = {token.i for token in governors(verb)}
    index = verb.i - 1
    while index >= 0 and (
        verb.doc[index].pos_ in ("AUX", "ADV", "PART")
        or verb.doc[index].lower_ == "since"
        or (index in above and verb.doc[index].pos_ in ("VERB", "ADJ"))
    ):
        index -= 1
    return index - 1 if index > 0 and verb.doc[index].text == "," else index


def _closes_opening_phrase(comma: "Token", subject: "Token") -> bool:
    """Whether a comma parts a subject from the object of a phrase before it: "After talks with A, B …"."""
    before = comma.nbor(-1)
    while before.dep_ == "conj":
        before = before.head
    return comma.text == "," and subject.dep_ in ("nsubj", "nsubjpass") and before.dep_ in ("pobj", "dobj")


def _is_behind_aside(heads: "list[Token]", verb: "Token") -> bool:
    """Whether the parse joins names to a subject before them, past a clause where there are several."""
    joined = subjects(verb)
    if heads[0] not in joined[1:]:
        return False
    return len(heads) == 1 or any(one.i < heads[0].i for one in children(joined[0], "relcl", "acl"))


def _has_other_subject(verb: "Token", heads: "list[Token]") -> bool:
    """Whether the parse gives a verb a subject before the names that stand behind a preposition."""
    return any(child.i < heads[0].i for child in children(verb, "nsubj", "nsubjpass")) if heads else False


def surface_object(verb: "Token", sentence: Sentence) -> "list[Token]":
    """Return the person whose name stands directly behind a verb, where the parse has no object."""
    if any(True for _ in children(verb, "dobj", "dative")) or verb.i + 1 >= len(sentence.doc):
        return []
    mention = sentence.mention_at(sentence.doc[verb.i + 1])
    return [sentence.doc[verb.i + 1]] if mention is not None and mention.kind in ("person", "office") else []


def _has_with_again(verb: "Token") -> bool:
    """Whether each of several has a "with" of its own: "met with A and with B", wherever it hangs."""
    withs = [one for one in children(verb, "prep", "conj") if one.lower_ == "with"]
    withs += [again for one in withs for again in children(one, "conj") if again.lower_ == "with"]
    return len(withs) > 1 and any(one.i and one.nbor(-1).lower_ == "and" for one in withs)


def on_the_margins(head: "Token") -> bool:
    """Whether people talk where others meet too: "on the sidelines of the summit", so face to face."""
    return any(lemma(noun) in triggers().margins for noun in objects_of(head, "on", "at"))


def are_separate(verb: "Token") -> bool:
    """Whether each of several was met alone: "met separately with A and B", "in separate meetings"."""
    if _has_with_again(verb):
        return True
    beside = [*children(verb, "advmod")]
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            beside += children(noun, "amod") if lemma(noun) in triggers().nouns else ()
    return any(word.lower_ in triggers().separate for word in beside)


def is_person(noun: "Token", sentence: Sentence) -> bool:
    mention = sentence.mention_at(noun)
    if mention is not None:
        return mention.is_actor
    known = roles().anaphors
    words = roles().groups | known.pair | known.guests | known.hosts | {*known.in_order}
    return noun.pos_ in ("PRON", "PROPN") or lemma(noun) in words


def is_place(token: "Token", sentence: Sentence) -> bool:
    mention = sentence.mention_at(token)
    if mention is None:
        return False
    # A seat of government is a building too: "a visit to the White House".
    return mention.kind in ("place", "state", "venue") or country_by_seat(mention.text) is not None


def names_side(noun: "Token", sentence: Sentence) -> bool:
    """Whether a word before a noun of meeting names who meets: "Atlas Pact talks", "Hillish talks"."""
    mention = sentence.mention_at(noun)
    if mention is not None:
        return mention.is_actor
    return country_by_adjective(noun.text) is not None
