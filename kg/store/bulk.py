"""Load a graph into kglite, by its bulk loading where the values allow it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kg.model.graph import Node, Relationship
from kg.store.batches import batches, ends_of, own_name, plain, word
from kg.store.table import Table, columns_of

if TYPE_CHECKING:
    import kglite

# Larger ones take more memory and aren't faster.
BATCH = 20_000
# Names that no property can have.
_START, _STOP = "id of start", "id of stop"


class Loading:
    """A graph of kglite that is being built. Names in its queries are words, checked here."""

    def __init__(self, built: "kglite.KnowledgeGraph") -> None:
        self.built = built
        self._label_of: dict[str, str] = {}

    @property
    def labels(self) -> list[str]:
        """The labels that nodes have, sorted."""
        return sorted(set(self._label_of.values()))

    def add_nodes(self, nodes: Iterable[Node]) -> None:
        """Add nodes; one whose id is there already is left as it is."""
        for label, group in groupby(nodes, attrgetter("label")):
            for batch in batches(self._new(word(label), group), BATCH):
                self._create_nodes(label, batch)

    def _new(self, label: str, nodes: Iterable[Node]) -> Iterator[Node]:
        label_of = self._label_of
        for node in nodes:
            if node.id not in label_of:
                label_of[node.id] = label
                yield node

    def _create_nodes(self, label: str, nodes: list[Node]) -> None:
        own = _own_columns([node.properties for node in nodes])
        try:
            table = Table(own | {"id": [node.id for node in nodes]})
        except TypeError:  # values of several types: Cypher takes them one by one
            create = f"UNWIND $rows AS row CREATE (n:{label}) SET n = row"
            rows = [{**plain(node.properties), "id": node.id} for node in nodes]
            self.built.cypher(create, params={"rows": rows})
        else:
            self.built.add_nodes(table, label, "id", column_types=table.declared)

    def add_relationships(self, links: Iterable[Relationship]) -> None:
        """Add relationships between nodes that are there. Raises :class:`ValueError` for others."""
        for type, group in groupby(links, attrgetter("type")):
            word(type)
            for batch in batches(group, BATCH):
                by_labels: dict[tuple[str, str], list[Relationship]] = {}
                for link in batch:
                    by_labels.setdefault(ends_of(link, self._label_of), []).append(link)
                for (start, stop), some in by_labels.items():
                    self._create_links(type, start, stop, some)

    def _create_links(self, type: str, start: str, stop: str, links: list[Relationship]) -> None:
        ends = {_START: [link.start for link in links], _STOP: [link.end for link in links]}
        try:
            table = Table(_own_columns([link.properties for link in links]) | ends)
        except TypeError:
            create = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{stop} {{id: row.stop}}) "
                f"CREATE (a)-[r:{type}]->(b) SET r = row.own"
            )
            rows = [{"start": link.start, "stop": link.end, "own": plain(link.properties)} for link in links]
            self.built.cypher(create, params={"rows": rows})
        else:
            self.built.add_relationships(table, type, start, _START, stop, _STOP, column_types=table.declared)


def _own_columns(rows: list[Mapping[str, Any]]) -> dict[str, list[Any]]:
    columns = columns_of(rows)
    for name in columns:
        own_name(name)
    return columns
