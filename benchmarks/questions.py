"""What is asked of a synthetic graph: every named query, with parameters from its hubs down to its tail."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from benchmarks.draws import FIRST_DAY, Ints
from benchmarks.evidence import url
from benchmarks.invented import ROLES, full_name, id_of, states, topic
from benchmarks.synthetic import SyntheticGraph
from kg.query.library import on_page, queries, query

SETS = 20
_YEARS = range(1995, 2025)
_FIRST = date.fromisoformat(str(FIRST_DAY))


class Case(NamedTuple):
    """A named query and the parameters that it is run with, set by set.

    ``part``: all rows, the first ``page``, or ``how many`` there are.
    """

    query: str
    sets: list[dict[str, Any]]
    part: str = "all"

    def asked(self, parameters: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the Cypher for a set, and all its parameters."""
        found = query(self.query)
        if self.part == "page":
            return found.cypher, found.bind(parameters | on_page(1))
        return found.counting if self.part == "how many" else found.cypher, found.bind(parameters)


def cases(graph: SyntheticGraph) -> dict[str, Case]:
    """Return the cases by what they ask. Queries without parameters have one set.

    Those that give pages are asked for the first one under their own name, as ``kg`` does.
    """
    asked = Asked(graph)
    found = {name: Case(name, sets) for name, sets in asked.by_query().items()}
    found |= {name: Case("meetings", sets) for name, sets in asked.of_meetings().items()}
    by_parameter = asked.by_parameter()
    for each in queries():
        if each.name not in found and each.name != "meetings":
            needed = {one.name: by_parameter[one.name] for one in each.parameters if not one.optional}
            found[each.name] = Case(each.name, _sets(**needed) if needed else [{}])
    paged = {name: case for name, case in found.items() if query(case.query).page}
    found |= {name: case._replace(part="page") for name, case in paged.items()}
    for part in ("how many", "all"):
        found |= {f"{name}, {part}": case._replace(part=part) for name, case in paged.items()}
    return found


