"""The shortest chain of meetings, against NetworkX on the same meetings."""

from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from hypothesis import given, settings

from kg.model.entity import Meeting, Person
from kg.model.graph import Graph
from kg.query.network.chain import LONGEST, chain
from kg.query.network.selection import HELD, MAYBE_HELD
from kg.store.base import Store
from kg.store.open import open_store
from tests.query.network.random_graphs import MEETINGS, PEOPLE, graph_of


@given(MEETINGS)
@settings(max_examples=12, deadline=None)
def test_a_chain_is_as_short_as_networkx_finds_it_from_either_end(
    meetings: list[tuple[str, int, frozenset[str]]],
) -> None:
    joined = nx.Graph()
    joined.add_nodes_from(PEOPLE)
    for status, _, people in meetings:
        if status == "held":
            joined.add_edges_from(combinations(people, 2))
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "store")) as store:
        store.project(graph_of(meetings))
        for a, b in combinations(PEOPLE, 2):
            steps = chain(store, a, b, HELD)
            length = nx.shortest_path_length(joined, a, b) if nx.has_path(joined, a, b) else 0
            assert len(steps) == len(chain(store, b, a, HELD)) == length
            present = [meetings[int(step.meeting[2:])][2] for step in steps]
            if steps:
                assert a in present[0]
                assert b in present[-1]
            assert all(one & other for one, other in pairwise(present))
            assert all(meetings[int(step.meeting[2:])][0] == "held" for step in steps)
            assert len(chain(store, a, b, MAYBE_HELD)) <= length or not length


def test_hubs_are_joined_without_reading_what_lies_far(store: Store) -> None:
    graph = Graph()
    for name in ("a", "b", *(f"x{number}" for number in range(LONGEST + 1))):
        graph.add(Person(id=name, name=name))

    def meet(one: str, other: str) -> None:
        id = graph.add(Meeting(id=f"m-{one}-{other}", label="Talks", status="held"))
        graph.link("PARTICIPATES_IN", one, id)
        graph.link("PARTICIPATES_IN", other, id)

    for one, other in (("a", "x1"), ("x1", "b"), ("a", "x0"), ("x0", "b")):
        meet(one, other)
    for number in range(1, LONGEST):
        meet(f"x{number}", f"x{number + 1}")
    store.project(graph)
    # Of two chains of the same length, always the one whose meetings have the smaller ids.
    assert [(step.meeting, step.name) for step in chain(store, "a", "b", HELD)] == [
        ("m-a-x0", "x0"),
        ("m-x0-b", None),
    ]
    assert len(chain(store, "x1", f"x{LONGEST}", HELD)) == LONGEST - 1
    assert len(chain(store, "a", f"x{LONGEST}", HELD)) == LONGEST
    assert chain(store, "x0", f"x{LONGEST}", HELD) == []
