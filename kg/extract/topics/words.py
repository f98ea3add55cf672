"""The words of a topic: a short noun phrase out of what the parse hangs on a noun."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import auxiliaries, children, lemma
from kg.extract.words.lexicon import places, speech
from kg.gazetteer import place

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 14
_DROPPED = frozenset({"det", "predet"})
# What begins words of a noun's own: "the training of", "cooperation in".
_OWN_WORDS = frozenset({"of", "in", "on", "for", "to", "with", "by", "between", "against"})
NOMINAL = frozenset({"NOUN", "PROPN", "VERB"})


def labels(head: "Token", sentence: Sentence) -> Iterator[str]:
    """Yield the labels of a topic phrase: each of "A, B and C", without articles and empty nouns."""
    joined = _parts(head, sentence)
    for noun in joined:
        core = _past_light_nouns(noun)
        for one in [core] if core == noun else _parts(core, sentence, but=joined):
            label = _words(one, sentence)
            empty = label.lower() in speech().no_topics or _says_nothing(one, alone=len(joined) == 1)
            if label and not empty:
                yield label


def _says_nothing(core: "Token", *, alone: bool) -> bool:
    """Whether a noun says of no topic what it is: "issues", "the same questions", "the state of A"."""
    word = core.lemma_.lower()
    if word in speech().light_nouns and any(one.lower_ in ("same", "other") for one in core.lefts):
        return True
    empty = word in speech().no_topics or (not alone and word in speech().light_nouns)
    return empty and not any(True for _ in children(core, "prep", "compound", "acl", "relcl"))


def _parts(head: "Token", sentence: Sentence, but: "Iterable[Token]" = ()) -> "list[Token]":
    """Return a noun and those coordinated with it, also where the parser reads a list as appositions."""
    found, queue = [], [head]
    while queue:
        one = queue.pop(0)
        if one in found:
            continue
        found.append(one)
        queue += [
            child for child in children(one, "conj", "appos") if child.pos_ in NOMINAL and child.i > one.i
        ]
        queue += _hung_too_low(one, sentence)
        queue += _hung_too_high(one, sentence)
    return sorted((one for one in found if one not in but), key=lambda token: token.i)


def _hung_too_low(part: "Token", sentence: Sentence) -> "Iterator[Token]":
    """Yield what goes with a topic and not with a word of it: "the rescue of miners and the cost of coal".

    Behind "and", a noun with words of its own stands beside the whole; so do those that a comma parts from
    what comes before, as their own list would need an "and" too: "the future of Mali, trade and the cost of".
    """
    for one in part.subtree:
        if one.dep_ != "conj" or one.i <= part.i or not _stands_alone(one, sentence):
            continue
        chain = [one]
        while chain[-1].dep_ == "conj":
            chain.append(chain[-1].head)
        low = chain[-1].dep_ in ("pobj", "compound")
        if low and chain[-1] != part and not _is_between(chain[-1]):
            yield from (link for link in chain[:-1] if link == one or link.pos_ in NOMINAL)


def _stands_alone(noun: "Token", sentence: Sentence) -> bool:
    if noun.pos_ != "NOUN" or not any(child.lower_ == "and" for child in children(noun.head, "cc")):
        return False
    behind = sentence.doc[noun.i + 1 : noun.i + 2].text.lower()
    return behind in _OWN_WORDS and sentence.mention_at(noun) is None


def _is_between(noun: "Token") -> bool:
    """Whether a noun stands in "between A and B" or "both A and B", which needs both."""
    return noun.head.lower_ in ("between", "among") or any(True for _ in children(noun, "preconj"))


def _hung_too_high(part: "Token", sentence: Sentence) -> "Iterator[Token]":
    """Yield what was hung on a word before the topic: "held talks with A on trade and the price of gas"."""
    edge = part.right_edge.i + 1
    if edge >= len(sentence.doc):
        return
    sign = sentence.doc[edge]
    if sign.dep_ == "cc" and part.dep_ == "pobj" and sign.head.i < part.head.i:
        joined = children(sign.head, "conj") if sign.head.pos_ in ("NOUN", "PROPN", "VERB") else ()
        yield from (one for one in joined if one.i > edge and _stands_alone(one, sentence))
    if sign.text == ",":
        behind = (one for one in sentence.doc[edge + 1 : edge + 7] if one.left_edge.i == edge + 1)
        yield from (one for one in behind if one.dep_ == "dep" and one.pos_ == "NOUN" and any(one.conjuncts))


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
    others = {token.i for part in _parts(core, sentence) if part != core for token in part.subtree}
    kept = [token for token in core.subtree if token.i not in others and not _is_aside(token, core, sentence)]
    kept += _own_words(core, kept, others)
    while kept and (
        kept[0].dep_ in _DROPPED or kept[0].pos_ in ("CCONJ", "PUNCT", "DET", "PRON") or kept[0].is_space
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


def _own_words(core: "Token", kept: "list[Token]", others: set[int]) -> "list[Token]":
    """Return words behind a noun that were hung on one before it: "loans and cooperation in fishing"."""
    following = core.i + 1
    if not kept or kept[-1] != core or following == len(core.doc):
        return []
    first = core.doc[following]
    stray = first.dep_ == "prep" and first.head.i < core.i and first.head.pos_ == "NOUN"
    if not stray or first.lower_ not in _OWN_WORDS or core.dep_ != "conj":
        return []
    return [token for token in first.subtree if token.i not in others]


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
        if one.dep_ in ("relcl", "advcl", "parataxis", "preconj") and "to" not in auxiliaries(one):
            return True
        if (one.dep_ == "cc" and one.head == core) or (one.dep_ == "conj" and one.pos_ == "ADP"):
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
