"""One post of several people: "the foreign ministers of A and B, X and Y"; "Ministers X (A) and Y (B)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from kg.extract.mentions.mention import Mention, Role, RolePhrase
from kg.extract.posts.states import leading_state, state_named
from kg.gazetteer import Country, country_by_adjective

_BEFORE = re.compile(r"\s*(?:[,:–—(-]+\s*)?$")
_JOINT = re.compile(
    r"(?:\s*\([^()]*\)|\s+of\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)?\s*(?:,|,?\s+and|&)\s*$"
)
_ADJECTIVES = re.compile(r"\b((?:[A-Z]\w+(?:,\s+|,?\s+and\s+))+)$")
_MORE = re.compile(r"(?:\s*,\s*|,?\s+and\s+)(?:the\s+)?([A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,3})")


def holders_of_plural(text: str, people: list[Mention], post: RolePhrase) -> Iterator[tuple[int, Role]]:
    """Yield who of a list behind a post in the plural holds it, each with the post in the singular."""
    states, end = countries_of(text, post)
    # "their leaders, X and Y" says nothing of what they lead.
    vague = text[post.head_start].islower() and " " not in (post.role.role or "")
    first = bisect_left(people, end, key=lambda person: person.start)
    if (
        (vague and not states and not post.role.organization)
        or first == len(people)
        or not _BEFORE.fullmatch(text[end : people[first].start])
    ):
        return
    last = first
    while last + 1 < len(people) and _JOINT.fullmatch(text[people[last].end : people[last + 1].start]):
        last += 1
    if last == first:
        return
    indices = range(first, last + 1)
    for position, index in enumerate(indices):
        if len(states) == len(indices):
            yield index, in_singular(text, post, states[position])
        else:
            yield index, in_singular(text, post, states[0] if len(states) == 1 else None)


def countries_of(text: str, post: RolePhrase) -> tuple[list[Country], int]:
    """Return the countries of a plural post in order, and where the list of them ends."""
    before = _ADJECTIVES.search(text[max(0, post.start - 80) : post.start])
    found = [*_in_phrase(before[1] if before else ""), *_in_phrase(text[post.start : post.end])]
    end = post.end
    while found and (match := _MORE.match(text, end)):
        leading = leading_state(match[1].split())
        if leading is None:
            break
        state, name = leading
        found.append(state)
        end = match.start(1) + len(name)
    return found, end


def _in_phrase(phrase: str) -> Iterator[Country]:
    words = phrase.replace(",", " ").split()
    index = 0
    while index < len(words):
        taken = 1
        for size in (4, 3, 2, 1):
            part = re.sub(r"['’]s?$", "", " ".join(words[index : index + size]))
            state = state_named(part) or country_by_adjective(part)
            if state and part[:1].isupper():
                yield state
                taken = size
                break
        index += taken


def in_singular(text: str, post: RolePhrase, state: Country | None) -> Role:
    """Return a plural post as that of one person, of the given country."""
    plural = text[post.head_start : post.head_end]
    head = plural.lower().removesuffix("s")
    words = (post.role.role or "").split()
    one = [head.title() if word[:1].isupper() else head for word in words if word.lower() == plural.lower()]
    kept = [one[0] if word.lower() == plural.lower() else word for word in words]
    body = post.role.organization if not state and not post.role.country else None
    return msgspec.structs.replace(
        post.role,
        head=head,
        role=" ".join(kept) or None,
        organization=state.name if state else body,
        country=state.code if state else None,
    )
