"""A question's words, sorted: what it asks, which meetings it means, and the names in it.

Nothing here looks into a store but through ``known``, which tells whether words are the whole name of
something there: such words stay together, whatever they would mean otherwise.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from kg.query.countries import country_named
from kg.query.dates import RELATIVE, Days, find_days
from kg.query.words import words

LONGEST = 1000
_MASK = "\ue000"
_WORD = r"(?:[^\W_]\.){2,}|[^\W_]+(?:[-'’.&][^\W_]+)*"
_TOKEN = re.compile(rf"{_MASK}+|{_WORD}|[^\w\s]")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s?)(?!\w)")
_WHETHER = re.compile(r"\W*(did|do|does|has|have|had|was|were|is|are|will|shall|would)\b", re.IGNORECASE)
_GOING_ON = re.compile(r"\W*(?:is|are)\b(?!\s+there\b).*\b(?:meeting|talking|visiting)\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(how many|how often|number of|count)\b", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:which|what|how many|number of)\s+(?:other\s+|different\s+)?(\w+)", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:which|what)\s+(?:dates?|days?|time|years?|months?)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:what|topics?|subjects?)\b.*\b(?:about|discuss\w*|topics?|agenda)\b", re.IGNORECASE)
_LIST = re.compile(
    r"\W*(?:list|show|give|tell|find|display|name)\b|\b(?:which|what|all|any)\b", re.IGNORECASE
)
_POST = re.compile(
    r"\b(?:posts?|positions?|office|job|roles?|title|rank|holds?|held)\b|\bwhat (?:does|did) .+ do\b|"
    r"\bwho(?:'s| is| was| are| were)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?P<last>last|latest|most recent(?:ly)?)|(?P<first>\bfirst|\bearliest)(?=\s+(?:time|meet|met|visit|"
    r"talk|spoke|speak|saw|see|held|call|session|summit|encounter))",
    re.IGNORECASE,
)
_BY_PLACE = re.compile(r"\W*in (?:which|what)\b|\b(?:in|to)\W*$|\bhost\w*", re.IGNORECASE)
_WHICH_ROLES = re.compile(r"\b(?:which|what)\s+(\w+s)\b(?=\s+(?!of\b|for\b))", re.IGNORECASE)
_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the question. ``part`` is participant, place or topic; ``joint`` how it is joined."""

    text: str
    part: str
    joint: str = ""


class Question(msgspec.Struct, kw_only=True):
    """A question as it was read. ``asks`` is empty where nothing was understood."""

    text: str
    asks: tuple[str, ...] = ()
    subject: str = "meeting"
    slots: tuple[Slot, ...] = ()
    days: Days | None = None
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    order: str | None = None
    of_meetings: bool = False
    by_place: bool = False
    unclear: str | None = None
    role: str | None = None


def parse(text: str, known: Callable[[str], bool]) -> Question:
    """Read a question."""
    text = " ".join(_POSSESSIVE.sub(" ", text.replace(_MASK, " ")[:LONGEST]).split())
    question = Question(text=text)
    masked = _mask_names(text, known)
    if relative := RELATIVE.search(masked):
        question.unclear = relative[0]
    question.role, masked = _read_role(masked)
    question.days, masked = find_days(masked)
    masked = _read_order(question, masked)
    masked = _read_phrases(question, masked)
    tokens = [
        (text[at.start() : at.end()] if _MASK in at[0] else at[0], _MASK in at[0])
        for at in _TOKEN.finditer(masked)
    ]
    vocabulary = words()
    lower = [word.lower() for word, is_name in tokens if not is_name]
    question.of_meetings |= any(vocabulary.leads.get(word) in ("meet", "visit", "discuss") for word in lower)
    question.by_place = "visit" in map(vocabulary.leads.get, lower) or bool(_BY_PLACE.search(masked))
    question.slots = tuple(_slots(tokens))
    _read_asks(question, masked, lower)
    return question


def _mask_names(text: str, known: Callable[[str], bool]) -> str:
    """Blank out the names of several words that the store knows, the longest first, and some titles."""
    found = list(re.finditer(_WORD, text))
    masked = list(text)
    for length in range(min(8, len(found)), 1, -1):
        for first, last in zip(found, found[length - 1 :], strict=False):
            start, stop = first.start(), last.end()
            # An article belongs to no name, and a span that touches another name is taken.
            if (
                first[0].lower() not in ("the", "a")
                and _MASK not in masked[start:stop]
                and known(text[start:stop])
            ):
                masked[start:stop] = _MASK * (stop - start)
    return words().titles.sub(lambda title: _MASK * len(title[0]), "".join(masked))


