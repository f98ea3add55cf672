"""Meetings made at random: of every status and kind, on days known well, badly or not, in places or nowhere."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from kg.model.entity import Meeting, Person, Place
from kg.model.graph import Graph
from kg.query.explore.columns import KINDS
from kg.query.wording import STATUSES

PEOPLE = tuple(f"p-{number}" for number in range(5))
COUNTRIES = {"gn:no": "NO", "gn:se": "SE"}
TOWNS = {"gn:oslo": "gn:no", "gn:bergen": "gn:no", "gn:lund": "gn:se"}
START = date(1998, 11, 1)


class Told(NamedTuple):
    """A meeting: ``day`` after the start (negative: unknown), so many days uncertain, ids of places."""

    status: str
    kind: str
    day: int
    length: int
    people: frozenset[str]
    places: frozenset[str]

    @property
    def days(self) -> tuple[date, date] | None:
        if self.day < 0:
            return None
        first = START + timedelta(self.day)
        return first, first + timedelta(self.length)

    @property
    def wholes(self) -> set[str]:
        return {*self.places, *(TOWNS[one] for one in self.places if one in TOWNS)}


MEETINGS = st.lists(
    st.builds(
        Told,
        st.sampled_from(STATUSES),
        st.sampled_from(KINDS[:-1]),
        st.integers(-40, 1200),
        st.sampled_from((0, 0, 0, 2, 40, 364)),
        st.frozensets(st.sampled_from(PEOPLE), min_size=1, max_size=3),
        st.frozensets(st.sampled_from((*TOWNS, *COUNTRIES)), max_size=2),
    ),
    max_size=16,
)


def graph_of(meetings: list[Told]) -> Graph:
    """Return a graph with these meetings, the first ``m-00``."""
    graph = Graph()
    for one in PEOPLE:
        graph.add(Person(id=one, name=f"Name{one[2:]} Of{one[2:]}"))
    for id, code in COUNTRIES.items():
        graph.add(Place(id=id, name=f"Country {code}", kind="country", country=code, lat=60.0, lon=10.0))
    for id, country in TOWNS.items():
        # One of them isn't on the map.
        lat = None if id == "gn:lund" else 59.0
        graph.add(
            Place(id=id, name=id[3:].title(), kind="city", country=COUNTRIES[country], lat=lat, lon=lat)
        )
        graph.link("PART_OF", id, country)
    for number, told in enumerate(meetings):
        first, last = told.days or (None, None)
        id = graph.add(
            Meeting(
                id=f"m-{number:02}",
                label="Talks",
                status=told.status,  # type: ignore[arg-type]
                kind=told.kind,  # type: ignore[arg-type]
                date=f"{first}/{last}" if first else None,
                earliest=first,
                latest=last,
            )
        )
        for one in told.people:
            graph.link("PARTICIPATES_IN", one, id)
        for place in told.places:
            graph.link("LOCATED_IN", id, place)
    return graph
