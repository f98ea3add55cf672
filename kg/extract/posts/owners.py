"""The state or body that words beside a name give: "X of Riverland", "Riverland's X", "X (NATO)"."""

import re

from kg.extract.mentions.mention import Mention, Role
from kg.extract.posts.states import country_in, leading_state, state_named
from kg.extract.words.lexicon import roles
from kg.gazetteer import country_by_adjective, organization, place

_RUN = (
    r"(?:\d{1,3}(?:st|nd|rd|th)\s+)?"
    r"[A-Z][\w.’'-]*(?:\s+(?:(?:of|for|and|on|the|&)\s+){0,2}[A-Z][\w.’'-]*){0,6}"
)
_FORCES = r"(?:\s+(?:army|navy|air\s+force|armed\s+forces|military|police|coast\s+guard))?"
_AFTER = re.compile(rf"\s+of\s+(?:the\s+)?({_RUN})")
# "A from Norway and B from Peru met": not so "heard from A from Norway that …".
_FROM = re.compile(
    rf"\s+from\s+(?:the\s+)?({_RUN})(?=,|\s+(?:and|met|meet|held|hold|will|are|is|were|was|have|had)\b)"
)
_IN_BRACKETS = re.compile(r"\s*\(([^()\d]{2,60})\)")
_POSSESSIVE = re.compile(rf"({_RUN})(?:['’]s|(?<=s)['’])\s+$")
_REPRESENTS = re.compile(
    rf"(?:,[^,.;\n]*,)?\s+(?:(?:will|would|is|was|to|has|had|who|due|expected)\s+)*represent(?:s|ed|ing)?\s+(?:the\s+)?({_RUN})"
)
_REPRESENTED = re.compile(
    rf"({_RUN})\s+(?:(?:was|is|were|will|be|has|been)\s+)+represented\s+by\s+(?:its\s+|the\s+)?$"
)
_LEADING = (
    r"(?:,[^,.;\n]*,)?(?:,?\s+(?:who\s+)?(?:(?:also|now|currently)\s+)?"
    r"(?:heads|leads|chairs|runs|commands|(?:has\s+)?(?:headed|led|chaired|commanded))"
    r"|,\s+(?:(?:also|now|currently)\s+)?(?:heading|leading|chairing|running|commanding))\s+"
)
_LED_ENDS = r"(?=[,.;)]|\s+(?:and|since|from|until|said|told|was|has|this|for|at|in)\b)"
_LEADS = re.compile(rf"{_LEADING}(?:the\s+)?({_RUN}{_FORCES}){_LED_ENDS}")
# "who chairs the parliament's foreign affairs committee", "who runs Riverland's central bank".
_LEADS_COMMON = re.compile(
    rf"{_LEADING}(?:the\s+)?((?:(?:{_RUN}|[a-z]+(?:\s+[a-z]+)?)['’]s\s+)?[A-Za-z]+(?:\s+[A-Za-z]+){{0,3}}?){_LED_ENDS}"
)
# The posts of those who chair or command a body, or lead its forces.
_CHAIRS = re.compile(r"\bchair(?:s|ed|ing)\b")
_COMMANDS = re.compile(
    r"\bcommand(?:s|ed|ing)\b|\b(?:leads|led|leading)\b.*\b(?:army|navy|air\s+force|armed\s+forces|military)$",
    re.IGNORECASE,
)
_CHAIRED = re.compile(rf"({_RUN}),?\s+(?:which\s+(?:was|is)\s+)?chaired\s+by\s+(?:its\s+|the\s+)?$")
_RUNS = re.compile(r"\b(?:heads?|headed|heading|runs?|running)\b|\b(?:leads|led|leading)\b")
_PANELS = frozenset({"committee", "subcommittee", "commission", "board", "panel"})
_LEADS_SIDE = re.compile(
    r"\s+(?:heads|leads|headed|led|heading|leading)\s+(?:the|a)\s+([A-Z]\w+)\s+(?:side|delegation|team)"
)
_WORKS = re.compile(
    r",\s+(?:who\s+)?(?:(?:now|also|currently)\s+)?(?:teaches|lectures|works|researches)"
    rf"(?:\s+[a-z]+){{0,3}}\s+(?:at|for)\s+(?:the\s+)?({_RUN})"
)
_LED = r",?\s+(?:which\s+(?:was|is)\s+)?(?:headed|led|chaired)\s+by\s+(?:its\s+|the\s+)?$"
_DELEGATION_OF = re.compile(
    rf"(?:delegation|team|mission|deputation)\s+(?:of|from)\s+(?:the\s+)?({_RUN}){_LED}"
)
_DELEGATION = re.compile(
    rf"({_RUN})(?:\s+[a-z]+)?(?:\s+(?:and\s+)?[a-z-]+)?\s+(?:delegation|team|mission|deputation){_LED}"
)
# How far back and on the words that name an owner are looked for.
_WINDOW = 120

Owner = tuple[str, str | None]


