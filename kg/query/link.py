"""From the names in a question to entities of the store. What the store holds decides what a name is."""

from collections.abc import Iterable, Sequence

import msgspec

from kg.gazetteer import organization, place
from kg.query import library
from kg.query.countries import country_meant, country_named
from kg.query.names import Name, Names, fold
from kg.query.parse import Question, Slot
from kg.query.posts import holders, office
from kg.query.words import words
from kg.store.base import Store

# Likeness of spelling, of 100: what is taken for the name with a note, and what is only offered.
_TAKEN, _OFFERED = 80.0, 65.0
_ACTORS = ("Person", "Organization")


class Group(msgspec.Struct, kw_only=True):
    """What one participant's name may stand for."""

    said: str
    ids: list[str]
    names: list[str]


class Unknown(msgspec.Struct, frozen=True):
    """A name that nothing in the store has, with the nearest ones."""

    said: str
    nearest: tuple[str, ...] = ()


class Links(msgspec.Struct, kw_only=True):
    """The entities of a question."""

    participants: list[Group] = []
    places: list[Name] = []
    countries: list[str] = []
    place_said: list[str] = []
    topics: list[Name] = []
    notes: list[str] = []
    unknown: list[Unknown] = []


def link(store: Store, names: Names, question: Question) -> Links:
    """Find the entities behind all names of a question."""
    return _Linker(store, names).link(question.slots)


