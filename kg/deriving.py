"""The graph of a store, brought up to date with what is kept: only what differs is resolved and written."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from kg.clock import stage
from kg.model.graph import Graph
from kg.model.report import Record
from kg.store.base import Store

if TYPE_CHECKING:
    from kg.resolve.resolver import Resolution

# Where more documents have changed, and more than this share, the graph is sooner made anew.
_FEW = 20
_LITTLE = 0.1


def refresh(store: Store, *, always: bool = False) -> bool:
    """Bring the graph up to date where it doesn't follow from what is kept; return whether it wasn't.

    ``always``: make it anew, whatever is there.
    """
    if not always and not store.stale:
        return False
    with _nothing_to_collect():
        if always or not _go_on(store):
            _make_anew(store)
    return True


def derived(store: Store) -> Graph:
    """Return the graph that follows from what is kept."""
    with _nothing_to_collect():
        return _resolved(store).changes.whole()


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


def _make_anew(store: Store) -> None:
    from kg.resolve.standing import written

    found = _resolved(store)
    # Nobody goes on from it where there is reference data.
    standing = None if store.counts().references else written(found.standing)
    with stage("graph"):
        store.project(found.changes.whole(), standing)


def _resolved(store: Store) -> "Resolution":
    from kg.resolve.known import no_references
    from kg.resolve.resolver import Resolution
    from kg.resolve.standing import Standing

    digests, records = store.digests(), {record.document.id: record for record in store.records()}
    kept = {id: digest for id, digest in digests.items() if id in records}
    references = store.references if store.counts().references else no_references
    with stage("resolution"):
        return Resolution(Standing(), kept, records.__getitem__, store.judgements(), references)


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
