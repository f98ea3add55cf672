"""The entrance of the room: one document in, what it says out."""

from datetime import date as Day
from typing import NamedTuple

import msgspec

from kg.extract.affiliations import affiliations
from kg.extract.attribution import Attribution, is_speaker, says_after
from kg.extract.circumstances import date_of
from kg.extract.confidence import confidence
from kg.extract.discourse import Discourse
from kg.extract.drafts import Draft, distinct, is_enough, kind_of, merged, same_meeting
from kg.extract.frames import Frame, frames
from kg.extract.lexicon import triggers
from kg.extract.nlp import model_name
from kg.extract.places import place_of
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence, sentences
from kg.extract.spots import as_place
from kg.extract.status import tense_of
from kg.extract.syntax import lemma, objects_of
from kg.extract.tidy import Tidy
from kg.extract.topics import labels, topic_heads
from kg.model.document import Document
from kg.model.report import (
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Quote,
    Speaker,
    Status,
    TopicMention,
    Trigger,
)

# Raise it with every change of what the same text gives: documents are read again then.
VERSION = "2"


class Rules:
    """These rules as an extractor; see :mod:`kg.extract.extractors`."""

    @property
    def name(self) -> str:
        """Name and version of the rules and of the model that they use."""
        return f"rules {VERSION}, {model_name()}"

    def __call__(self, document: Document) -> Extraction:
        return extract(document)


def extract(document: Document) -> Extraction:
    """Return the meetings and affiliations that a document tells of, with quotes and offsets."""
    tidy = Tidy(document.text)
    reading = Reading(tidy.text)
    found = _Reader(msgspec.structs.replace(document, text=tidy.text), sentences(reading)).read()
    return Extraction(
        document=DocumentHead.of(document),
        meetings=tidy.restored(tuple(_report(draft) for draft in found)),
        affiliations=tidy.restored(affiliations(reading)),
        extractor=Rules().name,
    )


# How many characters behind the sentence of a visit the visitor is still taken to be there.
_NEAR = 400


class _Stay(NamedTuple):
    """Where somebody is told to be, since which offset of the text, and whether that goes on."""

    place: PlaceMention
    status: Status
    start: int
    goes_on: bool


def _goes_on(frame: Frame) -> bool:
    """Whether who visits is still there when the text is written: "has arrived in A", "is visiting A"."""
    word = lemma(frame.trigger)
    coming = word in triggers().travel.verbs and word not in ("leave", "depart", "return")
    present = frame.verb is not None and tense_of(frame.verb) == "open"
    return frame.status == "held" and (coming or present)


