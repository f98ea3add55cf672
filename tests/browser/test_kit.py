"""The kit for Neo4j Browser: its files are fresh, its style fits the schema, its queries find something by index."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.load import load_documents
from kg.pipeline import load
from kg.schema import data_path
from kg.store.base import Store
from kg.store.open import open_store
from tests.conftest import neo4j_driver, wipe_neo4j
from tests.query.test_plans import steps
from tools.browser_kit import KIT, STEPS, Saved, generate, saved

SCHEMA = json.loads(data_path("schemas/generated/graph.json").read_text("utf-8"))
QUERIES = saved()
GUIDE = (KIT / "guide.html").read_text("utf-8")
# As the guide sets them for the examples.
PARAMETERS = {
    "place": "Astana",
    "person": "Ingrid Solhaug",
    "other": "Levan Tsiklauri",
    "from": "2024-03-01",
    "until": "2024-05-31",
    "name": "solhag",
}
_RULE = re.compile(r"^(node|relationship)(?:\.(\w+))? \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)


def test_what_is_generated_is_fresh(tmp_path: Path) -> None:
    for file in generate(tmp_path):
        assert file.read_bytes() == (KIT / file.name).read_bytes(), "run `make browser-kit`"


def test_the_guide_has_ten_steps_and_the_rest_at_its_end() -> None:
    assert GUIDE.count("<slide>") == STEPS + 3
    assert len(re.findall(r"<h3>\d+ · ", GUIDE)) == len(QUERIES) > STEPS
    values = ", ".join(f"{name}: '{value}'" for name, value in PARAMETERS.items())
    assert f":params {{{values}}}" in GUIDE


def test_the_zip_is_a_folder_of_the_queries() -> None:
    with ZipFile(KIT / "saved-queries.zip") as packed:
        found = {name: packed.read(name).decode() for name in packed.namelist()}
    assert found == {f"Who met whom/{one.file.name}": one.file.read_text("utf-8") for one in QUERIES}


def test_the_style_has_every_label_with_a_caption_that_is_one_of_its_properties() -> None:
    rules = {
        (kind, name): body for kind, name, body in _RULE.findall((KIT / "style.grass").read_text("utf-8"))
    }
    assert {name for kind, name in rules if kind == "node"} == {"", *SCHEMA["nodes"]}
    for (kind, name), body in rules.items():
        shown = re.findall(r'caption: "\{(\w+)\}"', body)
        if kind == "node" and name:
            assert shown, name
        properties = SCHEMA["nodes" if kind == "node" else "relationships"].get(name, {})
        assert set(shown) <= set(properties.get("properties", properties)) | {"name"}, name
        assert "id" not in shown


def test_kinds_are_told_apart_by_colour() -> None:
    text = (KIT / "style.grass").read_text("utf-8")
    colours = [
        re.search(r"\n  color: (#\w+);", body) for kind, _, body in _RULE.findall(text) if kind == "node"
    ]
    assert len({found[1] for found in colours if found}) == len(colours)


@pytest.fixture(scope="module")
def example(neo4j_uri: str) -> Iterator[Store]:
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as store:
        load(store, load_documents([str(KIT.parents[1] / "examples")]))
        yield store
    wipe_neo4j(neo4j_uri)


def bound(query: Saved) -> dict[str, str]:
    return {name: value for name, value in PARAMETERS.items() if f"${name}" in query.cypher}


@pytest.mark.parametrize("query", QUERIES, ids=[one.file.stem for one in QUERIES])
def test_a_query_finds_something_in_the_examples(example: Store, query: Saved) -> None:
    assert list(example.query(query.cypher, bound(query)))


@pytest.mark.parametrize("query", QUERIES[:11], ids=[one.file.stem for one in QUERIES[:11]])
def test_an_index_finds_it(example: Store, query: Saved) -> None:
    with neo4j_driver(example.uri) as driver:
        plan = driver.execute_query("EXPLAIN " + query.cypher, bound(query)).summary.plan
    assert any("Index" in step["operatorType"] for step in steps(plan))
