"""``kg stats``: how much there is, and who is most connected."""

from collections import Counter
from itertools import combinations

from kg.query import library
from kg.query.answer import Answer, Row
from kg.store.base import Store

# Whoever was invited to a cancelled meeting has met nobody there.
_JOINING = ["held", "planned", "postponed", "unknown"]


def stats(store: Store, top: int | None = None) -> Answer:
    """Return counts by label, status and year; with ``top``, so many of the most connected."""
    return _top(store, top) if top is not None else _counts(store)


def _counts(store: Store) -> Answer:
    rows = library.rows(store, "counts")
    order = {"label": 0, "status": 1, "year": 2}
    rows.sort(key=lambda row: (order[row["of"]], row["name"]))
    labels = {row["name"]: row["number"] for row in rows if row["of"] == "label"}
    shown = (
        ("Document", "documents"),
        ("Meeting", "meetings"),
        ("Person", "people"),
        ("Organization", "organizations"),
    )
    said = ", ".join(f"{word}: {labels.get(label, 0)}" for label, word in shown)
    return Answer(
        question="stats",
        answer=said,
        understood={"asks": ["counts"]},
        query=library.query("counts").cypher,
        rows=rows,
    )


def _top(store: Store, top: int) -> Answer:
    """Rank by how many others somebody shares a meeting with, then by the number of meetings."""
    import networkx as nx

    meetings: dict[str, list[str]] = {}
    people: dict[str, Row] = {}
    graph = nx.Graph()
    for row in library.rows(store, "participations", {"statuses": _JOINING}):
        people[row["actor"]] = {"id": row["actor"], "name": row["name"], "label": row["label"]}
        meetings.setdefault(row["meeting"], []).append(row["actor"])
        graph.add_node(row["actor"])
    for present in meetings.values():
        graph.add_edges_from(combinations(present, 2))
    number = Counter(id for present in meetings.values() for id in present)
    groups = sorted(map(sorted, nx.connected_components(graph)), key=lambda found: (-len(found), found))
    group = {id: at for at, found in enumerate(groups, 1) for id in found}
    rows = [
        {**people[id], "others": graph.degree(id), "meetings": number[id], "group": group[id]} for id in graph
    ]
    rows.sort(key=lambda row: (-row["others"], -row["meetings"], row["name"], row["id"]))
    rows = [{"rank": rank, **row} for rank, row in enumerate(rows[:top], 1)]
    best = ", ".join(f"{row['name']} ({row['others']})" for row in rows[:3])
    said = f"Met the most others: {best}" if best else "Nobody has met anybody here."
    return Answer(
        question=f"stats --top {top}",
        answer=said,
        understood={"asks": ["top"], "status": _JOINING},
        query=library.query("participations").cypher,
        parameters={"statuses": _JOINING},
        rows=rows,
    )
