"""By which keys words find each other that may be spellings of one name, so that not all are compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, Self

from kg.resolve.name_forms import ALMOST, LONG_ENOUGH, PLACE, nicknames, sound

# Winkler raises Jaro's likeness by so much of what it lacks for each of the first letters in common.
_RAISED, _FIRST = 0.1, 4
# Of fractions that are equal but for their last digits.
_ROUNDED = 1e-9
# Letters of a word that may be a name, and not what was left of a broken text.
_LONGEST = 50


class Keys(NamedTuple):
    """Two that may be one name have one of ``both`` in common, or one of ``shorter`` is among the other's."""

    both: frozenset[str]
    shorter: frozenset[str]

    @classmethod
    def together(cls, keys: Iterable[Self]) -> Self:
        """Return those of several words."""
        every = list(keys)
        both = frozenset(key for one in every for key in one.both)
        return cls(both, frozenset(key for one in every for key in one.shorter))


@lru_cache(maxsize=16384)
def keys_of(word: str) -> Keys:
    """Return the keys of a word: how it sounds, itself and what is short for it.

    Other words of its name that don't sound like it differ in one place, unless it is very long
    (:func:`kg.resolve.name_forms.spelled_alike`): they are the same without the letters there, one of them is
    the other without letters, or three letters stand in another order.
    """
    both = {f"{sound(word)}?", *(f"={name}" for name in (word, *nicknames(word)))}
    shorter: set[str] = set()
    length = len(word)
    if LONG_ENOUGH <= length <= _LONGEST:
        both.add("~" + "".join(sorted(word)))
        for number in range(1, PLACE + 1):
            both.update(f"-{left}" for left in _without(word, number, lacking=2 / (3 * length)))
            if length - number >= LONG_ENOUGH:
                shorter.update(f"={left}" for left in _without(word, number, lacking=number / (3 * length)))
    return Keys(frozenset(both), frozenset(shorter))


def _without(word: str, number: int, lacking: float) -> Iterator[str]:
    """Yield a word without so many letters, wherever two that lack so much of being alike may differ there.

    Jaro's likeness of two words of n letters, of which one is another, is 1 - 2 / 3n; of one of n letters to
    what it is without k of them, 1 - k / 3n. Where more differs it is less.
    """
    for at in range(len(word)):
        if lacking <= (1 - ALMOST) / (1 - _RAISED * min(at, _FIRST)) + _ROUNDED:
            yield word[:at] + word[at + number :]


def alike(keys: Mapping[int, Keys]) -> set[tuple[int, int]]:
    """Return the pairs of numbered words, or of what has several, that are found by their keys."""
    having: dict[str, list[int]] = defaultdict(list)
    for at in sorted(keys):
        for key in keys[at].both:
            having[key].append(at)
    found = {pair for places in having.values() for pair in combinations(places, 2)}
    for at, own in keys.items():
        others = (other for key in own.shorter for other in having.get(key, ()) if other != at)
        found.update((min(at, other), max(at, other)) for other in others)
    return found
