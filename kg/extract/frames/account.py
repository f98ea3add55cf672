"""The day that a text tells of: a heading over items, or the day of the sentence before."""

from datetime import date as Day
from typing import TYPE_CHECKING

from kg.extract.dates.meanings import resolve_date
from kg.extract.dates.phrases import find_dates
from kg.extract.frames.circumstances import is_saying
from kg.extract.frames.find import Frame
from kg.extract.frames.schedules import names_schedule
from kg.extract.frames.timing import at, clause_of, in_document
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, lemma, objects_of
from kg.extract.status.status import tense_of
from kg.extract.words.lexicon import places
from kg.model.report import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many characters behind a sentence its day is still told of, and behind a heading.
_NEAR, _LIST = 400, 1500
_NEXT = frozenset({"then", "afterwards", "afterward"})
_FIRST_OR_LAST = frozenset({"begin", "start", "open", "end", "finish", "conclude", "follow"})


class Account:
    """Keeps the day that is told of while the sentences of a document go by."""

    def __init__(self, published: str | None) -> None:
        self._published = published
        self._day: DateMention | None = None
        self._heading: DateMention | None = None
        # The same heading where what stands below it is told of as over.
        self._behind: DateMention | None = None
        self._end = 0

    def note(self, sentence: Sentence, previous: Day | None) -> Day | None:
        """Remember the day of a sentence, and return the last exact one that it names."""
        last = None
        for phrase in find_dates(sentence.shortened):
            token = at(phrase, sentence)
            if token is None:
                continue
            verb = clause_of(token)
            tense = tense_of(verb) if verb is not None else "open"
            worded = in_document(phrase, sentence)
            date = resolve_date(worded, self._published, tense, previous)
            if not date.earliest:
                continue
            exact = date.earliest == date.latest
            if len(phrase.text) >= len(sentence.shortened.strip(" .:-–—")) or names_schedule(sentence):
                self._heading = self._as_heading(date, exact=exact)
                self._behind = resolve_date(worded, self._published, "past", previous)
            last = Day.fromisoformat(date.earliest) if exact else last
            if not exact or self._heading == date:
                continue
            if verb is not None and verb.dep_ == "ROOT" and not is_saying(verb) and tense == "past":
                self._day, self._end = date, sentence.end
        return last

    def _as_heading(self, date: DateMention, *, exact: bool) -> DateMention | None:
        """Return a date that stands alone, unless it says when the text was released or is too vague for one.

        A chronicle may give days or a month behind others that are exact: "25-30 April", "October".
        """
        if date.earliest == self._published or not (exact or self._heading is not None):
            return None
        return date

    def day_of(self, frame: Frame, sentence: Sentence) -> DateMention | None:
        """Return the day of a meeting that is told without one."""
        if self._heading is not None and sentence.start - self._heading.end <= _LIST:
            over = tense_of(frame.verb or frame.trigger) == "past" and frame.status != "planned"
            return None if frame.status == "proposed" else self._behind if over else self._heading
        goes_on = self._day is not None and sentence.start - self._end <= _NEAR
        return self._day if goes_on and frame.status == "held" and _is_of_same_day(frame) else None


def _is_of_same_day(frame: Frame) -> bool:
    """Whether a meeting is told of as one event of a day: "then met B", "began by meeting B"."""
    if frame.kind == "visit" or frame.refers:
        return False
    verbs = [verb for verb in (frame.trigger, frame.verb) if verb is not None]
    return any(_goes_on(verb) for verb in verbs)


def _goes_on(verb: "Token") -> bool:
    if any(one.lower_ in _NEXT for one in children(verb, "advmod")):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by" and lemma(verb.head.head) in _FIRST_OR_LAST:
        return True
    if any(lemma(noun) in ("airport", "arrival") for noun in objects_of(verb, "at", "on", "upon")):
        return True
    # "Before driving across, the two talked": what one did before is of the day too.
    times = (one for one in children(verb, "prep") if one.lower_ in places().other_time)
    return any(True for one in times for _ in children(one, "pcomp"))
