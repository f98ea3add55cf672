"""Any sequence of loads, merges, splits, takings back and reopenings gives the same graph in every store."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.deriving import refresh
from kg.errors import NothingRead
from kg.judging import Entity, entity, merge, split, undo
from kg.model.graph import Graph
from kg.model.report import Record
from kg.resolve.resolver import resolve
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import wipe_neo4j
from tests.resolve.telling import day, meeting, person, place, told

_PEOPLE = [
    person("Mirela Castan", "Foreign Minister", "Romania", country="RO"),
    person("Castan"),
    person("Mirella Castan", "Minister of Foreign Affairs", "Romania", country="RO"),
    person("Jonas Ekdal", "President", "Sweden", country="SE"),
    person("President Ekdal", "President", "Sweden", country="SE"),
]
RECORDS = [
    told(
        f"d{one}{other}",
        meeting(_PEOPLE[one], _PEOPLE[other], date=day(f"2021-05-0{one + 1}"), at=place("Oslo", "NO")),
    )
    for one in range(3)
    for other in range(3, 5)
]

Step = tuple[Literal["load", "merge", "split", "undo", "reopen"], int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(["load", "load", "merge", "split", "undo", "reopen"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=9,
)


def after(target: str, sequence: Sequence[Step]) -> tuple[list[object], list[object]]:
    """Take the steps in a store; return its graph, and the one that follows from what it keeps."""
    store = open_store(target)
    try:
        for step, one, other in sequence:
            if step == "reopen":
                store.close()
                store = open_store(target)
            else:
                _take(store, step, one, other)
        refresh(store)
        derived = resolve(store.records(), store.judgements())
        return _content(read_graph(store)), _content(derived)
    finally:
        store.close()


def _take(store: Store, step: str, one: int, other: int) -> None:
    """Take a step; one that makes no sense in this store is refused, and changes nothing."""
    if step == "load":
        store.put(_record(one))
        refresh(store)
        return
    judge(store, step, one, other)


def judge(store: Store, step: str, one: int, other: int) -> None:
    """Merge, split or take back; what makes no sense in this store is refused, and changes nothing."""
    people = _people(store)
    try:
        if step == "undo":
            undo(store)
        elif step == "merge" and people:
            merge(store, people[one % len(people)], people[other % len(people)])
        elif step == "split" and people:
            whole = people[one % len(people)]
            split(store, whole, [whole.evidence[other % len(whole.evidence)].document])
    except NothingRead:
        pass


def _record(number: int) -> Record:
    return RECORDS[number % len(RECORDS)]


def _people(store: Store) -> list[Entity]:
    ids = [row["id"] for row in store.query("MATCH (p:Person) RETURN p.id AS id ORDER BY id")]
    return [entity(store, id) for id in ids]


def _content(graph: Graph) -> list[object]:
    """Return all that a graph says but the judgements, whose ids have the time in them."""
    nodes = [(one.label, one.id, one.properties) for one in graph.nodes() if one.label != "Judgement"]
    links = [(one.type, one.start, one.end, one.properties) for one in graph.relationships()]
    return [*sorted(nodes, key=lambda one: one[:2]), *sorted(links, key=lambda one: one[:3])]


@settings(max_examples=60, deadline=None)
@given(steps)
def test_the_graph_follows_from_what_is_kept(sequence: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        found, derived = after(str(Path(folder) / "store"), sequence)
    assert found == derived


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_both_stores_end_in_the_same_graph(neo4j_uri: str, sequence: list[Step]) -> None:
    wipe_neo4j(neo4j_uri)
    found, derived = after(neo4j_uri, sequence)
    assert found == derived
    with TemporaryDirectory() as folder:
        assert after(str(Path(folder) / "store"), sequence) == (found, derived)
