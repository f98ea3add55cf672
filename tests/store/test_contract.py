"""Level 1: what is put stays, whole, in either store."""

from collections.abc import Callable

import pytest

from kg.errors import InputError, StoreError
from kg.model.graph import Graph
from kg.query.names import read_names
from kg.store.base import Store
from tests.sample_graph import sample_graph
from tests.store.records import judgement, record

MakeStore = Callable[..., Store]

# Quotes of every kind, an attempt at injection, letters beyond the first plane, control characters.
HOSTILE = ["'", '"', "`", "\\", "`}) DETACH DELETE n //", "'}) MATCH (n) DETACH DELETE n //", "$id", "\u0000a",
           "Ωμέγα 𝒳 👩‍🚀", "\ufffd\uffff", "a\r\nb\u2028c", "x" * 3000]  # fmt: skip


def test_an_empty_store_keeps_nothing(store: Store) -> None:
    assert store.record("d-1") is None
    assert list(store.records()) == []
    assert list(store.judgements()) == []
    assert store.stale


def test_a_record_comes_back_as_it_was_put(store: Store) -> None:
    one = record("d-1", headline="Talks", publisher="Example Wire", published="2021-05", language="en")
    store.put(one)
    assert store.record("d-1") == one
    assert store.record("d-2") is None
    assert store.records_of(["d-2", "d-1"]) == [one]
    assert store.records_of([]) == []


def test_records_come_in_the_order_of_their_ids(store: Store) -> None:
    keys = ["d-2", "d-10", "D-3", "\uff5e", "𝒳", "é"]
    for key in keys:
        store.put(record(key))
    assert [each.document.id for each in store.records()] == sorted(keys)


def test_a_record_is_replaced_as_a_whole(store: Store) -> None:
    store.put(record("d-1", publisher="Example Wire", language="en"))
    store.put(record("d-1", headline="Now with a headline"))
    assert list(store.records()) == [record("d-1", headline="Now with a headline")]


def test_judgements_are_appended_and_never_overwritten(store: Store) -> None:
    store.judge(judgement("j-2"))
    store.judge(judgement("j-1", same="no"))
    store.judge(judgement("j-2", same="unsure"))
    assert list(store.judgements()) == [judgement("j-2"), judgement("j-1", same="no")]


def test_every_change_makes_the_graph_stale(store: Store) -> None:
    for change in (lambda: store.put(record("d-1")), lambda: store.judge(judgement("j-1"))):
        store.project(Graph())
        assert not store.stale
        change()
        assert store.stale
    store.project(Graph())
    store.put(record("d-1", headline="Better"))
    assert store.stale


def test_what_changes_nothing_leaves_the_graph_fresh(store: Store) -> None:
    store.put(record("d-1"))
    store.judge(judgement("j-1"))
    store.project(Graph())
    store.put(record("d-1"))
    store.judge(judgement("j-1", same="no"))
    assert not store.stale


def test_all_is_there_after_reopening(store: Store, make_store: MakeStore) -> None:
    store.put(record("d-1"))
    store.judge(judgement("j-1"))
    store.project(sample_graph())
    store.close()
    again = make_store()
    assert not again.stale
    assert list(again.records()) == [record("d-1")]
    assert list(again.judgements()) == [judgement("j-1")]
    assert list(again.query("MATCH (p:Person {id: 'p-ana'}) RETURN p.name AS name")) == [
        {"name": "Ana Lindqvist"}
    ]


def test_staleness_outlasts_closing(store: Store, make_store: MakeStore) -> None:
    store.project(Graph())
    store.put(record("d-1"))
    store.close()
    assert make_store().stale


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_kept(store: Store, text: str) -> None:
    one = record(f"d-{text}", text or "x", headline=text, publisher=text)
    store.put(one)
    store.judge(judgement(f"j-{text}", left=text))
    assert store.record(f"d-{text}") == one
    assert list(store.judgements()) == [judgement(f"j-{text}", left=text)]


def test_text_that_is_no_unicode_is_refused_and_nothing_kept(store: Store) -> None:
    with pytest.raises(InputError, match="d-1"):
        store.put(record("d-1", headline="half a pair: \ud800"))
    assert list(store.records()) == []


def test_records_can_be_put_while_they_are_read(store: Store) -> None:
    for key in ("d-1", "d-2", "d-3"):
        store.put(record(key))
    for each in store.records():
        store.put(record(each.document.id, headline="again"))
    assert [each.document.headline for each in store.records()] == ["again"] * 3


def test_a_store_opened_for_reading_refuses_to_write(store: Store, make_store: MakeStore) -> None:
    store.put(record("d-1"))
    reader = make_store(read_only=True)
    for write in (
        lambda: reader.put(record("d-2")),
        lambda: reader.judge(judgement("j-1")),
        lambda: reader.project(Graph()),
    ):
        with pytest.raises(StoreError, match="reading only"):
            write()
    assert list(reader.records()) == [record("d-1")]


def test_each_stored_graph_has_a_version_of_its_own(store: Store) -> None:
    seen = {store.version}
    for graph in (Graph(), sample_graph(), sample_graph()):
        store.project(graph)
        seen.add(store.version)
    assert len(seen) == 4


def test_names_are_read_again_when_the_graph_has_changed(store: Store) -> None:
    store.project(sample_graph())
    known = read_names(store)
    assert read_names(store) is known
    store.put(record("d-1"))
    assert read_names(store) is known
    store.project(Graph())
    assert read_names(store).entries == ()
