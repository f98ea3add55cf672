"""Reference data stays, whole and apart from the graph, in either store; keys find it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError, StoreError
from kg.model.graph import Graph
from kg.model.reference import ReferenceEntry, key_of_holder, key_of_id, keys_of_name
from kg.store.base import Changes, Store
from kg.store.embedded import LEDGER
from kg.store.open import open_store
from kg.store.whole import labels, read_graph, relationship_types
from tests.sample_graph import sample_graph
from tests.store.records import record
from tests.store.test_contract import HOSTILE
from tests.store.test_projection import content

MakeStore = Callable[..., Store]
IDA = ReferenceEntry(
    id="x-ida", kind="person", name="Ida Holm", names=("Ida Holm",), wikidata=("Q1",), datasets=("sample",)
)
TERM = ReferenceEntry(id="x-term", kind="tenure", holders=("x-ida",), posts=("x-post",), since=("2001",))


def named(store: Store, name: str) -> list[str]:
    return [entry.id for entry in store.references(keys_of_name(name))]


def test_an_empty_store_has_none(store: Store) -> None:
    assert list(store.references()) == []
    assert list(store.references(["id:x"])) == []


def test_what_was_put_comes_back_in_the_order_of_ids(store: Store) -> None:
    assert store.put_references([TERM, IDA]) == Changes(new=2, changed=0)
    assert list(store.references()) == [IDA, TERM]


def test_keys_find_entries(store: Store) -> None:
    store.put_references([IDA, TERM])
    assert named(store, "Ida Maria Holm") == ["x-ida"]
    assert named(store, "Per Dahl") == []
    assert list(store.references([key_of_holder("x-ida"), key_of_id("x-ida"), "id:none"])) == [IDA, TERM]
    assert list(store.references([])) == []


def test_entries_of_one_id_are_joined_and_found_by_their_new_keys_alone(store: Store) -> None:
    store.put_references([IDA])
    older = ReferenceEntry(id="x-ida", kind="person", name="Ida Moe", names=("Ida Moe",))
    assert store.put_references([older, older]) == Changes(new=0, changed=1)
    (joined,) = store.references()
    assert joined == IDA.joined_with(older)
    later = ReferenceEntry(
        id="x-ida", kind="person", name="Eva Dahl", names=("Eva Dahl",), changed="2024-01-01"
    )
    store.put_references([later])
    assert list(store.references()) == [joined.joined_with(later)]
    assert (named(store, "Ida Holm"), named(store, "Eva Dahl")) == ([], ["x-ida"])


def test_only_a_change_makes_the_graph_stale(store: Store) -> None:
    store.project(Graph())
    store.put_references([IDA])
    assert store.stale
    store.project(Graph())
    assert store.put_references([IDA]) == Changes(new=0, changed=0)
    assert not store.stale


def test_the_graph_has_nothing_of_them(store: Store) -> None:
    store.put(record("d-1"))
    store.put_references([IDA, TERM])
    graph = sample_graph()
    graph.add(record("d-1").document)
    store.project(graph)
    assert content(read_graph(store)) == content(graph)
    assert list(store.references()) == [IDA, TERM]
    assert "ReferenceEntry" not in labels(store)
    assert relationship_types(store) == sorted({link.type for link in graph.relationships()})
    store.project(Graph())
    assert list(store.references()) == [IDA, TERM]


def test_all_is_there_after_reopening(store: Store, make_store: MakeStore) -> None:
    store.put_references([IDA])
    store.close()
    again = make_store()
    assert list(again.references()) == [IDA]
    assert named(again, "Ida Holm") == ["x-ida"]


def test_more_than_a_batch(store: Store) -> None:
    entries = [
        ReferenceEntry(id=f"x-{number:04}", kind="body", name="B", names=("B",)) for number in range(2500)
    ]
    assert store.put_references(entries).new == 2500
    assert list(store.references()) == entries
    assert list(store.references(key_of_id(entry.id) for entry in entries)) == entries


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_kept(store: Store, text: str) -> None:
    entry = ReferenceEntry(id=f"x-{text}", kind="person", names=(f"Ida {text}",), referents=(text,))
    store.put_references([entry])
    assert list(store.references()) == [entry]
    assert list(store.references([key_of_id(text)])) == [entry]


def test_text_that_is_no_unicode_is_refused_and_nothing_kept(store: Store) -> None:
    bad = ReferenceEntry(id="x-2", kind="person", names=("half a pair: \ud800",))
    with pytest.raises(InputError, match="x-2"):
        store.put_references([IDA, bad])
    assert list(store.references()) == []


def test_they_can_be_put_while_they_are_read(store: Store) -> None:
    store.put_references([IDA, TERM])
    for entry in store.references():
        store.put_references([ReferenceEntry(id=f"{entry.id}-2", kind="body")])
    assert len(list(store.references())) == 4


def test_a_store_opened_for_reading_refuses_to_write(store: Store, make_store: MakeStore) -> None:
    store.put_references([IDA])
    reader = make_store(read_only=True)
    with pytest.raises(StoreError, match="reading only"):
        reader.put_references([TERM])
    assert list(reader.references()) == [IDA]


def test_a_ledger_from_before_there_was_reference_data_is_carried_over(tmp_path: Path) -> None:
    with open_store(str(tmp_path)) as store:
        store.put(record("d-1"))
    with sqlite3.connect(tmp_path / LEDGER) as connection:
        connection.executescript(
            "DROP TABLE reference_keys; DROP TABLE reference_entries; DROP TABLE failures; "
            "ALTER TABLE documents DROP COLUMN digest; ALTER TABLE judgements DROP COLUMN digest; "
            "PRAGMA user_version = 1;"
        )
    connection.close()
    with open_store(str(tmp_path), read_only=True) as store:
        assert list(store.references()) == []
        assert list(store.references(["id:x-ida"])) == []
    with open_store(str(tmp_path)) as store:
        assert list(store.records()) == [record("d-1")]
        store.put_references([IDA])
        assert list(store.references()) == [IDA]
