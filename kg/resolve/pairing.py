"""Which pairs of names are compared: all that may be one person's, and few others."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from kg.resolve.bearings import Bearing, Roles
from kg.resolve.name_forms import name_form, sound
from kg.resolve.spellings import Keys, alike, keys_of


def pairs(
    block: Sequence[Bearing], heard: str, roles: Mapping[Bearing, Roles]
) -> Iterator[tuple[Bearing, Bearing]]:
    """Yield the pairs of those who share a word by its sound that are worth comparing.

    A full name is another one's where a second word is alike, too: everybody who is called John would be
    millions of pairs. A lone surname may be anybody's but for whom state and roles rule out.
    """
    loose = [at for at, one in enumerate(block) if not name_form(one.name).is_full]
    full = [at for at, one in enumerate(block) if name_form(one.name).is_full]
    found = alike({at: keys_beside(block[at].name, heard) for at in full})
    if loose:
        found |= _loose(block, loose, roles)
    yield from ((block[one], block[other]) for one, other in sorted(found))


def keys_beside(name: str, heard: str | None) -> Keys:
    """Return the keys of the words of a name beside one that sounds so: of two it may be either.

    Of a name without such a word they are those of all words.
    """
    words = name_form(name).words
    shared = [number for number, word in enumerate(words) if sound(word) == heard]
    if not shared:
        return keys_of_words(words)
    return Keys.together(keys_of_words((*words[:number], *words[number + 1 :])) for number in shared)


def keys_of_words(words: tuple[str, ...]) -> Keys:
    """Return the keys of words, and of what they are as one: "Tae Woo" is "Taewoo"."""
    joined = ["".join(words)] if len(words) > 1 else []
    return Keys.together(map(keys_of, (*words, *joined)))


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
