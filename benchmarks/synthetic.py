"""A synthetic graph of meetings with its evidence, of any size, that is never in memory as a whole.

The same number of meetings and seed give the same graph. Places are those of the gazetteer; people, their
posts and what documents say are invented. Labels, relationships and properties are those of the schema.
"""

from collections.abc import Iterator
from typing import Any

from benchmarks.draws import KINDS, PRECISIONS, STATUSES, Draws
from benchmarks.evidence import Evidence
from benchmarks.invented import ROLES, When, cities, full_name, id_of, states, surname, topic, when
from kg.model.graph import Node, Relationship

_FORMER = ("gn:8354411", "Soviet Union", "SUHH")
_OF_FORMER = frozenset({"RU", "UA", "BY", "KZ", "GE", "AM", "AZ", "LV", "LT", "EE"})
_PARTS = {"bilateral": 1, "visit": 1, "call": 1}


class SyntheticGraph:
    """A :class:`kg.model.graph.GraphSource`. Numbers below are those of :class:`benchmarks.draws.Draws`."""

    def __init__(self, meetings: int, seed: int = 1) -> None:
        self.draws = Draws(meetings, len(states()), seed)
        self.sizes = self.draws.sizes
        self.cities = cities(self.sizes.cities)
        self.sizes = self.draws.sizes
        self._evidence = Evidence(self)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes by label."""
        yield from self._evidence.affiliation_reports()
        yield from self._evidence.documents()
        yield from self._judgements()
        yield from self._meetings()
        yield from self._evidence.meeting_reports()
        yield from self._memberships()
        yield from self._evidence.mentions()
        yield from self._names()
        yield from self._organizations()
        yield from self._people()
        yield from self._places()
        yield from self._references()
        yield from self._topics()

    def relationships(self) -> Iterator[Relationship]:
        """Yield all relationships by type."""
        yield from self._about()
        yield from self._evidence.contains()
        yield from self._held_at()
        yield from self._holds()
        yield from self._in_former_state()
        yield from self._in_organization()
        yield from self._known_as()
        yield from self._located_in()
        yield from self._evidence.of_mentions("MENTIONS")
        yield from self._participates_in()
        yield from self._part_of()
        yield from self._following("PART_OF_EVENT", "session", 3)
        yield from self._following("POSTPONED_TO", "postponed", 2)
        yield from self._evidence.of_mentions("REFERS_TO")
        yield from self._refer_references()
        yield from self._evidence.reports()
        yield from self._report_references()
        yield from self._evidence.stated_by()

    def person(self, number: int) -> str:
        """Return the id of a person."""
        return id_of("p", number)

    def actor(self, number: int) -> tuple[str, str]:
        """Return the id and the name of a participant."""
        if number < self.sizes.people:
            return id_of("p", number), full_name(number)
        return self.organization(number - self.sizes.people)

    def organization(self, number: int) -> tuple[str, str]:
        """Return the id and the name of a body, or of the state with that number after the bodies."""
        if number < self.sizes.bodies:
            state = states()[self.draws.state_of_body[number]]
            return id_of("o", number), f"Ministry {number} of {state.name}"
        state = states()[number - self.sizes.bodies]
        return f"wd:{state.wikidata}", state.name

    def place(self, number: int) -> tuple[str, str]:
        """Return the id and the name of a city, or of the country with that number after the cities."""
        if number < len(self.cities):
            return self.cities[number].id, self.cities[number].name
        state = states()[number - self.sizes.cities]
        return f"gn:{state.geonames}", state.name

    def date(self, meeting: int) -> When:
        """Return when a meeting is."""
        return when(int(self.draws.day[meeting]), PRECISIONS[self.draws.precision[meeting]])

    def _meetings(self) -> Iterator[Node]:
        draws = self.draws
        for number in range(self.sizes.meetings):
            edtf, earliest, latest = self.date(number)
            kind = KINDS[draws.kind[number]]
            _, who = self.actor(int(draws.actor_of_part[draws.first_part[number]]))
            own: dict[str, Any] = {
                "label": f"{who}, {edtf}",
                "kind": kind,
                "format": "remote" if kind == "call" else "in_person",
                "status": STATUSES[draws.status[number]],
                "date": edtf,
                "confidence": 0.9,
            }
            own |= {"earliest": earliest, "latest": latest} if earliest else {"over_a_year": True}
            yield Node(label="Meeting", id=id_of("m", number), properties=own)

    def _memberships(self) -> Iterator[Node]:
        for number in range(self.sizes.posts):
            since = 1990 + number % 30
            own: dict[str, Any] = {
                "role": ROLES[number % len(ROLES)],
                "attested_from": f"{since}-03-01",
                "attested_to": f"{since + 4}-10-31",
            }
            if number % 20 == 0:
                own |= {"rank": "General", "since": f"{since}"}
            yield Node(label="Membership", id=id_of("ms", number), properties=own)

    def _organizations(self) -> Iterator[Node]:
        for number in range(self.sizes.bodies):
            id, name = self.organization(number)
            state = states()[self.draws.state_of_body[number]]
            own = {"name": name, "aliases": [f"M{number}"], "kind": "ministry", "country": state.code}
            yield Node(label="Organization", id=id, properties=own)
        for state in states():
            own = {"name": state.name, "aliases": list(state.aliases), "kind": "state", "country": state.code}
            yield Node(
                label="Organization", id=f"wd:{state.wikidata}", properties=own | {"wikidata": state.wikidata}
            )

    def _names(self) -> Iterator[Node]:
        for number in range(self.sizes.people):
            if number % 3:
                yield Node(label="Name", id=id_of("n", number), properties={"name": surname(number)})

    def _people(self) -> Iterator[Node]:
        for number in range(self.sizes.people):
            own: dict[str, Any] = {
                "name": full_name(number),
                "aliases": [surname(number)] if number % 3 else [],
                "unnamed": number % 50 == 49,
            }
            if number % 100 == 0:
                own["wikidata"] = f"Q{10**8 + number}"
            yield Node(label="Person", id=self.person(number), properties=own)

    def _places(self) -> Iterator[Node]:
        former = {"name": _FORMER[1], "aliases": [], "kind": "country", "country": _FORMER[2]}
        yield Node(label="Place", id=_FORMER[0], properties=former)
        for state in states():
            own = {"name": state.name, "aliases": list(state.aliases), "kind": "country"}
            own |= {"lat": state.lat, "lon": state.lon, "country": state.code, "geonames": state.geonames}
            known = {name: value for name, value in own.items() if value is not None}
            yield Node(label="Place", id=f"gn:{state.geonames}", properties=known)
        for city in self.cities:
            own = {"name": city.name, "aliases": city.aliases, "kind": "city", "country": city.country}
            own |= {"lat": city.lat, "lon": city.lon, "geonames": city.id[3:]}
            yield Node(label="Place", id=city.id, properties=own)
        for number in range(self.sizes.venues):
            city = self.cities[self.draws.city_of_venue[number]]
            own = {
                "name": f"{city.name} Palace {number}",
                "aliases": [],
                "kind": "venue",
                "country": city.country,
            }
            yield Node(label="Place", id=id_of("pl", number), properties=own)

    def _topics(self) -> Iterator[Node]:
        for number in range(self.sizes.topics):
            yield Node(label="Topic", id=id_of("t", number), properties={"label": topic(number)})

    def _references(self) -> Iterator[Node]:
        for number in range(self.sizes.references):
            own = {
                "name": full_name(number),
                "entry": f"Q{10**8 + number}",
                "datasets": ["people"],
                "urls": [],
            }
            yield Node(label="Reference", id=id_of("rf", number), properties=own)

    def _judgements(self) -> Iterator[Node]:
        for number in range(self.sizes.references):
            own = {"left": self.person(number), "right": self.person(number + 1), "same": "no"}
            own |= {"by": "somebody", "at": "2024-01-01T00:00:00Z"}
            yield Node(label="Judgement", id=id_of("j", number), properties=own | {"score": 0.5})

    def _about(self) -> Iterator[Relationship]:
        for number, about in enumerate(self.draws.topic.tolist()):
            if about >= 0:
                yield _link("ABOUT", id_of("m", number), id_of("t", about))

    def _held_at(self) -> Iterator[Relationship]:
        for number, venue in enumerate(self.draws.venue.tolist()):
            if venue >= 0:
                yield _link("HELD_AT", id_of("m", number), id_of("pl", venue))

    def _holds(self) -> Iterator[Relationship]:
        for number, person in enumerate(self.draws.post_of.tolist()):
            yield _link("HOLDS", self.person(person), id_of("ms", number))

    def _in_former_state(self) -> Iterator[Relationship]:
        for number, place in enumerate(self.draws.place.tolist()):
            latest = self.date(number).latest
            is_city = 0 <= place < len(self.cities)
            if latest and latest.year < 1992 and is_city and self.cities[place].country in _OF_FORMER:
                yield _link("IN_FORMER_STATE", id_of("m", number), _FORMER[0])

    def _in_organization(self) -> Iterator[Relationship]:
        for number, body in enumerate(self.draws.body_of_post.tolist()):
            yield _link("IN_ORGANIZATION", id_of("ms", number), id_of("o", body))

    def _known_as(self) -> Iterator[Relationship]:
        for number in range(self.sizes.people):
            if number % 3:
                yield _link("KNOWN_AS", self.person(number), id_of("n", number))

    def _located_in(self) -> Iterator[Relationship]:
        for number, place in enumerate(self.draws.place.tolist()):
            if place >= 0:
                yield _link("LOCATED_IN", id_of("m", number), self.place(place)[0])

    def _participates_in(self) -> Iterator[Relationship]:
        draws, people = self.draws, self.sizes.people
        parts = zip(draws.meeting_of_part.tolist(), draws.actor_of_part.tolist(), strict=True)
        for number, (meeting, actor) in enumerate(parts):
            own: dict[str, Any] = {}
            if actor < people and number % 4:  # the first post of a person has the person's number
                body = int(draws.body_of_post[actor])
                own = {"role": ROLES[actor % len(ROLES)], "membership": id_of("ms", actor)}
                own["organization"] = self.organization(body)[1]
            if KINDS[draws.kind[meeting]] in _PARTS:
                own["side"] = 1 + number % 2
            yield _link("PARTICIPATES_IN", self.actor(actor)[0], id_of("m", meeting), own)

    def _part_of(self) -> Iterator[Relationship]:
        whole = {state.code: f"gn:{state.geonames}" for state in states()}
        for city in self.cities:
            yield _link("PART_OF", city.id, whole[city.country])
        for number, at in enumerate(self.draws.city_of_venue.tolist()):
            yield _link("PART_OF", id_of("pl", number), self.cities[at].id)
        for number, at in enumerate(self.draws.state_of_body.tolist()):
            yield _link("PART_OF", id_of("o", number), f"wd:{states()[at].wikidata}")

    def _following(self, type: str, word: str, every: int) -> Iterator[Relationship]:
        for number in range(0, self.sizes.meetings - every, every):
            if word in (KINDS[self.draws.kind[number]], STATUSES[self.draws.status[number]]):
                ends = (number + 1, number) if type == "PART_OF_EVENT" else (number, number + 1)
                yield _link(type, *(id_of("m", end) for end in ends))

    def _refer_references(self) -> Iterator[Relationship]:
        for number in range(self.sizes.references):
            yield _link("REFERS_TO", id_of("rf", number), self.person(number % self.sizes.people))

    def _report_references(self) -> Iterator[Relationship]:
        for number in range(self.sizes.references):
            yield _link("REPORTS", id_of("rf", number), id_of("ms", number % self.sizes.posts))


def _link(type: str, start: str, end: str, own: dict[str, Any] | None = None) -> Relationship:
    return Relationship(type=type, start=start, end=end, properties=own or {})
