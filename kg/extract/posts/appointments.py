"""Posts that a sentence gives to somebody: "X was appointed minister", "they named X, a judge, as chair"."""

import re
from bisect import bisect_left

from kg.extract.mentions.mention import Mention, RolePhrase
from kg.extract.posts.post import state_named
from kg.extract.words.ranks import rank_before
from kg.gazetteer import Country

_TO_A_POST = (
    r"(?:re-?)?(?:appointed|named|elected|nominated|chosen|designated|confirmed|made|installed|promoted)"
)
_BE = r"(?:was|is|has\s+been|had\s+been|have\s+been|will\s+be)"
_BECOME = (
    r"(?:becomes?|became|has\s+become|had\s+become|will\s+become|serves\s+as|(?:has\s+|had\s+)?served\s+as|acts\s+as|"
    r"took\s+office\s+as|takes\s+office\s+as|took\s+over\s+as|takes\s+over\s+as|entered\s+the\s+(?:cabinet|government)\s+as)"
)
_ENTRY = (
    rf"(?:(?:also|now|then|currently|previously)\s+)?"
    rf"(?:{_BE}\s+(?:\w+ly\s+)?{_TO_A_POST}(?:\s+as)?|{_BE}\s+sworn\s+in\s+as|{_BECOME}|{_BE}(?:\s+(?:also|now|then|currently))?)"
)
_ARTICLE = r"(?:\s+(?:the|a|an|its|their|his|her|his\s+country['’]s|her\s+country['’]s))?\s*$"
_ASIDE = r"(?:\s+\([^()\n]{2,40}\))?(?:,\s[^,;.\n]{2,70},)?"
# The name is the subject: nothing but an aside stands between.
_SUBJECT = re.compile(rf"{_ASIDE}(?:,?\s+who)?\s+(?:{_ENTRY}){_ARTICLE}")
_AS_WHO = re.compile(rf",\s+who\s+as{_ARTICLE}")
_LATER = re.compile(
    rf"(?!.*\b(?:that|which|whose|whom)\b)[^;\n]*\s(?:and|then|later|before)\s+(?:{_BECOME}|{_BE}|becoming){_ARTICLE}",
    re.DOTALL,
)
_OBJECT = re.compile(rf"{_ASIDE}(?:\s+(?:as|to\s+be))?{_ARTICLE}")
_APPOINTS = re.compile(
    rf"\b(?<!self-)(?:{_TO_A_POST}|appoints?|names|elects?|nominates?|sw(?:ore|ears)\s+in)\s+$"
)
_FAR = 250


_SUBJECT_STATE = re.compile(r"([A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,3})\s+(?:has\s+|had\s+)?$")


def _appoints(text: str, person: Mention) -> re.Match[str] | None:
    """Return the verb of appointing before a name and its rank."""
    rank = rank_before(text, person.start)
    start = rank[0] if rank else person.start
    return _APPOINTS.search(text, max(0, start - 40), start)


def appointing_state(text: str, person: Mention) -> Country | None:
    """Return the country that appoints somebody: "Riverland has named Jo Doe as its ambassador"."""
    verb = _appoints(text, person)
    subject = _SUBJECT_STATE.search(text, max(0, verb.start() - 60), verb.start()) if verb else None
    return state_named(subject[1]) if subject else None


def appointed(text: str, people: list[Mention], post: RolePhrase) -> int | None:
    """Return the index of the person whom the sentence says to hold, have held or get a post."""
    index = bisect_left(people, post.start, key=lambda person: person.start) - 1
    if index < 0 or post.plural or post.role.counterpart or post.start - people[index].end > _FAR:
        return None
    person = people[index]
    between = text[person.end : post.start] + _article(text, post)
    if _SUBJECT.fullmatch(between) or _AS_WHO.fullmatch(between):
        return index
    if _appoints(text, person) and _OBJECT.fullmatch(between):
        return index
    alone = "." not in between and not _begins_late(text, people, index)
    return index if alone and _LATER.fullmatch(between) else None


def _article(text: str, post: RolePhrase) -> str:
    """Return the article that a phrase begins with, as what stands before it."""
    match = re.match(r"(?:the|a|an|its|their|his|her)\s", text[post.start : post.end], re.IGNORECASE)
    return match[0] if match else ""


def _begins_late(text: str, people: list[Mention], index: int) -> bool:
    """Whether somebody else is named before in the sentence."""
    if not index:
        return False
    between = text[people[index - 1].end : people[index].start]
    return not re.search(r"[.!?]\s|\n", between)
