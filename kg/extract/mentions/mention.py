"""What is found in a text before any meeting is: names, posts, bodies and places, with their offsets."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from kg.extract.words.lexicon import HeadClass

MentionKind = Literal["person", "office", "organization", "state", "place", "venue"]


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A post in pieces: "Norwegian Foreign Minister" is the role "Foreign Minister" in "Norway".

    ``head`` is the title's last word in lower case; ``country`` an ISO code where the text names one;
    ``counterpart`` marks "her Georgian counterpart", whose post is that of somebody else; ``implied`` that
    no words beside the post say whose it is, only its surroundings.
    """

    role: str | None = None
    rank: str | None = None
    organization: str | None = None
    country: str | None = None
    head: str | None = None
    head_class: HeadClass | None = None
    past: bool = False
    counterpart: bool = False
    implied: bool = False


class RolePhrase(msgspec.Struct, kw_only=True):
    """A post as it stands in the text; ``start`` and ``end`` are offsets of the phrase with its article."""

    start: int
    end: int
    head_start: int
    head_end: int
    role: Role
    definite: bool
    plural: bool = False


class Mention(msgspec.Struct, kw_only=True):
    """Words that name somebody or something. ``name`` is the fullest that the document gives."""

    start: int
    end: int
    text: str
    kind: MentionKind
    name: str
    role: Role | None = None
    country: str | None = None

    @property
    def is_actor(self) -> bool:
        """Whether it can take part in a meeting."""
        return self.kind in ("person", "office", "organization", "state")


class Taken:
    """Which characters of a text belong to a span already."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._offsets: set[int] = set()
        for start, end in spans:
            self._offsets.update(range(start, end))

    def take(self, start: int, end: int) -> bool:
        """Take a span if no character of it is taken, and return whether it was free."""
        if self.overlaps(start, end):
            return False
        self._offsets.update(range(start, end))
        return True

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a character of the span is taken."""
        return not self._offsets.isdisjoint(range(start, end))
