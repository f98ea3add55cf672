"""Whose officer somebody is: "her spokesman", "Doe's deputy", "the prime minister's adviser"."""

import re

import msgspec

from kg.extract.mentions.mention import Mention, Role
from kg.extract.words.gender import gender_of

_PRONOUN = re.compile(r"(?:his|her)\s", re.IGNORECASE)
_NAMED = re.compile(r"(?:['’]s|(?<=s)['’])\s+$")
# "the prime minister's adviser": whoever held that post last before.
_OFFICER = re.compile(r"[Tt]he\s+([A-Za-z]+(?:[ -][A-Za-z]+){0,2})['’]s\s")
_SENTENCE_END = re.compile(r"[.!?]\s")
# How many sentences back "her" still means somebody.
_RECENT = 2

Pairs = list[tuple[Mention, Role]]


def with_possessor(text: str, role: Role, title_start: int, people: list[Mention], before: Pairs) -> Role:
    """Return a post with the body or state of the person whose officer its holder is."""
    if role.organization or role.past or role.counterpart:
        return role
    owner = _owner(text, title_start, people, before)
    if owner is None or not owner.organization:
        return role
    return msgspec.structs.replace(role, organization=owner.organization, country=owner.country, implied=True)


def is_of_somebody(text: str, title_start: int) -> bool:
    """Whether a post is said to be under a person: of whose state or body it is, and of no other."""
    return bool(_PRONOUN.match(text, title_start))


def _owner(text: str, title_start: int, people: list[Mention], before: Pairs) -> Role | None:
    if _PRONOUN.match(text, title_start):
        return _meant(text, title_start, before)
    if named := _NAMED.search(text, max(0, title_start - 4), title_start):
        name = next((person.name for person in people if person.end == named.start()), None)
        return _told_of(name, before)
    if officer := _OFFICER.match(text, title_start):
        words = officer[1].lower().split()
        return next((held for _, held in reversed(before) if held.organization and _ends(held, words)), None)
    return None


def _told_of(name: str | None, before: Pairs) -> Role | None:
    found = (held for person, held in reversed(before) if person.name == name and held.organization)
    return next(found, None)


def _ends(held: Role, words: list[str]) -> bool:
    return not held.past and (held.role or "").lower().split()[-len(words) :] == words


def _meant(text: str, title_start: int, before: Pairs) -> Role | None:
    """Return the post of whom "his" or "her" means: the first in the sentence, else the last before."""
    sex = "male" if text[title_start + 1] == "i" else "female"
    fitting = [(person, held) for person, held in before if gender_of(person.name) in (sex, "unknown")]
    inside = [pair for pair in fitting if not _SENTENCE_END.search(text, pair[0].end, title_start)]
    told = [pair for pair in fitting if pair[1].organization]
    owner = next(iter([*inside, *reversed(told)]), None)
    if owner is None or len(_SENTENCE_END.findall(text, owner[0].end, title_start)) > _RECENT:
        return None
    return owner[1] if owner[1].organization else _told_of(owner[0].name, before)
