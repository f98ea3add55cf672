"""Lists of what somebody has to do on a day: "Schedule of Minister A for 5 May", "- 10:00 Meeting with B"."""

import re

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import lemma
from kg.extract.words.lexicon import triggers

_ITEM = re.compile(r"[ \t]*(?:[•*·▪◦–—-][ \t]|\d{1,2}[.)][ \t]|\d{1,2}[.:]\d\d(?!\d))")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_item(sentence: Sentence) -> bool:
    """Whether a sentence begins an item of a list, by a mark or by the time of day."""
    text = sentence.reading.text
    line = text.rfind("\n", 0, sentence.start) + 1
    return _ITEM.match(text, line) is not None


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence only names something, and is no item itself."""
    return not is_item(sentence) and all(token.tag_ not in _FINITE for token in sentence.doc)


def names_schedule(sentence: Sentence) -> bool:
    """Whether a sentence is the heading of somebody's plans for a day."""
    return is_heading(sentence) and any(lemma(token) in triggers().schedules for token in sentence.doc)