class _Linker:
    def __init__(self, store: Store, names: Names) -> None:
        self.store = store
        self.names = names
        self.links = Links()

    def link(self, slots: Iterable[Slot]) -> Links:
        for slot in slots:
            if slot.part == "place" and self._place(slot):
                continue
            if slot.part == "topic" and self._topic(slot):
                continue
            if not self._participant(slot) and not self._place(slot) and not self._guess(slot):
                self._not_found(slot)
        return self.links

    def _place(self, slot: Slot) -> bool:
        if capital := _capital(slot.text):
            return self._place(msgspec.structs.replace(slot, text=capital))
        found = [entry for entry in self.names.whole(slot.text) if entry.label == "Place"]
        country = country_named(slot.text)
        if not found and not country and slot.part == "place":
            found = self._otherwise_called(slot.text)
        if not found and not country:
            found = [entry for entry in self.names.part(slot.text) if entry.label == "Place"]
            actors = [entry for entry in self.names.whole(slot.text) if entry.label in _ACTORS]
            if not found or actors:
                return False
        self._add_places(slot, found, country.code if country else None, country.name if country else None)
        return True

    def _otherwise_called(self, text: str) -> list[Name]:
        """Return the place of the store that has, or had, a name that no document uses: Leningrad."""
        known = place(text)
        return [entry for entry in self.names.entries if known and entry.id == known.id]

    def _add_places(self, slot: Slot, found: list[Name], code: str | None, name: str | None) -> None:
        links = self.links
        codes = [code] if code else []
        codes += [entry.country for entry in found if entry.kind == "country" and entry.country]
        if slot.joint == "," and links.places:
            # "Riga, Latvia": the second says which of the first is meant.
            inside = [entry for entry in links.places if entry.country in codes]
            if inside:
                links.places = inside
                links.place_said[-1] += f", {name or found[0].name}"
                return
        links.places += [entry for entry in found if entry not in links.places]
        links.countries += [code for code in dict.fromkeys(codes) if code not in links.countries]
        links.place_said.append(
            " or ".join(dict.fromkeys(entry.name for entry in found)) or name or slot.text
        )

    def _topic(self, slot: Slot) -> bool:
        found = self._topics(slot.text)
        if not found:
            found = [entry for part in slot.text.split(" and ") for entry in self._topics(part)]
        self.links.topics += [entry for entry in found if entry not in self.links.topics]
        return bool(found)

    def _topics(self, text: str) -> list[Name]:
        found = [entry for entry in self.names.part(text) if entry.label == "Topic"]
        return found or [entry for entry in self.names.whole(text) if entry.label == "Topic"]

    def _participant(self, slot: Slot) -> bool:
        found = self._actors(slot.text)
        if found:
            self._add(slot, found)
        return bool(found)

    def _actors(self, text: str) -> list[Name]:
        """Return whom a name means; the first way that finds somebody counts."""
        found = [entry for entry in self.names.called(text) if entry.label in _ACTORS]
        states = [entry for entry in found if entry.kind == "state" and entry.country]
        if found and not states:
            return found
        return (
            [*found, *self._bodies(text, found)]
            or self._office_holders(text)
            or self._known_organization(text)
            or [entry for entry in self.names.part(text) if entry.label in _ACTORS]
            or self._of_something(text)
        )

    def _bodies(self, text: str, found: Sequence[Name]) -> list[Name]:
        """Return the state and its bodies for a country, a people or "the Latvian delegation"."""
        spoken = [word for word in text.split(" ") if word.lower() not in {*words().state, "of", "the"}]
        country = country_meant(" ".join(spoken)) if spoken else None
        if country is None:
            return []
        rows = library.rows(self.store, "state-bodies", {"countries": [country.code]})
        bodies = [Name(label="Organization", **row) for row in rows]
        known = {entry.id for entry in found}
        return [body for body in bodies if body.id not in known]

    def _known_organization(self, text: str) -> list[Name]:
        """Return the organization that the world calls so, under the name that it has in the store."""
        entry = organization(text) or organization(text.upper() if len(text) > 3 else text)
        if entry is None:
            return []
        found = [one for one in self.names.entries if one.id == entry.id]
        return found or [one for name in (entry.name, *entry.aliases) for one in self.names.whole(name)][:1]

    def _office_holders(self, text: str) -> list[Name]:
        asked = office(text, self.names)
        if asked is None:
            return []
        if asked.name:
            named = [entry for entry in self._actors(asked.name) if entry.label == "Person"]
            if named:
                return named
        rows = holders(self.store, asked) if not asked.name and (asked.country or asked.organizations) else []
        rows = rows or ([] if asked.name or asked.country else holders(self.store, asked))
        people = {row["id"]: row["name"] for row in rows}
        return [Name(id=id, label="Person", name=name) for id, name in people.items()]

    def _of_something(self, text: str) -> list[Name]:
        """Return whom the first part of "Ana Lindqvist of Sweden" means."""
        left, of, _ = text.partition(" of ")
        return self._actors(left) if of and not office(left, self.names) else []

    def _guess(self, slot: Slot) -> bool:
        """Take the nearest spelling where one is near enough, and say so."""
        labels = {"place": ("Place", *_ACTORS), "topic": ("Topic", *_ACTORS)}.get(
            slot.part, (*_ACTORS, "Place")
        )
        if len(fold(slot.text)) < 4:
            return False
        likest = [pair for pair in self.names.near(slot.text, _TAKEN) if pair[1].label in labels]
        if not likest:
            return False
        best = [entry for score, entry in likest if score == likest[0][0]]
        best = [
            entry for entry in best if entry.label == min(best, key=lambda e: labels.index(e.label)).label
        ]
        meant = " or ".join(dict.fromkeys(entry.name for entry in best))
        self.links.notes.append(f"took “{slot.text}” for {meant}")
        if best[0].label == "Place":
            self._add_places(slot, best, None, None)
        elif best[0].label == "Topic":
            self.links.topics += best
        else:
            self._add(slot, best)
        return True

    def _add(self, slot: Slot, found: list[Name]) -> None:
        said = Group(said=slot.text, ids=[], names=[])
        if slot.joint == "or" and self.links.participants:
            group = self.links.participants[-1]
        else:
            group = said
            self.links.participants.append(group)
        group.ids += [entry.id for entry in found if entry.id not in group.ids]
        states = [entry for entry in found if entry.kind == "state"]
        group.names += [entry.name for entry in states or found if entry.name not in group.names]

    def _not_found(self, slot: Slot) -> None:
        labels = {"place": ("Place",), "topic": ("Topic",)}.get(slot.part, (*_ACTORS, "Place"))
        near = [entry.name for _, entry in self.names.near(slot.text, _OFFERED) if entry.label in labels]
        self.links.unknown.append(Unknown(slot.text, tuple(dict.fromkeys(near))[:3]))


def _capital(text: str) -> str | None:
    """Return the city that "capital of Latvia" or "Latvian capital" means."""
    before, word, after = text.partition("capital")
    country = country_meant(after.removeprefix(" of ").strip() or before.strip()) if word else None
    return country.capital if country else None
