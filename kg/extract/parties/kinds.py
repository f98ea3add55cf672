"""What kind of meeting a frame tells of, by its word and by how many sides there are."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, is_several, lemma, objects_of
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.spoken import Party
from kg.extract.words.lexicon import roles, triggers
from kg.gazetteer import country_by_adjective, organization
from kg.model.report import MeetingKind, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token


# What a body does by itself: "the council met", "at its 12th meeting".
_SITTING = frozenset({"meet", "meeting", "convene", "reconvene", "assemble"})
# "Ministers of the member states", "the leaders of the nine countries".
_STATES = frozenset({"state", "country", "nation", "member", "economy", "power"})
_OFFICES = frozenset({"state", "government"})


def kind_of(frame: Frame, who: Party, sentence: Sentence, discourse: Discourse) -> MeetingKind:
    """Return the kind of meeting; ``who`` are those who take part on a side of their own."""
    if frame.kind not in ("bilateral", "multilateral"):
        return frame.kind
    if _is_sitting(frame, who):
        return "session"
    befores = {one.lower_ for one in children(frame.trigger, "amod", "compound", "nummod")}
    if befores & triggers().of_several or any(
        _are_many(noun, sentence) for noun in (*frame.actors, *frame.guests)
    ):
        return "multilateral"
    if frame.kind == "multilateral" and not _is_of_two(frame, who):
        return "multilateral"
    return "multilateral" if _count(frame, who, sentence, discourse) > 2 else "bilateral"


def _is_of_two(frame: Frame, who: Party) -> bool:
    """Whether a summit is one of two sides by its words: "a summit with A", "the Hillish-Atlas summit"."""
    noun = frame.trigger
    told = frame.guests or objects_of(noun, "between") or any(one.head == noun for one in frame.actors)
    return len(who) > 1 and lemma(noun) == "summit" and bool(told)


def _is_sitting(frame: Frame, who: Party) -> bool:
    alone = len(who) == 1 and who[0].kind == "organization" and not frame.guests
    return alone and lemma(frame.trigger) in _SITTING


def _count(frame: Frame, who: Party, sentence: Sentence, discourse: Discourse) -> int:
    """Return how many sides there are; whose state isn't known belongs to those beside whom they stand."""
    guests = {one.name for noun in frame.guests for one in discourse.participants(noun, sentence)}
    parts = [
        part
        for part in (
            [one for one in who if one.name not in guests],
            [one for one in who if one.name in guests],
        )
        if part
    ]
    if len(parts) < 2:
        return len({one.country or one.organization or one.name for one in who})
    known = [{side for one in part if (side := _side(one))} or _names(part) for part in parts]
    return len(set().union(*known))


def _names(part: list[Participant]) -> set[str]:
    """Return who stands on one side, without the company of somebody: "B and the delegation with him"."""
    alone = {one.name for one in part if one.kind != "group"}
    return alone or {one.name for one in part}


def _side(one: Participant) -> str | None:
    """Return the state or body for which somebody is there, where it is known."""
    alone = one.name if one.kind in ("state", "organization") else None
    return one.country or one.organization or alone


def _are_many(noun: "Token", sentence: Sentence) -> bool:
    """Whether a plural is one of each state of a body: "leaders of the Atlas Pact", "the members' envoys"."""
    if not is_several(noun) or lemma(noun) not in roles().of_each_state:
        return False
    behind = objects_of(noun, "of", "from")
    if lemma(noun) == "head" and any(lemma(one) in _OFFICES for one in behind):
        # "Heads of government" of whatever is no state are those of several.
        return not any(_is_state(one, sentence) for one in noun.subtree)
    origins = [*children(noun, "compound", "poss", "nmod", "amod"), *behind]
    return any(_has_members(one, lemma(noun), sentence) for one in origins)


def _has_members(word: "Token", head: str, sentence: Sentence) -> bool:
    """Whether a word beside a plural names a body of states, or some states without their names."""
    mention = sentence.mention_at(word)
    if mention is not None and mention.kind == "organization":
        body = organization(mention.text)
        # A minister is in no body but a state's; leaders are in parties too.
        return body.kind == "intergovernmental" if body is not None else head == "minister"
    if word.lower_ in roles().of_several_states:
        return True
    counted = is_several(word) and lemma(word) in _STATES and not objects_of(word, "of")
    two = any(child.lower_ in ("both", "two") for child in word.children)
    return counted and not two and mention is None


def _is_state(word: "Token", sentence: Sentence) -> bool:
    mention = sentence.mention_at(word)
    return (mention is not None and mention.kind == "state") or country_by_adjective(word.text) is not None
