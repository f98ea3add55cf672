"""What couldn't be loaded is noted beside what is kept, and is no part of it."""

from collections.abc import Callable

import msgspec

from kg.model.failure import LoadFailure
from kg.model.graph import Graph
from kg.store.base import Store
from kg.store.whole import read_graph
from tests.store.records import record

LINE = LoadFailure(
    source="a.jsonl, line 7", input="a.jsonl", why="a.jsonl, line 7: no text", at="2024-05-01T10:00:00+00:00"
)
WHOLE = LoadFailure(source='b\'s "odd" name.txt', why="binary data", at="2024-05-01T10:00:01+00:00")


def test_by_source(make_store: Callable[..., Store]) -> None:
    store = make_store()
    store.note_failure(WHOLE)
    store.note_failure(LINE)
    store.close()
    assert list(make_store().failures()) == [LINE, WHOLE]


def test_the_last_word_on_a_source_counts(store: Store) -> None:
    store.note_failure(LINE)
    later = msgspec.structs.replace(LINE, why="something else", at="2024-05-02T10:00:00+00:00")
    store.note_failure(later)
    assert list(store.failures()) == [later]


def test_forgotten(store: Store) -> None:
    store.note_failure(LINE)
    store.note_failure(WHOLE)
    store.forget_failures([WHOLE.source, "never noted"])
    assert list(store.failures()) == [LINE]
    store.forget_failures([])
    assert list(store.failures()) == [LINE]


def test_they_are_no_part_of_what_is_kept(store: Store) -> None:
    store.put(record("d-1"))
    store.project(Graph())
    before = list(store.kept())
    counts = store.counts()
    store.note_failure(LINE)
    assert list(store.kept()) == before
    assert store.counts() == counts
    assert not store.stale
    assert all("line 7" not in str(node.properties) for node in read_graph(store).nodes())


def test_a_store_that_is_emptied_has_none(store: Store) -> None:
    store.note_failure(LINE)
    store.clear()
    assert list(store.failures()) == []
