"""Passages of an entry that are told in other words, whose letters still know where they stand."""

from collections.abc import Iterable, Iterator

import msgspec


class Swap(msgspec.Struct, frozen=True):
    """Words told instead of a passage: pieces of text, each with the span of the entry that it stands for."""

    start: int
    end: int
    pieces: tuple[tuple[str, int, int], ...]

    def letters(self) -> Iterator[tuple[str, int]]:
        """Yield each letter with its offset; words longer than their span share its last offset."""
        for text, start, end in self.pieces:
            for index, letter in enumerate(text):
                last = index == len(text) - 1
                yield letter, end - 1 if last else min(start + index, end - 1)


def apart(swaps: Iterable[Swap]) -> list[Swap]:
    """Return swaps in order, of overlapping ones the first."""
    kept: list[Swap] = []
    for swap in sorted(swaps, key=lambda swap: (swap.start, -swap.end)):
        if not kept or swap.start >= kept[-1].end:
            kept.append(swap)
    return kept
