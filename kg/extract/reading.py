"""One document read once: its names, bodies and places, and who holds which post in it."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.mentions.bodies import bodies_and_places, outside
from kg.extract.mentions.mention import Mention, RolePhrase, Taken
from kg.extract.mentions.names import candidates, names_beside, people
from kg.extract.mentions.towns import settled
from kg.extract.posts.holders import attach
from kg.extract.posts.home_states import Surroundings
from kg.extract.posts.roles import role_phrases
from kg.extract.text.nlp import parsed
from kg.gazetteer import place
from kg.model.report import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "RIGA, March 11, 2024 (Example Wire) - ": where and when a story was filed, no part of the sentence.
_DATELINE = re.compile(
    r"^[ \t]*(?P<city>[^\W\d_a-z][^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,3}?)"
    r"(?:,[^\n()—–]{0,40}?)?(?:\s*\([^)\n]{2,40}\))?\s*(?:-{1,2}|—|–)\s+(?=[“\"A-Z])",
    re.MULTILINE,
)


# Accents that stand for apostrophes in texts from elsewhere: "Doe´s government".
_APOSTROPHES = str.maketrans("´`", "''")


class Reading:
    """A parsed document with all that names somebody in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dateline = _dateline(text)
        # The dateline is blanked, not cut, so that offsets stay those of the document.
        body = text if not self.dateline else _blanked(text, *self.dateline)
        self.doc: Doc = parsed(body.translate(_APOSTROPHES))
        named, bodies, self.roles = self._names()
        self.filed_in = self._filed_in()
        filed_in = self.filed_in.country if self.filed_in else None
        around = Surroundings(self.doc, bodies, self.roles, filed_in)
        self.posts = attach(self.text, named, self.roles, around)
        self.bodies = bodies

    def _filed_in(self) -> PlaceMention | None:
        """Return the city of the dateline, where "here" is."""
        match = _DATELINE.match(self.text, self.dateline[0]) if self.dateline else None
        if match is None:
            return None
        city = match["city"]
        entry = place(city.title() if city.isupper() else city)
        return PlaceMention(
            name=entry.name if entry else city.title(),
            country=entry.country if entry else None,
            text=city,
            start=match.start("city"),
            end=match.end("city"),
        )

    def _names(self) -> tuple[list[Mention], list[Mention], list[RolePhrase]]:
        """Find people, bodies and posts, then again with the names that the posts give away."""
        names, everything = [*candidates(self.doc)], bodies_and_places(self.doc)
        named = people(self.doc, names)
        bodies = outside(named, everything)
        posts = role_phrases(self.doc, [*named, *bodies])
        beside = names_beside(self.doc, posts)
        if beside:
            named = people(self.doc, [*names, *beside])
            bodies = outside(named, everything)
            posts = role_phrases(self.doc, [*named, *bodies])
        return named, bodies, posts

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions in order, none inside another; an office is one only without a name beside it."""
        offices = Taken((office.start, office.end) for office in self.posts.offices)
        bodies = [body for body in self.bodies if not offices.overlaps(body.start, body.end)]
        found = sorted([*self.posts.people, *self.posts.offices, *bodies], key=lambda mention: mention.start)
        return settled(found, self.text)


def _dateline(text: str) -> tuple[int, int] | None:
    """Return the span of the dateline, which stands in one of the first lines or nowhere."""
    for match in _DATELINE.finditer(text[:600]):
        if match["city"].isupper() or "(" in match[0]:
            return match.span()
    return None


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
