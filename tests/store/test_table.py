"""Columns for kglite's bulk loading: what comes back is what went in, whatever way it took."""

from datetime import date
from typing import Any

import pytest

from kg.model.graph import Graph, Node
from kg.store import graph_file
from kg.store.table import Table, columns_of

DAY = date(1776, 7, 4)
VALUES: list[list[Any]] = [
    ["  a ", None, "2020-01-01"],
    ["", "NaN", "null"],
    [1, None, -(2**62)],
    [0.5, None, 3.0],
    [True, None, False],
    [DAY, None, date(9999, 12, 31)],
    [["a", "a"], None, []],
    [[], [], []],
    [None, None, None],
    # No column has values of several types: these go another way.
    [1, 2.5, None],
    [1, "a", ["b"]],
    [DAY, "1776-07-04", None],
    [True, 1, None],
]


@pytest.mark.parametrize("values", VALUES, ids=str)
def test_values_come_back_with_their_types(values: list[Any]) -> None:
    graph = Graph()
    graph.add_node(Node(label="Hub", id="hub", properties={}))
    for number, value in enumerate(values):
        graph.add_node(Node(label="Thing", id=f"t-{number}", properties={"value": value}))
        graph.link("TO", f"t-{number}", "hub", value=value, stop=number)
    built = graph_file.build(graph, ())
    rows = built.cypher(
        "MATCH (n:Thing)-[r:TO]->(:Hub {id: 'hub'}) "
        "RETURN n.value AS node, r.value AS link, r.stop AS stop ORDER BY n.id"
    ).to_list()
    assert [(row["node"], row["link"]) for row in rows] == [(value, value) for value in values]
    assert [row["stop"] for row in rows] == list(range(len(values)))
    for row, value in zip(rows, values, strict=True):
        assert type(row["node"]) is type(row["link"]) is type(value)


def test_a_table_of_values_of_several_types_is_refused() -> None:
    with pytest.raises(TypeError, match="value has values of the types"):
        Table({"value": [1, "a"]})
    with pytest.raises(TypeError):
        Table({"value": [b"bytes"]})


def test_rows_become_columns_of_the_same_length() -> None:
    assert columns_of([{"a": 1}, {"b": 2}, {}]) == {"a": [1, None, None], "b": [None, 2, None]}


def test_an_id_is_one_node() -> None:
    class Twice(Graph):
        def nodes(self) -> Any:
            yield from [*super().nodes(), *super().nodes()]

    graph = Twice()
    graph.add_node(Node(label="Thing", id="t", properties={"name": "graph"}))
    built = graph_file.build(graph, [Node(label="Thing", id="t", properties={"name": "kept"})])
    assert built.cypher("MATCH (n) RETURN n.name AS name").to_list() == [{"name": "kept"}]
