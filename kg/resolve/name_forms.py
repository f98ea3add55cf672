"""How alike two names of people are: order, initials, nicknames, spellings of one name in other scripts.

Letters of all scripts become Latin ones (anyascii); words that sound alike (Metaphone without vowels,
jellyfish) or are spelled almost alike (Jaro–Winkler, rapidfuzz) are the same word; nicknames are those of the
package ``nicknames``.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from kg.datafiles import read_yaml

if TYPE_CHECKING:
    from nicknames import NickNamer

_APOSTROPHE = re.compile(r"[’'`ʼ]")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_CONSONANT = re.compile(r"[AEIOUYHW]")
_DOUBLED_PAIR = re.compile(r"([^aeiouy]{2})\1")
_DOUBLED = re.compile(r"(.)\1+")
# Words are one name spelled twice from here on; so are those that sound alike, if they look it a little.
ALMOST = 0.92
_A_LITTLE = 0.8
LONG_ENOUGH = 5
# Letters of a place in which they may differ.
PLACE = 2


class Likeness(IntEnum):
    """What the names alone say, from "others" to "the same words"."""

    OTHER = 0
    PART_ALIKE = 1
    """One is a single name of the other, spelled otherwise."""
    PART = 2
    """One is a single name of the other: a surname, or the given name of a monarch."""
    ALIKE = 3
    """The same words, spelled otherwise."""
    COMPATIBLE = 4
    """Names left out, initials, nicknames."""
    SAME = 5


class NameForm(msgspec.Struct, frozen=True):
    """A name in words: lower-case Latin letters; particles apart; ``number`` is a monarch's, or Jr and Sr."""

    words: tuple[str, ...]
    particles: frozenset[str]
    number: str | None

    @property
    def is_full(self) -> bool:
        """Whether it has a given name, or an initial, beside the family's."""
        return len(self.words) > 1


class _Rules(msgspec.Struct, frozen=True):
    particles: frozenset[str]
    fathers: frozenset[str]
    families: frozenset[str]
    titles: frozenset[str]
    numbers: frozenset[str]
    last_numbers: frozenset[str]


@cache
def _rules() -> _Rules:
    return msgspec.convert(read_yaml(__file__, "names.yaml"), _Rules)


@lru_cache(maxsize=65536)
def name_form(name: str) -> NameForm:
    """Return the words of a name, without titles before it."""
    from anyascii import anyascii

    rules = _rules()
    words = _WORD.findall(_APOSTROPHE.sub("", anyascii(_APOSTROPHE.sub("", name))).casefold())
    while len(words) > 1 and words[0] in rules.titles:
        words = words[1:]
    last = len(words) - 1
    numbered = [
        position > 0 and (word in rules.numbers or (position == last and word in rules.last_numbers))
        for position, word in enumerate(words)
    ]
    number = next((word for word, is_number in zip(words, numbered, strict=True) if is_number), None)
    kept = [word for word, is_number in zip(words, numbered, strict=True) if not is_number]
    own = [word for word in kept if word not in rules.particles] or kept
    return NameForm(tuple(own), frozenset(kept) - frozenset(own), number)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the consonants of a word as they sound, the same for Gorbachev and Gorbachyov."""
    from jellyfish import metaphone

    # English has a silent gh, names have not: Singh isn't Sinha. Only what stands together is doubled, as in
    # "dhdh": Ahmad isn't Mohammad.
    spoken = metaphone(_DOUBLED_PAIR.sub(r"\1", word).replace("gh", "g")).replace("0", "T")
    return _NOT_CONSONANT.sub("", _DOUBLED.sub(r"\1", spoken)) or word


def sounds_of(names: Iterable[str]) -> frozenset[str]:
    """Return how the words of names sound."""
    return frozenset(sound(word) for name in names for word in name_form(name).words)


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> Likeness:
    """Compare two names."""
    if one == other:
        return Likeness.SAME
    left, right = name_form(one), name_form(other)
    if left.number and right.number and left.number != right.number:
        return Likeness.OTHER
    if "".join(left.words) == "".join(right.words) or sorted(left.words) == sorted(right.words):
        return Likeness.SAME
    short, long = sorted((left.words, right.words), key=lambda words: (len(words), words))
    if len(short) > 1 and _own_names_first(left, right) and not _same_word(short[0], long[0]):
        return Likeness.OTHER
    return max(_aligned(short, long), _aligned(_turned(short), long))


def _own_names_first(one: NameForm, other: NameForm) -> bool:
    """Whether both are names that begin with one's own: "A bin B al-C", or both without a father "A al-C"."""
    rules = _rules()
    if one.particles & rules.fathers and other.particles & rules.fathers:
        return True
    of_family = bool(one.particles & rules.families and other.particles & rules.families)
    return of_family and not (one.particles | other.particles) & rules.fathers


