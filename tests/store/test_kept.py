"""All that lasts can be read at one moment, written in one go and forgotten, alike in either store."""

from collections.abc import Callable

import pytest

from kg.errors import InputError, StoreError
from kg.model.graph import Graph
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.store.base import Counts, Kept, Store
from tests.sample_graph import sample_graph
from tests.store.records import judgement, record

MakeStore = Callable[..., Store]
IDA = ReferenceEntry(id="x-ida", kind="person", name="Ida Holm", names=("Ida Holm",))
ALL: list[Kept] = [record("D-2"), record("d-1"), record("é"), judgement("j-9"), judgement("j-1"), IDA]


def fill(store: Store) -> None:
    for item in reversed(ALL):
        if isinstance(item, ReferenceEntry):
            store.put_references([item])
        elif not isinstance(item, Judgement):
            store.put(item)
    store.judge(judgement("j-9"))
    store.judge(judgement("j-1"))


def test_all_is_yielded_in_one_order(store: Store) -> None:
    assert (list(store.kept()), store.counts()) == ([], Counts())
    fill(store)
    assert list(store.kept()) == ALL
    assert store.counts() == Counts(records=3, judgements=2, references=1)


def test_all_is_as_it_was_when_it_was_asked_for(store: Store, make_store: MakeStore) -> None:
    fill(store)
    reader = make_store(read_only=True)
    kept = reader.kept()
    seen = [next(kept)]
    if store.uri.startswith("bolt"):
        seen += kept  # writers wait until the end there: see test_neo4j
    store.put(record("d-0"))
    store.put(record("é", headline="later"))
    assert [*seen, *kept] == ALL


def test_records_are_put_together_or_not_at_all(store: Store) -> None:
    with pytest.raises(InputError, match="d-2"):
        store.put_all([record("d-1"), record("d-2", headline="half a pair: \ud800")])
    assert store.counts().records == 0
    store.put_all([record("d-1"), record("d-2")])
    store.project(Graph())
    store.put_all([record("d-2"), record("d-1")])
    store.put_all([])
    assert not store.stale
    store.put_all([record("d-1", headline="new"), record("d-2")])
    assert store.stale
    assert list(store.records()) == [record("d-1", headline="new"), record("d-2")]


def test_a_cleared_store_holds_nothing_and_can_be_used_again(store: Store) -> None:
    fill(store)
    store.project(sample_graph())
    store.clear()
    assert store.stale
    assert (list(store.kept()), store.counts()) == ([], Counts())
    assert list(store.references(["word:hlm", "id:x-ida"])) == []
    fill(store)
    assert list(store.kept()) == ALL


def test_a_store_opened_for_reading_is_not_cleared(store: Store, make_store: MakeStore) -> None:
    fill(store)
    reader = make_store(read_only=True)
    for write in (reader.clear, lambda: reader.put_all([record("d-3")])):
        with pytest.raises(StoreError, match="reading only"):
            write()
    assert list(reader.kept()) == ALL


def test_two_names_of_one_store_are_the_same(store: Store, make_store: MakeStore) -> None:
    store.put(record("d-1"))
    assert make_store(read_only=True).identity == store.identity
