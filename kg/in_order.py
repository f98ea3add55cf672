"""Documents given to readers elsewhere, and what they say taken back in the order of the documents."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kg.model.document import Document

# A window keeps all readers busy while one has a long document, without holding a whole archive in memory.
WAITING_PER_READER = 16

_I = TypeVar("_I")
_G = TypeVar("_G")
_R = TypeVar("_R")


def in_order(
    items: Iterable[_I],
    *,
    give: Callable[[Document], _G],
    take: Callable[[_G], _R],
    readers: Callable[[], int],
) -> Iterator[tuple[_I, _R | None]]:
    """Yield each item, in order, with what came of it: ``None`` for what is no document.

    ``give`` begins a document, ``take`` waits for its end; ``readers`` tells how many read just now.
    """
    waiting: deque[tuple[_I, _G | None]] = deque()

    def first() -> tuple[_I, _R | None]:
        item, given = waiting.popleft()
        return item, None if given is None else take(given)

    for item in items:
        waiting.append((item, give(item) if isinstance(item, Document) else None))
        while len(waiting) >= max(1, readers()) * WAITING_PER_READER:
            yield first()
    while waiting:
        yield first()
