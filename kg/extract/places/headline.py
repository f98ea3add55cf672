"""The place that only a headline names: "MINISTERS HOLD TALKS IN LIMA" over "A met B on Monday"."""

import re
from collections.abc import Iterable

from kg.extract.words.lexicon import places, roles, triggers
from kg.gazetteer import place
from kg.model.report import Participant, PlaceMention

_LINE = re.compile(r"\s*([^\n]*[^\s.!?”\"])\s*\n")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
# How many words may stand between the word for the meeting and "in".
_NEAR = 4
_LONGEST = 3
_SUBJECTS = frozenset({"on", "over", "about", "for", "of", "from", "amid", "despite"})


class Headline:
    """The first line of a text, where it is no sentence; ``end`` is where it ends, 0 without one."""

    def __init__(self, text: str) -> None:
        line = _LINE.match(text)
        self.end = line.end() if line else 0
        self._words = list(_WORDS.finditer(text, line.start(1), line.end(1))) if line else []
        self._lower = [_singular(word[0]) for word in self._words]
        self._place = self._find(text)

    def place_for(self, who: Iterable[Participant]) -> PlaceMention | None:
        """Return the place of a meeting, if the headline can speak of those who met."""
        if self._place is None:
            return None
        words = {_singular(word) for one in who for word in _WORDS.findall(f"{one.name} {one.organization}")}
        told = {part for word in self._lower for part in word.split("-")}
        known = any(len(word) > 2 and word in told for word in words)
        return self._place if known or not roles().groups.isdisjoint(self._lower) else None

    def _find(self, text: str) -> PlaceMention | None:
        for index, word in enumerate(self._lower):
            if word == "in" and self._tells_of_meeting(index) and (found := self._behind(index + 1, text)):
                return found
        return None

    def _tells_of_meeting(self, index: int) -> bool:
        meetings = triggers().verbs.keys() | triggers().nouns.keys()
        for word in reversed(self._lower[max(0, index - 1 - _NEAR) : index]):
            if word in _SUBJECTS | places().other_time:
                return False
            if triggers().lemmas.get(word, word) in meetings:
                return True
        return False

    def _behind(self, first: int, text: str) -> PlaceMention | None:
        for last in range(min(first + _LONGEST, len(self._words)) - 1, first - 1, -1):
            start, end = self._words[first].start(), self._words[last].end()
            name = text[start:end]
            entry = place(name.title() if name.isupper() else name) if name[0].isupper() else None
            if entry is not None:
                return PlaceMention(name=entry.name, country=entry.country, text=name, start=start, end=end)
        return None


def _singular(word: str) -> str:
    lower = word.lower()
    return lower.removesuffix("s") if len(lower) > 3 else lower
