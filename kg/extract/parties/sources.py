"""Speakers without a name: "a ministry spokesman", "diplomatic sources", "his office", "press service"."""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, lemma
from kg.extract.parties.discourse import Discourse
from kg.extract.words.lexicon import roles, speech
from kg.model.report import Participant, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BEFORE = frozenset({"amod", "compound", "poss", "nmod", "nummod"})
_BEHIND = frozenset({"of", "for", "at", "from", "with", "in"})


def unnamed_source(noun: "Token", sentence: Sentence, discourse: Discourse) -> Speaker | None:
    """Return whom a common noun quotes, as the text words it; ``None`` for other media and for things."""
    if not can_speak(noun):
        return None
    start, end = _extent(noun, sentence)
    text = sentence.reading.text[start:end]
    if "news" in text.lower().split():
        return None
    whose = next((one for one in children(noun, "poss") if one.pos_ == "PRON"), None)
    owners = discourse.participants(whose, sentence) if whose is not None else ()
    if len(owners) == 1:
        name, organization = _of_owner(text.split(maxsplit=1)[-1], owners[0]), owners[0].organization
        return _speaker(name, organization, text, start, end)
    body = _named_before(noun, sentence) if start == sentence.start_of(noun) else None
    if body is not None:
        return Speaker(name=body, kind="organization", text=text, start=start, end=end)
    return _speaker(" ".join(text.split()), None, text, start, end)


def is_source_before(noun: "Token", last: Speaker) -> bool:
    """Whether "the source" is the one that was quoted before."""
    bare = [one.lower_ for one in noun.lefts] in (["the"], ["this"])
    return bare and last.kind == "group" and noun.lower_ in (last.name or "").lower().split()


def without_article(name: str) -> str:
    """Return "prime minister's office" of "the prime minister's office"."""
    return _ARTICLE.sub("", name)


def _speaker(name: str, organization: str | None, text: str, start: int, end: int) -> Speaker:
    # Whoever they are, they are those of this text: of the kind that is never joined with others.
    return Speaker(name=name, kind="group", organization=organization, text=text, start=start, end=end)


def can_speak(noun: "Token") -> bool:
    """Whether a common noun stands for people or a body who can be quoted; media can't."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    word = lemma(noun)
    return word in speech().sources | roles().bodies | roles().groups and word not in speech().outlets


def _extent(noun: "Token", sentence: Sentence) -> tuple[int, int]:
    """Return the offsets of a noun with what says whose and which, without its article."""
    before = [one for child in children(noun, *_BEFORE) if child.i < noun.i for one in child.subtree]
    comma = max((one.i for one in noun.doc[: noun.i] if one.text == ","), default=-1)
    words = [one for one in before if one.pos_ != "DET" and one.i > comma]
    first = min(words, key=lambda one: one.i, default=noun)
    last = noun
    behind = noun.i + 1 < len(noun.doc) and noun.nbor(1)
    if behind and behind.head == noun and behind.lower_ in _BEHIND:
        last = max(behind.subtree, key=lambda one: one.i)
    return sentence.words_between(first, last)


def _of_owner(words: str, owner: Participant) -> str:
    """Return "office of the President of Riverland" for the office of one who holds that post."""
    if not owner.role:
        return f"{words} of {owner.name}"
    whose = f" of {owner.organization}" if owner.organization else ""
    return f"{words} of the {owner.role}{whose}"


def _named_before(noun: "Token", sentence: Sentence) -> str | None:
    """Return the body that "the ministry" is short for: the last one of that kind before."""
    fitting = sentence.reading.called.get(lemma(noun), [])
    index = bisect_left(fitting, sentence.start_of(noun), key=lambda body: body.start)
    return fitting[index - 1].name if index else None
