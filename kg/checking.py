"""Is a store whole? What it finds by itself, and, on demand, whether its graph follows from what is kept."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from kg.errors import DamageError, QueryError, StoreError
from kg.model.document import Document
from kg.model.graph import Node
from kg.model.judgement import Judgement
from kg.store.base import Counts, Store
from kg.store.batches import Links, Rows, link_rows, node_rows
from kg.store.open import open_store
from kg.store.schema import graph_schema
from kg.store.soundness import REPAIR, RESTORE, Finding
from kg.store.whole import read_nodes, read_relationships


class Health(msgspec.Struct, kw_only=True):
    """What is kept, and all that is wrong with it."""

    counts: Counts = Counts()
    findings: list[Finding] = []


def check(target: str, *, deep: bool = False) -> Health:
    """Look at a store without changing anything. Raises :class:`StoreError` for one that isn't there."""
    health = Health()
    try:
        with open_store(target, read_only=True) as store:
            health.findings.extend(store.check())
            if deep and not health.findings:
                health.findings.extend(of_content(store))
            health.counts = store.counts()
    except DamageError as error:  # what was found before stays
        problem = str(error).removesuffix(f"; {RESTORE}")
        health.findings.append(Finding(what=target, problem=problem, advice=RESTORE))
    return health


def repair(target: str) -> None:
    """Make anew what can be made anew: the graph, and what opening a store for writing sets up."""
    from kg.deriving import refresh

    with open_store(target) as store:
        store.mend()
        refresh(store, always=True)


def of_content(store: Store) -> Iterator[Finding]:
    """Derive the graph and compare it with the stored one."""
    from kg.deriving import derived

    kept: list[Document | Judgement] = [*(record.document for record in store.records()), *store.judgements()]
    with derived(store) as wanted:
        nodes = node_rows(wanted, (Node.of(each) for each in kept))
        links = link_rows(wanted, {id: label for label, rows in nodes.items() for id in rows})
    try:
        for label in sorted({*nodes, *graph_schema().nodes}):
            there = ((node.id, {**node.properties, "id": node.id}) for node in read_nodes(store, label))
            yield from _compared(label, nodes.get(label, {}), there)
        for type in sorted({*links, *graph_schema().relationships}):
            found = (((link.start, link.end), link.properties) for link in read_relationships(store, type))
            yield from _compared(type, links.get(type, {}), found)
    except (QueryError, StoreError) as error:
        yield Finding(what="graph", problem=str(error), advice=REPAIR)


def _compared(
    what: str, wanted: Rows | Links, there: Iterable[tuple[Any, dict[str, Any]]]
) -> Iterator[Finding]:
    """Yield how many of a label or type are missing, too many or other than they should be."""
    left: dict[Any, Mapping[str, Any]] = dict(wanted)
    surplus, other = [], []
    for key, own in there:
        expected = left.pop(key, None)
        if expected is None:
            surplus.append(key)
        elif own != expected:
            other.append(key)
    kinds = {"missing": list(left), "too many": surplus, "other than what follows from what is kept": other}
    for problem, keys in kinds.items():
        if keys:
            example = " to ".join(keys[0]) if isinstance(keys[0], tuple) else keys[0]
            yield Finding(what=what, problem=f"{len(keys)} {problem} ({example!r})", advice=REPAIR)
