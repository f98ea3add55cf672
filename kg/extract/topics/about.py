"""Which meeting of a document a topic belongs to."""

from typing import TYPE_CHECKING

from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, governors, is_passive, lemma, predicate, subjects
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import Draft, is_enough
from kg.extract.status.status import tense_of
from kg.extract.words.lexicon import speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


def meeting_of(
    governor: "Token",
    sentence: Sentence,
    told: list[tuple[Frame, int]],
    drafts: list[Draft],
    discourse: Discourse,
    *,
    follows: bool,
) -> int | None:
    """Return the position of the meeting at which something was talked about.

    ``told`` are the frames of the sentence with the positions of their meetings; ``follows`` says that the
    sentence before tells of a meeting.
    """
    own = next((index for frame, index in told if frame.trigger == governor), None)
    if own is not None:
        return own
    is_meeting = governor.pos_ == "NOUN" and lemma(governor) in triggers().nouns
    if is_meeting:
        above = list(governors(governor))
        told = [(frame, index) for frame, index in told if frame.trigger in above or frame.verb in above]
    if told:
        return min(told, key=lambda pair: abs(pair[0].trigger.i - governor.i))[1]
    if is_meeting or not drafts:
        return None
    if not _speaks_of_meeting(governor, sentence, drafts[-1], discourse, follows=follows):
        return None
    wanted = ("held",) if tense_of(governor) == "past" else ("planned", "held", "unknown")
    fitting = (
        index
        for index in range(len(drafts) - 1, -1, -1)
        if drafts[index].status in wanted and is_enough(drafts[index])
    )
    return next(fitting, None)


def _speaks_of_meeting(
    governor: "Token", sentence: Sentence, last: Draft, discourse: Discourse, *, follows: bool
) -> bool:
    """Whether a sentence of topics has those who met as its subject, or says "at the meeting".

    Right behind a meeting, "A was discussed" and "on the agenda was A" speak of it.
    """
    if any(lemma(token) in triggers().nouns for token in sentence.doc):
        return True
    verb = predicate(governor) if governor.pos_ == "NOUN" else governor
    if follows and (lemma(governor) in speech().agendas or _names_no_doer(governor)):
        return True
    nouns = subjects(verb or governor)
    if follows and lemma(governor) in speech().topic_governors and any(one.lower_ == "it" for one in nouns):
        return True  # "it dealt with trade"
    if follows and len(nouns) > 1 and lemma(governor) in speech().topic_verbs:
        return True  # "A and his counterpart discussed", whomever the counterpart is
    # "A briefed the Council on trade": who is told of it must be one of them too.
    nouns += children(governor, "dobj") if lemma(governor) in speech().topic_governors else ()
    found = {one.name for noun in nouns for one in discourse.participants(noun, sentence)}
    pair = {one.name for one in discourse.spoken.pair}
    return bool(found) and (found <= pair or _are_called_so(found, last))


def _are_called_so(names: set[str], last: Draft) -> bool:
    """Whether a short name is that of a body that met: "the Council" for "the Foreign Affairs Council"."""
    return all(any(f" {one.name}".endswith(f" {name}") for one in last.participants) for name in names)


def _names_no_doer(verb: "Token") -> bool:
    return is_passive(verb) and not any(True for _ in children(verb, "agent"))
