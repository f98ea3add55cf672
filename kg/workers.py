"""Processes that read: each begins clean, loads its model once, and is replaced when it dies."""

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Generic, NamedTuple, Self, TypeVar

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

_LOOK_SECONDS = 1.0

_T = TypeVar("_T")
_R = TypeVar("_R")


class _Working(NamedTuple, Generic[_T, _R]):
    """A task that a pool works on."""

    task: _T
    pool: "ProcessPoolExecutor"
    result: "Future[_R]"


class Workers(Generic[_T, _R]):
    """Calls ``read`` with tasks in ``number`` other processes, each of which calls ``begin`` first.

    Forking this process would copy locks of its threads (the store's, the progress bar's) in whatever state
    they are in; loky's processes are begun anew on every system, and one that takes ever more memory is
    replaced. ``lost`` says what comes of a task that ends its process, also when it is done alone.
    """

    def __init__(
        self,
        number: int,
        *,
        begin: Callable[[], object],
        read: Callable[[_T], _R],
        lost: Callable[[_T], _R],
    ) -> None:
        self.number = number
        self._begin = begin
        self._read = read
        self._lost = lost
        self._pool = self._started(number)
        # Done when they have begun: who ends before that doesn't wait for it.
        self._beginning = [self._pool.submit(_nothing) for _ in range(number)]
        # For what was being read when a process died: one of these is the reason.
        self._alone: ProcessPoolExecutor | None = None

    def give(self, task: _T) -> Callable[[], _R]:
        """Begin a task, and return what waits for its end and tells what came of it."""
        return partial(self._awaited, self._submit(task))

    def _submit(self, task: _T) -> _Working[_T, _R]:
        try:
            return _Working(task, self._pool, self._pool.submit(self._read, task))
        except BrokenProcessPool:
            self._pool = self._started(self.number)
            return _Working(task, self._pool, self._pool.submit(self._read, task))

    def _awaited(self, working: _Working[_T, _R]) -> _R:
        try:
            return working.result.result()
        except BrokenProcessPool:
            if working.pool is self._pool:
                self._pool = self._started(self.number)
        return self._read_alone(working.task)

    def _read_alone(self, task: _T) -> _R:
        self._alone = self._alone or self._started(1)
        try:
            said: _R = self._alone.submit(self._read, task).result()
            return said
        except BrokenProcessPool:
            self._alone = None
            return self._lost(task)

    def _started(self, number: int) -> "ProcessPoolExecutor":
        from loky import ProcessPoolExecutor

        return ProcessPoolExecutor(number, initializer=_begun, initargs=(self._begin, os.getpid()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Who breaks off needs nothing of what is still being read, nor of what has only begun.
        is_needed = error is None and all(one.done() for one in self._beginning)
        for pool in (self._pool, self._alone):
            if pool:
                pool.shutdown(kill_workers=not is_needed)


def _nothing() -> None:
    """Be a task."""


def _begun(begin: Callable[[], object], first: int) -> None:
    # Ctrl-C goes to all processes of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(first,), daemon=True).start()
    begin()


def _end_with(first: int) -> None:
    """End soon after the first process, also where it was killed: nobody else would end this one."""
    while os.getppid() == first:  # on Windows for ever
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
