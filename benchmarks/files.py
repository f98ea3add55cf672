"""The same graph as files for ``neo4j-admin database import``: how a million meetings get into a Neo4j."""

from pathlib import Path

from neo4j import GraphDatabase

from benchmarks.synthetic import SyntheticGraph
from kg.export.import_csv import Tables
from kg.export.neo4j_import import ARGUMENTS, arguments, node_columns, relationship_columns, state
from kg.store.open import open_store

_INDEX_SECONDS = 3600


def write_files(graph: SyntheticGraph, folder: Path) -> None:
    """Write the files into a folder."""
    folder.mkdir()
    with (
        Tables(folder / "nodes", ":LABEL", node_columns()) as nodes,
        Tables(folder / "relationships", ":TYPE", relationship_columns()) as links,
    ):
        for node in graph.nodes():
            nodes.add(node.label, {**node.properties, "id": node.id})
        for link in graph.relationships():
            links.add(link.type, {**link.properties, ":START_ID": link.start, ":END_ID": link.end})
        nodes.add(*state(nodes, links))
    (folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in arguments(nodes, links)), "utf-8")


def finish(uri: str) -> None:
    """Let kg take the last steps after an import, and wait for the indexes."""
    open_store(uri).close()
    with GraphDatabase.driver(uri) as driver:
        driver.execute_query(f"CALL db.awaitIndexes({_INDEX_SECONDS})")
