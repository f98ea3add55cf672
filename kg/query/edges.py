"""Which stretches of a question are names: of people, bodies, states, places, topics, posts and outlets.

What the store holds decides; the grammar decides later which of them are meant.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.gazetteer.groups import bloc, region, region_by_adjective
from kg.gazetteer.names import fold as fold_spelling
from kg.query import library
from kg.query.countries import country_before_hyphen, country_meant, country_named
from kg.query.grammar import Edge, grammar
from kg.query.moments import moments
from kg.query.names import Name, Names, fold
from kg.query.posts import is_post, names_post, role_words, singular
from kg.query.strangers import add_strangers, drop_fragments, mend
from kg.query.tokens import Token
from kg.query.words import words
from kg.store.base import Store

_LONGEST = 8
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[-–]\s*|\s+and\s+")
# Words that begin and end no post.
_LINKS = frozenset(("of", "for", "the", "and", "to", "in", "at", "an", "a"))
# "First Minister" but "the president first visited".
_ORDER = frozenset(("first", "last", "next"))
# What it costs to take a word of grammar, or a post, for a name; a gathering without a name for one in
# particular; and a place or topic for a country.
_COMMON, _POSTED, _VAGUE, _SMALLER = 1.5, 1.0, 1.0, 0.5
# What it costs to take words for a topic of which they are nearly nothing.
_PART = 0.4


class Edges:
    """All names found in one question."""

    def __init__(self, store: Store, names: Names, text: str, tokens: Sequence[Token]) -> None:
        self.store = store
        self.names = names
        self.text = text
        self.tokens = list(tokens)
        self.found: list[Edge] = list(moments(tokens))
        capitals = [token for token in tokens if text[token.start].isupper()]
        self.small = all(token.start == 0 or token.word == "i" for token in capitals)

    def all(self) -> list[Edge]:
        """Return every name, then what may be one: near spellings and strangers."""
        for start, end in self.stretches(_LONGEST):
            self.add(start, end, self._names(start, end))
        drop_fragments(self)
        self._add_posts()
        if self._said("gathering"):
            self._add_gatherings()
        if self._said("source_word") or any(self.strange()):
            self._add_outlets()
        mend(self)
        add_strangers(self)
        return self.found

    def words(self) -> list[str]:
        """Return the words, misspelt ones mended."""
        return [token.word for token in self.tokens]

    # Names of the store and of the world

    def _names(self, start: int, end: int) -> Iterator[tuple[str, object, float]]:
        said = self.words_at(start, end)
        hyphen = end == start + 1 and end < len(self.tokens) and self.tokens[end].word == "-"
        if hyphen and (state := country_before_hyphen(said)):
            yield "ADJ", (state.code, state.name, ()), 0.0
            return
        article = end == start + 2 and self.tokens[start].word == "the"  # "the first" is no name of somebody
        common = self.is_common(end - 1) and (article or end == start + 1)
        if not common:
            yield from self._world(said)
        entries = self._entries(said, start, end, common)
        actors = tuple(
            one for one in entries if one.label in ("Person", "Organization") and one.kind != "state"
        )
        places = tuple(one for one in entries if one.label == "Place" and one.kind != "country")
        # "Washington" is the town, though a state of the country is called so, too.
        places = tuple(one for one in places if one.kind != "region") or places
        states = [one for one in entries if one.kind in ("state", "country")]
        if actors:
            # Who has no name, and a group, are called by a post: who asks for that means all who held it.
            called = all(one.label == "Person" or one.kind == "group" for one in actors)
            post = is_post(said) or (called and names_post(fold(said).split(" ")))
            yield "ACTOR", actors, _POSTED if post else 0.0
        if bodies := tuple(one for one in actors if one.label == "Organization"):
            yield "ORG", bodies, 0.0
        if places:
            # "Georgia" is the country and "Africa" all of it, whatever else is called so.
            larger = not common and (country_named(said) or region(said))
            yield "PLACE", places, _SMALLER if larger else 0.1 if actors else 0.0
        if states and not country_named(said):
            yield "STATE", (states[0].country, states[0].name, tuple(states)), 0.0
        if self._may_be_topic(start, end) and (topics := self._topics(said)):
            # "Meetings of Truman" are his, though one was about the memorial services for him; "the Geneva
            # meetings" were there, though others were about a Geneva Conference.
            named = country_named(said) or any(one.label == "Person" for one in actors)
            named = named or any(fold(said) in map(fold, one.all) for one in places)
            named = named or all(map(country_meant, _BETWEEN.split(said)))  # "US-Soviet talks" are theirs
            share = max(len(fold(said).split(" ")) / len(fold(one.name).split(" ")) for one in topics)
            yield "TOPIC", topics, _SMALLER if named and not common else _PART * (1 - min(share, 1.0))

    def _world(self, said: str) -> Iterator[tuple[str, object, float]]:
        upper = said.upper() if self.small and len(said) < 5 else said
        country = country_named(said) or country_named(upper)
        if country:
            yield "STATE", (country.code, country.name, ()), 0.0
        elif country := country_meant(said):
            people = fold_spelling(said) in map(fold_spelling, country.nationals)
            adjective = fold_spelling(said) in map(fold_spelling, country.adjectives)
            if adjective or not people:
                yield "ADJ", (country.code, country.name, ()), 0.0
            if people:
                yield "PEOPLE", (country.code, country.name, ()), 0.0
        if found := region(said):
            yield "REGION", found, 0.0
        if found := region_by_adjective(said):
            yield "REGIONADJ", found, 0.0
        if found := bloc(said):
            yield "BLOC", found, 0.0

    def _entries(self, said: str, start: int, end: int, common: bool) -> list[Name]:
        whole = self.names.called(said)
        if not whole and self.small and len(said) < 5 and not common:
            whole = self.names.called(said.upper())
        if whole:
            return whole
        if not common and not country_named(said):
            from kg.gazetteer import organization

            known = organization(said) or (
                organization(said.upper()) if len(said) > 3 or self.small else None
            )
            if known:
                of_id = [one for one in self.names.entries if one.id == known.id]
                found = (
                    of_id
                    or [one for name in (known.name, *known.aliases) for one in self.names.whole(name)][:1]
                )
                if found:
                    return found
        if common or country_meant(said) or region(said) or region_by_adjective(said) or self._are_two(said):
            return []
        spoken = fold(said).split(" ")
        # "Secretary of State Shultz" is no Secretary, and no post is part of a name.
        if {spoken[0], spoken[-1]} & _LINKS or names_post(spoken) or is_post(said):
            return []
        part = self.names.part(said)
        people = [one for one in part if one.label == "Person"]
        if people:
            return people
        if end - start == 1 and not self.capital(start) and not self.small:
            return []
        firsts = [
            one
            for one in part
            if one.label == "Place" or fold(one.name).split(" ")[0] == fold(said).split(" ")[0]
        ]
        return [one for one in firsts if one.label != "Topic" and one.kind not in ("state", "country")]

    def _are_two(self, said: str) -> bool:
        """Whether words name two: "Russia and NATO", whatever has both in its name."""
        sides = _AND.split(said)
        return len(sides) > 1 and all(country_named(one) or self.names.called(one) for one in sides)

    def _may_be_topic(self, start: int, end: int) -> bool:
        """Whether words may be of a label: not "Iraq with", nor a number or "state" alone."""
        if end > start + 1:
            return not (self.is_common(start) or self.is_common(end - 1))
        word = self.tokens[start].word
        beyond = self.is_common(start) and word in grammar().classes["beyond"]
        return not beyond and word not in words().adjectives

    def _topics(self, said: str) -> tuple[Name, ...]:
        wanted = [word for word in fold(said).split(" ") if word not in words().small]
        edges = fold(said).split(" ")
        if not wanted or edges[0] in words().small or edges[-1] in words().small:
            return ()
        return tuple(self.names.topics(wanted))

    # Posts, gatherings, outlets

    def _add_posts(self) -> None:
        vocabulary = words()
        said = [singular(token.word) for token in self.tokens]
        if not any(set(role_words(word)) & vocabulary.posts for word in said):
            return
        known = [frozenset(role_words(row["role"])) for row in library.rows(self.store, "roles")]
        for start, end in self.stretches(_LONGEST):
            stretch = said[start:end]
            if stretch[0] in _LINKS or stretch[-1] in _LINKS | _ORDER or "," in stretch:
                continue
            wanted = frozenset(role_words(" ".join(one for one in stretch if one not in ("-", "'s"))))
            if not wanted & vocabulary.posts or "'s" in stretch:
                continue
            if wanted <= vocabulary.of_posts or any(wanted <= role for role in known):
                many = any(
                    one != token.word for one, token in zip(stretch, self.tokens[start:end], strict=True)
                )
                cost = 0.4 if wanted - vocabulary.of_posts and country_meant(stretch[-1]) else 0.0
                self.edge(start, end, "ROLES" if many else "ROLE", tuple(sorted(wanted)), cost)
                if wanted & vocabulary.envoys:
                    self.edge(start, end, "ENVOY", tuple(sorted(wanted)), cost)

    def _add_gatherings(self) -> None:
        found = library.rows(self.store, "gatherings")
        labels = [(row["id"], row["label"], set(_spelt(self.names, row["label"]))) for row in found]
        nouns = grammar().classes["gathering"]
        for start, end in self.stretches(_LONGEST):
            wanted = set(_spelt(self.names, self.words_at(start, end)))
            content = wanted - words().small
            fits = tuple((id, label) for id, label, has in labels if content and wanted <= has)
            small = {self.tokens[start].word, self.tokens[end - 1].word} & words().small
            if fits and not small:
                # "The Madrid conference" isn't any conference that was somewhere.
                cost = _VAGUE if content <= nouns.keys() else 0.0
                self.edge(start, end, "EVENT" if content & nouns.keys() else "EVENTNAME", fits, cost)

    def _add_outlets(self) -> None:
        known = {fold(row["publisher"]): row["publisher"] for row in library.rows(self.store, "outlets")}
        for start, end in self.stretches(_LONGEST):
            if name := known.get(fold(self.words_at(start, end))):
                self.edge(start, end, "OUTLET", name, 0.0)

    # Helpers

    def strange(self) -> Iterator[int]:
        """Yield the words that are nothing yet."""
        covered = {at for edge in self.found for at in range(edge.start, edge.end)}
        for at, token in enumerate(self.tokens):
            nothing = token.word.isalpha() and not grammar().knows(token.word) and not is_post(token.word)
            if at not in covered and nothing:
                yield at

    def stretches(self, longest: int) -> Iterator[tuple[int, int]]:
        for start, token in enumerate(self.tokens):
            if not token.word[0].isalnum():
                continue
            for end in range(start + 1, min(start + longest, len(self.tokens)) + 1):
                if self.tokens[end - 1].word[0].isalnum():
                    yield start, end

    def words_at(self, start: int, end: int) -> str:
        """Return what the question has there, as it is written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def capital(self, at: int) -> bool:
        """Whether a word is written as names are."""
        letter = self.text[self.tokens[at].start]
        return letter.isupper() or (letter.isalpha() and not letter.islower())

    def is_common(self, at: int) -> bool:
        """Whether a word is one of grammar, not written as a name."""
        word = self.tokens[at].word
        known = grammar().knows(word) or word in grammar().classes["beyond"]
        said = self.text[self.tokens[at].start : self.tokens[at].end]
        shouted = len(said) > 1 and said.isupper() and not self.text.isupper()  # "US" isn't "us"
        return known and (self.small or not self.capital(at) or (at == 0 and not shouted))

    def _said(self, name: str) -> bool:
        return any(token.word in grammar().classes[name] for token in self.tokens)

    def add(self, start: int, end: int, kinds: Iterable[tuple[str, object, float]]) -> None:
        """Note what a stretch may be."""
        for kind, value, cost in kinds:
            known = end == start + 1 and grammar().knows(self.tokens[start].word)
            self.edge(start, end, kind, value, cost + (_COMMON if known and not self.capital(start) else 0.0))

    def edge(self, start: int, end: int, kind: str, value: object, cost: float) -> None:
        """Note one name."""
        self.found.append(
            Edge(start=start, end=end, kind=kind, text=self.words_at(start, end), value=value, cost=cost)
        )


def _spelt(names: Names, text: str) -> list[str]:
    """Return the words of a gathering's name, organizations by their own names: "G-7" is "G7"."""
    said = text.upper() if len(text) < 5 else text
    if found := [one for one in names.whole(said) if one.label == "Organization"]:
        return fold(found[0].name).split(" ")
    parts = []
    for word in text.split(" "):
        short = (
            [one for one in names.whole(word.upper()) if one.label == "Organization"] if len(word) < 5 else []
        )
        parts += fold(short[0].name if short else word).split(" ")
    return parts
