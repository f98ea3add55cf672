"""The words of a topic: a short noun phrase out of what the parse hangs on a noun."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import auxiliaries, children, lemma
from kg.extract.words.lexicon import places, speech
from kg.gazetteer import place

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 14
_DROPPED = frozenset({"det", "poss", "predet"})
NOMINAL = frozenset({"NOUN", "PROPN", "VERB"})


def labels(head: "Token", sentence: Sentence) -> Iterator[str]:
    """Yield the labels of a topic phrase: each of "A, B and C", without articles and empty nouns."""
    joined = _parts(head)
    for noun in joined:
        core = _past_light_nouns(noun)
        label = _words(core, sentence)
        empty = label.lower() in speech().no_topics or _says_nothing(core, alone=len(joined) == 1)
        if label and not empty:
            yield label


def _says_nothing(core: "Token", *, alone: bool) -> bool:
    """Whether a noun without more is no topic: "issues", "the state and prospects of A"."""
    word = core.lemma_.lower()
    empty = word in speech().no_topics or (not alone and word in speech().light_nouns)
    return empty and not any(True for _ in children(core, "prep", "compound", "acl"))


def _parts(head: "Token") -> "list[Token]":
    """Return a noun and those coordinated with it, also where the parser reads a list as appositions."""
    found, queue = [], [head]
    while queue:
        one = queue.pop(0)
        found.append(one)
        queue += [
            child for child in children(one, "conj", "appos") if child.pos_ in NOMINAL and child.i > one.i
        ]
    return sorted(found, key=lambda token: token.i)


def _past_light_nouns(noun: "Token") -> "Token":
    """Go from "the state of X", "issues of X" to X."""
    core = noun
    while core.lemma_.lower() in speech().light_nouns:
        inner = next(
            (
                child
                for prep in children(core, "prep")
                if prep.lower_ in ("of", "concerning", "regarding")
                for child in children(prep, "pobj", "pcomp")
            ),
            None,
        )
        if inner is None:
            break
        core = inner
    return core


def _words(core: "Token", sentence: Sentence) -> str:
    """Return the words of a topic as the document has them, without what is joined to it."""
    others = {token.i for part in _parts(core)[1:] for token in part.subtree}
    kept = [token for token in core.subtree if token.i not in others and not _is_aside(token, core, sentence)]
    while kept and (
        kept[0].dep_ in _DROPPED or kept[0].pos_ in ("CCONJ", "PUNCT", "DET") or kept[0].is_space
    ):
        kept.pop(0)
    while kept and (kept[-1].pos_ in ("CCONJ", "PUNCT", "ADP") or kept[-1].is_space):
        kept.pop()
    kept = _unbroken(kept, core)
    if len(kept) > _LONGEST:
        kept = [token for token in kept if token.i <= core.i]
    if not kept:
        return ""
    start, end = sentence.words_between(kept[0], kept[-1])
    return " ".join(sentence.reading.text[start:end].split()).strip(' ,;.“”"')


def _unbroken(kept: "list[Token]", core: "Token") -> "list[Token]":
    """Return the words up to the first gap behind the noun: what was left out ends the phrase."""
    found = [token for token in kept if token.i <= core.i]
    for token in kept:
        if found and token.i > core.i and token.i == found[-1].i + 1:
            found.append(token)
    while found and found[-1].pos_ in ("CCONJ", "PUNCT", "ADP"):
        found.pop()
    return found


def _is_aside(token: "Token", core: "Token", sentence: Sentence) -> bool:
    """Whether a word belongs to a clause, or says with whom, where or when and not about what."""
    one = token
    while one != core:
        if one.dep_ in ("relcl", "advcl", "parataxis", "cc", "preconj") and "to" not in auxiliaries(one):
            return True
        if one.dep_ == "prep" and _is_circumstance(one, sentence):
            return True
        one = one.head
    return False


def _is_circumstance(preposition: "Token", sentence: Sentence) -> bool:
    """Whether words behind a noun are of the meeting: "with B", "in A" for a city, "on Monday"."""
    for noun in children(preposition, "pobj"):
        mention = sentence.mention_at(noun)
        if mention is None:
            return preposition.lower_ == "on" and noun.pos_ == "PROPN"
        if preposition.lower_ == "with":
            return mention.kind in ("person", "office")
        if preposition.lower_ in ("in", "at") and mention.kind == "place":
            entry = place(mention.text)
            return entry is not None and entry.kind == "city" and not _happens(preposition.head)
    return False


def _happens(noun: "Token") -> bool:
    return lemma(noun) in places().happenings | speech().light_nouns
