"""The town of a mayor who is named without it: "hosted by Mayor Jo Doe", in Riverside."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Mention, Role
from kg.extract.posts.told import is_subject
from kg.gazetteer import place

if TYPE_CHECKING:
    from spacy.tokens import Span

_OFFICERS = frozenset({"mayor", "councillor", "councilor"})
_AT = re.compile(r"\b(?:[Ii]n|[Aa]t|[Tt]o)\s+(?:the\s+(?:city|town)\s+of\s+)?$")
# "back from Riverside, where …"
_WHERE = re.compile(r",\s+where\b")
# How many characters stand before a town to say that people are there.
_BEFORE = 24


class Towns:
    """Which towns a document names where, and where it was filed."""

    def __init__(self, text: str, bodies: list[Mention], filed_in: str | None) -> None:
        self._text = text
        self._bodies = bodies
        self._filed_in = filed_in

    @cached_property
    def _towns(self) -> list[Mention]:
        """Where people are told to be; few documents have an officer of a town, who alone needs it."""
        text = self._text
        return [
            body
            for body in self._bodies
            if body.kind == "place"
            and (_AT.search(text, max(0, body.start - _BEFORE), body.start) or _WHERE.match(text, body.end))
            and (found := place(body.text))
            and found.kind == "city"
        ]

    def of(self, role: Role, name: "Span", title_start: int) -> str | None:
        """Return the town of an officer that the words beside the name leave out.

        Who acts is at home where the story was filed; who is met, where people are told to be before.
        """
        if role.head not in _OFFICERS or role.organization or role.past or role.counterpart:
            return None
        start = title_start if is_subject(name.root) else name.sent.start_char
        inside = [town for town in self._towns if start <= town.start < title_start]
        return inside[-1].name if inside else self._filed_in
