"""Tasks given to readers elsewhere, and what comes of them taken back in the order of the tasks."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# A window keeps all readers busy while one has a long document, without holding a whole archive in memory.
WAITING_PER_READER = 16

_I = TypeVar("_I")
_T = TypeVar("_T")
_R = TypeVar("_R")


def in_order(
    items: Iterable[_I],
    *,
    of: type[_T],
    give: Callable[[_T], Callable[[], _R]],
    readers: Callable[[], int],
) -> Iterator[tuple[_I, _R | None]]:
    """Yield each item, in order, with what came of it: ``None`` for what is no task.

    ``of`` tells which items are tasks. ``give`` begins one, and returns what waits for its end; ``readers``
    tells how many read just now: with none, each item is yielded before the next one is asked for.
    """
    waiting: deque[tuple[_I, Callable[[], _R] | None]] = deque()

    def first() -> tuple[_I, _R | None]:
        item, given = waiting.popleft()
        return item, given() if given else None

    for item in items:
        waiting.append((item, give(item) if isinstance(item, of) else None))
        while waiting and (waiting[0][1] is None or len(waiting) >= readers() * WAITING_PER_READER):
            yield first()
    while waiting:
        yield first()
