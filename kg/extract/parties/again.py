"""The meetings that a document has told of so far, and which of them is told of again."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.frames.find import Frame
from kg.extract.parse.syntax import lemma
from kg.extract.parties.drafts import Draft, merged, same_meeting
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from collections.abc import Iterable

# How many meetings back words without names reach: "the meeting", "they", "attended the summit".
_REACH = 100


class Told:
    """Meetings in the order in which they were told of first; each can be found by who took part."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._of: dict[str, set[int]] = {}

    def add(self, draft: Draft) -> int:
        """Add a meeting that wasn't told of before, and return its position."""
        self.drafts.append(draft)
        self._note(len(self.drafts) - 1)
        return len(self.drafts) - 1

    def tell_more(self, index: int, draft: Draft) -> None:
        """Add what is told of the meeting at a position again."""
        self.drafts[index] = merged(self.drafts[index], draft)
        self._note(index)

    def _note(self, index: int) -> None:
        for name in self.drafts[index].names:
            self._of.setdefault(name, set()).add(index)

    def earlier(self, draft: Draft, frame: Frame) -> int | None:
        """Return the position of the meeting that a draft tells of again, the latest first."""
        apart, names = _is_apart(frame), draft.names
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


def _is_apart(frame: Frame) -> bool:
    """Whether a meeting of some is told to be one beside that of all: "a separate meeting", "a bilateral"."""
    before = frame.trigger.doc[frame.trigger.left_edge.i : frame.trigger.i].text.lower().split()
    return frame.separate or not (triggers().separate | {"bilateral"}).isdisjoint(before)


def _can_be_joined(draft: Draft, earlier: Draft) -> bool:
    """Whether "attended the meeting" can tell of an earlier one: of its kind and fate, and of others too."""
    apart = "visit" in (draft.kind, earlier.kind) or earlier.remote
    several = len(earlier.participants) > 1 or earlier.participants[0].kind != "person"
    return (draft.kind == earlier.kind or not apart) and draft.status == earlier.status and several
