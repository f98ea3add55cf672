"""Going through the sentences of a text: what each tells is a meeting, or more of an earlier one."""

from datetime import date as Day
from typing import TYPE_CHECKING

import msgspec

from kg.extract.affiliations import affiliations
from kg.extract.confidence import confidence
from kg.extract.frames.account import Account
from kg.extract.frames.find import Frame, frames
from kg.extract.frames.schedules import is_item
from kg.extract.frames.timing import date_of, is_to_come
from kg.extract.parse.sentences import Sentence, sentences
from kg.extract.parse.syntax import lemma, measured, objects_of
from kg.extract.parties.again import Told
from kg.extract.parties.attribution import Attribution, by_name
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import Draft, is_enough, is_of_named, merged
from kg.extract.parties.kinds import kind_of
from kg.extract.parties.meant import worded
from kg.extract.parties.owner import Owner
from kg.extract.parties.parties import coming, sides, taking_part, without_company
from kg.extract.places.headline import Headline
from kg.extract.places.places import place_of
from kg.extract.places.spots import as_place
from kg.extract.places.stays import Stay, fate_of, stay_of_visit, stays_told
from kg.extract.reading import Reading
from kg.extract.text.rewritten import Rewritten
from kg.extract.topics.about import meeting_of
from kg.extract.topics.topics import topic_heads
from kg.extract.topics.words import labels
from kg.extract.words.lexicon import fates, triggers
from kg.model.document import Document
from kg.model.report import (
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Quote,
    Speaker,
    TopicMention,
    Trigger,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many characters before a sentence a meeting may be told of, so that its people are still meant.
_NEAR = 400
# Within how many characters a headline ends.
_HEAD = 300
_EVENTS = frozenset({"bilateral", "multilateral", "session"})
_BESIDE = frozenset({"sidelines", "sideline", "margins", "margin", "fringes"})


def read(document: Document, text: Rewritten) -> Extraction:
    """Return what a document tells of, in its own words and offsets; ``text`` is what is read of it."""
    reading = Reading(text.text)
    tidy = msgspec.structs.replace(document, text=text.text)
    # Headlines in capitals aren't read, so that the document's own letters show what they name.
    above = Headline("".join(document.text[offset] for offset in text.origin[:_HEAD]))
    found = _Reader(tidy, sentences(reading), above).read()
    return Extraction(
        document=DocumentHead.of(document),
        meetings=text.restored(tuple(_report(draft) for draft in found)),
        affiliations=text.restored(affiliations(reading)),
    )


class _Reader:
    """Goes through the sentences in order and keeps what later ones may take up again."""

    def __init__(self, document: Document, all_sentences: list[Sentence], above: Headline) -> None:
        dateline = all_sentences[0].reading.dateline if all_sentences else None
        known = document.published
        self.published = dateline.filed_on(known) if dateline and known else known
        self.headline = document.headline
        self.text_start = len(document.text) - len(document.text.lstrip())
        self.sentences = all_sentences
        self.discourse = Discourse(all_sentences)
        self.attribution = Attribution(document.text, document.publisher)
        self.account = Account(self.published)
        self.owner = Owner()
        self.meetings = Told()
        self.drafts = self.meetings.drafts
        # The last exact day of all sentences so far, and of those before the one that is read.
        self.previous_day: Day | None = None
        self.told_before: Day | None = None
        self.previous_place: PlaceMention | None = None
        self.follows = False
        self.told: set[int] = set()
        self.visiting: dict[str, Stay] = {}
        self.above = above

    def read(self) -> list[Draft]:
        for sentence in self.sentences:
            speaker = self.attribution.speaker(sentence, self.discourse)
            self.discourse.spoken.note_speaker(speaker.name if speaker else None)
            if self.attribution.is_of_before(sentence):
                self._state(speaker)
            self.told_before = self.previous_day
            self.owner.note(sentence, self.discourse)
            found = [(frame, self._who(frame, sentence)) for frame in frames(sentence)]
            for frame, who in found:
                frame.refers = frame.refers or (frame.definite and not who)
            # A frame of nobody tells of no meeting, and has no say in whose place and date is which.
            found = [(frame, who) for frame, who in found if not frame.next_to or self._is_known()]
            live = [frame for frame, who in found if who or frame.refers]
            told = [
                (frame, self._keep(frame, sentence, live, side, speaker))
                for frame, who in found
                if who or frame.refers
                for side in sides(frame, who, sentence, self.discourse)
            ]
            known = [(frame, index) for frame, index in told if index is not None]
            hung = self._topics(sentence, known, speaker)
            of_named = any(is_of_named(self.drafts[index]) for _, index in known)
            self.meetings.end_sentence(told=of_named)
            if not of_named:
                self._wait([frame for frame, _ in found], sentence)
            self.follows = bool(known) or hung
            self.told = {index for _, index in known}
            self._note(sentence)
            day = self.account.note(sentence, self.told_before)
            if self.previous_day == self.told_before:
                self.previous_day = day or self.told_before
            self.visiting |= {} if known else dict(stays_told(sentence, self.discourse))
            self.discourse.note_subjects(sentence)
        kept = [draft for draft in self.drafts if is_enough(draft) and not self._is_only_headline(draft)]
        people = self.discourse.people
        return [msgspec.structs.replace(draft, stated_by=by_name(draft.stated_by, people)) for draft in kept]

    def _state(self, speaker: Speaker | None) -> None:
        """Let somebody say what the sentence before told: "This was announced by A"."""
        for index in self.told:
            said = msgspec.structs.replace(self.drafts[index], stated_by=speaker)
            self.meetings.tell_more(index, said)

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
            token = sentence.token_at(mention.end - 1) if mention.kind == "place" else None
            if token is not None and mention.country and token.dep_ not in ("compound", "amod", "nmod"):
                self.previous_place = as_place(mention)
            if mention.kind in ("person", "office"):
                token = sentence.token_at(mention.start)
                self.discourse.spoken.note(
                    self.discourse.participants(token, sentence) if token is not None else ()
                )

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
        whole = self.meetings.completed(draft, frame)
        index = self.meetings.earlier(draft, frame) if whole is None else self.meetings.add(whole)
        if index is None:
            if frame.refers or not participants:
                return None
            index = self.meetings.add(draft)
        elif whole is None:
            self.meetings.tell_more(index, draft)
        kept = self.drafts[index]
        if (stay := stay_of_visit(kept, frame, sentence.start)) is not None:
            self.visiting |= {one.name: stay for one in participants[:1]}
        self.discourse.spoken.note_pair(kept.participants)
        self.discourse.spoken.note_guest(*coming(frame, sentence, self.discourse))
        if kept.date and kept.date.latest and kept.date.earliest == kept.date.latest:
            self.previous_day = Day.fromisoformat(kept.date.latest)
        return index

    def _is_known(self) -> bool:
        """Whether the sentence before told of a meeting, so that "A and B took part" means that one."""
        return self.follows or self.meetings.waiting is not None

    def _wait(self, found: list[Frame], sentence: Sentence) -> None:
        """Keep the only meeting of a sentence that tells of nobody, if it says where or when."""
        events = [frame for frame in found if frame.kind in _EVENTS and frame.trigger.dep_ != "pobj"]
        if len(events) != 1 or events[0].status not in ("held", "planned"):
            return
        draft = self._draft(events[0], sentence, events, (), None)
        if draft.place or draft.venue or draft.date:
            self.meetings.wait(draft)

    def _who(self, frame: Frame, sentence: Sentence) -> tuple[Participant, ...]:
        last = self.drafts[-1] if self.drafts else None
        before = last.participants if last and sentence.start - last.quote.start <= _NEAR else ()
        if is_item(sentence):
            found = taking_part(frame, sentence, self.discourse, self.owner.before_item(before))
            return self.owner.of_item(frame, found)
        found = taking_part(frame, sentence, self.discourse, before)
        if found or len(before) < 2 or not _is_another_round(frame):
            return found
        frame.refers = False
        start, end = sentence.words_between(frame.trigger, frame.trigger)
        return tuple(worded(one, sentence, start, end) for one in before)

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
            place = place or self._told_above(frame, participants, sentence)
        start, end = sentence.words_between(frame.trigger, frame.trigger)
        text = sentence.reading.text
        date = date_of(frame, sentence, found, self.published, self.told_before)
        date = date or self.account.day_of(frame, sentence)
        kind = kind_of(
            frame,
            without_company(frame, participants, sentence, self.discourse),
            sentence,
            self.discourse,
        )
        return Draft(
            quote=Quote(quote=sentence.text, start=sentence.start, end=sentence.end),
            trigger=Trigger(text=text[start:end], start=start, end=end),
            status="planned"
            if is_to_come(frame, date, self.published)
            else fate_of(frame, participants, self.visiting, sentence.start),
            kind=kind,
            remote=frame.remote,
            participants=participants,
            place=place,
            venue=venue,
            date=date,
            # Who tells who else was there doesn't tell of the meeting.
            stated_by=None if frame.next_to else self.attribution.of(frame.trigger, speaker),
            weight=frame.weight,
            is_open=frame.held_by_one or (kind == "session" and frame.trigger == frame.verb),
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
            if stay is not None and stay.covers(frame.status, sentence.start):
                return stay.place
        return None

    def _told_above(
        self, frame: Frame, participants: tuple[Participant, ...], sentence: Sentence
    ) -> PlaceMention | None:
        """Return the place that the headline names, for the first meeting of the text below it."""
        end = self.above.end
        first = not any(draft.quote.start >= end for draft in self.drafts)
        if not end or frame.kind == "visit" or not first or not end <= sentence.start <= end + _NEAR:
            return None
        return self.above.place_for(participants) if frame.status in ("held", "planned") else None

    def _pointed_at(self, frame: Frame) -> PlaceMention | None:
        """Return the place that "there" or "here" means: the last one, or where the story was filed."""
        words = {
            token.lower_
            for verb in (frame.trigger, frame.verb)
            if verb is not None
            for token in verb.children
        }
        if "there" in words or any(word in _BESIDE for word in self._bare_objects(frame)):
            return self.previous_place
        return self.sentences[0].reading.filed_in if "here" in words and self.sentences else None

    @staticmethod
    def _bare_objects(frame: Frame) -> list[str]:
        """Return what stands behind "on" without saying whose: "met on the sidelines"."""
        verbs = [verb for verb in (frame.trigger, frame.verb) if verb is not None]
        nouns = [noun for verb in verbs for noun in objects_of(verb, "on")]
        return [noun.lower_ for noun in nouns if all(map(_is_bare, objects_of(noun, "of")))]

    def _topics(self, sentence: Sentence, told: list[tuple[Frame, int]], speaker: Speaker | None) -> bool:
        """Hang topics on the meeting of their sentence, else on the last one, and return whether any was."""
        hung = False
        for governor, head in topic_heads(sentence):
            index = meeting_of(governor, sentence, told, self.drafts, self.discourse, follows=self.follows)
            if index is None:
                continue
            hung = True
            found = [TopicMention(label=label) for label in labels(head, sentence)]
            draft = self.drafts[index]
            known = {topic.label.lower() for topic in draft.topics}
            new = tuple(topic for topic in found if topic.label.lower() not in known)
            if new:
                said = self.attribution.of(governor, speaker)
                who = said.name if said is not None else None
                self.drafts[index] = merged(
                    msgspec.structs.replace(draft, topics=(*draft.topics, *new)),
                    msgspec.structs.replace(
                        draft,
                        quote=Quote(quote=sentence.text, start=sentence.start, end=sentence.end),
                        # Who took part tells of it, but the outlet that they met.
                        stated_by=None if who in draft.names else said,
                        weight=0.0,
                        also=(),
                    ),
                )
        return hung


def _is_bare(noun: "Token") -> bool:
    """Whether a noun means the gathering that was spoken of: "on the margins of the summit"."""
    if lemma(noun) not in triggers().nouns:
        return False
    return all(child.lower_ == "the" for child in noun.children)


def _is_another_round(frame: Frame) -> bool:
    """Whether talks are one of several rounds between the same: "a second round of talks will be held"."""
    outer = measured(frame.trigger)
    which = fates().singled_out | fates().ahead.beside_times | {"previous", "new"}
    return lemma(outer) == "round" and any(child.lower_ in which for child in outer.children)


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
