"""Whom and what the names in a parsed question stand for."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from kg.gazetteer.countries import countries, country
from kg.gazetteer.groups import GroupOfStates, bloc
from kg.query import library
from kg.query.grammar import Edge, Node, grammar
from kg.query.names import Name, Names, fold
from kg.query.posts import holders
from kg.query.question import Party, Post, Unknown, Where
from kg.query.strangers import NEAR
from kg.query.words import words
from kg.store.base import Store

# Likeness of spelling from which a name is offered instead of one that is unknown.
_OFFERED = 65.0
_STRANGERS = ("UNKNOWN", "LOWNAME")


class Linker:
    """Finds entities for the nodes of one question, and notes what was taken for what."""

    def __init__(self, store: Store, names: Names, said: Callable[[int, int], str]) -> None:
        self.store = store
        self.names = names
        # The question's own words from one of them to another.
        self.said = said
        # Set by who reads the clauses: whom "the minister who met Price" stands for.
        self.relative: Callable[[Node], Party] | None = None
        self.notes: list[str] = []
        self.unknown: list[Unknown] = []

    def parties(self, node: Node) -> list[Party]:
        """Return whom a node names: alternatives of "A or B" as one."""
        found = [self._held_by(post) for shared in node.each("shared_post") for post in self._shared(shared)]
        either = (node.rule == "nps" and bool(node.said("joint"))) or any(
            one.said("joint") for one in node.each("nps")
        )
        for core in node.each("core", "core_of_people", "core_of_talks", "stranger", "callers"):
            if core.rule == "callers":
                found.append(self._party(core))
            elif core.rule == "stranger":
                self.strange(next(core.edges()))
            elif party := self.party(core):
                found.append(party)
        return [_joined(found)] if either and len(found) > 1 else found

    def party(self, core: Node) -> Party | None:
        """Return whom one name or description stands for; none for a stranger."""
        if self.relative and core.children[-1].rule == "relative_person":
            return self.relative(core.children[-1])
        if any(edge.kind in _STRANGERS for edge in core.edges()):
            for edge in core.edges():
                if edge.kind in _STRANGERS:
                    self.strange(edge)
            return None
        return self._party(core)

    def _party(self, core: Node) -> Party:
        part = core.children[-1] if core.children else core
        for child in core.children:
            if child.rule == "post" and not any(one.rule == "ACTOR" for one in core.children):
                return self.holders_of(child)
            if child.rule in ("members", "state_people", "STATE", "PEOPLE"):
                part = child
        if any(child.rule == "ACTOR" for child in core.children):
            party = self._actor(next(child.edge for child in core.children if child.rule == "ACTOR"))
            return self._titled(party, core.first("title"))
        return self._state(part, core)

    def _titled(self, party: Party, title: Node | None) -> Party:
        """Return those of a name who are known by the title before it; say so where nobody is."""
        if title is None or not any(edge.kind == "ROLE" for edge in title.edges()):
            return party
        post = self.post(title)
        held = {row["id"] for row in holders(self.store, post)}
        by_id = dict(zip(party.ids, party.names, strict=True))
        known = {id: name for id, name in by_id.items() if id in held}
        # "King Hassan" is Hassan II, whoever else is called Hassan.
        known = known or {one.id: one.name for one in self.names.part(party.said) if one.id in held}
        if not known:
            self._say(f"{' or '.join(dict.fromkeys(party.names))} is not known here as {post.said}")
            return party
        return replace(party, ids=tuple(known), names=tuple(known.values()))

    def _actor(self, edge: Edge | None) -> Party:
        assert edge is not None
        entries: tuple[Name, ...] = edge.value
        self._note(edge, entries)
        return Party(
            said=edge.text,
            ids=tuple(one.id for one in entries),
            names=tuple(one.name for one in entries),
            people=any(one.label == "Person" for one in entries),
        )

    def _state(self, node: Node, core: Node) -> Party:
        edges = [node.edge] if node.edge else list(core.edges())
        for edge in edges:
            if edge.kind in ("ACTOR", "ORG"):
                return self._actor(edge)
            if edge.kind in ("REGION", "REGIONADJ", "BLOC"):
                group: GroupOfStates = edge.value
                self._note_members(edge)
                return self._bodies(group.name, group.codes)
            if edge.kind in ("STATE", "ADJ", "PEOPLE"):
                code, name, entries = edge.value
                self._note(edge, entries)
                return self._bodies(name, (code,), entries)
        raise AssertionError(core)

    def _bodies(self, said: str, codes: tuple[str, ...], entries: Iterable[Name] = ()) -> Party:
        """Return states with their ministries and armed forces."""
        rows = library.rows(self.store, "state-bodies", {"countries": list(codes)})
        found = {one.id: one.name for one in entries if one.kind == "state"}
        states = found | {row["id"]: row["name"] for row in rows if row["kind"] == "state"}
        ids = dict.fromkeys([*found, *(row["id"] for row in rows)])
        # The names of states; of one that only its bodies stand for, the name of the world.
        names = tuple(states.values()) or tuple(one.name for code in codes if (one := country(code)))[:1]
        return Party(said=said, ids=tuple(ids), names=names, countries=codes)

    def _shared(self, node: Node) -> list[Post]:
        """Return the posts that "the foreign ministers of Russia and Turkey" are."""
        post = self.post(node)
        states = [edge for edge in node.edges() if edge.kind in ("STATE", "ADJ")]
        role = next(edge.text for edge in node.edges() if edge.kind in ("ROLE", "ROLES"))
        return [
            replace(post, said=f"{role} of {edge.value[1]}", countries=(edge.value[0],)) for edge in states
        ]

    def holders_of(self, node: Node) -> Party:
        """Return whoever held the post that a node describes."""
        return self._held_by(self.post(node))

    def _held_by(self, asked: Post) -> Party:
        rows = holders(self.store, asked)
        people = {row["id"]: row["name"] for row in rows}
        of_state = {*asked.role} <= grammar().classes["of_state"].keys()
        if not people and asked.countries and (of_state or frozenset(asked.role) in words().meaning):
            return self._bodies(asked.said, asked.countries)  # nobody's post is called so
        if not people and (unknown := Unknown(asked.said, ())) not in self.unknown:
            self.unknown.append(unknown)
        return Party(
            said=asked.said,
            ids=tuple(people),
            names=tuple(people.values()),
            posts=tuple(row["post"] for row in rows),
        )

    def post(self, node: Node) -> Post:
        """Return the post that a node describes."""
        countries: tuple[str, ...] = ()
        organizations: tuple[str, ...] = ()
        role: tuple[str, ...] = ()
        group: GroupOfStates | None = None
        edges = list(node.edges())
        for edge in edges:
            if edge.kind in ("ROLE", "ROLES", "ENVOY"):
                role = edge.value
            elif edge.kind in ("STATE", "ADJ"):
                countries = (edge.value[0],)
            elif edge.kind in ("REGION", "REGIONADJ", "BLOC"):
                countries = edge.value.codes
                self._note_members(edge)
            elif edge.kind == "ORG":
                organizations = tuple(one.id for one in edge.value)
                group = bloc(edge.text) or group
        if group and frozenset(role) in words().meaning:  # "NATO leaders" are those of its members
            self._say_members(group)
            countries, organizations = group.codes, ()
        said = self.said(edges[0].start, edges[-1].end)
        return Post(said=said, role=role, countries=countries, organizations=organizations)

    def places(self, node: Node) -> list[Where]:
        """Return the places that a node names."""
        spots = list(node.each("spot")) or [node]
        return [place for spot in spots for place in self._places(spot)]

    def _places(self, spot: Node) -> Iterator[Where]:
        edges = list(spot.edges())
        if spot.first("capital") and (found := country(edges[0].value[0])):
            capital = found.capital or ""
            entries = [one for one in self.names.whole(capital) if one.label == "Place"]
            yield Where(said=capital, ids=tuple(one.id for one in entries))
            return
        if spot.said("narrow"):
            entries = [one for one in edges[0].value if one.country == edges[1].value[0]] or list(
                edges[0].value
            )
            yield Where(said=edges[0].text, ids=tuple(one.id for one in entries))
            return
        for edge in edges:
            if edge.kind in _STRANGERS:
                self.strange(edge)
            elif edge.kind in ("REGION", "REGIONADJ", "BLOC"):
                self._note_members(edge)
                # What is told to have been in a region, and no more, is in it too.
                regions = (one for one in self.names.whole(edge.value.name) if one.kind == "region")
                ids = tuple(one.id for one in regions)
                yield Where(said=edge.value.name, ids=ids, countries=edge.value.codes)
            elif edge.kind in ("STATE", "ADJ"):
                code, name, entries = edge.value
                self._note(edge, entries)
                former = tuple(one.id for one in entries if one.label == "Place")
                yield Where(said=name, ids=former, countries=(code,))
            elif edge.kind == "PLACE":
                self._note(edge, edge.value)
                names = dict.fromkeys(one.name for one in edge.value)
                now = {one.country for one in edge.value if one.country}
                within = now | {one.code for one in countries() if now.intersection(one.successors)}
                ids = tuple(one.id for one in edge.value)
                yield Where(said=" or ".join(names), ids=ids, within=tuple(sorted(within)))

    def topics(self, node: Node) -> list[Name]:
        """Return the topics that a node names."""
        return [one for edge in node.edges() if edge.kind == "TOPIC" for one in edge.value]

    def sources(self, node: Node) -> Iterator[str]:
        """Yield the names of the outlets and speakers that a node names."""
        for voice in node.each("voice", "OUTLET"):
            for edge in [voice.edge] if voice.edge else voice.edges():
                if edge.kind == "OUTLET":
                    yield str(edge.value)
                elif edge.kind == "ACTOR":
                    yield from (one.name for one in edge.value)
                elif edge.kind == "STATE":
                    yield edge.value[1]
                elif edge.kind == "UNKNOWN":
                    self.strange(edge)

    def _note(self, edge: Edge, entries: Iterable[Name]) -> None:
        """Say which names were taken for what is spelt otherwise, and that a name has several bearers."""
        entries = list(entries)
        names = list(dict.fromkeys(one.name for one in entries))
        said = set(fold(edge.text).split(" "))
        has = [set(fold(name).split(" ")) for one in entries for name in one.all]
        if edge.cost >= NEAR and entries and not any(said <= words for words in has):
            self._say(f"took “{edge.text}” for {' or '.join(names)}")
            return
        if len(names) > 1:
            self._say(
                f"“{edge.text}” may be {', '.join(names[:-1])} or {names[-1]}: any of them is meant here"
            )

    def _note_members(self, edge: Edge) -> None:
        if edge.kind == "BLOC":
            self._say_members(edge.value)

    def _say_members(self, group: GroupOfStates) -> None:
        self._say(f"{group.name}: its members of today")

    def _say(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def strange(self, edge: Edge) -> None:
        """Note a name that nothing here has, with the nearest."""
        last = self.names.called(edge.text.split()[-1].rpartition("-")[2])
        near = [one.name for one in last if one.label == "Person"]
        near += [one.name for _, one in self.names.near(edge.text, _OFFERED)]
        unknown = Unknown(edge.text, tuple(dict.fromkeys(near))[:3])
        if unknown not in self.unknown:
            self.unknown.append(unknown)


def _joined(parties: list[Party]) -> Party:
    return Party(
        said=" or ".join(one.said for one in parties),
        ids=tuple(dict.fromkeys(id for one in parties for id in one.ids)),
        names=tuple(dict.fromkeys(name for one in parties for name in one.names)),
        # Who is meant by name may have any post.
        posts=tuple(post for one in parties for post in one.posts)
        if all(one.posts for one in parties)
        else (),
        countries=tuple(code for one in parties for code in one.countries),
    )