def headless(one: str, other: str) -> bool:
    """Whether the longer of two names begins with a word that the shorter lacks."""
    short, long = sorted(
        (name_form(one).words, name_form(other).words), key=lambda words: (len(words), words)
    )
    return len(short) < len(long) and not _same_word(short[0], long[0])


def differ_by_a_letter(one: str, other: str) -> bool:
    """Whether two names of three words or more differ by one letter of one word."""
    left, right = name_form(one).words, name_form(other).words
    unlike = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    if len(left) != len(right) or len(left) < len(("own", "name", "family")) or len(unlike) != 1:
        return False
    first, second = unlike[0]
    return len(first) == len(second) > 2 and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _turned(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name with the family's name first, as in Hungarian, Chinese, Korean."""
    return (*words[-1:], *words[:-1])


def _aligned(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """Compare names word by word, in order; words left out on both sides in one place contradict."""
    matches: list[int] = []
    position = 0
    skipped = False
    full = 0
    for word in one:
        matching = [(-how, at) for at in range(position, len(other)) if (how := _same_word(word, other[at]))]
        if not matching:
            if skipped:
                return Likeness.OTHER
            skipped = True
            continue
        how, at = min(matching)
        if skipped and at > position:
            return Likeness.OTHER
        skipped = False
        position = at + 1
        matches.append(-how)
        full += len(word) > 1 and len(other[at]) > 1
    return _graded(one, other, matches, full, ends_open=skipped and position < len(other))


def _graded(
    one: Sequence[str], other: Sequence[str], matches: Sequence[int], full: int, *, ends_open: bool
) -> Likeness:
    if not full or ends_open or len(matches) < min(len(one), len(other), 2):
        return Likeness.OTHER
    if full == 1 or len(matches) == 1:
        # "J. Baker" tells little more than "Baker".
        if len(matches) < min(len(one), len(other)):
            return Likeness.OTHER
        return Likeness.PART if min(matches) > 1 else Likeness.PART_ALIKE
    if min(matches) == 1:
        return Likeness.ALIKE
    return Likeness.COMPATIBLE


@lru_cache(maxsize=65536)
def _same_word(one: str, other: str) -> int:
    """Return 3 for the same word, 2 for an initial or a nickname, 1 for another spelling, else 0."""
    if one == other:
        return 3
    if len(one) == 1 or len(other) == 1:
        return 2 if one[0] == other[0] else 0
    if one in nicknames(other) or other in nicknames(one):
        return 2
    return 1 if spelled_alike(one, other) else 0


@lru_cache(maxsize=65536)
def spelled_alike(one: str, other: str) -> bool:
    """Whether two words may be two spellings of one name.

    Those that sound otherwise differ in one place alone: Jianhua isn't Jianchao, nor is Browner Brownlee.
    """
    from rapidfuzz.distance import JaroWinkler

    alike = JaroWinkler.similarity(one, other)
    if sound(one) == sound(other):
        return alike >= _A_LITTLE
    long_enough = min(len(one), len(other)) >= LONG_ENOUGH
    return alike >= ALMOST and long_enough and _differ_in_one_place(one, other)


def _differ_in_one_place(one: str, other: str) -> bool:
    """Whether all is the same but for two letters in one place, or three in another order."""
    from rapidfuzz.distance import Postfix, Prefix

    begin = Prefix.similarity(one, other)
    end = min(Postfix.similarity(one, other), len(one) - begin, len(other) - begin)
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    longer = max(len(left), len(right))
    return longer <= PLACE or (longer == PLACE + 1 and sorted(left) == sorted(right))


@lru_cache(maxsize=65536)
def nicknames(word: str) -> frozenset[str]:
    """Return by what short names somebody of this name is called."""
    return frozenset(_nicknamer().nicknames_of(word))


@cache
def _nicknamer() -> "NickNamer":
    from nicknames import NickNamer

    return NickNamer()
