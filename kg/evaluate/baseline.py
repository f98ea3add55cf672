"""The simplest reader of meetings there is, to measure others against: two names and a word of meeting.

A sentence that names two people, states or organizations and has a verb or noun of meeting tells of a
meeting of the two nearest to that word; the first place and the first date of the sentence are its own.
"""

from typing import TYPE_CHECKING

from kg.extract.text.nlp import model_name, parsed
from kg.model.document import Document
from kg.model.report import (
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Trigger,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERSION = "1"
_WORDS = frozenset({"meet", "meeting", "talk", "visit", "summit", "negotiation", "receive", "host"})
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class NamePair:
    """The rule as an extractor; see :mod:`kg.extract.extractors`."""

    @property
    def name(self) -> str:
        return f"name-pair {VERSION}, {model_name()}"

    def __call__(self, document: Document) -> Extraction:
        found = (_meeting(sentence) for sentence in parsed(document.text).sents)
        return Extraction(
            document=DocumentHead.of(document),
            meetings=tuple(one for one in found if one is not None),
            extractor=self.name,
        )


def _meeting(sentence: "Span") -> MeetingReport | None:
    trigger = next((token for token in sentence if token.lemma_.lower() in _WORDS), None)
    if trigger is None:
        return None
    place = next((entity for entity in sentence.ents if entity.label_ in _PLACES), None)
    date = next((entity for entity in sentence.ents if entity.label_ == "DATE"), None)
    actors = [entity for entity in sentence.ents if entity.label_ in _ACTORS and entity != place]
    nearest = sorted(actors, key=lambda entity: abs(entity.start - trigger.i))[:2]
    if len(nearest) < 2:
        return None
    return MeetingReport(
        quote=sentence.text,
        start=sentence.start_char,
        end=sentence.end_char,
        trigger=_trigger(trigger),
        status="held",
        kind="bilateral",
        format="in_person",
        participants=tuple(_participant(entity) for entity in sorted(nearest, key=lambda one: one.start)),
        place=PlaceMention(name=place.text, text=place.text, start=place.start_char, end=place.end_char)
        if place is not None
        else None,
        date=DateMention(text=date.text, start=date.start_char, end=date.end_char)
        if date is not None
        else None,
    )


def _trigger(token: "Token") -> Trigger:
    return Trigger(text=token.text, start=token.idx, end=token.idx + len(token))


def _participant(entity: "Span") -> Participant:
    return Participant(
        name=entity.text,
        kind="person" if entity.label_ == "PERSON" else "organization",
        text=entity.text,
        start=entity.start_char,
        end=entity.end_char,
    )