def owner_beside(text: str, title_start: int, person: Mention, role: Role) -> Owner | None:
    """Return name and country code of whom the words around a name, or its title, make it belong to.

    ``title_start`` is where the title before the name begins, if there is one.
    """
    following = text[person.end : person.end + _WINDOW]
    for pattern in (_AFTER, _FROM, _IN_BRACKETS, _REPRESENTS, _LEADS, _WORKS):
        if (match := pattern.match(following)) and (found := _owner(match[1], at_end=False)):
            return found
    if found := _common_body(_LEADS_COMMON.match(following)):
        return found
    side = _LEADS_SIDE.match(following) if role.role else None
    if side and (state := country_by_adjective(side[1])):
        return state.name, state.code
    if role.head in roles().of_places and (match := _AFTER.match(following)) and (found := _city(match[1])):
        return found
    preceding = text[max(0, title_start - _WINDOW) : title_start]
    for pattern in (_POSSESSIVE, _REPRESENTED, _DELEGATION_OF, _DELEGATION, _CHAIRED):
        found = _found_before(preceding, pattern)
        if found and pattern is _CHAIRED and found[0].split()[-1].lower() not in _PANELS:
            continue
        # Of a state's delegation an officer of it may be the head; only a post is that of the state.
        if found and (pattern is not _DELEGATION or role.role or not state_named(found[0])):
            return found
    return None


def body_led(text: str, person: Mention) -> Owner | None:
    """Return the body that a clause behind a name puts under its bearer: "X, chair of Y, who heads Z"."""
    if match := _LEADS.match(text, person.end):
        return _owner(match[1], at_end=False)
    return _common_body(_LEADS_COMMON.match(text, person.end))


def _common_body(match: re.Match[str] | None) -> Owner | None:
    """Return the body that words with small letters name: "parliament's foreign affairs committee"."""
    # "the opposition Dawn Party": what describes a body is no part of its name.
    words = re.sub(r"^(?:[a-z]+\s+)+(?=[A-Z])", "", match[1]).split() if match else []
    if match is None or len(words) < 2 or words[-1].lower() not in roles().bodies - roles().passing:
        return None
    owner = re.match(r"(?:[a-z]+\s+)*([a-z]+)['’]s\s", match[1])
    if owner is not None and owner[1] not in roles().state_bodies:
        return None  # "the group's office": of something named before
    country = country_in(match[1])
    return " ".join(words), country.code if country else None


def post_of_leader(text: str, person: Mention) -> str | None:
    """Return the post of one who is told to chair, command or head a body."""
    behind = _LEADS.match(text, person.end) or _LEADS_COMMON.match(text, person.end)
    before = _CHAIRED.search(text, max(0, person.start - _WINDOW), person.start)
    if before is not None or (behind and _CHAIRS.search(behind[0])):
        return "chair"
    if behind is None or _COMMANDS.search(behind[0]):
        return "commander" if behind else None
    verb = _RUNS.search(behind[0])
    if verb is None or (verb[0].startswith("le") and behind[1].split()[-1].lower() in roles().led):
        return "leader" if verb else None
    return "head"


def state_behind(text: str, person: Mention) -> int | None:
    """Return where a state behind a name ends: "A of Chad and B of Mali met" hides who is joined to whom."""
    match = _AFTER.match(text, person.end) or _FROM.match(text, person.end)
    # "A of Chad's visit": the visit is A's.
    words = [re.sub(r"['’]s?$", "", word) for word in match[1].split(" ")] if match else []
    leading = leading_state(words)
    return match.start(1) + len(leading[1]) if match and leading else None


def state_before(text: str, person: Mention) -> int | None:
    """Return where a state before a bare name begins, for the same reason: "A, Chad's B and Mali's C met"."""
    start = max(0, person.start - _WINDOW)
    match = _POSSESSIVE.search(text[start : person.start])
    words = match[1].split(" ") if match else []
    names = (" ".join(words[first:]) for first in range(len(words)))
    name = next((one for one in names if state_named(one)), None)
    return start + match.end(1) - len(name) if match and name else None


def bracket_behind(text: str, person: Mention) -> int | None:
    """Return the end of brackets behind a name in which its state or body stands: "X (Riverland)"."""
    match = _IN_BRACKETS.match(text, person.end)
    return match.end() if match and _owner(match[1], at_end=False) else None


def _found_before(preceding: str, pattern: re.Pattern[str]) -> Owner | None:
    match = pattern.search(preceding)
    return _owner(match[1], at_end=True) if match else None


def _owner(run: str, *, at_end: bool) -> Owner | None:
    """Return the longest part, at the beginning or the end, of capitalised words that is a state or body."""
    words = run.split()
    for size in range(len(words), 0, -1):
        part = words[len(words) - size :] if at_end else words[:size]
        name = re.sub(r"['’]s?$", "", " ".join(part)).rstrip(".,") if not _is_acronym(part) else part[0]
        if state := state_named(name) or (country_by_adjective(name) if at_end else None):
            return state.name, state.code
        if organization(name) or (size > 1 and _is_body(part) and not part[0][:1].islower()):
            country = country_in(name)
            return name, country.code if country else None
    return None


def _is_body(words: list[str]) -> bool:
    """Whether capitalised words end like a body, or go on with its matter: "Committee on Trade"."""
    last = words[words.index("on") - 1] if "on" in words[1:-1] else words[-1]
    return last.lower() in roles().bodies


def _city(run: str) -> Owner | None:
    words = [word.removesuffix("'s").removesuffix("’s") for word in run.split()]
    names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    found = next((entry for name in names if (entry := place(name))), None)
    return (found.name, found.country) if found else None


def _is_acronym(part: list[str]) -> bool:
    return len(part) == 1 and part[0].count(".") > 1
