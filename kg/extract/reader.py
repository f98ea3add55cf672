"""Going through the sentences of a text: what each tells is a meeting, or more of an earlier one."""

from datetime import date as Day

import msgspec

from kg.extract.affiliations import affiliations
from kg.extract.confidence import confidence
from kg.extract.frames.account import Account
from kg.extract.frames.find import Frame, frames
from kg.extract.frames.schedules import is_item
from kg.extract.frames.timing import date_of, is_to_come
from kg.extract.parse.sentences import Sentence, sentences
from kg.extract.parties.again import Told
from kg.extract.parties.attribution import Attribution, by_name
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import Draft, is_enough, is_of_named
from kg.extract.parties.kinds import kind_of
from kg.extract.parties.owner import Owner
from kg.extract.parties.parties import coming, of_another_round, sides, taking_part, without_company
from kg.extract.parties.spoken import Party
from kg.extract.places.headline import Headline
from kg.extract.places.whereabouts import Whereabouts
from kg.extract.reading import Reading
from kg.extract.text.rewritten import Rewritten
from kg.extract.topics.hang import Topics
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction, MeetingReport, Quote, Speaker, Trigger

# How many characters before a sentence a meeting may be told of, so that its people are still meant.
_NEAR = 400
# Within how many characters a headline ends.
_HEAD = 300
_EVENTS = frozenset({"bilateral", "multilateral", "session"})


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
        self.follows = False
        self.told: set[int] = set()
        filed_in = all_sentences[0].reading.filed_in if all_sentences else None
        self.whereabouts = Whereabouts(above, filed_in)
        self.topics = Topics(self.drafts, self.discourse, self.attribution)

    def read(self) -> list[Draft]:
        """Return the meetings that the sentences tell of."""
        for sentence in self.sentences:
            self._read(sentence)
        kept = [draft for draft in self.drafts if is_enough(draft) and not self._is_only_headline(draft)]
        people = self.discourse.people
        return [msgspec.structs.replace(draft, stated_by=by_name(draft.stated_by, people)) for draft in kept]

    def _read(self, sentence: Sentence) -> None:
        speaker = self.attribution.speaker(sentence, self.discourse)
        self.discourse.spoken.note_speaker(speaker.name if speaker else None)
        if self.attribution.is_of_before(sentence):
            self._state(speaker)
        self.told_before = self.previous_day
        self.owner.note(sentence, self.discourse)
        found = self._with_parties(frames(sentence), sentence)
        live = [(frame, who) for frame, who in found if who or frame.refers]
        told = [
            (frame, self._keep(frame, sentence, [other for other, _ in live], side, speaker))
            for frame, who in live
            for side in sides(frame, who, sentence, self.discourse)
        ]
        known = [(frame, index) for frame, index in told if index is not None]
        hung = self.topics.hang(sentence, known, speaker, follows=self.follows)
        of_named = any(is_of_named(self.drafts[index]) for _, index in known)
        self.meetings.end_sentence(told=of_named)
        if not of_named:
            self._wait([frame for frame, _ in found], sentence)
        self.follows = bool(known) or hung
        self.told = {index for _, index in known}
        self._note(sentence)

    def _with_parties(self, found: list[Frame], sentence: Sentence) -> list[tuple[Frame, Party]]:
        """Return frames with who takes part; one of nobody that only says who was there tells nothing."""
        parties = [(frame, self._who(frame, sentence)) for frame in found]
        for frame, who in parties:
            frame.refers = frame.refers or (frame.definite and not who)
        # It has no say in whose place and date is which.
        return [(frame, who) for frame, who in parties if not frame.next_to or self._is_known()]

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
        """Remember the people, places and days of a sentence for what the next says of them."""
        self.whereabouts.note_places(sentence)
        for mention in sentence.mentions:
            if mention.kind in ("person", "office"):
                token = sentence.token_at(mention.start)
                who = self.discourse.participants(token, sentence) if token is not None else ()
                self.discourse.spoken.note(who)
        day = self.account.note(sentence, self.told_before)
        if self.previous_day == self.told_before:
            self.previous_day = day or self.told_before
        if not self.told:
            self.whereabouts.note_stays(sentence, self.discourse)
        self.discourse.note_subjects(sentence)

    def _keep(
        self,
        frame: Frame,
        sentence: Sentence,
        found: list[Frame],
        participants: Party,
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
        self.whereabouts.note_visit(kept, frame, participants, sentence.start)
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

    def _who(self, frame: Frame, sentence: Sentence) -> Party:
        last = self.drafts[-1] if self.drafts else None
        before = last.participants if last and sentence.start - last.quote.start <= _NEAR else ()
        if is_item(sentence):
            found = taking_part(frame, sentence, self.discourse, self.owner.before_item(before))
            return self.owner.of_item(frame, found)
        found = taking_part(frame, sentence, self.discourse, before)
        return found or of_another_round(frame, sentence, before)

    def _draft(
        self,
        frame: Frame,
        sentence: Sentence,
        found: list[Frame],
        participants: Party,
        speaker: Speaker | None,
    ) -> Draft:
        place, venue = self.whereabouts.place_and_venue(frame, sentence, found, participants, self.drafts)
        start, end = sentence.words_between(frame.trigger, frame.trigger)
        text = sentence.reading.text[start:end]
        date = date_of(frame, sentence, found, self.published, self.told_before)
        date = date or self.account.day_of(frame, sentence)
        alone = without_company(frame, participants, sentence, self.discourse)
        kind = kind_of(frame, alone, sentence, self.discourse)
        status = self.whereabouts.fate_of(frame, participants, sentence.start)
        if is_to_come(frame, date, self.published):
            status = "planned"
        return Draft(
            quote=Quote(quote=sentence.text, start=sentence.start, end=sentence.end),
            trigger=Trigger(text=text, start=start, end=end),
            status=status,
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
