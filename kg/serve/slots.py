"""The places for queries: as many as may run at a time, and a way to end them all."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from litestar.exceptions import HTTPException, ServiceUnavailableException

_RETRY_SECONDS = 2


class Slots:
    """``number`` places."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._taken: set[asyncio.Task[None]] = set()

    @contextmanager
    def taken(self, task: "asyncio.Task[None]") -> Iterator[None]:
        """Give a task a place for the block."""
        self._taken.add(task)
        try:
            yield
        finally:
            self._taken.discard(task)

    def refuse_more(self) -> None:
        """Raise :class:`HTTPException` (503) where all are taken."""
        if len(self._taken) >= self._number:
            raise unavailable("as many queries are running as may at a time: ask again in a moment")

    def end_all(self) -> None:
        """Cancel what runs: the server is stopping."""
        for task in self._taken:
            task.cancel()


def unavailable(why: str) -> HTTPException:
    """Return the error that tells a client to ask again a little later."""
    return ServiceUnavailableException(why, headers={"Retry-After": str(_RETRY_SECONDS)})
