"""The remarks of an entry, told as a sentence tells them.

Remarks have no subject: "Met with Prime Minister Doe; signed a treaty." They are read as told of who travels,
whose post and country a first sentence gives; each word still knows where it stands in the entry.
"""

import re
from collections.abc import Iterator

from kg.extract.text.rewritten import Rewritten
from kg.model.official import span_of_country, spans_of_values

# The end of a sentence or clause; "U.S. Congress" has none, as abbreviations end in a capital or are listed.
_CLAUSE_END = re.compile(
    r"(?<=[a-z\d)\]’”\"])(?<!\bSt)(?<!\bMt)(?<!\bGen)(?<!\bDr)(?<!\bMr)\.\s+(?=[A-Z\[])|;\s+"
)
_DOING = re.compile(
    r"(?:(?:also|later|then|afterwards?) )?"
    r"(?:\w+ed|met|held|had|spoke|made|saw|took|led|paid|flew|gave)\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"(?:\w[\w-]* )?"
    r"(?:meetings?|audiences?|talks|conferences?|discussions?|conversations?|lunch(?:eon)?|dinner) with\b",
    re.IGNORECASE,
)
_NICKNAME = re.compile(r"\s*\([^)]*\)")
_WITH_ARTICLE = re.compile(
    r"United |Netherlands|Philippines|Bahamas|Maldives|U\.S"
    r"|.*\b(?:Republic|Union|Authority|Federation|Islands)\b"
)


class Told(Rewritten):
    """The text that is read for an entry; ``clauses`` are the spans of its remarks, told one by one."""

    def __init__(self, document: str) -> None:
        super().__init__(document, "", [])
        self.origin: list[int] = []
        self._spans = spans_of_values(document)
        self._header()
        self.clauses = list(self._clauses())
        for clause in self.clauses:
            self._clause(*clause)

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
        for match in _NICKNAME.finditer(self.document, start, end):
            self._keep(start, match.start())
            start = match.end()
        self._keep(start, end)

    def _country(self, label: str) -> None:
        start, end = span_of_country(self.document, label)
        if _WITH_ARTICLE.match(self.document, start, end):
            self._say("the ")
        self._keep(start, end)

    def _clauses(self) -> Iterator[tuple[int, int]]:
        start, end = self._spans.get("Remarks", (0, 0))
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
            self._keep(start, start + 1, self.document[start].lower())
            start += 1
        self._keep(start, end)
        self._say(" " if self.text.endswith(".") else ". ")

    def _say(self, words: str) -> None:
        """Add words that the entry doesn't have; they stand where the last of its words stood."""
        self.text += words
        self.origin += [self.origin[-1]] * len(words)

    def _keep(self, start: int, end: int, words: str | None = None) -> None:
        self.text += self.document[start:end] if words is None else words
        self.origin += range(start, end)