def _read_role(masked: str) -> tuple[str | None, str]:
    """Read "which generals met" as "who met", of those with a general among them."""
    for found in _WHICH_ROLES.finditer(masked):
        role = found[1].lower().removesuffix("s")
        if role in words().posts:
            return role, masked[: found.start()] + "who".ljust(len(found[0])) + masked[found.end() :]
    return None, masked


def _read_order(question: Question, masked: str) -> str:
    if found := _LAST.search(masked):
        question.order = "last" if found["last"] else "first"
        masked = _blank(masked, found)
    elif found := _NEXT.search(masked):
        question.order, question.statuses = "first", ("planned",)
        masked = _blank(masked, found)
    return masked


def _read_phrases(question: Question, masked: str) -> str:
    lists = bool(_LIST.search(masked) or _COUNT.search(masked))
    for pattern, phrase in words().phrases:
        found = pattern.search(masked)
        if not found:
            continue
        if not phrase.soft or (lists and not question.statuses):
            question.statuses = question.statuses or phrase.statuses
            question.kinds = question.kinds or phrase.kinds
            question.formats = question.formats or phrase.formats
        question.of_meetings |= phrase.asks is not None or phrase.soft
        if not (phrase.statuses and _WHETHER.match(masked) and found.start() == 0):
            masked = _blank(masked, found)
    return masked


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " * len(found[0]) + text[found.end() :]


def _slots(tokens: list[tuple[str, bool]]) -> Iterator[Slot]:
    """Yield the names with the part that the word before them gives them."""
    vocabulary = words()
    part, verb, joint = "participant", "", ""
    name: list[str] = []
    for at, (word, is_name) in enumerate(tokens):
        lower = word.lower()
        if is_name or (word[0].isalnum() and (vocabulary.is_name(lower) or _is_state(word))):
            name.append(word)
            continue
        if _glues(lower, name, part, tokens[at + 1 :]):
            name.append(word)
            continue
        if name:
            yield Slot(text=" ".join(name), part=part, joint=joint)
            name, joint = [], ""
        if lower in ("or", "and", ","):
            joint = lower if joint != "or" else joint
            continue
        if lead := vocabulary.leads.get(lower):
            verb = lead if lead in ("meet", "visit", "discuss") else verb
            part = _part(lower, lead, verb)
            joint = ""
        elif lower in ("did", "does", "do", "was", "were", "has", "have", "is", "are"):
            part = "participant"
    if name:
        yield Slot(text=" ".join(name), part=part, joint=joint)


def _is_state(word: str) -> bool:
    """Whether a word in capitals names a state, as "US" does."""
    return word.isupper() and country_named(word) is not None


def _part(word: str, lead: str, verb: str) -> str:
    if word == "to":
        return "participant" if verb == "meet" else "place"
    return {"meet": "participant", "with": "participant", "visit": "place", "in": "place"}.get(lead, "topic")


def _glues(word: str, name: list[str], part: str, rest: list[tuple[str, bool]]) -> bool:
    """Whether a small word stands inside a name: "head of the Atlas Pact", "arms control and trade"."""
    if not name or not rest:
        return False
    following = next(((text, known) for text, known in rest if text.lower() != "the"), ("", False))
    goes_on = following[1] or (following[0][:1].isalnum() and words().is_name(following[0].lower()))
    if not goes_on:
        return False
    if word in ("and", "in", "on", "to") and part == "topic":
        return word == "and"
    if word == "to":
        return name[-1].lower() in words().posts
    return word in ("of", "for", "the", "&")


def _read_asks(question: Question, masked: str, lower: list[str]) -> None:
    vocabulary = words()
    asks = dict.fromkeys(vocabulary.asks[word] for word in lower if word in vocabulary.asks)
    noun = _NOUN.search(masked)
    subject = vocabulary.nouns.get(noun[1].lower(), "") if noun else ""
    if _WHEN.search(masked):
        asks["when"] = None
    if _ABOUT.search(masked):
        asks["about"] = None
    if _COUNT.search(masked):
        asks = {"how many": None}
    elif subject in ("country", "place"):
        # "In which city did A meet B" asks where; "which cities did A visit" asks for cities.
        one_place = question.by_place and not (noun and noun[1].lower().endswith("s"))
        asks = {"where" if one_place else f"which {subject}": None, **asks}
        subject = "meeting" if one_place else subject
    elif subject == "person":
        asks["who"] = None
    elif not asks and _WHETHER.match(masked):
        asks["whether"] = None
        if _GOING_ON.match(masked):
            question.statuses = question.statuses or ("held", "planned")
    question.subject = subject or "meeting"
    only_people = not question.of_meetings and any(slot.part == "participant" for slot in question.slots)
    if _POST.search(masked) and only_people and not asks.keys() & {"when", "where", "how many"}:
        asks, question.subject = {"post": None}, "post"
    if not asks and question.of_meetings:
        asks["which meetings"] = None
    question.asks = tuple(asks)
