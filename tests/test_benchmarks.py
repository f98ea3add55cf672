"""The benchmark of the stores: its graphs are as the schema says, and it measures what it says. No times here."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.questions import SETS, cases, spread
from benchmarks.report import Results, exponent, missed, page
from benchmarks.synthetic import SyntheticGraph
from kg.query.library import PAGE, queries, query
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
    place = asked["who-met-where"]
    assert place.asked(place.sets[0])[1]["limit"] == PAGE
    assert "total" in asked["who-met-where, how many"].asked(place.sets[0])[0]
    assert asked["who-met-where, all"].asked(place.sets[0])[1]["limit"] > MEETINGS
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
            for parameters in case.sets[:3]:
                asked = case.asked(parameters)
                assert list(store.query(*asked)) == list(other.query(*asked)), name


# --- what is told of it ---

CASE = {
    "p50": 1.0,
    "p95": 40.0,
    "rows": 5.0,
    "most_rows": 5000,
    "sets": 20,
    "checksum": "a",
}
LOAD = {"rows": 100, "seconds": 1.0, "rate": 100.0, "peak": 50.0}


def results(p95: float = 40.0, bare: float = 100.0, checksum: str = "a") -> Results:
    """Return what a run might have measured."""
    case = {**CASE, "p95": p95}
    asked = {
        "open": 1.0,
        "opened": 10.0,
        "memory": 20.0,
        "private": 15.0,
        "peak": 30.0,
        "cases": {"entity": case},
    }
    other = {"open": 1.0, "cases": {"entity": {**case, "checksum": checksum}}}
    found = {"load": LOAD, "ask": asked, "open": 1.0, "disk": 5.0, "bare": {**LOAD, "rate": bare}}
    return {"1000": {"embedded": found, "neo4j": {"load": {"error": "Killed"}, "ask": other}}}


def test_what_misses_a_bound_is_named() -> None:
    assert missed(results()) == ["neo4j, 1,000 meetings, load: Killed, bound done"]
    slow = "embedded, 1,000 meetings, p95 of entity, ms: 60.0: up to 5,000 rows, bound < 50"
    assert slow in missed(results(p95=60.0))
    assert "embedded, 1,000 meetings, rate to bare: 0.50, bound ≥ 0.8" in missed(results(bare=200.0))


def test_the_page_has_what_was_measured_and_whether_the_stores_agree() -> None:
    told = page(results())
    assert "| 1,000 | embedded | rate to bare | ≥ 0.8 | 1.00 | reached |" in told
    assert "| entity | 1.0 / 40.0 |" in told
    assert "Both stores gave the same rows" in told
    assert "don't give the same rows for: entity" in page(results(checksum="b"))


def test_growth_is_told_as_an_exponent() -> None:
    assert exponent(1.0, 100.0, 10, 1000) == "1.00"
    assert exponent(5.0, 5.0, 10, 1000) == "0.00"
    assert exponent(5.0, 5.0, 10, 10) == ""


@pytest.mark.slow
def test_a_small_run_measures_writes_the_page_and_goes_on_where_it_was(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.stores", "--sizes", "300", "--stores", "embedded"]
    command += ["--results", str(tmp_path / "results.json"), "--page", str(tmp_path / "page.md")]
    first = subprocess.run(command, check=False, capture_output=True, text=True)
    assert first.returncode == ("missed: " in first.stderr), first.stderr
    assert "embedded, 300 meetings: load" in first.stderr
    (found,) = json.loads((tmp_path / "results.json").read_text("utf-8"))["300"].values()
    assert found["load"]["rows"] == found["bare"]["rows"] == found["bulk"]["rows"]
    assert found["ask"]["cases"].keys() == cases(SyntheticGraph(300)).keys()
    assert found["disk"] > 0
    text = (tmp_path / "page.md").read_text("utf-8")
    assert text.startswith("# How the stores do at scale")
    again = subprocess.run(command, check=False, capture_output=True, text=True)
    assert again.returncode == first.returncode
    assert "load" not in again.stderr
    assert (tmp_path / "page.md").read_text("utf-8") == text


@pytest.mark.parametrize("only", [(), ("--only", "trig")])
def test_the_benchmark_of_exports_prints_rates_ratios_and_memory(only: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "benchmarks.export", "--meetings", "50", *only]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr  # so small a graph says nothing about rates
    wanted = (
        ["trig: ", "memory: "]
        if only
        else ["statements, ", "jsonld: ", "N-Quads to rdflib: ", "N-Quads to Oxigraph"]
    )
    assert all(one in done.stdout for one in wanted)
