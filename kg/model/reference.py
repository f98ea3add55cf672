"""Reference data: what a dataset says of one entity, kept beside documents.

Entities are those of FollowTheMoney: a person, a body, a post in a body, and the tenure of a person in it.
They name each other by id, and may come in any order.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

import msgspec

Kind = Literal["person", "body", "post", "tenure"]

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHE = re.compile(r"[’'`ʼ]")
_VOWEL = re.compile(r"[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")
# What stands behind a name without being part of it.
_NUMBERS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})


class ReferenceEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entity. Values are sorted, so that the same ones are the same entry; none stands first.

    ``name`` is the one to show; ``weak_names`` are too loose to stand for anybody. ``countries`` are ISO
    3166 codes. Dates are as exact as the dataset has them: years, months or days. ``holders``, ``posts`` and
    ``bodies`` are ids; ``referents`` are earlier ids of the same entity, ``earlier_wikidata`` those of
    Wikidata in versions that no longer count. ``changed`` says which of two versions is the later one.
    """

    id: str
    kind: Kind
    name: str | None = None
    names: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    wikidata: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    died: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    earlier_wikidata: tuple[str, ...] = ()
    changed: str | None = None

    def joined_with(self, other: "ReferenceEntry") -> "ReferenceEntry":
        """Return the later of two versions, with the ids of both; of two that are equally late, all values.

        So entries may be joined in any order, and again and again, with the same result.
        """
        if (self.changed or "") != (other.changed or ""):
            old, new = sorted((self, other), key=lambda entry: entry.changed or "")
            return msgspec.structs.replace(
                new,
                referents=_united(old.referents, new.referents),
                earlier_wikidata=_united(old.wikidata, old.earlier_wikidata, new.earlier_wikidata),
            )
        values = {
            field: _united(mine, getattr(other, field))
            for field, mine in msgspec.structs.asdict(self).items()
            if isinstance(mine, tuple)
        }
        name = min(filter(None, (self.name, other.name)), default=None)
        return msgspec.structs.replace(self, kind=min(self.kind, other.kind), name=name, **values)

    @property
    def keys(self) -> frozenset[str]:
        """The keys under which a store finds the entry."""
        if self.kind == "tenure":
            return frozenset((*map(key_of_holder, self.holders), *map(key_of_post, self.posts)))
        ids = map(key_of_id, (self.id, *self.referents, *self.wikidata, *self.earlier_wikidata))
        states = map(key_of_state, self.countries if self.kind == "post" else ())
        names = (*self.names, *self.weak_names) if self.kind == "person" else ()
        words = [found for name in names if (found := _words(name))]
        ends = [_word_key(word) for found in words for word in (found[0], found[-1])]
        return frozenset((*ids, *states, *ends, *(key for found in words if (key := _key(found)))))


def _word_key(word: str) -> str:
    return "word:" + _consonants(word)


def _united(*values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for some in values for value in some}))


def key_of_id(id: str) -> str:
    """Return the key of the entries with this id, or Wikidata id, now or earlier."""
    return f"id:{id}"


def key_of_holder(id: str) -> str:
    """Return the key of the tenures of a person."""
    return f"holder:{id}"


def key_of_post(id: str) -> str:
    """Return the key of the tenures in a post."""
    return f"post:{id}"


def key_of_state(code: str) -> str:
    """Return the key of the posts of a state."""
    return f"state:{code}"


def key_of_word(word: str) -> str:
    """Return the key of people whose names begin or end with a word: a surname."""
    return _word_key(" ".join(_words(word)))


def keys_of_name(name: str) -> Iterator[str]:
    """Yield the keys of people who may be meant by a full name, words of which may be missing in theirs."""
    words = _words(name)
    for pair in combinations(words, 2):
        if key := _key(pair):
            yield key


def _words(name: str) -> list[str]:
    from anyascii import anyascii

    words = _WORD.findall(_APOSTROPHE.sub("", anyascii(_APOSTROPHE.sub("", name))).casefold())
    while len(words) > 1 and words[-1] in _NUMBERS:
        words = words[:-1]
    return words


def _key(words: Sequence[str]) -> str | None:
    """Return the consonants of the first and the last word, in either order; none for a single name."""
    if len(words) < 2:
        return None
    return "name:" + " ".join(sorted(map(_consonants, (words[0], words[-1]))))


def _consonants(word: str) -> str:
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", word)) or word
