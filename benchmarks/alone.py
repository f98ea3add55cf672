"""The same graph written past the store: what the drivers can do by themselves."""

import json
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import kglite
from neo4j import GraphDatabase

from benchmarks.synthetic import SyntheticGraph
from kg.model.graph import Node, Relationship
from kg.store.batches import batches
from kg.store.schema import graph_schema
from kg.store.table import Table, columns_of

SIZE = 10_000
_SCHEMA = Path(__file__).parents[1] / "schemas" / "generated" / "graph.json"
# The beginnings of the ids of a synthetic graph, which tell the labels.
_LABELS = {
    "ar": "AffiliationReport",
    "https": "Document",
    "m": "Meeting",
    "mr": "MeetingReport",
    "ms": "Membership",
    "mn": "Mention",
    "n": "Name",
    "o": "Organization",
    "wd": "Organization",
    "p": "Person",
    "gn": "Place",
    "pl": "Place",
    "rf": "Reference",
    "t": "Topic",
}
Rows = list[dict[str, Any]]


def bare_embedded(graph: SyntheticGraph, file: str) -> None:
    """Write everything with ``UNWIND`` in a loop into kglite, and that into a file."""
    kglite.set_query_warning_policy("silent")
    built = kglite.KnowledgeGraph()
    _unwind(graph, lambda cypher, rows: built.cypher(cypher, params={"rows": rows}), "CREATE")
    _finish(built, file)


def bare_neo4j(graph: SyntheticGraph, uri: str) -> None:
    """Write everything with ``UNWIND`` in a loop into a database."""
    user = os.environ.get("KG_NEO4J_USER")
    auth = (user, os.environ.get("KG_NEO4J_PASSWORD", "")) if user else None
    with GraphDatabase.driver(uri, auth=auth) as driver:
        for label in graph_schema().nodes:
            driver.execute_query(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.id IS UNIQUE")
        for label, name in graph_schema().indexes:
            driver.execute_query(f"CREATE INDEX FOR (n:{label}) ON (n.{name})")
        _unwind(graph, lambda cypher, rows: driver.execute_query(cypher, {"rows": rows}), "MERGE")


def _unwind(graph: SyntheticGraph, run: Callable[[str, Rows], object], create: str) -> None:
    for label, rows in _nodes(graph.nodes(), SIZE):
        run(f"UNWIND $rows AS row {create} (n:{label} {{id: row.id}}) SET n = row", rows)
    for (type, start, stop), links in _links(graph.relationships(), SIZE):
        rows = [{"start": one.start, "stop": one.end, "own": one.properties} for one in links]
        run(
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{stop} {{id: row.stop}}) "
            f"{create} (a)-[r:{type}]->(b) SET r = row.own",
            rows,
        )


def bulk(graph: SyntheticGraph, file: str) -> None:
    """Write everything with kglite's own bulk loading, and that into a file."""
    built = kglite.KnowledgeGraph()
    for label, rows in _nodes(graph.nodes(), 2 * SIZE):
        table = Table(columns_of(rows))
        built.add_nodes(table, label, "id", column_types=table.declared)
    for (type, start, stop), links in _links(graph.relationships(), 2 * SIZE):
        ends = {"start id": [one.start for one in links], "stop id": [one.end for one in links]}
        table = Table(ends | columns_of([one.properties for one in links]))
        built.add_relationships(table, type, start, "start id", stop, "stop id", column_types=table.declared)
    _finish(built, file)


def _finish(built: kglite.KnowledgeGraph, file: str) -> None:
    for label, name in graph_schema().indexes:
        built.cypher(f"CREATE RANGE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{name})")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
        built.save(file)


def _nodes(nodes: Iterable[Node], size: int) -> Iterator[tuple[str, Rows]]:
    for label, group in groupby(nodes, attrgetter("label")):
        for some in batches(group, size):
            yield label, [{**one.properties, "id": one.id} for one in some]


def _links(
    links: Iterable[Relationship], size: int
) -> Iterator[tuple[tuple[str, str, str], list[Relationship]]]:
    for type, group in groupby(links, attrgetter("type")):
        ends = _ends(type)
        for some in batches(group, size):
            if len(ends) == 1:
                yield (type, *ends[0]), some
                continue
            by_ends: dict[tuple[str, str], list[Relationship]] = {}
            for one in some:
                by_ends.setdefault((_label(one.start), _label(one.end)), []).append(one)
            for (start, stop), those in by_ends.items():
                yield (type, start, stop), those


@cache
def _ends(type: str) -> list[tuple[str, str]]:
    """Return the labels of both ends as the schema has them."""
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return [(start, stop) for start, stop in schema["relationships"][type]["ends"]]


def _label(id: str) -> str:
    return _LABELS[id.replace(":", "-", 1).partition("-")[0]]
