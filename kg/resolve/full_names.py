"""People by their full names: the same words, initials, nicknames, other spellings and scripts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.resolve.careers import Careers, Post
from kg.resolve.clusters import Clusters
from kg.resolve.name_forms import Likeness, name_form
from kg.resolve.pairing import keys_beside
from kg.resolve.portraits import Portrait, careers_join, is_a_slip, names_alike, states_contradict
from kg.resolve.spellings import Keys, alike

# A block of names with one word and one state in common; in a larger one only the same full names are
# compared.
_BLOCK = 400


def join_full_names(
    people: Sequence[Portrait], clusters: Clusters[str], careers: Careers
) -> tuple[list[Portrait], list[Portrait]]:
    """Join people whose full names are the same or alike, and whose states and careers don't contradict.

    A name that fits two who aren't the same ("George Bush") is left to :mod:`kg.resolve.short_names`, which
    goes by the time of each mention. Return the people, and those who are left over: short names and torn
    ones.
    """
    named = list(_namesakes([one for one in people if one.is_full]))
    whole = [Portrait.together(group) for group in named]
    pairs = sorted(_alike(whole, careers))
    fits: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        fits[one].add(other)
        fits[other].add(one)
    # Of names that don't fit each other, the longer ones are somebody's own.
    torn = {
        position
        for position, others in fits.items()
        if any(
            b not in fits[a] and min(map(_length, (whole[a], whole[b]))) >= _length(whole[position])
            for a, b in combinations(sorted(others), 2)
        )
    }
    settled = [position for position in range(len(named)) if position not in torn]
    for position in settled:
        for namesake in named[position]:
            clusters.join(whole[position].mentions[0], namesake.mentions[0])
    for left, right in pairs:
        if not {left, right} & torn:
            clusters.join(whole[left].mentions[0], whole[right].mentions[0])
    over = [one for one in people if not one.is_full]
    over += [one for position in sorted(torn) for one in named[position]]
    return _merged([whole[position] for position in settled], clusters), over


def _merged(people: Sequence[Portrait], clusters: Clusters[str]) -> list[Portrait]:
    """Return a portrait for each cluster; who was kept apart by a judgement stays so."""
    of_mention = {mention: one for one in people for mention in one.mentions[:1]}
    return [
        Portrait.together([of_mention[mention] for mention in members])
        for members in clusters.sets(of_mention)
    ]


def _length(person: Portrait) -> int:
    return len("".join(name_form(person.name).words))


def _namesakes(people: Sequence[Portrait]) -> Iterator[list[Portrait]]:
    """Yield those with the same full name; of two states, each for itself, and each that has none."""
    by_name: dict[tuple[tuple[str, ...], str], int] = {}
    same = Clusters(range(len(people)))
    for position, one in enumerate(people):
        for form in map(name_form, one.names):
            if form.is_full:
                key = (tuple(sorted(form.words)), form.number or "")
                same.join(by_name.setdefault(key, position), position)
    for group in ([people[position] for position in positions] for positions in same.sets()):
        states = Clusters(sorted({code for one in group for code in one.countries}))
        for one in group:
            for code in one.countries:
                states.join(min(one.countries), code)
        if len(states.sets()) <= 1:
            yield group
            continue
        for codes in states.sets():
            yield [one for one in group if one.countries & set(codes)]
        yield from ([one] for one in group if not one.countries)


def _alike(people: Sequence[Portrait], careers: Careers) -> Iterator[tuple[int, int]]:
    """Yield the positions of those who are one person under two full names."""
    seen: set[tuple[int, int]] = set()
    for heard, block in _blocks(people):
        for pair in sorted(_worth_comparing(people, block, heard) - seen):
            seen.add(pair)
            if _one_person(people[pair[0]], people[pair[1]], careers):
                yield pair


def _worth_comparing(
    people: Sequence[Portrait], block: Sequence[int], heard: str | None
) -> set[tuple[int, int]]:
    """Return the pairs with a word in common, or two spellings of it, beside the one that is heard in all."""
    return alike({position: _keys(people[position], heard) for position in block})


def _keys(person: Portrait, heard: str | None) -> Keys:
    """Return the keys of somebody's full names, beside a sound."""
    full = (name for name in person.names if name_form(name).is_full)
    return Keys.together(keys_beside(name, heard) for name in full)


def blocks(people: Sequence[Portrait]) -> Iterator[list[int]]:
    """Yield who shares the sound of a word and a state, or a post; the stateless are with all."""
    return (block for _, block in _blocks(people))


def _blocks(people: Sequence[Portrait]) -> Iterator[tuple[str | None, list[int]]]:
    """Yield the blocks, and of which sound they are."""
    by_sound: dict[str, list[int]] = defaultdict(list)
    by_post: dict[Post, list[int]] = defaultdict(list)
    for position, one in enumerate(people):
        for heard in one.sounds:
            by_sound[heard].append(position)
        for post in one.posts:
            by_post[post].append(position)
    for heard, positions in by_sound.items():
        by_state: dict[str, list[int]] = defaultdict(list)
        for position in positions:
            for code in people[position].lineage or {""}:
                by_state[code].append(position)
        stateless = by_state.pop("", [])
        of_states = [sorted({*of_state, *stateless}) for of_state in by_state.values()]
        yield from ((heard, block) for block in (*of_states, stateless) if _is_bounded(block))
    yield from ((None, block) for block in by_post.values() if _is_bounded(block))


def _is_bounded(block: Sequence[int]) -> bool:
    return 1 < len(block) <= _BLOCK


def _one_person(one: Portrait, other: Portrait, careers: Careers) -> bool:
    alike = names_alike(one, other)
    if states_contradict(one, other):
        return False
    if alike < Likeness.ALIKE:
        return is_a_slip(one, other, careers)
    fits = careers_join(one, other, careers)
    # Without a post or state in common, only names left out or shortened say enough.
    return bool(fits) if fits is not None else alike >= Likeness.COMPATIBLE
