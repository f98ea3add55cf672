"""Posts that a sentence gives to somebody: "X was appointed minister", "they named X, a judge, as chair"."""

import re
from bisect import bisect_left

from kg.extract.mentions.mention import Mention, RolePhrase
from kg.extract.posts.states import state_named
from kg.extract.words.gender import gender_of
from kg.extract.words.ranks import rank_before
from kg.gazetteer import Country

_TO_A_POST = (
    r"(?:re-?)?(?:appointed|named|elected|nominated|chosen|designated|confirmed|made|installed|promoted)"
)
_BE = r"(?:was|is|has\s+been|had\s+been|have\s+been|will\s+be)"
_BECOME = (
    r"(?:becomes?|became|has\s+become|had\s+become|will\s+become|(?:has\s+|had\s+)?(?:served|worked|acted)\s+as|"
    r"(?:serves|works|acts)\s+as|(?:is|was)\s+(?:serving|working|acting)\s+as|"
    r"took\s+office\s+as|takes\s+office\s+as|took\s+over\s+as|takes\s+over\s+as|entered\s+the\s+(?:cabinet|government)\s+as)"
)
_ENTRY = (
    rf"(?:(?:also|now|then|currently|previously|earlier|formerly|later|subsequently|once|first)\s+)?"
    rf"(?:{_BE}\s+(?:\w+ly\s+)?{_TO_A_POST}(?:\s+as)?|{_BE}\s+sworn\s+in\s+as|{_BECOME}|{_BE}(?:\s+(?:also|now|then|currently))?)"
)
_ARTICLE = r"(?:\s+(?:the|a|an|its|their|his|her|his\s+country['’]s|her\s+country['’]s))?\s*$"
_ASIDE = r"(?:\s+\([^()\n]{2,40}\))?(?:,\s[^,;.\n]{2,70},)?"
# The name is the subject: nothing but an aside stands between.
_SUBJECT = re.compile(rf"{_ASIDE}(?:,?\s+who)?\s+(?:{_ENTRY}){_ARTICLE}")
_AS_WHO = re.compile(rf",\s+who\s+as{_ARTICLE}")
_LATER = re.compile(
    rf"(?!.*\b(?:that|which|whose|whom)\b)[^;\n]*\s(?:and|then|later|before)\s+(?:{_BECOME}|{_BE}|becoming|(?:afterwards?|later|subsequently|then)(?:\s+as)?){_ARTICLE}",
    re.DOTALL,
)
# "She previously served as …": somebody named before.
_PRONOUN = re.compile(rf"(?:^|[.!?]['”\"]?\s+|\n\s*)(He|She)\s+(?:{_ENTRY}){_ARTICLE}")
_SUCCEEDS = re.compile(
    r"\b(?:succeed|replac)(?:s|es|ed|ing|e)?\s+$|\b(?:takes|took|taking|take)\s+over\s+from\s+$"
)
_OBJECT = re.compile(rf"{_ASIDE}(?:\s+(?:as|to\s+be))?{_ARTICLE}")
# "named career diplomat X as …"
_DESCRIBED = r"(?:(?!(?:in|by|for|after|to|of|at|on|with|as|and|that)\b)[a-z-]+\s+){0,3}"
_APPOINTS = re.compile(
    rf"\b(?<!self-)(?:{_TO_A_POST}|appoints?|names|elects?|nominates?|sw(?:ore|ears)\s+in)\s+{_DESCRIBED}$"
)
_FAR = 250
_NEAR = 70
_SENTENCE_END = re.compile(r"[.!?]\s")


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
    if (
        index >= 0
        and not post.plural
        and (before := _PRONOUN.search(text[max(0, post.start - _NEAR) : post.start] + _article(text, post)))
    ):
        return _meant(text, people, index, before[1])
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


def _meant(text: str, people: list[Mention], last: int, pronoun: str) -> int | None:
    """Return the last of those named before whom "he" or "she" can mean, if only one can."""
    sex = "male" if pronoun == "He" else "female"
    start = text.rfind("\n\n", 0, max(0, text.rfind("\n\n", 0, people[last].end)))
    near = [index for index in range(last + 1) if people[index].start >= max(0, start)]
    fitting = [index for index in near if gender_of(people[index].name) in (sex, "unknown")]
    return fitting[-1] if len({people[index].name for index in fitting}) == 1 else None


def succeeded_by(text: str, people: list[Mention], index: int) -> int | None:
    """Return the index of whoever a text says to follow somebody: "X succeeds Y", "He takes over from Y"."""
    rank = rank_before(text, people[index].start)
    start = rank[0] if rank else people[index].start
    verb = _SUCCEEDS.search(text, max(0, start - _NEAR), start)
    if verb is None or not index:
        return None
    between = text[people[index - 1].end : verb.start()]
    return index - 1 if len(between) < _FAR and len(_SENTENCE_END.findall(between)) < 2 else None


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
