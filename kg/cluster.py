"""Readers on a cluster: Ray actors, each of which loads its model once.

What :mod:`kg.workers` does with the processes of one machine. This process gives out what is to be read,
takes what comes of it, and alone writes to the store: so a load comes to the same graph
wherever it was read. Where a process or a node is lost, another actor begins as soon as there is room for it,
and what was being read is read again.
"""

import logging
import os
import socket
from collections.abc import Callable
from functools import partial
from itertools import count
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar, cast
from urllib.parse import urlsplit

from kg.errors import NothingRead

if TYPE_CHECKING:
    from ray.actor import ActorHandle

# Of a task that ends its process; what was read beside it is innocent, and read again.
_TIMES = 3
# Seconds within which the head of a cluster answers.
_PATIENCE = 5

_T = TypeVar("_T")
_R = TypeVar("_R")


class _Given(NamedTuple, Generic[_T]):
    """A task that was given to an actor, and where what comes of it will be."""

    task: _T
    reader: "ActorHandle[Any]"
    result: Any


class Cluster(Generic[_T, _R]):
    """Calls ``read`` with tasks in actors, each of which calls ``begin`` first.

    ``address`` is that of a Ray cluster, ``host:port`` or ``ray://host:port``; without one, Ray is started on
    this machine. ``number`` actors read, by default as many as there are processors. ``lost`` says what comes
    of a task that ends its process each time. Raises :class:`NothingRead` where there is no such cluster.
    """

    def __init__(
        self,
        address: str | None,
        number: int | None,
        *,
        begin: Callable[[], object],
        read: Callable[[_T], _R],
        lost: Callable[[_T], _R],
    ) -> None:
        self._begin, self._read, self._lost = begin, read, lost
        self._began = _connected(address)
        import ray

        self._actor: Any = ray.remote(max_restarts=0, max_task_retries=0)(_Reader)
        known: Any = ray
        number = number or max(1, int(known.cluster_resources().get("CPU", 1)))
        self._readers = [self._new() for _ in range(number)]
        # Who is to read in place of a lost one, and the sign that it has begun: there may be no room yet.
        self._beginning: dict[Any, ActorHandle[Any]] = {}
        self._alone: ActorHandle[Any] | None = None
        self._turns = count()

    @property
    def number(self) -> int:
        """How many read just now."""
        return len(self._readers)

    def give(self, task: _T) -> Callable[[], _R]:
        """Begin a task, and return what waits for its end and tells what came of it."""
        return partial(self._awaited, self._given(task))

    def _new(self, processors: float = 1) -> "ActorHandle[Any]":
        new: ActorHandle[Any] = self._actor.options(num_cpus=processors).remote(self._begin, self._read)
        return new

    def _given(self, task: _T) -> _Given[_T]:
        import ray

        if self._beginning:
            # Who can read none has to wait for the first that can.
            begun, _ = ray.wait([*self._beginning], timeout=0 if self._readers else None)
            self._readers += [self._beginning.pop(one) for one in begun]
        reader = self._readers[next(self._turns) % len(self._readers)]
        return _Given(task, reader, reader.read.remote(task))

    def _awaited(self, given: _Given[_T]) -> _R:
        import ray
        from ray.exceptions import RayError, RayTaskError

        try:
            said: _R = ray.get(given.result)
            return said
        except RayTaskError:
            raise
        except RayError:
            self._replace(given.reader)
        return self._read_alone(given.task)

    def _replace(self, reader: "ActorHandle[Any]") -> None:
        """Have another actor in place of one that is lost."""
        if reader in self._readers:
            self._readers.remove(reader)
            another = self._new()
            self._beginning[another.begun.remote()] = another

    def _read_alone(self, task: _T) -> _R:
        """Read what was being read when an actor was lost: alone it is seen whether it is the reason."""
        import ray
        from ray.exceptions import RayError, RayTaskError

        for _ in range(_TIMES):
            self._alone = self._alone or self._new(processors=0)
            try:
                said: _R = ray.get(cast("Any", self._alone).read.remote(task))
                return said
            except RayTaskError:
                raise
            except RayError:
                self._alone = None
        return self._lost(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import ray

        for reader in (*self._readers, *self._beginning.values(), self._alone):
            if reader is not None:
                ray.kill(reader)
        if self._began:
            ray.shutdown()


class _Reader(Generic[_T, _R]):
    """What an actor is: it begins once, and reads what it is given."""

    def __init__(self, begin: Callable[[], object], read: Callable[[_T], _R]) -> None:
        begin()
        self._read = read

    def begun(self) -> None:
        """Be called when it has begun."""

    def read(self, task: _T) -> _R:
        return self._read(task)


def _connected(address: str | None) -> bool:
    """Connect to a cluster, or start one here; return whether that wasn't done before."""
    try:
        import ray
    except ModuleNotFoundError:
        raise NothingRead("--engine ray needs Ray: pip install 'kg-meetings[ray]'") from None
    if ray.is_initialized():
        return False
    _check(address)
    # Ray warns of what it will do to environments without processors of graphics, of which we ask for none.
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    except (ConnectionError, OSError, ValueError, RuntimeError) as error:
        raise NothingRead(f"no Ray cluster at {address}: {str(error).splitlines()[0]}") from None
    return True


def _check(address: str | None) -> None:
    """See whether anybody listens there: Ray itself would try for minutes."""
    at = urlsplit(address if address and "://" in address else f"//{address or ''}")
    try:
        if at.hostname and at.port:
            socket.create_connection((at.hostname, at.port), timeout=_PATIENCE).close()
    except (OSError, ValueError) as error:
        raise NothingRead(f"no Ray cluster answers at {address}: {error}") from None