class Asked:
    """What is asked for, by number: people, partners, cities, states, from the greatest hub to the tail."""

    def __init__(self, graph: SyntheticGraph) -> None:
        draws, sizes = graph.draws, graph.sizes
        self._graph = graph
        people = np.bincount(draws.actor_of_part, minlength=sizes.people)[: sizes.people]
        self.people = spread(people)
        self.partners = [self._partner(person) for person in self.people]
        in_cities = draws.place[(draws.place >= 0) & (draws.place < sizes.cities)]
        self.cities = spread(np.bincount(in_cities, minlength=sizes.cities))
        self.topics = spread(np.bincount(draws.topic[draws.topic >= 0], minlength=sizes.topics))
        self.bodies = spread(np.bincount(draws.body_of_post, minlength=sizes.bodies))
        state_of = {state.code: number for number, state in enumerate(states())}
        state_of_city = np.array([state_of[city.country] for city in graph.cities])
        self.states = spread(np.bincount(state_of_city[in_cities], minlength=len(states())))
        self.meetings = [int(number) for number in np.linspace(0, sizes.meetings - 1, SETS)]
        self.days = [_FIRST + timedelta(days=int(draws.day[meeting])) for meeting in self.meetings]
        years = [_YEARS[number * 7 % len(_YEARS)] for number in range(SETS)]
        self.year = {
            "from": [date(year, 1, 1) for year in years],
            "to": [date(year, 12, 31) for year in years],
        }

    def _partner(self, person: int) -> int:
        """Return somebody who took part in the first meeting of a person, else that person."""
        draws = self._graph.draws
        meeting = draws.meeting_of_part[np.argmax(draws.actor_of_part == person)]
        actors = draws.actor_of_part[draws.first_part[meeting] : draws.first_part[meeting + 1]]
        others = [int(actor) for actor in actors if actor != person and actor < self._graph.sizes.people]
        return others[0] if others else person

    def by_parameter(self) -> dict[str, list[Any]]:
        """Return what a parameter is given, where it has the same meaning in all queries."""
        graph = self._graph
        codes = [states()[number].code for number in self.states]
        organizations = [graph.organization(number)[1] for number in self.bodies]
        organizations[::2] = [states()[number].name for number in self.states[::2]]
        return {
            "person": [full_name(number) for number in self.people],
            "one": [full_name(number) for number in self.people],
            "other": [full_name(number) for number in self.partners],
            "organization": organizations,
            "country": codes,
            "place": [graph.place(number)[1] for number in self.cities],
            "day": self.days,
            "days": [30] * SETS,
            "before": self.year["from"],
            **self.year,
        }

    def by_query(self) -> dict[str, list[dict[str, Any]]]:
        """Return the sets of parameters of the queries whose parameters mean something of their own."""
        graph, meetings = self._graph, [id_of("m", number) for number in self.meetings]
        people = [graph.person(number) for number in self.people]
        names = [full_name(number) for number in self.people]
        posts = [id_of("ms", number) for number in self.people]
        codes = [states()[number].code for number in self.states]
        bodies = [id_of("o", number) for number in self.bodies]
        documents = [url(number) for number in _even(graph.sizes.documents)]
        mentions = [id_of("mn", number) for number in _even(graph.sizes.meetings)]
        return {
            "chain-of-meetings": _sets(**{"from": names, "to": names[::-1]}),
            "documents-about": _sets(id=people),
            "earlier-id": _sets(evidence=mentions),
            "entity": _sets(id=people),
            "evidence-of-meeting": _sets(id=meetings),
            "evidence-of-person": _sets(id=people),
            "meetings-about": _sets(topic=[topic(number) for number in self.topics]),
            "meetings-in-document": _sets(id=documents),
            "days-of-posts": _sets(posts=[[post] for post in posts]),
            "reports-in-document": _sets(id=documents),
            "participants-of-meetings": _sets(meetings=[[one] for one in meetings]),
            "meetings-of-two-states": _sets(one=codes, other=codes[1:] + codes[:1]),
            "members": _sets(id=bodies),
            "people-of-entries": _sets(entries=[[f"Q{10**8 + number}"] for number in range(SETS)]),
            "posts": _sets(people=[[person] for person in people]),
            "references-of-person": _sets(id=people),
            "references-of-posts": _sets(posts=[[post] for post in posts]),
            "sidelines": _sets(gatherings=[[meeting] for meeting in meetings]),
            "sources-of-meetings": _sets(meetings=[[meeting] for meeting in meetings]),
            "sources-of-posts": _sets(posts=[[post] for post in posts]),
            "state-bodies": _sets(countries=[[code] for code in codes]),
            "statements-of": _sets(speaker=names),
            "status-history": _sets(id=meetings),
            "steps": _sets(meetings=[[meeting] for meeting in meetings], statuses=[["held"]] * SETS),
            "topics-of-meetings": _sets(meetings=[[meeting] for meeting in meetings]),
            "upcoming-meetings": _sets(**{"from": [date(2024, 12, 1)] * SETS}),
            "who-held-post": _sets(
                role=[ROLES[number % len(ROLES)] for number in range(SETS)],
                organization=[graph.organization(number)[1] for number in self.bodies],
            ),
        }

    def of_meetings(self) -> dict[str, list[dict[str, Any]]]:
        """Return the sets of parameters of ``meetings``, the query behind ``kg ask``, by what they ask."""
        graph = self._graph
        people = [[graph.person(number)] for number in self.people]
        partners = [[graph.person(number)] for number in self.partners]
        places = [[graph.place(number)[0]] for number in self.cities]
        codes = [[states()[number].code] for number in self.states]
        return {
            "meetings of a person": _sets(participants=[[person] for person in people]),
            "meetings of a person in a year": _sets(
                participants=[[person] for person in people], **self.year
            ),
            "meetings of two people": _sets(
                participants=[list(pair) for pair in zip(people, partners, strict=True)]
            ),
            "meetings of an organization": _sets(
                participants=[[[graph.organization(number)[0]]] for number in self.bodies]
            ),
            "meetings in a place": _sets(places=places),
            "meetings in a place and a year": _sets(places=places, **self.year),
            "meetings in a country and a year": _sets(countries=codes, **self.year),
            "meetings on a day": _sets(**{"from": self.days, "to": self.days}),
            "meetings about a topic in a year": _sets(
                topics=[[id_of("t", number)] for number in self.topics], **self.year
            ),
        }


def spread(weights: Sequence[int] | Ints) -> list[int]:
    """Return numbers by falling weight at ranks that grow evenly on a logarithmic scale: hub to tail."""
    order = np.argsort(-np.asarray(weights), kind="stable")
    ranks = np.unique(np.geomspace(1, len(order), SETS).astype(int))
    while len(ranks) < min(SETS, len(order)):  # the first ranks fall together: take the next free ones
        ranks = np.append(ranks, np.setdiff1d(np.arange(1, len(order) + 1), ranks)[0])
    chosen = [int(order[rank - 1]) for rank in np.sort(ranks)]
    return [chosen[number % len(chosen)] for number in range(SETS)]


def _even(size: int) -> list[int]:
    return [int(number) for number in np.linspace(0, size - 1, SETS)]


def _sets(**columns: list[Any]) -> list[dict[str, Any]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
