"""What the remarks say was attended: summits, sessions, ceremonies, each with its name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from kg.extract.official.swaps import Swap
from kg.extract.official.words import words
from kg.extract.words.lexicon import triggers
from kg.model.report import MeetingKind

# "Attended", also of a president who was accompanied: "Accompanied President Doe to the summit".
_BEGINS = re.compile(
    r"\b(?:attend(?:ed|ing)|participat(?:ed|ing)\s+in|(?:took|taking)\s+part\s+in|hosted"
    r"|(?:accompan(?:ied|ying)|joined)\s+(?:[A-Z]\S+\s+){2,5}?(?:to|at|for))\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
# A word; "U.N." has points of its own, a list of bodies has commas: "NATO, NACC, and EU meetings".
_POINTS = r"(?:[A-Z]\.)+(?:[A-Z]\b)?"
_WORD = rf"(?:{_POINTS}(?:[-–][\w.–-]*\w)?|[\w’'“”/&+–-]+(?:[-–]{_POINTS})?)"
_NOT_IN_NAME = (
    r"(?!(?:with|at|to|by|while|during|from|between|before|after|afterwards?)\b)"
    r"(?!(?:of|for|in|on)\s(?![A-Z]))"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)"
_BEHIND = re.compile(
    r"\s(?!(?:with|at|while|during|afterwards?|before|after|from|to|where|by)\b)"
    r"(?!in\s(?!Europe|Asia|Africa))"
    rf"(?!(?:on\s)?{_MONTH})(?!and\s(?:\w+ed|met|held|had|spoke|made|saw|took|led|gave)\b){_WORD}"
)
_DATE = re.compile(rf",\s(?:on\s)?{_MONTH}")
# Whose guests met at a meal: "working lunch with President Doe".
_HOST = re.compile(r"\swith(?:\s[A-Z][\w’'-]+){2,4}(?=[.;]|$)")
_SPEAKING = {"ceremony": "ceremony", "multilateral": "conference", "session": "conference"}


class Attended(msgspec.Struct, frozen=True):
    """A gathering that somebody attended; ``head`` is the span of its noun, ``before`` starts its article.

    Of a meal that is ``hosted`` by somebody, ``before`` starts the verb: who attended it met the host.
    """

    before: int
    start: int
    end: int
    head: tuple[int, int]
    label: str
    kind: MeetingKind
    of_the_dead: bool
    hosted: bool = False

    def told(self) -> Swap:
        """Return it in plain words: names of gatherings hide from a parser that they are some."""
        noun = _SPEAKING[self.kind]
        if self.hosted:
            had = (self.before, self.head[0])
            return Swap(self.before, self.head[1], (("had a ", *had), (noun, *self.head)))
        return Swap(self.before, self.head[1], (("a ", self.before, self.before + 1), (noun, *self.head)))


def attended(text: str, start: int, end: int) -> Iterator[Attended]:
    """Yield what is attended in a passage of a text."""
    for begin in _BEGINS.finditer(text, start, end):
        article = _ARTICLE.match(text, begin.end(), end)
        first = article.end() if article else begin.end()
        name = _name().match(text, first, end)
        if name and (found := _meal(text, begin, name, end) or _gathering(text, begin.end(), name, end)):
            yield found


def _meal(text: str, begin: re.Match[str], name: re.Match[str], end: int) -> Attended | None:
    """Return a meal that is known by its host: "attended a working lunch with President Doe"."""
    host = _HOST.match(text, name.end(), end)
    if host is None or _singular(name["head"]) not in triggers().meals or begin[0][:6].lower() != "attend":
        return None
    label, head = text[name.start() : host.end()], name.span("head")
    return Attended(begin.start(), name.start(), host.end(), head, label, "multilateral", False, hosted=True)


def _gathering(text: str, before: int, name: re.Match[str], end: int) -> Attended | None:
    head = _singular(name["head"])
    kind = next((kind for kind, known in words().attended.items() if head in known), None)
    last = _label_end(text, name.end(), end)
    label = text[name.start() : last]
    # "A meeting" alone has no name; what is said of it is read as of any other.
    if kind is None or (kind != "ceremony" and label == name[0] and label.islower()):
        return None
    return Attended(before, name.start(), last, name.span("head"), label, kind, head in words().of_the_dead)


def _label_end(text: str, end: int, limit: int) -> int:
    """Return where a name ends that goes on behind its noun: "conference on trade"."""
    behind = text[end:limit].split(maxsplit=1)
    if not behind or behind[0].lower() not in words().continues or text[end] != " ":
        return end
    last = end
    while more := _BEHIND.match(text, last, limit):
        last = more.end()
    # A list of who was there is no part of the name.
    return end if text[last : last + 1] == "," and not _DATE.match(text, last) else last


def _singular(noun: str) -> str:
    noun = noun.lower()
    return noun if any(noun in known for known in words().attended.values()) else noun.removesuffix("s")


@cache
def _name() -> re.Pattern[str]:
    """Return a pattern of what is attended: some words and a noun of gatherings, or several such nouns."""
    nouns = _any(word for known in words().attended.values() for word in known)
    return re.compile(
        rf"(?:{_NOT_IN_NAME}{_WORD},?\s+(?:and\s+)?){{0,9}}?"
        rf"(?:(?:{nouns})s?\s+)*(?P<head>(?:{nouns})s?)(?![\w-])(?!\s+(?:{nouns})s?\b)",
        re.IGNORECASE,
    )


def _any(phrases: Iterable[str]) -> str:
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
