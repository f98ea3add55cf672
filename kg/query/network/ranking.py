"""``kg stats --top``: the most connected people and organizations."""

from typing import Any

from kg.errors import QueryError
from kg.query import library
from kg.query.answer import Answer, plain
from kg.query.network.centrality import MEASURES, centrality
from kg.query.network.meetings import contacts, read
from kg.query.network.selection import HELD, MAYBE_HELD, Selection
from kg.store.base import Store


def most_connected(store: Store, top: int, by: str = "degree", *, held_only: bool = True) -> Answer:
    """Return the first by a measure, with ``others``, ``meetings`` and the ``group`` that they connect to.

    Raises :class:`QueryError` for another measure.
    """
    import networkx as nx

    if by not in MEASURES:
        raise QueryError(f"there is no measure {by!r}: choose {', '.join(MEASURES)}")
    statuses = HELD if held_only else MAYBE_HELD
    chosen = Selection(statuses=statuses)
    graph = contacts(read(store, chosen))
    measured, how = centrality(graph, by)
    groups = sorted(map(sorted, nx.connected_components(graph)), key=lambda found: (-len(found), found))
    group = {id: at for at, found in enumerate(groups, 1) for id in found}
    rows: list[dict[str, Any]] = [
        {"id": id, "name": own["name"], "label": own["type"], "others": graph.degree(id)}
        | ({by: round(measured[id], 6)} if by != "degree" else {})
        | {"meetings": own["meetings"], "group": group[id]}
        for id, own in graph.nodes(data=True)
    ]
    rows.sort(
        key=lambda row: (-measured[row["id"]], -row["others"], -row["meetings"], row["name"], row["id"])
    )
    rows = [{"rank": rank, **row} for rank, row in enumerate(rows[:top], 1)]
    column = "others" if by == "degree" else by
    best = ", ".join(f"{row['name']} ({row[column]:.4g})" for row in rows[:3])
    said = "Met the most others" if by == "degree" else f"First by {by} ({how})"
    query = library.query("participations")
    return Answer(
        question=f"stats --top {top}" + ("" if by == "degree" else f" --by {by}"),
        answer=f"{said}: {best}" if best else "Nobody has met anybody here.",
        understood={"asks": ["top"], "by": by, "how": how, "status": list(statuses)},
        query=query.cypher,
        parameters=plain(query.bind(chosen.parameters)),
        rows=rows,
    )
