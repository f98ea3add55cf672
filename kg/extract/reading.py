"""One document read once: its names, bodies and places, and who holds which post in it."""

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.mentions.acronyms import spelled_out
from kg.extract.mentions.bodies import bodies_and_places, outside
from kg.extract.mentions.mention import Mention, RolePhrase, Taken
from kg.extract.mentions.names import candidates, names_beside, people
from kg.extract.mentions.towns import settled
from kg.extract.posts.holders import attach
from kg.extract.posts.home_states import Surroundings
from kg.extract.posts.roles import role_phrases
from kg.extract.text.dateline import dateline_of
from kg.extract.text.nlp import parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Accents that stand for apostrophes in texts from elsewhere: "Doe´s government".
_APOSTROPHES = str.maketrans("´`", "''")


class Reading:
    """A parsed document with all that names somebody in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dateline = dateline_of(text)
        # The dateline is blanked, not cut, so that offsets stay those of the document.
        body = _blanked(text, self.dateline.start, self.dateline.end) if self.dateline else text
        self.doc: Doc = parsed(body.translate(_APOSTROPHES))
        named, bodies, self.roles = self._names()
        self.filed_in = self.dateline.filed_in if self.dateline else None
        filed_in = self.filed_in.country if self.filed_in else None
        town = self.filed_in.name if self.filed_in else None
        around = Surroundings(self.doc, bodies, self.roles, filed_in, town)
        self.posts = attach(self.text, named, self.roles, around)
        self.bodies = bodies

    def _names(self) -> tuple[list[Mention], list[Mention], list[RolePhrase]]:
        """Find people, bodies and posts, then again with the names that the posts give away."""
        names, everything = [*candidates(self.doc)], bodies_and_places(self.doc)
        named = people(self.doc, names)
        bodies = spelled_out(self.text, outside(named, everything))
        posts = role_phrases(self.doc, [*named, *bodies])
        beside = names_beside(self.doc, posts)
        if beside:
            named = people(self.doc, [*names, *beside])
            bodies = spelled_out(self.text, outside(named, everything))
            posts = role_phrases(self.doc, [*named, *bodies])
        return named, bodies, posts

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions in order, none inside another; an office is one only without a name beside it."""
        offices = Taken((office.start, office.end) for office in self.posts.offices)
        bodies = [body for body in self.bodies if not offices.overlaps(body.start, body.end)]
        found = sorted([*self.posts.people, *self.posts.offices, *bodies], key=lambda mention: mention.start)
        return settled(found, self.text)

    @cached_property
    def called(self) -> dict[str, list[Mention]]:
        """The organizations with names of several words, by each of these words, in order."""
        found: dict[str, list[Mention]] = {}
        for body in self.bodies:
            if body.kind == "organization" and " " in body.text:
                for word in {*body.name.lower().split()}:
                    found.setdefault(word, []).append(body)
        return found

    @cached_property
    def titles_by_end(self) -> dict[int, list[int]]:
        """Where the posts that stand beside a name start, by where they end."""
        found: dict[int, list[int]] = {}
        for start, end in self.posts.titles:
            found.setdefault(end, []).append(start)
        return found


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
