"""What was talked about: the object of "discuss", what talks are "on", what is "on the agenda"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.dates.phrases import find_dates
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, governors, lemma, measured, predicate
from kg.extract.topics.words import NOMINAL
from kg.extract.words.lexicon import places, roles, speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

# What may stand between talks and what they are on: "talks with A and representatives of B on".
_BETWEEN = frozenset({"with", "between", "among", "and", "by", "of", "from", "to", "in"})


def topic_heads(sentence: Sentence) -> "Iterator[tuple[Token, Token]]":
    """Yield ``(governing word, head noun of a topic)`` in the order of the sentence."""
    for token in sentence.doc:
        found = dict.fromkeys(noun for noun in _nouns(token, sentence) if _can_be_topic(noun, sentence))
        yield from ((token, noun) for noun in found)


def _nouns(token: "Token", sentence: Sentence) -> "Iterator[Token]":
    """Yield the nouns that a word makes topics."""
    word = lemma(token)
    if token.pos_ == "VERB" or token.dep_ == "acomp":
        if word in speech().topic_verbs:
            yield from children(token, "dobj", "nsubjpass")
        if word in speech().dominating and any(map(_is_meeting, children(token, "dobj"))):
            yield from children(token, "nsubj")
        prepositions = speech().topic_governors.get(word)
        if prepositions and not any(lemma(one) in speech().listeners for one in children(token, "dobj")):
            yield from _behind(token, prepositions)
    if token.pos_ in ("NOUN", "VERB") and (word in triggers().nouns or word in triggers().verbs):
        yield from _around(token, sentence)
    verb = predicate(token) if word in speech().topic_nouns and token.pos_ == "NOUN" else None
    if verb is not None and lemma(verb) in speech().topic_nouns[word]:
        yield from _behind(token, speech().topic_prepositions | {"of"})
    if word in speech().agendas and token.pos_ == "NOUN":
        yield from _on_agenda(token)


def _is_meeting(noun: "Token") -> bool:
    return lemma(noun) in triggers().nouns


def _behind(token: "Token", prepositions: frozenset[str]) -> "Iterator[Token]":
    """Yield what stands behind prepositions of a word: "on A and on B"."""
    queue = list(children(token, "prep", "prt"))
    while queue:
        preposition = queue.pop(0)
        if preposition.lower_ in prepositions:
            yield from children(preposition, "pobj", "pcomp")
        # Where "on A in B and on C" is hung on "in", it still goes with the "on" before.
        queue += [one for one in children(preposition, "conj") if one.pos_ == "ADP"]
        inner = (one for noun in children(preposition, "pobj") for one in children(noun, "prep"))
        queue += [other for one in inner for other in children(one, "conj") if other.pos_ == "ADP"]


def _around(trigger: "Token", sentence: Sentence) -> "Iterator[Token]":
    """Yield what a meeting was "on" or "about", wherever among its participants the preposition hangs."""
    verb = predicate(measured(trigger)) if trigger.pos_ == "NOUN" else None
    light = verb is not None and lemma(verb) in triggers().light_verbs
    roots = {trigger, verb} if light and verb is not None else {trigger}
    for token in sentence.doc[trigger.i + 1 :]:
        if token.pos_ != "ADP" or token.lower_ not in speech().topic_prepositions:
            continue
        if token.lower_ in ("on", "over") and trigger.pos_ == "VERB":
            continue  # "met B on arrival", "dined over"
        if token.lower_ == "on" and lemma(trigger) in ("call", "visit"):
            continue  # whom one calls on is no topic
        one = token.head
        while one not in roots and one.head != one and _is_passed(one, sentence):
            one = one.head
        if one in roots:
            yield from children(token, "pobj", "pcomp")


def _is_passed(one: "Token", sentence: Sentence) -> bool:
    if one.pos_ == "ADP":
        return one.lower_ in _BETWEEN
    mention = sentence.mention_at(one)
    return mention is not None or lemma(one) in roles().groups | triggers().measures


def _on_agenda(noun: "Token") -> "Iterator[Token]":
    """Yield what is on an agenda or its topic: "on the agenda was A", "A is high on the agenda"."""
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        yield noun.head.head  # "with trade on the agenda"
    for verb in governors(noun):
        if verb.pos_ in ("VERB", "AUX"):
            if lemma(verb) in ("be", "include", "top", "dominate", "feature"):
                objects = ("attr", "dobj", "nsubj", "nsubjpass") if noun.dep_ == "pobj" else ("attr", "dobj")
                yield from (one for one in children(verb, *objects) if one != noun)
                if noun.dep_ in ("dobj", "attr"):
                    yield from children(verb, "nsubj")
            return


def _can_be_topic(noun: "Token", sentence: Sentence) -> bool:
    word = lemma(noun)
    if noun.pos_ not in NOMINAL or word in triggers().occasions | triggers().speaking.remote:
        return False
    if word in places().stays | places().buildings and not any(
        True for _ in children(noun, "prep", "compound", "amod", "relcl", "acl")
    ):
        return False
    if word in triggers().margins or (word in triggers().nouns and noun.head.lower_ == "over"):
        return False
    mention = sentence.mention_at(noun)
    if mention is not None and mention.kind == "organization" and lemma(noun.head) == "address":
        return False  # "addressed the Council"
    if mention is not None and mention.kind == "place" and mention.text.endswith("sland"):
        return False
    return not _is_date(noun)


def _is_date(token: "Token") -> bool:
    words = " ".join(t.text for t in token.subtree)
    return any(phrase.start < 4 for phrase in find_dates(words)) or token.pos_ == "NUM"
