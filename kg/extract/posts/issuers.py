"""Who issued a text: the state of the office in its letterhead or below it ("THE WHITE HOUSE")."""

import re
from collections.abc import Iterator

from kg.extract.mentions.mention import Mention
from kg.extract.posts.states import country_in
from kg.extract.words.lexicon import roles
from kg.gazetteer.countries import country_by_seat

# In which of the first and last characters a letterhead or signature stands.
_TOP, _END = 300, 160
_LINE = re.compile(r"^[ \t]*(?P<line>\S[^\n]{2,80}?)[ \t]*$", re.MULTILINE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# What is an office by its first words: "Press Service of the President of Riverland".
_OFFICE = re.compile(
    r"(?:(?:press|media|information|public)\s+(?:service|office|department|section|secretariat)|office|embassy"
    r"|ministry|department|government|presidency|chancellery|administration|consulate|permanent\s+mission)\b",
    re.IGNORECASE,
)


def issued_by(text: str, bodies: list[Mention]) -> str | None:
    """Return the code of the state whose office stands alone in a line at the top or the end of a text."""
    for line in _lines(text):
        words = _ARTICLE.sub("", line["line"])
        if words[-1:] in '.!?,;:”"' or len(words.split()) > _LONGEST or _verb_like(words):
            continue
        if seat := country_by_seat(words.title() if words.isupper() else words):
            return seat.code
        office = _OFFICE.match(words) or any(
            body.kind == "organization"
            and body.end == line.end("line")
            and body.start - line.start("line") < 5
            for body in bodies
        )
        state = country_in(words.title() if words.isupper() else words) if office else None
        if state is not None:
            return state.code
    return None


# An office has no longer name.
_LONGEST = 12


def _lines(text: str) -> Iterator[re.Match[str]]:
    for match in _LINE.finditer(text):
        if match.end() <= _TOP or match.start() >= len(text) - _END:
            yield match


def _verb_like(words: str) -> bool:
    """Whether a line is a headline: words in small letters that an office has no use for."""
    small = [word for word in words.split() if word.islower()]
    return any(word not in _SMALL and word not in roles().bodies for word in small)


_SMALL = frozenset({"of", "the", "for", "and", "in", "to", "on", "at", "service", "office", "press"})
