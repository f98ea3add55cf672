"""Is what a Neo4j database keeps for us whole? Constraints, every node of level 1, the state of the graph."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from kg.model import derivation
from kg.store import neo4j_references
from kg.store.batches import batches
from kg.store.bolt import Run
from kg.store.neo4j_records import RECORDS, decoded, decoded_judgement, kept_ids, rows_of
from kg.store.neo4j_schema import all_labels
from kg.store.soundness import REPAIR, RESTORE, Finding, of_graph, of_judgement, of_record, of_reference

# Cypher 5 and Cypher 25, either of which may be a database's default, name them differently.
_CONSTRAINTS = (
    "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type "
    "WHERE type IN ['UNIQUENESS', 'NODE_PROPERTY_UNIQUENESS'] RETURN *"
)
_JUDGEMENTS = (
    "MATCH (j:Judgement) WHERE j.position IS NOT NULL "
    "RETURN j.id AS id, j.position AS position, properties(j) AS own ORDER BY position"
)
_ENTRIES = (
    "MATCH (e:ReferenceEntry) OPTIONAL MATCH (k:ReferenceKey {entry_id: e.entry_id}) "
    "RETURN e.entry_id AS id, e.entry AS entry, e.digest AS digest, collect(k.key) AS keys"
)


def check(run: Run, state: Mapping[str, Any], has_references: bool) -> Iterator[Finding]:
    """Yield all that is wrong, but for the graph's content."""
    yield from _of_constraints(run, state, has_references)
    for ids in batches(sorted(kept_ids(run, "Document")), RECORDS):
        for row in rows_of(run, ids):
            yield from of_record(row["id"], partial(decoded, row))
    yield from _of_judgements(run, int(state.get("revision", 0)))
    yield from _of_references(run)
    if not state:
        lost = "the node that counts revisions is missing"
        yield Finding(what="StoreState", problem=lost, advice=REPAIR)
        return
    yield from of_graph(
        state.get("projected"), state["revision"], state.get("derivation"), derivation.DERIVATION
    )


def _of_constraints(run: Run, state: Mapping[str, Any], has_references: bool) -> Iterator[Finding]:
    there = {(*row["labelsOrTypes"], *row["properties"]) for row in run(_CONSTRAINTS)}
    labels = (*all_labels(), *state.get("labels", ()))
    wanted = {(label, "id") for label in labels}
    if has_references:
        wanted |= neo4j_references.UNIQUE
    for label, name in sorted(wanted - there):
        missing = f"the constraint that {name} is unique is missing"
        yield Finding(what=label, problem=missing, advice="`kg store check --repair` makes it")


def _of_judgements(run: Run, revision: int) -> Iterator[Finding]:
    before = None
    for row in run(_JUDGEMENTS):
        what = f"judgement {row['id']!r}"
        yield from of_judgement(row["id"], partial(decoded_judgement, row["own"]))
        if row["position"] == before:
            yield Finding(what=what, problem="another one has its position", advice=RESTORE)
        elif row["position"] > revision:
            yield Finding(what=what, problem=f"it is newer than revision {revision}", advice=REPAIR)
        before = row["position"]


def _of_references(run: Run) -> Iterator[Finding]:
    for row in run(_ENTRIES):
        yield from of_reference(row["id"], partial(neo4j_references.decoded, row), row["keys"])
