"""Hanging what was talked about on the meeting where it was."""

from collections.abc import Iterable

import msgspec

from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parties.attribution import Attribution
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import Draft, merged
from kg.extract.topics.about import meeting_of
from kg.extract.topics.topics import topic_heads
from kg.extract.topics.words import labels
from kg.model.report import Quote, Speaker, TopicMention


class Topics:
    """Hangs topics on the meetings of a document."""

    def __init__(self, drafts: list[Draft], discourse: Discourse, attribution: Attribution) -> None:
        self._drafts = drafts
        self._discourse = discourse
        self._attribution = attribution

    def hang(
        self, sentence: Sentence, told: list[tuple[Frame, int]], speaker: Speaker | None, *, follows: bool
    ) -> bool:
        """Hang topics on the meeting of their sentence, else on the last one, and return whether any was.

        ``told`` are the frames of the sentence with the positions of their meetings; ``follows`` says that
        the sentence before tells of a meeting.
        """
        hung = False
        for governor, head in topic_heads(sentence):
            index = meeting_of(governor, sentence, told, self._drafts, self._discourse, follows=follows)
            if index is None:
                continue
            hung = True
            said = self._attribution.of(governor, speaker)
            self._drafts[index] = _with_topics(self._drafts[index], labels(head, sentence), sentence, said)
        return hung


def _with_topics(draft: Draft, found: Iterable[str], sentence: Sentence, said: Speaker | None) -> Draft:
    """Return a meeting with further topics, and the sentence that tells them as one more passage."""
    known = {topic.label.lower() for topic in draft.topics}
    new = tuple(TopicMention(label=label) for label in found if label.lower() not in known)
    if not new:
        return draft
    who = said.name if said is not None else None
    return merged(
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
