"""Whether words may tell of a meeting, whatever they mean: asked before and after anything is parsed."""

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache

from kg.extract.words.lexicon import triggers

# Three letters stay: "ring" has no ending.
_ENDING = re.compile(r"(?<=\w\w\w)(?:es|s|ed|d|ing)$|(?<=\w\w\w)e$")


def tells_of_meeting(stems: Set[str]) -> bool:
    """Whether words of meetings are among the stems of a sentence, alone or with what they need."""
    return any(stems & first and (not second or stems & second) for first, second in _telling())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what the regular forms of a lower-case word have in common."""
    return _ENDING.sub("", word)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of lower-case words of a text."""
    return frozenset(map(stem, words))


def all_stems(lemmas: Iterable[str]) -> frozenset[str]:
    """Return the stems that the regular forms of words have: of "stop" also that of "stopped"."""
    return stems_of(form for lemma in lemmas for form in _regular(lemma))


def _regular(lemma: str) -> Iterator[str]:
    yield from (lemma + ending for ending in ("", "s", "es", "d", "ed", "ing"))
    yield from (lemma + lemma[-1] + ending for ending in ("ed", "ing"))
    if lemma.endswith("y"):
        yield from (lemma[:-1] + ending for ending in ("ies", "ied"))
    if lemma.endswith("man"):
        yield lemma[:-3] + "men"


@cache
def _telling() -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the stems that tell of a meeting, and with which others if not alone."""
    known = triggers()
    lemmas = known.verbs.keys() | known.nouns.keys()
    alone = lemmas | {form for form, lemma in known.lemmas.items() if lemma in lemmas}
    pairs: list[tuple[Iterable[str], Iterable[str]]] = [
        (alone | known.travel.alone, ()),
        (known.speaking.verbs, {*known.speaking.remote, "with", "to", "for", "line"}),
        *(([verb], particles) for verb, particles in known.sitting.particles.items()),
        *(([one.verb], one.objects) for one in known.phrases),
    ]
    return [(all_stems(first), all_stems(second)) for first, second in pairs]
