"""In whatever order and batches documents arrive, and whatever is loaded again: the graph is the same."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.load import load_documents
from kg.model.document import Document
from kg.pipeline import load
from kg.store.open import open_store
from tests.conftest import wipe_neo4j
from tests.test_pipeline import content

EXAMPLES = Path(__file__).parents[1] / "examples"
DOCUMENTS = [one for one in load_documents([str(EXAMPLES)]) if isinstance(one, Document)]

# A batch is loaded at once; a document may come in several.
batches = st.permutations(range(len(DOCUMENTS))).flatmap(
    lambda order: st.tuples(
        st.just(order),
        st.sets(st.integers(1, len(order) - 1), max_size=3),
        st.lists(st.sampled_from(order), max_size=2),
    )
)


def in_batches(order: list[int], cuts: set[int], again: list[int]) -> Iterator[list[Document]]:
    bounds = [0, *sorted(cuts), len(order)]
    for start, stop in pairwise(bounds):
        yield [DOCUMENTS[at] for at in order[start:stop]]
    yield [DOCUMENTS[at] for at in again]


def loaded(target: str, arriving: list[list[Document]]) -> list[object]:
    with open_store(target) as store:
        for batch in arriving:
            load(store, batch)
        return list(content(store))


@pytest.fixture(scope="module")
def at_once() -> list[object]:
    with TemporaryDirectory() as folder:
        return loaded(folder, [DOCUMENTS])


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(batches)
def test_the_order_of_arrival_changes_nothing(at_once: list[object], arriving) -> None:
    with TemporaryDirectory() as folder:
        assert loaded(folder, list(in_batches(*arriving))) == at_once


@pytest.mark.slow
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches)
def test_nor_on_neo4j(neo4j_uri: str, arriving) -> None:
    wipe_neo4j(neo4j_uri)
    shuffled = loaded(neo4j_uri, list(in_batches(*arriving)))
    wipe_neo4j(neo4j_uri)
    assert shuffled == loaded(neo4j_uri, [DOCUMENTS])
