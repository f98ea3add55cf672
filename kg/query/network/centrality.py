"""Who is in the middle of the network, by three measures; each is the same for the same graph."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

MEASURES = ("degree", "betweenness", "pagerank")
# How many steps along edges may be taken to reckon betweenness: some seconds.
_STEPS = 4_000_000
_SEED = 1
_DAMPING = 0.85
_ENOUGH = 1e-9


def centrality(graph: "nx.Graph", measure: str) -> tuple[dict[str, float], str]:
    """Return the measure of each node, and how it was reckoned, in words.

    ``degree`` is with how many others somebody met; ``betweenness`` the share of shortest chains that lead
    over somebody, on a large graph those from a sample; ``pagerank`` weights by the number of meetings.
    """
    if measure == "betweenness":
        return _betweenness(graph)
    if measure == "pagerank":
        return pagerank(graph), "PageRank over meetings, damping 0.85"
    return {id: float(degree) for id, degree in graph.degree()}, "how many others somebody met"


def _betweenness(graph: "nx.Graph") -> tuple[dict[str, float], str]:
    import networkx as nx

    size = graph.number_of_nodes()
    sample = max(10, _STEPS // max(1, size + 2 * graph.number_of_edges()))
    said = "share of all shortest chains of meetings that lead over somebody"
    if sample >= size:
        return nx.betweenness_centrality(graph), said
    said += f", estimated from those of {sample} of {size}, seed {_SEED}"
    return nx.betweenness_centrality(graph, k=sample, seed=_SEED), said


def pagerank(graph: "nx.Graph") -> dict[str, float]:
    """Return PageRank by the weights of edges: NetworkX's own needs SciPy, which nothing else here does."""
    import numpy as np

    ids = list(graph)
    if not ids:
        return {}
    at = {id: number for number, id in enumerate(ids)}
    edges = [(at[a], at[b], weight) for a, b, weight in graph.edges(data="weight", default=1)]
    ends = np.array([(a, b) for a, b, _ in edges], dtype=np.intp).reshape(-1, 2)
    weights = np.array([weight for _, _, weight in edges], dtype=float)
    start, stop = np.concatenate([ends, ends[:, ::-1]]).T
    both = np.concatenate([weights, weights])
    strength = np.bincount(start, both, minlength=len(ids))
    share = np.divide(1.0, strength, out=np.zeros(len(ids)), where=strength > 0)
    rank = np.full(len(ids), 1 / len(ids))
    for _ in range(1000):
        lost = rank[strength == 0].sum() / len(ids)
        flow = np.bincount(stop, both * (rank * share)[start], minlength=len(ids))
        new = _DAMPING * (flow + lost) + (1 - _DAMPING) / len(ids)
        moved, rank = float(np.abs(new - rank).sum()), new
        if moved < _ENOUGH:
            break
    return dict(zip(ids, rank.tolist(), strict=True))
