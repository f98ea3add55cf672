"""Where the time goes: seconds of the stages of some work, what is inside another stage counted once."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

_T = TypeVar("_T")


class Clock:
    """Runs between its ``with`` and the end of it, and takes the stages of that process in between.

    ``seconds`` are those of each stage, by the clock on the wall; ``elsewhere`` those of other processes,
    which work at the same time; ``total`` all seconds of this one.
    """

    running: "Clock | None" = None

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.elsewhere: defaultdict[str, float] = defaultdict(float)
        self.total = 0.0
        # What the stages that have begun and not ended have inside them, the innermost last.
        self._inside: list[float] = []
        self._outer: Clock | None = None
        self._start = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of a block for a stage, but for what is counted for another one inside."""
        start = time.perf_counter()
        self._inside.append(0.0)
        try:
            yield
        finally:
            taken = time.perf_counter() - start
            self.seconds[name] += taken - self._inside.pop()
            if self._inside:
                self._inside[-1] += taken

    def __enter__(self) -> Self:
        self._outer, Clock.running, self._start = Clock.running, self, time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.total = time.perf_counter() - self._start
        Clock.running = self._outer


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count the time of a block for a stage of the clock that runs, if one does."""
    if Clock.running is None:
        yield
        return
    with Clock.running.stage(name):
        yield


def timed(name: str, items: Iterable[_T]) -> Iterator[_T]:
    """Yield items, and count the time that each takes to come for a stage."""
    iterator = iter(items)
    while True:
        with stage(name):
            try:
                item = next(iterator)
            except StopIteration:
                return
        yield item
