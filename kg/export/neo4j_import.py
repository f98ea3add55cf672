"""A whole store as files for ``neo4j-admin database import``: what that makes of them is a store again.

What lasts goes into them as :mod:`kg.store.neo4j` keeps it: documents with their reports, judgements with
their position, reference data with its keys, the state. See ``docs/stores.md``.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from kg.atomic import whole_folder
from kg.errors import KgError
from kg.export.import_csv import BETWEEN_ITEMS, Columns, Tables, columns
from kg.model import derivation
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.store import neo4j_records, neo4j_references, neo4j_schema
from kg.store.base import Kept, Store
from kg.store.neo4j_records import KEPT
from kg.store.schema import graph_schema
from kg.store.whole import read_nodes, read_relationships

ARGUMENTS = "import.args"
FINISH = "finish.cypher"
# The importer reads in pieces of this many bytes, if not told of more. A row must fit into one.
_BUFFER = 4_194_304
# Ids of the graph are unique over all its labels, but not against the names of other nodes.
_GRAPH = "graph"
_ABOUT = f"""\
A graph of meetings with all that it was made of, for an empty Neo4j database.

1. Stop the server. In this folder, as the user that the server runs as:
     neo4j-admin database import full neo4j @{ARGUMENTS}
   With --overwrite-destination it replaces a database that isn't empty.
2. Start the server. The next command of kg makes the constraints, the indexes and what CSV has no way to say:
     kg --store bolt://localhost:7687 stats
   So does {FINISH}, by hand: cypher-shell --file {FINISH}
"""


class Row(NamedTuple):
    """A node or a relationship: its label or type, and its values by column."""

    name: str
    values: dict[str, Any]


def command(folder: Path) -> str:
    """Return the one line that imports a folder."""
    return f"cd {quote(str(folder))} && neo4j-admin database import full neo4j @{ARGUMENTS}"


def write(store: Store, folder: Path, on_rows: Callable[[int], None] = lambda number: None) -> None:
    """Write all files into a folder, which appears when it is whole.

    The same content gives the same bytes, whatever the store. ``on_rows`` is told of each number of rows.
    Raises :class:`~kg.errors.NothingRead` for a folder that isn't empty, :class:`KgError` for a store that
    is, or that somebody is loading into.
    """
    with whole_folder(folder) as part, closing(store.kept()) as kept:
        first = next(kept, None)  # from here on what is kept stays the same, and in Neo4j the graph too
        if first is None or store.stale:
            raise KgError(f"{store.uri} is empty, or somebody is loading: export when they are done")
        with (
            Tables(part / "nodes", ":LABEL", node_columns()) as nodes,
            Tables(part / "relationships", ":TYPE", relationship_columns()) as links,
        ):
            lasting = _kept(chain([first], kept))
            for tables, rows in ((nodes, _nodes(store)), (links, _links(store)), (nodes, lasting)):
                for row in rows:
                    tables.add(*row)
                    on_rows(1)
            nodes.add(*state(nodes, links))
        _write_text(part / ARGUMENTS, "".join(f"{line}\n" for line in arguments(nodes, links)))
        _write_text(part / FINISH, neo4j_schema.script())
        _write_text(part / "README.txt", _ABOUT)


def size(store: Store) -> int:
    """Return how many rows there will be, about: without the keys of reference data."""
    (found,) = store.query(
        "CALL { MATCH (n) WHERE n.id IS NOT NULL RETURN count(n) AS number UNION ALL "
        "MATCH ()-[r]->() RETURN count(r) AS number } RETURN sum(number) AS number"
    )
    return int(found["number"]) + store.counts().references


def node_columns() -> dict[str, Columns]:
    """Return the columns of each label."""
    graph = {
        label: {**columns(properties), "id": f"id:ID({_GRAPH})"}
        for label, properties in graph_schema().nodes.items()
    }
    graph["Document"] |= columns({"extraction": "string", "digest": "string"})
    graph["Judgement"] |= columns({"position": "integer", "digest": "string"})
    entry = columns({"entry": "string", "digest": "string"})
    key = columns({"key": "string", "entry_id": "string"})
    own = columns({"revision": "integer", "imported": "integer", "derivation": "string"})
    lists = columns({"labels": "list of string", "types": "list of string"})
    return {
        **graph,
        "ReferenceEntry": {"entry_id": "entry_id:ID(ReferenceEntry)", **entry},
        "ReferenceKey": {"pair": "pair:ID(ReferenceKey)", **key},
        "StoreState": {"id": "id:ID(StoreState)", **own, **lists},
    }


def relationship_columns() -> dict[str, Columns]:
    """Return the columns of each type."""
    ends = {end: f"{end}({_GRAPH})" for end in (":START_ID", ":END_ID")}
    return {type: {**ends, **columns(own)} for type, own in graph_schema().relationships.items()}


def _nodes(store: Store) -> Iterator[Row]:
    for label in graph_schema().nodes:
        if label not in KEPT:
            for node in read_nodes(store, label):
                yield Row(label, {**node.properties, "id": node.id})


def _links(store: Store) -> Iterator[Row]:
    for type in graph_schema().relationships:
        for link in read_relationships(store, type):
            yield Row(type, {**link.properties, ":START_ID": link.start, ":END_ID": link.end})


def _kept(items: Iterable[Kept]) -> Iterator[Row]:
    """Yield the nodes of what is kept, as Neo4j keeps it."""
    position = 0
    for item in items:
        if isinstance(item, Record):
            yield Row("Document", neo4j_records.properties_of(item))
        elif isinstance(item, Judgement):
            position += 1
            yield Row("Judgement", {**neo4j_records.properties_of_judgement(item), "position": position})
        else:
            found = neo4j_references.row_of(item)
            keys = found.pop("keys")
            yield Row("ReferenceEntry", {"entry_id": found.pop("id"), **found})
            for key in keys:
                yield Row("ReferenceKey", {**key, "entry_id": item.id})


def state(nodes: Tables, links: Tables) -> Row:
    """Return the state of a store that lacks its constraints; a judgement's position is never later."""
    labels = [label for label in graph_schema().nodes if label in nodes.names]
    revision = nodes.rows["Document"] + nodes.rows["Judgement"] + 1
    values = {"id": "state", "revision": revision, "imported": revision, "derivation": derivation.DERIVATION}
    return Row("StoreState", {**values, "labels": sorted(labels), "types": links.names})


def arguments(nodes: Tables, links: Tables) -> Iterator[str]:
    """Yield the options of the importer: all values as written, nothing left out."""
    yield from (f"--nodes=nodes/{name}.csv" for name in nodes.names)
    yield from (f"--relationships=relationships/{name}.csv" for name in links.names)
    yield from ("--id-type=string", "--multiline-fields=true", "--bad-tolerance=0", "--strict=true")
    yield f"--array-delimiter=U+{ord(BETWEEN_ITEMS):04X}"
    yield f"--read-buffer-size={max(_BUFFER, 2 * nodes.longest)}"


def _write_text(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n")
