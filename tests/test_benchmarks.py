"""The benchmark of the stores: its graphs are as the schema says, and it measures what it says. No times here."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.questions import SETS, cases, spread
from benchmarks.synthetic import SyntheticGraph
from kg.query.library import queries, query
from kg.store.base import Store
from kg.store.open import open_store

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "generated" / "graph.json").read_text("utf-8"))
TYPES = {"string": str, "integer": int, "float": float, "boolean": bool, "list of string": list}
MEETINGS = 10_000


@pytest.fixture(scope="module")
def graph() -> SyntheticGraph:
    return SyntheticGraph(MEETINGS)


def test_a_synthetic_graph_has_the_labels_relationships_and_properties_of_the_schema(
    graph: SyntheticGraph,
) -> None:
    labels: dict[str, str] = {}
    for node in graph.nodes():
        assert node.id not in labels
        labels[node.id] = node.label
        own = SCHEMA["nodes"][node.label]
        for name, value in node.properties.items():
            assert isinstance(value, TYPES.get(own[name], object)), (node.label, name)
    assert set(labels.values()) == set(SCHEMA["nodes"])
    assert len(list(dict.fromkeys(node.label for node in graph.nodes()))) == len(SCHEMA["nodes"])
    seen, types = set(), {}
    for link in graph.relationships():
        known = SCHEMA["relationships"][link.type]
        assert [labels[link.start], labels[link.end]] in known["ends"]
        assert link.properties.keys() <= known["properties"].keys()
        assert (link.type, link.start, link.end) not in seen
        seen.add((link.type, link.start, link.end))
        types[link.type] = types.get(link.type, 0) + 1
    assert types.keys() == SCHEMA["relationships"].keys()
    assert types["PARTICIPATES_IN"] == pytest.approx(3 * MEETINGS, rel=0.05)
    assert list(labels.values()).count("Meeting") == MEETINGS
    assert list(labels.values()).count("Person") == MEETINGS // 5


def test_the_same_seed_gives_the_same_graph(graph: SyntheticGraph) -> None:
    again, other = SyntheticGraph(MEETINGS), SyntheticGraph(MEETINGS, seed=2)
    assert list(again.relationships()) == list(graph.relationships())
    assert list(other.relationships()) != list(graph.relationships())


def test_a_few_have_much_and_many_have_little(graph: SyntheticGraph) -> None:
    people = [link.start for link in graph.relationships() if link.type == "PARTICIPATES_IN"]
    counts = sorted(Counter(people).values(), reverse=True)
    assert counts[0] > 5 * counts[len(counts) // 2]


def test_every_query_is_asked_from_the_hub_to_the_tail(graph: SyntheticGraph) -> None:
    asked = cases(graph)
    assert {case.query for case in asked.values()} == {query.name for query in queries()}
    assert {len(case.sets) for case in asked.values()} == {1, SETS}
    assert all(query(case.query).bind(each) for case in asked.values() for each in case.sets if each)
    weights = [3, 9, 1, 0]
    assert spread(weights)[:4] == [1, 0, 2, 3]
    assert len(spread(range(10_000))) == len(set(spread(range(10_000)))) == SETS


@pytest.mark.slow
def test_both_stores_give_the_same_rows(store: Store, tmp_path: Path) -> None:
    small = SyntheticGraph(300)
    store.project(small)
    with open_store(str(tmp_path / "other")) as other:
        other.project(small)
        for name, case in cases(small).items():
            found = query(case.query)
            for parameters in case.sets[:3]:
                bound = found.bind(parameters)
                assert list(store.query(found.cypher, bound)) == list(other.query(found.cypher, bound)), name
