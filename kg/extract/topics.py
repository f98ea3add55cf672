"""What was talked about: the object of "discuss", the noun after "talks on"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.lexicon import speech, triggers
from kg.extract.sentences import Sentence
from kg.extract.syntax import children, lemma, predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 14
_DROPPED = frozenset({"det", "poss", "predet"})


def topic_heads(sentence: Sentence) -> "Iterator[tuple[Token, Token]]":
    """Yield ``(governing word, head noun of a topic)`` in the order of the sentence."""
    for token in sentence.doc:
        word = lemma(token)
        if token.pos_ == "VERB" and word in speech().topic_verbs:
            nouns = [*children(token, "dobj"), *(child for child in children(token, "nsubjpass"))]
            yield from ((token, noun) for noun in nouns if noun.pos_ in ("NOUN", "PROPN"))
        if _governs_topics(token):
            yield from ((token, noun) for noun in _behind(token))


def _governs_topics(token: "Token") -> bool:
    word = lemma(token)
    if token.pos_ == "VERB":
        return word in speech().topic_governors
    if word in ("view", "opinion") and predicate(token) is not None:
        return lemma(predicate(token) or token) == "exchange"
    return token.pos_ == "NOUN" and word in triggers().nouns


def _behind(token: "Token") -> "Iterator[Token]":
    for preposition in children(token, "prep"):
        if preposition.lower_ in speech().topic_prepositions:
            for child in children(preposition, "pobj", "pcomp"):
                if (
                    child.ent_type_ != "DATE"
                    and child.pos_ in ("NOUN", "PROPN", "VERB")
                    and not _is_date(child)
                ):
                    yield child


def _is_date(token: "Token") -> bool:
    from kg.extract.date_phrases import find_dates

    words = " ".join(t.text for t in token.subtree)
    return any(phrase.start < 4 for phrase in find_dates(words)) or token.pos_ == "NUM"


def labels(head: "Token", sentence: Sentence) -> Iterator[str]:
    """Yield the labels of a topic phrase: each of "A, B and C", without articles and empty nouns."""
    for noun in _parts(head):
        core = _past_light_nouns(noun)
        label = _words(core, sentence)
        if (
            label
            and label.lower() not in speech().no_topics
            and core.lemma_.lower() not in speech().no_topics
        ):
            yield label


def _parts(head: "Token") -> "list[Token]":
    """Return a noun and those coordinated with it, also where the parser reads a list as appositions."""
    found, queue = [], [head]
    while queue:
        one = queue.pop(0)
        found.append(one)
        queue += [
            child
            for child in children(one, "conj", "appos")
            if child.pos_ in ("NOUN", "PROPN", "VERB") and child.i > one.i
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
    kept = [token for token in core.subtree if token.i not in others and not _is_aside(token, core)]
    while kept and (
        kept[0].dep_ in _DROPPED or kept[0].pos_ in ("CCONJ", "PUNCT", "DET") or kept[0].is_space
    ):
        kept.pop(0)
    while kept and (kept[-1].pos_ in ("CCONJ", "PUNCT", "ADP") or kept[-1].is_space):
        kept.pop()
    if not kept or len(kept) > _LONGEST:
        kept = kept[:0] if not kept else [token for token in kept if token.i <= core.i]
    if not kept:
        return ""
    start, end = sentence.words_between(kept[0], kept[-1])
    return " ".join(sentence.reading.text[start:end].split()).strip(' ,;.“”"')


def _is_aside(token: "Token", core: "Token") -> bool:
    """Whether a word belongs to a relative clause or an aside of the topic."""
    one = token
    while one != core:
        if one.dep_ in ("relcl", "advcl", "parataxis"):
            return True
        one = one.head
    return False
