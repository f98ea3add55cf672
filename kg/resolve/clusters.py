"""Grouping what belongs together: a union–find in which some pairs may never meet."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Clusters(Generic[K]):
    """Sets of keys. Pairs that are forbidden stay apart, whoever would join them later."""

    def __init__(self, keys: Iterable[K], apart: Iterable[tuple[K, K]] = ()) -> None:
        self._parent: dict[K, K] = {key: key for key in keys}
        self._foes: dict[K, set[K]] = {}
        for one, other in apart:
            self.part(one, other)

    def part(self, one: K, other: K) -> None:
        """Forbid two keys, and what is with them, ever to meet, unless they have met."""
        if one not in self._parent or other not in self._parent:
            return
        left, right = self.root(one), self.root(other)
        if left != right:
            self._foes.setdefault(left, set()).add(right)
            self._foes.setdefault(right, set()).add(left)

    def join(self, one: K, other: K) -> bool:
        """Put two keys and all that is with them together, unless a forbidden pair would meet."""
        if one not in self._parent or other not in self._parent:
            return False
        left, right = self.root(one), self.root(other)
        if left == right:
            return True
        if right in self._foes.get(left, ()):
            return False
        self._parent[right] = left
        for foe in self._foes.pop(right, ()):
            self._foes[foe].discard(right)
            self._foes[foe].add(left)
            self._foes.setdefault(left, set()).add(foe)
        return True

    def together(self, one: K, other: K) -> bool:
        """Whether two keys are in one set; keys that aren't known are in none."""
        return {one, other} <= self._parent.keys() and self.root(one) == self.root(other)

    def root(self, key: K) -> K:
        """Return the key that stands for a set, until that is joined to another."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def sets(self, keys: Iterable[K] | None = None) -> list[list[K]]:
        """Return the sets (of some keys alone), each in the order in which its keys were given."""
        found: dict[K, list[K]] = {}
        for key in self._parent if keys is None else keys:
            found.setdefault(self.root(key), []).append(key)
        return list(found.values())
