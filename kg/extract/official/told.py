"""The remarks of an entry, told as a sentence tells them.

Remarks have no subject: "Met with Prime Minister Doe; signed a treaty." They are read as told of who travels,
whose post and country a first sentence gives; each word still knows where it stands in the entry.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.official.attended import Attended, attended
from kg.extract.official.plural import one_by_one
from kg.extract.official.swaps import Swap, apart
from kg.extract.official.traveler import NICKNAME
from kg.extract.official.words import words
from kg.extract.text.rewritten import Rewritten
from kg.extract.words.lexicon import triggers
from kg.model.official import span_of_country, spans_of_values

# The end of a sentence or clause; "U.S. Congress" has none, as abbreviations end in a capital or are listed.
# Behind a semicolon may stand more of a list: "with the King of A; the Presidents of B and C".
_CLAUSE_END = re.compile(
    r"(?<=[a-z\d)\]’”\"])(?<!\bSt)(?<!\bMt)(?<!\bGen)(?<!\bDr)(?<!\bMr)\.\s+(?=[A-Z\[])"
    r"|;\s+(?!(?:and )?(?:the|with)\b)"
)
_DOING = re.compile(
    r"(?:(?:also|later|then|afterwards?) )?"
    r"(?:\w+ed|met|held|had|spoke|made|saw|took|led|paid|flew|gave)\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?:(?!attended|had|held)\w[\w-]* )?"
    r"(?:meetings?|audiences?|talks|conferences?|discussions?|conversations?|lunch(?:eon)?|dinner|visit)"
    r" with\b",
    re.IGNORECASE,
)
# "Accompanied President Doe to meetings with …": both met whoever it was.
_COMPANY = re.compile(
    r"(?:(?:also|later|then) )?(?P<verb>accompanied|joined) (?P<who>(?:[A-Z]\S+ ){2,5}?)"
    r"(?P<to>(?:to|for|en route to) (?:an? |the )?)"
    r"(?=(?:[a-z-]+ ){0,2}(?:meetings?|talks|discussions?) with\b)",
    re.IGNORECASE,
)
_MORE = re.compile(r";(?= (?:and )?(?:the|with)\b)")
_CAPITAL = re.compile(r"[A-Z]")
# "President Doe May 3": the month is no part of the name.
_DATE_BEHIND_NAME = re.compile(
    r"(?<=[\w’'.]\s)(?<!\b[Oo]n\s)(?=(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s\d)"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+\s$")
# "Official Working Visit." is no name.
_HEADING = re.compile(r"(?:[A-Z][a-z]+[\s-]){1,3}(?:Visit|Trip|Tour|Stop)\b")
_WITH_ARTICLE = re.compile(
    r"United |Netherlands|Philippines|Bahamas|Maldives|U\.S"
    r"|.*\b(?:Republic|Union|Authority|Federation|Islands)\b"
)


@cache
def _talks_discussed() -> re.Pattern[str]:
    """Return what finds meetings that others speak of, up to those with whom they do."""
    told, nouns = "|".join(sorted(words().discussing)), "|".join(sorted(triggers().nouns))
    return re.compile(rf"\b(?P<told>[Dd]iscussed|{told})\b[^.;]*?\b(?:{nouns})s?\b[^.;]*?(?=\swith\b)")


class Told(Rewritten):
    """The text that is read for an entry.

    ``clauses`` are the spans of its remarks, told one by one; ``attended`` are the gatherings that they name.
    """

    def __init__(self, document: str) -> None:
        super().__init__(document, "", [])
        self.origin: list[int] = []
        self._spans = spans_of_values(document)
        start, end = self._spans.get("Remarks", (0, 0))
        self.attended: list[Attended] = list(attended(document, start, end))
        self._swaps = apart((*self._in_company(start, end), *self._worded(start, end)))
        self._header()
        self.clauses = list(self._clauses(start, end))
        for clause in self.clauses:
            self._clause(*clause)

    @property
    def names_anybody(self) -> bool:
        """Whether the remarks have a capital letter within, as names and months have, or tell of deeds."""
        return any(
            _DOING.match(self.document, *clause) or _CAPITAL.search(self.document, clause[0] + 1, clause[1])
            for clause in self._told_clauses()
        )

    def _told_clauses(self) -> Iterator[tuple[int, int]]:
        """Yield the clauses behind their heading: "Official Working Visit"."""
        for start, end in self.clauses:
            heading = _HEADING.match(self.document, start, end)
            yield heading.end() if heading else start, end

    def _worded(self, start: int, end: int) -> Iterator[Swap]:
        """Yield what is told in other words."""
        yield from (one.told() for one in self.attended)
        yield from one_by_one(self.document, start, end)
        for date in _DATE_BEHIND_NAME.finditer(self.document, start, end):
            if _NAME_BEFORE.search(self.document[max(start, date.start() - 40) : date.start()]):
                yield Swap(date.start(), date.start(), (("on ", date.start(), date.start() + 1),))
        for more in _MORE.finditer(self.document, start, end):
            yield Swap(*more.span(), ((",", *more.span()),))
        for heading in _HEADING.finditer(self.document, start, end):
            yield Swap(*heading.span(), ((heading[0].lower(), *heading.span()),))
        yield from self._with_whom(start, end)
        for slip, right in words().misspelled.items():
            for match in re.compile(rf"\b{slip}\b").finditer(self.document, start, end):
                yield Swap(*match.span(), ((right, *match.span()),))

    def _with_whom(self, start: int, end: int) -> Iterator[Swap]:
        """Yield what is a meeting only as it is said with whom it was."""
        told = dict.fromkeys(words().discussing, ("discussed", r"[^.;]*"))
        told |= dict.fromkeys(words().meeting, ("meeting", ""))
        for word, (other, between) in told.items():
            named = re.compile(rf"\b{word}\b(?={between}\swith\s(?:the\s)?[A-Z])")
            for match in named.finditer(self.document, start, end):
                yield Swap(*match.span(), ((other, *match.span()),))
        # "Discussed a conference with President Doe": he isn't who will be at the conference.
        for match in _talks_discussed().finditer(self.document, start, end):
            and_met = ((" and ", match.end() - 1, match.end()), ("met", *match.span("told")))
            yield Swap(match.end(), match.end(), and_met)

    def _in_company(self, start: int, end: int) -> Iterator[Swap]:
        for match in _COMPANY.finditer(self.document, start, end):
            yield Swap(*match.span("verb"), (("and", *match.span("verb")),))
            many = match["to"].split()[-1] not in ("a", "an", "the")
            yield Swap(
                *match.span("to"),
                ((f"had {'' if many else match['to'].split()[-1] + ' '}", *match.span("to")),),
            )

    def _header(self) -> None:
        """Tell who visited what: the words of the fields, joined to a sentence."""
        self._traveler()
        self._say(" of ")
        self._country("From")
        self._say(" visited ")
        self._country("To")
        self._say(".\n\n")

    def _traveler(self) -> None:
        """Name the traveller without what stands in parentheses: "Henry A. (Heinz Alfred) Kissinger"."""
        start, end = self._spans["Traveler"]
        for match in NICKNAME.finditer(self.document, start, end):
            self._keep(start, match.start())
            start = match.end()
        self._keep(start, end)

    def _country(self, label: str) -> None:
        start, end = span_of_country(self.document, label)
        if _WITH_ARTICLE.match(self.document, start, end):
            self._say("the ")
        self._keep(start, end)

    def _clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for match in _CLAUSE_END.finditer(self.document, start, end):
            yield start, match.start() + (match[0][0] == ".")
            start = match.end()
        if start < end:
            yield start, end

    def _clause(self, start: int, end: int) -> None:
        """Tell a clause with the traveller as its subject, if it says what somebody did or had."""
        having = _HAVING.match(self.document, start, end)
        if having or _DOING.match(self.document, start, end):
            self._traveler()
            self._say(" had a " if having and not having[0].lower().startswith("talks") else " ")
            if not any(swap.start == start for swap in self._swaps):
                self._keep(start, start + 1, self.document[start].lower())
                start += 1
        self._passage(start, end)
        self._say(" " if self.text.endswith(".") else ". ")

    def _passage(self, start: int, end: int) -> None:
        """Keep a passage, with what is told in other words."""
        for swap in self._swaps:
            if start <= swap.start and swap.end <= end:
                self._keep(start, swap.start)
                for letter, origin in swap.letters():
                    self.text += letter
                    self.origin.append(origin)
                start = swap.end
        self._keep(start, end)

    def _say(self, words: str) -> None:
        """Add words that the entry doesn't have; they stand where the last of its words stood."""
        self.text += words
        self.origin += [self.origin[-1]] * len(words)

    def _keep(self, start: int, end: int, words: str | None = None) -> None:
        self.text += self.document[start:end] if words is None else words
        self.origin += range(start, end)
