"""The stores take labels and indexes from the generated schema."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.store.base import Store
from kg.store.embedded import EmbeddedStore
from kg.store.schema import graph_schema
from tests.sample_graph import sample_graph

SCHEMA = {
    "nodes": {"Person": {"id": "string"}, "Meeting": {"id": "string"}, "Topic": {"id": "string"}},
    "relationships": {},
    "indexes": [{"label": "Person", "property": "name"}, ["Meeting", "earliest"]],
}


@pytest.fixture(autouse=True)
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a small schema where the stores look for it."""
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "graph.json").write_text(json.dumps(SCHEMA), "utf-8")
    monkeypatch.setattr("kg.store.schema._PLACES", (tmp_path,))
    graph_schema.cache_clear()
    yield
    graph_schema.cache_clear()


def test_what_the_schema_names_is_indexed(make_store: Callable[..., Store]) -> None:
    store = make_store()
    store.project(sample_graph())
    rows = store.query("SHOW INDEXES")
    indexed = {(row["labelsOrTypes"][0], row["properties"][0]) for row in rows if row["labelsOrTypes"]}
    assert indexed >= {("Person", "name"), ("Meeting", "earliest")}
    if not isinstance(store, EmbeddedStore):  # that one has its own index of ids
        assert indexed >= {("Person", "id"), ("Topic", "id")}


def test_a_checkout_without_generated_files_has_no_indexes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kg.store.schema._PLACES", (tmp_path / "nowhere",))
    graph_schema.cache_clear()
    assert graph_schema().nodes == {}
    assert graph_schema().indexes == ()
