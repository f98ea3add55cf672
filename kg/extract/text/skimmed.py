"""What is worth reading of a text: reading a sentence takes two hundred times as long as this does.

What stays is found by words alone: sentences that may tell of a meeting and those beside them, what may
tell of a post, where a name of theirs stands first, and the first sentence. All else is left out of what is
read. What that costs and gains: ``docs/decisions/020-skimming.md``.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from kg.extract.dates.words import MONTH, WEEKDAY
from kg.extract.text.nlp import irregular_forms
from kg.extract.text.paragraphs import is_wrapped
from kg.extract.text.rewritten import Rewritten
from kg.extract.words.lexicon import roles, triggers
from kg.extract.words.telling import all_stems, stems_of, tells_of_meeting

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Where a sentence may end. Where it doesn't, behind a "Gen." or an initial, is told by the word before.
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[A-Z“\"‘(\[])|\n+")
_SHORTENED = re.compile(r"(?:\b[A-Z][\w.]{0,4}|\b[a-z])\.$")
# A name in the middle of a sentence, and a body behind somebody: "B of the C".
_NAME = re.compile(r"[a-z] [A-Z]")
_OF_BODY = re.compile(r"[A-Z][\w’'-]+,? of (?:\w+ )?[A-Z]")
_DAY = re.compile(rf"\b(?:{WEEKDAY}|{MONTH})\b", re.IGNORECASE)
# "She succeeds B, a surgeon": the post is the one that the sentence before tells of.
_SUCCEEDING = frozenset({"succeed", "replace"})
# A line of fewer words may be the heading of a day in a diary.
_HEADING_WORDS = 9
# What stands before a name, or begins a sentence, and is none.
_LETTERS = 3


class _Piece:
    """A sentence, or what looks like one, with the white space behind it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.text = text[start:end]
        self.words = _WORD.findall(self.text)
        self.stems = frozenset(chain.from_iterable(map(_stems, self.words)))

    @property
    def tells(self) -> bool:
        """Whether it may tell of a meeting."""
        return tells_of_meeting(self.stems) or self._tells_of_journey

    @property
    def _tells_of_journey(self) -> bool:
        """Whether somebody goes to, or leaves, what has a name."""
        going, leaving, to_place = _travel()
        if not self.stems.isdisjoint(going):
            return to_place.search(self.text) is not None
        return not self.stems.isdisjoint(leaving) and _NAME.search(self.text) is not None

    @property
    def has_post(self) -> bool:
        """Whether it may say what somebody is, who says it, or of which day the next lines are."""
        if not self.stems.isdisjoint(_posts()) or _OF_BODY.search(self.text):
            return True
        return "\n" in self.text and len(self.words) < _HEADING_WORDS and _DAY.search(self.text) is not None

    @property
    def names(self) -> set[str]:
        """What is written with a capital letter."""
        return {word for word in self.words if word[0].isupper() and len(word) > _LETTERS}


def skimmed(text: Rewritten) -> Rewritten:
    """Return what is worth reading of a text, each character still knowing where it comes from."""
    pieces = list(_pieces(text.text))
    kept = _kept(pieces)
    if len(kept) == len(pieces):
        return text
    left: list[str] = []
    origin: list[int] = []
    for number, piece in enumerate(pieces):
        start = piece.start
        if number not in kept:  # where a paragraph ends, one ends still
            words = piece.text.rstrip()
            start += len(words) if "\n" in piece.text[len(words) :] else len(piece.text)
        left.append(text.text[start : piece.end])
        origin += text.origin[start : piece.end]
    skimmed = Rewritten(text.document, "".join(left), origin)
    # Paragraphs are told apart by the width of lines: with short ones alone left they would run together.
    return skimmed if is_wrapped(skimmed.text) == is_wrapped(text.text) else text


def _kept(pieces: list[_Piece]) -> set[int]:
    telling = [number for number, piece in enumerate(pieces) if piece.tells]
    kept = {0, *(number + step for number in telling for step in (-1, 0, 1))}
    kept |= {number for number, piece in enumerate(pieces) if piece.has_post}
    wanted = {name for number in telling for name in pieces[number].names}
    for number, piece in enumerate(pieces):
        if not wanted:
            break
        if named := wanted & piece.names:
            kept.add(number)
            wanted -= named
    return kept & set(range(len(pieces)))


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for end in _END.finditer(text):
        if "\n" in end[0] or not _SHORTENED.search(text[max(start, end.start() - 7) : end.start()]):
            yield _Piece(text, start, end.end())
            start = end.end()
    if start < len(text):
        yield _Piece(text, start, len(text))


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> frozenset[str]:
    """Return the stems of a word, of its parts between hyphens, and of verbs that it may be a form of."""
    parts = {word.lower(), *word.lower().split("-")}
    return stems_of(parts | {lemma for part in parts for lemma in irregular_forms().get(part, ())})


@cache
def _travel() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Return the stems of verbs that need a preposition and of those that don't, and such a preposition."""
    travel = triggers().travel
    behind = re.compile(rf"\b(?:{'|'.join(travel.prepositions)}) (?:the )?[A-Z]")
    return all_stems(travel.verbs - travel.to_places), all_stems(travel.to_places), behind


@cache
def _posts() -> frozenset[str]:
    """Return the stems of words that posts and ranks are called by, and of leading and succeeding."""
    titles = {*roles().ranks, *(word for words in roles().heads.values() for word in words)}
    # Of longer titles the head stands among them by itself.
    single = {title for title in titles if " " not in title}
    return all_stems(single | triggers().leading | _SUCCEEDING)