class _Reader:
    """Goes through the sentences in order and keeps what later ones may take up again."""

    def __init__(self, document: Document, all_sentences: list[Sentence]) -> None:
        self.published = document.published
        self.headline = document.headline
        self.text_start = len(document.text) - len(document.text.lstrip())
        self.sentences = all_sentences
        self.discourse = Discourse(all_sentences)
        self.attribution = Attribution(document.text, document.publisher)
        self.drafts: list[Draft] = []
        self.previous_day: Day | None = None
        self.previous_place: PlaceMention | None = None
        self.visiting: dict[str, _Stay] = {}

    def read(self) -> list[Draft]:
        for sentence in self.sentences:
            speaker = self.attribution.speaker(sentence, self.discourse)
            taking_part = [(frame, self._participants(frame, sentence)) for frame in frames(sentence)]
            # A frame of nobody tells of no meeting, and has no say in whose place and date is which.
            live = [frame for frame, who in taking_part if who or frame.refers]
            told = [
                (frame, self._keep(frame, sentence, live, side, speaker))
                for frame, who in taking_part
                if who or frame.refers
                for side in self._sides(frame, who, sentence)
            ]
            self._topics(sentence, [(frame, index) for frame, index in told if index is not None])
            self._note(sentence)
            self.discourse.note_subjects(sentence)
        return [draft for draft in self.drafts if is_enough(draft) and not self._is_only_headline(draft)]

    def _is_only_headline(self, draft: Draft) -> bool:
        """Whether a headline tells without names ("Ministers to meet") what the text tells with them."""
        end = len(self.headline or "")
        nameless = all(one.unnamed or one.kind == "group" for one in draft.participants)
        in_headline = bool(end) and draft.quote.end <= self.text_start + end
        again = any(other.status == draft.status for other in self.drafts if other is not draft)
        return in_headline and nameless and again

    def _note(self, sentence: Sentence) -> None:
        """Remember the people and the last place of a sentence for the pronouns of the next."""
        for mention in sentence.mentions:
            if mention.kind == "place" and mention.country:
                self.previous_place = as_place(mention)
            if mention.kind in ("person", "office"):
                token = sentence.token_at(mention.start)
                self.discourse.note(self.discourse.participants(token, sentence) if token is not None else ())

    def _keep(
        self,
        frame: Frame,
        sentence: Sentence,
        found: list[Frame],
        participants: tuple[Participant, ...],
        speaker: Speaker | None,
    ) -> int | None:
        """Add a frame to the meeting that it tells of, and return that meeting's position."""
        draft = self._draft(frame, sentence, found, participants, speaker)
        index = self._earlier(draft, frame)
        if index is None:
            if frame.refers or not participants:
                return None
            self.drafts.append(draft)
            index = len(self.drafts) - 1
        else:
            self.drafts[index] = merged(self.drafts[index], draft)
        kept = self.drafts[index]
        if kept.kind == "visit" and kept.place is not None:
            for one in participants[:1]:
                self.visiting[one.name] = _Stay(kept.place, frame.status, sentence.start, _goes_on(frame))
        self.discourse.note_pair(kept.participants)
        if kept.date and kept.date.latest and kept.date.earliest == kept.date.latest:
            self.previous_day = Day.fromisoformat(kept.date.latest)
        return index

    def _participants(self, frame: Frame, sentence: Sentence) -> tuple[Participant, ...]:
        nouns = [
            noun
            for noun in (*frame.actors, *frame.guests)
            if not is_speaker(noun, sentence) or says_after(noun, frame.trigger)
        ]
        found = [one for noun in nouns for one in self.discourse.participants(noun, sentence)]
        places = {m.start for noun in frame.places if (m := sentence.mention_at(noun)) is not None}
        return distinct(one for one in found if one.start not in places)

    def _sides(
        self, frame: Frame, who: tuple[Participant, ...], sentence: Sentence
    ) -> list[tuple[Participant, ...]]:
        """Return who met whom: everybody, but for those who were met one by one."""
        if not frame.separate:
            return [who]
        guests = {one.name for noun in frame.guests for one in self.discourse.participants(noun, sentence)}
        hosts = tuple(one for one in who if one.name not in guests)
        met = [one for one in who if one.name in guests]
        return [(*hosts, one) for one in met] if len(met) > 1 and hosts else [who]

    def _draft(
        self,
        frame: Frame,
        sentence: Sentence,
        found: list[Frame],
        participants: tuple[Participant, ...],
        speaker: Speaker | None,
    ) -> Draft:
        place, venue = place_of(frame, sentence, found)
        if place is None and not frame.remote:
            place = self._pointed_at(frame) or self._whereabouts(frame, participants, sentence, venue)
        start, end = sentence.words_between(frame.trigger, frame.trigger)
        text = sentence.reading.text
        return Draft(
            quote=Quote(quote=sentence.text, start=sentence.start, end=sentence.end),
            trigger=Trigger(text=text[start:end], start=start, end=end),
            status=frame.status,
            kind=kind_of(frame, participants),
            remote=frame.remote,
            participants=participants,
            place=place,
            venue=venue,
            date=date_of(frame, sentence, found, self.published, self.previous_day),
            stated_by=speaker,
            weight=frame.weight,
            is_open=frame.held_by_one,
        )

    def _whereabouts(
        self,
        frame: Frame,
        participants: tuple[Participant, ...],
        sentence: Sentence,
        venue: PlaceMention | None,
    ) -> PlaceMention | None:
        """Return the city that one of them is told to visit, in this sentence or the one before."""
        if frame.kind in ("visit", "call") or (venue is not None and venue.country):
            return None
        for one in participants:
            stay = self.visiting.get(one.name)
            if stay is None or sentence.start - stay.start > _NEAR:
                continue
            if stay.status == frame.status or (stay.goes_on and frame.status == "planned"):
                return stay.place
        return None

    def _pointed_at(self, frame: Frame) -> PlaceMention | None:
        """Return the place that "there" or "here" means: the last one, or where the story was filed."""
        words = {
            token.lower_
            for verb in (frame.trigger, frame.verb)
            if verb is not None
            for token in verb.children
        }
        if "there" in words or any(word.startswith("sideline") for word in self._bare_objects(frame)):
            return self.previous_place
        return self.sentences[0].reading.filed_in if "here" in words and self.sentences else None

    @staticmethod
    def _bare_objects(frame: Frame) -> list[str]:
        """Return what stands behind "on" without saying whose: "met on the sidelines"."""
        verbs = [verb for verb in (frame.trigger, frame.verb) if verb is not None]
        nouns = [noun for verb in verbs for noun in objects_of(verb, "on")]
        return [noun.lower_ for noun in nouns if not objects_of(noun, "of")]

    def _earlier(self, draft: Draft, frame: Frame) -> int | None:
        """Return the position of the meeting that a draft tells of again, the latest first."""
        for index in range(len(self.drafts) - 1, -1, -1):
            earlier = self.drafts[index]
            if frame.refers:
                if self._is_taken_up(draft, earlier):
                    return index
            elif draft.participants and same_meeting(earlier, draft):
                return index
        return None

    @staticmethod
    def _is_taken_up(draft: Draft, earlier: Draft) -> bool:
        """Whether "the meeting", without participants, can be an earlier one: same fate, no contradiction."""
        bare = msgspec.structs.replace(
            draft, participants=earlier.participants, kind=earlier.kind, remote=earlier.remote
        )
        fates = draft.status == earlier.status or draft.status in (
            "unknown",
            "planned",
            "cancelled",
            "postponed",
        )
        return fates and same_meeting(earlier, bare)

    def _topics(self, sentence: Sentence, told: list[tuple[Frame, int]]) -> None:
        """Hang topics on the meeting of their sentence, else on the last one that the tense allows."""
        for governor, head in topic_heads(sentence):
            index = self._meeting_of(governor, sentence, told)
            if index is None:
                continue
            found = [TopicMention(label=label) for label in labels(head, sentence)]
            draft = self.drafts[index]
            known = {topic.label.lower() for topic in draft.topics}
            new = tuple(topic for topic in found if topic.label.lower() not in known)
            if new:
                self.drafts[index] = merged(
                    msgspec.structs.replace(draft, topics=(*draft.topics, *new)),
                    msgspec.structs.replace(
                        draft,
                        quote=Quote(quote=sentence.text, start=sentence.start, end=sentence.end),
                        weight=0.0,
                        also=(),
                    ),
                )

    def _meeting_of(self, governor: object, sentence: Sentence, told: list[tuple[Frame, int]]) -> int | None:
        from spacy.tokens import Token

        assert isinstance(governor, Token)
        if lemma(governor) in triggers().nouns and all(frame.trigger != governor for frame, _ in told):
            return None
        if told:
            return min(told, key=lambda pair: abs(pair[0].trigger.i - governor.i))[1]
        if not self.drafts or not self._speaks_of_meeting(governor, sentence):
            return None
        past = tense_of(governor) == "past"
        wanted = ("held",) if past else ("planned", "held", "unknown")
        for index in range(len(self.drafts) - 1, -1, -1):
            if self.drafts[index].status in wanted and is_enough(self.drafts[index]):
                return index
        return None

    def _speaks_of_meeting(self, governor: object, sentence: Sentence) -> bool:
        """Whether a sentence of topics has those who met as its subject, or says "at the meeting"."""
        from spacy.tokens import Token

        from kg.extract.syntax import subjects

        assert isinstance(governor, Token)
        if any(lemma(token) in triggers().nouns for token in sentence.doc):
            return True
        found = [one for noun in subjects(governor) for one in self.discourse.participants(noun, sentence)]
        pair = {one.name for one in self.discourse.pair}
        return bool(found) and {one.name for one in found} <= pair


def _report(draft: Draft) -> MeetingReport:
    return MeetingReport(
        quote=draft.quote.quote,
        start=draft.quote.start,
        end=draft.quote.end,
        trigger=draft.trigger,
        status=draft.status,
        kind=draft.kind,
        format="remote" if draft.remote else "in_person",
        participants=draft.participants,
        place=draft.place,
        venue=draft.venue,
        date=draft.date,
        topics=draft.topics,
        stated_by=draft.stated_by,
        confidence=confidence(draft),
        also=draft.also,
    )
