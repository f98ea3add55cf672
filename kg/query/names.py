"""The names that the store knows, and how words are found among them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import log1p, sqrt
from weakref import WeakKeyDictionary

import msgspec

from kg.gazetteer.names import fold as fold_spelling
from kg.gazetteer.names import plain as plain_spelling
from kg.query import library
from kg.query.answer import Row
from kg.store.base import Store

_INITIALS = re.compile(r"\b(\w\.)(?=\w)")
# Up to this length a name must be written as it is listed: "WHO" is a body, "who" a question.
_SHORT = 3
# Names of all kinds have so few consonants.
_FEW = 3


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of the store by its names. ``label`` is that of its node."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    country: str | None = None

    @property
    def all(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the key under which spellings meet, in whatever script: case, accents and dots don't count.

    Initials are words of their own, however they are written: "H.W." is "H. W.".
    """
    key = fold_spelling(_INITIALS.sub(r"\1 ", text) if "." in text else text)
    if key.isascii():
        return key
    from anyascii import anyascii

    return fold_spelling(anyascii(key))


class Names:
    """All names of a store, indexed for whole names and for single words of them."""

    def __init__(self, entries: Iterable[Name]) -> None:
        self.entries = tuple(entries)
        self._whole: dict[str, list[Name]] = {}
        self._word: dict[str, list[Name]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(map(fold, entry.all)):
                self._whole.setdefault(key, []).append(entry)
            for word in dict.fromkeys(word for name in entry.all for word in fold(name).split(" ")):
                self._word.setdefault(word, []).append(entry)

    @cached_property
    def _by_id(self) -> dict[str, Name]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _spelled(self) -> list[str]:
        """All names of each entity in one string, each behind a space, to look through as one types."""
        return ["\n".join(f" {fold(name)}" for name in entry.all) for entry in self.entries]

    @cached_property
    def _whole_names(self) -> list[str]:
        return list(self._whole)

    @cached_property
    def _names_and_words(self) -> list[str]:
        return list(self._whole | self._word)

    @cached_property
    def _by_consonants(self) -> dict[str, list[Name]]:
        from kg.query.consonants import consonants

        found: dict[str, dict[Name, None]] = defaultdict(dict)
        for entry in self.entries:
            for part in {part for name in entry.all for part in (name, *name.split())}:
                found[consonants(part)][entry] = None
        return {key: list(entries) for key, entries in found.items()}

    def with_id(self, id: str) -> Name | None:
        """Return the entity that has this id."""
        return self._by_id.get(id)

    def beginning(self, text: str) -> Iterator[Name]:
        """Yield the entities with a name in which a word, or several, begin so."""
        begins = f" {fold(text)}"
        return (entry for entry, names in zip(self.entries, self._spelled, strict=True) if begins in names)

    def whole(self, text: str) -> list[Name]:
        """Return the entities that have exactly this name, spelling aside."""
        found = self._whole.get(fold(text), [])
        if len(plain_spelling(text).replace(" ", "")) > _SHORT:
            return found
        written = plain_spelling(text)
        return [entry for entry in found if written in map(plain_spelling, entry.all)]

    def called(self, text: str) -> list[Name]:
        """Return the entities with this name, and the people who share it as a surname.

        A surname is an alias of whom some document calls so, but others have it too.
        """
        found = self.whole(text)
        if found and all(entry.label == "Person" and fold(entry.name) != fold(text) for entry in found):
            return found + [one for one in self.part(text) if one.label == "Person" and one not in found]
        return found

    def part(self, text: str) -> list[Name]:
        """Return the entities with one name that has all these words, in whatever order."""
        first, *others = fold(text).split(" ")
        words = {first, *others}
        return [
            entry
            for entry in self._word.get(first, [])
            if not others or any(words <= set(fold(name).split(" ")) for name in entry.all)
        ]

    def sharing(self, text: str, least: float) -> Iterator[tuple[float, Name]]:
        """Yield entities that have some of the words, and from ``least`` to 1 how much of what these say.

        The fewer have a word, the more it says: of "Foreign Minister Gromyko" the name. It is the cosine of
        the text and of the words that are shared, each weighed by its inverse document frequency.
        """
        having = {word: self._word.get(word, []) for word in fold(text).split(" ")}
        squares = {
            word: log1p(len(self.entries) / max(1, len(entries))) ** 2 for word, entries in having.items()
        }
        shared: dict[Name, float] = defaultdict(float)
        for word, entries in having.items():
            for entry in entries:
                shared[entry] += squares[word]
        whole = sum(squares.values())
        return ((how, entry) for entry, part in shared.items() if (how := sqrt(part / whole)) >= least)

    def topics(self, wanted: Sequence[str]) -> list[Name]:
        """Return the topics whose label has all these words, in singular or plural."""
        found: list[Name] | None = None
        for word in wanted:
            forms = {word, word + "s", word.removesuffix("s")}
            having = [one for form in forms for one in self._word.get(form, []) if one.label == "Topic"]
            found = having if found is None else [one for one in found if one in having]
        return sorted(dict.fromkeys(found or []), key=lambda one: one.id)

    def near(self, text: str, least: float) -> Iterator[tuple[float, Name]]:
        """Yield entities whose name, or a word of it, is spelt like ``text``, the likest first."""
        likest: dict[Name, float] = {}
        for score, _, entries in self._spelt_like(text, least):
            for entry in entries:
                likest.setdefault(entry, score)
        for entry, score in sorted(likest.items(), key=lambda item: (-item[1], item[0].id)):
            yield score, entry

    def near_without_vowels(self, text: str, least: float) -> Iterator[tuple[float, Name]]:
        """Yield entities whose name, or a word of it, has nearly the consonants of ``text``."""
        from rapidfuzz import fuzz, process

        from kg.query.consonants import consonants

        wanted = consonants(text)
        if len(wanted) < _FEW:
            return
        keys = self._by_consonants
        for key, score, _ in process.extract(
            wanted, keys.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=50
        ):
            yield from ((score, entry) for entry in keys[key])

    def meant(self, text: str, least: float) -> list[Name]:
        """Return the entities by the name that is spelt most like ``text``; none where several names are."""
        best: list[set[Name]] = []
        likest, begins = least, _sound(fold(text))
        for score, name, entries in self._spelt_like(text, least):
            if score < likest:
                break
            # Who misspells a name gets its beginning right: Hitler isn't Whistler, nor MacArthur Arthur.
            if " " not in name and _sound(name) != begins:
                return []
            likest = score
            best.append(set(entries))
        return sorted(set.intersection(*best), key=lambda one: one.id) if best else []

    def _spelt_like(self, text: str, least: float) -> Iterator[tuple[float, str, list[Name]]]:
        """Yield each name, or word of one, that is spelt like ``text``, and who has it; the likest first."""
        from rapidfuzz import fuzz, process

        key = fold(text)
        keys = self._whole_names if " " in key else self._names_and_words
        for match, score, _ in process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=least, limit=50):
            words = [] if " " in key else self._word.get(match, [])
            yield score, match, list(dict.fromkeys([*self._whole.get(match, []), *words]))


# Letters at the beginning of a name that other languages write in place of each other.
_SOUNDS = ("ckqgh", "jyie", "sz", "vwfp", "aou")


def _sound(name: str) -> str:
    """Return the first letter, or the first of those that it may stand for."""
    return next((letters[0] for letters in _SOUNDS if name[:1] in letters), name[:1]) if name else ""


# The names that the stored graph had when it was last asked: reading those beside a hundred thousand meetings
# takes a third of a second.
_KEPT: "WeakKeyDictionary[Store, tuple[str, Names]]" = WeakKeyDictionary()


def read_names(store: Store) -> Names:
    """Read all names of the store, or take those that were read of the same graph."""
    version = store.version
    kept = _KEPT.get(store)
    if kept is None or not version or kept[0] != version:
        kept = _KEPT[store] = (version, _names_of(library.rows(store, "names")))
    return kept[1]


def _names_of(rows: Iterable[Row]) -> Names:
    return Names(
        Name(
            id=row["id"],
            label=row["label"],
            name=row["name"] or row["id"],
            aliases=tuple(row["aliases"] or ()),
            kind=row["kind"],
            country=row["country"],
        )
        for row in rows
    )
