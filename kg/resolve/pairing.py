"""Which pairs of names are compared: all that may be one person's, and few others."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from kg.resolve.bearings import Bearing, Roles
from kg.resolve.name_forms import name_form, sound, spelling_keys


def pairs(
    block: Sequence[Bearing], heard: str, roles: Mapping[Bearing, Roles]
) -> Iterator[tuple[Bearing, Bearing]]:
    """Yield the pairs of those who share a word by its sound that are worth comparing.

    A full name is another one's where a second word is alike, too: everybody who is called John would be
    millions of pairs. A lone surname may be anybody's but for whom state and roles rule out.
    """
    loose, tight = set(), defaultdict[str, list[int]](list)
    for at, one in enumerate(block):
        if not name_form(one.name).is_full:
            loose.add(at)
        for key in keys_beside(one.name, heard):
            tight[key].append(at)
    found = {pair for places in tight.values() for pair in combinations(places, 2) if loose.isdisjoint(pair)}
    if loose:
        found |= _loose(block, loose, roles)
    yield from ((block[one], block[other]) for one, other in sorted(found))


def keys_beside(name: str, heard: str) -> set[str]:
    """Return the keys of the words of a full name beside one that sounds so; of two it may be either."""
    words = name_form(name).words
    shared = (number for number, word in enumerate(words) if sound(word) == heard)
    return {key for number in shared for key in keys_of((*words[:number], *words[number + 1 :]))}


@lru_cache(maxsize=65536)
def keys_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of words, and of what they are as one: "Tae Woo" is "Taewoo"."""
    joined = ["".join(words)] if len(words) > 1 else []
    return frozenset(key for word in (*words, *joined) for key in spelling_keys(word))


def _loose(
    block: Sequence[Bearing], loose: Iterable[int], roles: Mapping[Bearing, Roles]
) -> set[tuple[int, int]]:
    """Return the pairs of lone surnames, and of these and others, that states and roles allow."""
    having = defaultdict[Hashable, list[int]](list)
    for at, one in enumerate(block):
        for key in _kept_under(one, roles[one]):
            having[key].append(at)
    found: set[tuple[int, int]] = set()
    for at in loose:
        for key in _looked_for(block[at], roles[block[at]]):
            found.update((min(at, other), max(at, other)) for other in having.get(key, ()) if other != at)
    return found


def _kept_under(one: Bearing, roles: Roles) -> Iterator[Hashable]:
    yield "all"
    yield from (("state", code) for code in one.lineage or {None})
    yield from (("role", role) for role in roles.all)
    yield from (("implied", role) for role in roles.implied)
    yield from (("post", post) for post in roles.posts)


def _looked_for(one: Bearing, roles: Roles) -> Iterator[Hashable]:
    if not one.lineage:
        yield "all"
        return
    yield from (("state", code) for code in (*one.lineage, None))
    yield from (("implied", role) for role in roles.all)
    yield from (("role", role) for role in roles.implied)
    yield from (("post", post) for post in roles.posts)
