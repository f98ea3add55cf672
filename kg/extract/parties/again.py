"""The meetings that a document has told of so far, and which of them is told of again."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.find import Frame
from kg.extract.parse.positions import on_the_margins
from kg.extract.parse.syntax import children, lemma
from kg.extract.parties.drafts import Draft, can_be_one, merged, same_meeting
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from collections.abc import Iterable

# How many meetings back words without names reach: "the meeting", "they", "attended the summit".
_REACH = 100
# Over how many sentences that tell of nothing a meeting waits for those who took part.
_PATIENCE = 2


class Told:
    """Meetings in the order in which they were told of first; each can be found by who took part."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._of: dict[str, set[int]] = {}
        # What was told last of a meeting without saying whose, until the next sentences say it.
        self.waiting: Draft | None = None
        self._sentences_left = 0

    def add(self, draft: Draft) -> int:
        """Add a meeting that wasn't told of before, and return its position."""
        self.drafts.append(draft)
        self._note(len(self.drafts) - 1)
        return len(self.drafts) - 1

    def tell_more(self, index: int, draft: Draft) -> None:
        """Add what is told of the meeting at a position again."""
        self.drafts[index] = merged(self.drafts[index], draft)
        self._note(index)

    def wait(self, draft: Draft) -> None:
        """Keep where and when there was a meeting, for the sentence that says whose: "Ministers met in A"."""
        self.waiting, self._sentences_left = draft, _PATIENCE

    def end_sentence(self, *, told: bool) -> None:
        """Forget what waits where something else was told, or nothing for long."""
        self._sentences_left -= 1
        if told or self._sentences_left < 0:
            self.waiting = None

    def completed(self, draft: Draft, frame: Frame) -> Draft | None:
        """Return the meeting that waits with those whom a draft names, if it means that one."""
        waiting = self.waiting
        adds = frame.refers or frame.joins
        if waiting is None or not (adds or _is_definite(frame)) or not can_be_one(waiting, draft):
            return None
        if not draft.participants:
            self.wait(merged(waiting, draft))
            return None
        if not adds:
            return merged(waiting, draft)
        # "A and B took part" leaves the word to the sentence that tells of the meeting.
        sides = {one.country or one.organization or one.name for one in draft.participants}
        kind = "multilateral" if waiting.kind == "bilateral" and len(sides) > 2 else waiting.kind
        named = msgspec.structs.replace(waiting, participants=draft.participants, kind=kind)
        return merged(named, msgspec.structs.replace(draft, kind=kind, weight=0.0))

    def _note(self, index: int) -> None:
        for name in self.drafts[index].names:
            self._of.setdefault(name, set()).add(index)

    def earlier(self, draft: Draft, frame: Frame) -> int | None:
        """Return the position of the meeting that a draft tells of again, the latest first."""
        apart, names = _is_apart(frame), draft.names
        last = self.drafts[-1] if self.drafts else None
        if last and names and _is_definite(frame) and _is_of_some(last) and can_be_one(last, draft):
            return len(self.drafts) - 1
        for index in self._possible(names, frame):
            earlier = self.drafts[index]
            if frame.refers or (frame.joins and _can_be_joined(draft, earlier)):
                if _is_taken_up(draft, earlier):
                    return index
            elif apart and names < earlier.names:
                continue
            elif names and same_meeting(earlier, _in_format_of(earlier, draft, frame)):
                return index
        return None

    def _possible(self, names: frozenset[str], frame: Frame) -> "Iterable[int]":
        """Return where one of these took part, the latest first; words without names mean the last ones."""
        found = {index for name in names for index in self._of.get(name, ())}
        if frame.refers or frame.joins:
            found |= {*range(max(0, len(self.drafts) - _REACH), len(self.drafts))}
        return sorted(found, reverse=True)


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


def _in_format_of(earlier: Draft, later: Draft, frame: Frame) -> Draft:
    """Return a draft that says only what was spoken of ("they exchanged views") in the format of another."""
    if lemma(frame.trigger) not in speech().topic_verbs | {"exchange"}:
        return later
    return msgspec.structs.replace(later, remote=earlier.remote, kind=earlier.kind)


def _is_of_some(draft: Draft) -> bool:
    """Whether only a plural says who met, which those whom "the meeting" brings together can be."""
    return all(one.kind == "group" and not (one.country or one.organization) for one in draft.participants)


def _is_definite(frame: Frame) -> bool:
    """Whether a frame tells of "the meeting" by a noun, as one that is known."""
    return frame.trigger.pos_ == "NOUN" and any(one.lower_ == "the" for one in frame.trigger.children)


def _is_apart(frame: Frame) -> bool:
    """Whether a meeting of some is told to be one beside that of all.

    "A separate meeting", "a bilateral", "on the margins, A met B", "A also met B".
    """
    words = frame.trigger.doc[frame.trigger.left_edge.i : frame.trigger.i].text.lower().split()
    if frame.separate or not (triggers().separate | {"bilateral"}).isdisjoint(words):
        return True
    heads = [head for head in (frame.trigger, frame.verb) if head is not None]
    if any(map(on_the_margins, heads)):
        return True
    adverbs = {one.lower_ for head in heads for one in children(head, "advmod")}
    return not (triggers().in_turn | triggers().besides).isdisjoint(adverbs)


def _can_be_joined(draft: Draft, earlier: Draft) -> bool:
    """Whether "attended the meeting" can tell of an earlier one: of its kind and fate, and of others too."""
    apart = "visit" in (draft.kind, earlier.kind) or earlier.remote
    several = len(earlier.participants) > 1 or earlier.participants[0].kind != "person"
    return (draft.kind == earlier.kind or not apart) and draft.status == earlier.status and several
