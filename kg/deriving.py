"""The graph of a store, brought up to date with what is kept: only what differs is resolved and written."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kg.clock import stage
from kg.errors import StoreAway
from kg.model.graph import GraphSource
from kg.model.report import Record
from kg.store.base import Store

if TYPE_CHECKING:
    from kg.resolve.resolver import Resolution
    from kg.spooled import SpooledGraph

# Where more documents have changed, and more than this share, the graph is sooner made anew.
_FEW = 20
_LITTLE = 0.1
# How often a server may go away while one thing is done.
_TIMES = 5
T = TypeVar("T")


def refresh(store: Store, *, always: bool = False) -> bool:
    """Bring the graph up to date where it doesn't follow from what is kept; return whether it wasn't.

    ``always``: make it anew, whatever is there.
    """
    if not always and not store.stale:
        return False
    with _nothing_to_collect():
        if always or not _patiently(store, lambda: _go_on(store)):
            while not _make_anew(store) and always:
                pass
    return True


def _patiently(store: Store, work: Callable[[], T]) -> T:
    """Do some work, again from its beginning where the server of a store goes away and comes back.

    The state, which is asked for in between, is waited for by the store, for some minutes.
    """
    for _ in range(_TIMES - 1):
        try:
            return work()
        except StoreAway:
            _ = store.stale
    return work()


@contextmanager
def derived(store: Store) -> Iterator[GraphSource]:
    """Give the graph that follows from what is kept, to be read until it is left."""
    with _nothing_to_collect(), _resolved(store) as (graph, _):
        yield graph


def _go_on(store: Store) -> bool:
    """Change in the graph what is other than before, if that is known and little; return whether it was."""
    if store.counts().references:
        return False  # they tell of people in many documents
    from kg.resolve.resolver import Resolution
    from kg.resolve.standing import read, written
    from kg.resolve.tellings import Overtaken

    digests, before = store.digests(), read(store.standing())
    same = sum(before.digest(id) == digest for id, digest in digests.items())
    if not same or len(digests) - same > max(_FEW, _LITTLE * same):
        return False
    try:
        with stage("resolution"):
            found = Resolution(before, digests, partial(_record, store), store.judgements())
    except Overtaken:
        return False
    with stage("graph"):
        return store.change(found.changes, written(found.standing))


def _make_anew(store: Store) -> bool:
    """Make the graph of all that is kept; not where somebody else has made one of more meanwhile."""
    # Nobody goes on from it where there is reference data.
    goes_on = not store.counts().references
    with _resolved(store, with_standing=goes_on) as (graph, standing), stage("graph"):
        return _patiently(store, lambda: store.project(graph, standing))


@contextmanager
def _resolved(store: Store, *, with_standing: bool = False) -> Iterator[tuple[GraphSource, bytes | None]]:
    """Give the graph of all that is kept, and what it is made of; what is large isn't in memory."""
    from kg.resolve.standing import written
    from kg.spooled import SpooledGraph, SpooledRecords

    with closing(SpooledGraph()) as graph:
        # Before the records: one that is replaced meanwhile is known to be another one.
        digests = _patiently(store, store.digests)
        kept_records = _patiently(store, lambda: SpooledRecords(store.records()))
        with closing(kept_records) as records, stage("resolution"):
            kept = {id: digest for id, digest in digests.items() if id in records}
            found = _resolution(store, kept, records, graph)
        standing = written(found.standing) if with_standing else None
        del found  # it takes more than all that follows
        yield graph, standing


def _resolution(
    store: Store, digests: Mapping[str, str], records: Mapping[str, Record], graph: "SpooledGraph"
) -> "Resolution":
    from kg.resolve.known import no_references
    from kg.resolve.resolver import resolve_into

    find = lambda keys: _patiently(store, lambda: list(store.references(keys)))  # noqa: E731
    references = find if store.counts().references else no_references
    judgements = _patiently(store, lambda: list(store.judgements()))
    return resolve_into(graph.add, digests, records.__getitem__, judgements, references)


def _record(store: Store, id: str) -> Record:
    from kg.resolve.tellings import Overtaken

    found = store.record(id)
    if found is None:
        raise Overtaken(id)
    return found


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Leave the collector of cycles off: what is made here has none, and looking takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
