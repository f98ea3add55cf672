"""Readers on a cluster: Ray actors that read documents, each of which loads its model once.

What :mod:`kg.workers` does with the processes of one machine. This process gives out the documents in order,
takes what they say in the same order, and alone writes to the store: so a load comes to the same graph
wherever it was read. Where a process or a node is lost, another actor begins as soon as there is room for it,
and what was being read is read again.
"""

import logging
import os
import socket
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar, cast
from urllib.parse import urlsplit

from kg.errors import NothingRead
from kg.in_order import in_order
from kg.model.document import Document

if TYPE_CHECKING:
    from ray.actor import ActorHandle

# Of a document that ends its process; what was read beside it is innocent, and read again.
_TIMES = 3
# Seconds within which the head of a cluster answers.
_PATIENCE = 5

_I = TypeVar("_I")
_R = TypeVar("_R")


class _Given(NamedTuple):
    """A document that was given to an actor, and where what it says will be."""

    document: Document
    reader: "ActorHandle[Any]"
    result: Any


class Cluster(Generic[_R]):
    """Calls ``read`` with documents in actors, each of which calls ``begin`` first.

    ``address`` is that of a Ray cluster, ``host:port`` or ``ray://host:port``; without one, Ray is started on
    this machine. ``number`` actors read, by default as many as there are processors. ``lost`` says what comes
    of a document that ends its process each time. Raises :class:`NothingRead` where there is no such cluster.
    """

    def __init__(
        self,
        address: str | None,
        number: int | None,
        *,
        begin: Callable[[], object],
        read: Callable[[Document], _R],
        lost: Callable[[Document], _R],
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

    def read(self, items: Iterable[_I]) -> Iterator[tuple[_I, _R | None]]:
        """Yield each item, in order, with what came of it: ``None`` for what is no document."""
        return in_order(items, give=self._give, take=self._awaited, readers=lambda: len(self._readers))

    def _new(self, processors: float = 1) -> "ActorHandle[Any]":
        new: ActorHandle[Any] = self._actor.options(num_cpus=processors).remote(self._begin, self._read)
        return new

    def _give(self, document: Document) -> _Given:
        import ray

        if self._beginning:
            # Who can read none has to wait for the first that can.
            begun, _ = ray.wait([*self._beginning], timeout=0 if self._readers else None)
            self._readers += [self._beginning.pop(one) for one in begun]
        reader = self._readers[next(self._turns) % len(self._readers)]
        return _Given(document, reader, reader.read.remote(document))

    def _awaited(self, given: _Given) -> _R:
        import ray
        from ray.exceptions import RayError, RayTaskError

        try:
            said: _R = ray.get(given.result)
            return said
        except RayTaskError:
            raise
        except RayError:
            self._replace(given.reader)
        return self._read_alone(given.document)

    def _replace(self, reader: "ActorHandle[Any]") -> None:
        """Have another actor in place of one that is lost."""
        if reader in self._readers:
            self._readers.remove(reader)
            another = self._new()
            self._beginning[another.begun.remote()] = another

    def _read_alone(self, document: Document) -> _R:
        """Read what was being read when an actor was lost: alone it is seen whether it is the reason."""
        import ray
        from ray.exceptions import RayError, RayTaskError

        for _ in range(_TIMES):
            self._alone = self._alone or self._new(processors=0)
            try:
                said: _R = ray.get(cast("Any", self._alone).read.remote(document))
                return said
            except RayTaskError:
                raise
            except RayError:
                self._alone = None
        return self._lost(document)

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


class _Reader(Generic[_R]):
    """What an actor is: it begins once, and reads what it is given."""

    def __init__(self, begin: Callable[[], object], read: Callable[[Document], _R]) -> None:
        begin()
        self._read = read

    def begun(self) -> None:
        """Be called when it has begun."""

    def read(self, document: Document) -> _R:
        return self._read(document)


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
