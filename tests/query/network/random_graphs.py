"""Graphs of meetings made at random, and a store with one of them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from kg.model.entity import Meeting, Person
from kg.model.graph import Graph

STATUSES = ("held", "held", "planned", "cancelled")
PEOPLE = tuple(f"p-{number}" for number in range(9))


def graph_of(meetings: list[tuple[str, int, frozenset[str]]]) -> Graph:
    """Return a graph with meetings of a status, on a day (negative: unknown), with people."""
    graph = Graph()
    for one in PEOPLE:
        graph.add(Person(id=one, name=f"Name{one[2:]} Of{one[2:]}"))
    for number, (status, days, people) in enumerate(meetings):
        day = date(2000, 1, 1) + timedelta(days) if days >= 0 else None
        id = graph.add(
            Meeting(
                id=f"m-{number}",
                label="Talks",
                status=status,  # type: ignore[arg-type]
                date=day.isoformat() if day else None,
                earliest=day,
                latest=day,
            )
        )
        for one in people:
            graph.link("PARTICIPATES_IN", one, id)
    return graph


MEETINGS = st.lists(
    st.tuples(
        st.sampled_from(STATUSES),
        st.integers(-1, 900),
        st.frozensets(st.sampled_from(PEOPLE), min_size=1, max_size=3),
    ),
    max_size=14,
)
