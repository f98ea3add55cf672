"""A word that tells of a meeting, with the nouns around it; still without names, place and date."""

from typing import TYPE_CHECKING

import msgspec

from kg.model.report import MeetingKind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


class Frame(msgspec.Struct, kw_only=True):
    """One trigger. ``verb`` is the predicate that it hangs on; ``actors`` are nouns in order of sides.

    ``occasion`` marks a noun that nobody is said to attend ("at the summit").
    ``held_by_one`` marks "A held talks"; ``separate`` says that each guest was met alone ("held separate
    talks with A and B").
    ``refers`` marks a noun that takes a meeting up again ("the talks"), ``definite`` one that does where the
    document knows nobody of those whom it names ("during the meeting, the authorities …"); ``places`` are
    nouns that the frame itself makes a place ("visited A").
    ``beside`` are those who are there too, on no side of their own ("accompanied by A", "in the presence of
    A"). ``joins`` marks one who comes to a meeting that is known ("A also attended the talks"). ``next_to``
    one that tells more of the meeting of the sentence before ("A and B took part"). ``clause`` is where
    place and date of a frame stand that shares its trigger with another ("met A on Monday and B on Tuesday").
    """

    trigger: "Token"
    verb: "Token | None"
    kind: MeetingKind
    status: Status
    actors: "list[Token]"
    guests: "list[Token]" = []
    places: "list[Token]" = []
    beside: "list[Token]" = []
    clause: "Token | None" = None
    remote: bool = False
    refers: bool = False
    definite: bool = False
    joins: bool = False
    next_to: bool = False
    occasion: bool = False
    separate: bool = False
    held_by_one: bool = False
    weight: float = 0.9


def of_verb(
    verb: "Token",
    status: Status,
    actors: "list[Token]",
    guests: "list[Token]",
    *,
    kind: MeetingKind = "bilateral",
    weight: float = 0.9,
) -> Frame:
    """Return the frame of a verb that tells of a meeting by itself."""
    return Frame(
        trigger=verb, verb=verb, kind=kind, status=status, actors=actors, guests=guests, weight=weight
    )
