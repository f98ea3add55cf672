"""The same post in other states: "her counterparts from A, B and C"."""

from collections.abc import Sequence

import msgspec

from kg.extract.mentions.mention import Mention
from kg.extract.parties.meant import holds, person
from kg.gazetteer import country
from kg.model.report import Participant

Party = tuple[Participant, ...]


def counterparts(found: Party, owner: Party, people: Sequence[Mention]) -> Party:
    """Return who holds the owner's post in each of the countries that those are from."""
    role = owner[0].role if len(owner) == 1 else None
    if role is None or not all(one.country for one in found):
        return found
    return tuple(_holder(one, role, people) for one in found)


def _holder(one: Participant, role: str, people: Sequence[Mention]) -> Participant:
    state, words = country(one.country or ""), role.lower().split()
    if state is None:
        return one
    for mention in people:
        if holds(mention, words[-1], state.code, set(words)):
            known = person(mention)
            return msgspec.structs.replace(known, text=one.text, start=one.start, end=one.end)
    return msgspec.structs.replace(
        one, name=f"{role} of {state.name}", kind="person", role=role, organization=state.name, unnamed=True
    )
