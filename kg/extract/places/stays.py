"""Where somebody is told to be, for the meetings that are told without a place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import auxiliaries, children, conjuncts, governors, lemma
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import Draft
from kg.extract.places.spots import spots
from kg.extract.status.mood import is_negated
from kg.extract.status.status import tense_of
from kg.extract.words.lexicon import places, triggers
from kg.gazetteer import place
from kg.model.report import Participant, PlaceMention, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many characters behind the sentence of a visit the visitor is still taken to be there.
NEAR = 400


class Stay(NamedTuple):
    """Where somebody is told to be, from which offset of the text, and whether that goes on."""

    place: PlaceMention
    status: Status
    start: int
    goes_on: bool

    def covers(self, status: Status, start: int) -> bool:
        """Whether a meeting of this status, told at this offset, falls into the stay."""
        if start - self.start > NEAR:
            return False
        return status == self.status or (self.goes_on and status == "planned")


def stay_of_visit(draft: Draft, frame: Frame, start: int) -> Stay | None:
    """Return the stay that a visit tells of; of several places that are visited in turn none is."""
    if draft.kind != "visit" or draft.place is None or frame.clause is not None:
        return None
    return Stay(draft.place, frame.status, start, _goes_on(frame))


def _goes_on(frame: Frame) -> bool:
    """Whether who visits is still there when the text is written: "has arrived in A", "is visiting A"."""
    word = lemma(frame.trigger)
    coming = word in triggers().travel.verbs and word not in ("leave", "depart", "return")
    present = frame.verb is not None and tense_of(frame.verb) == "open"
    return frame.status == "held" and (coming or present)


def fate_of(frame: Frame, who: tuple[Participant, ...], visiting: dict[str, Stay], start: int) -> Status:
    """Return the status of a meeting; what was planned for a trip that was called off is off too."""
    verb = frame.verb or frame.trigger
    if frame.status != "planned" or frame.kind == "visit" or not _was_to_be(verb):
        return frame.status
    stays = [stay for one in who if (stay := visiting.get(one.name)) is not None]
    off = (one.status for one in stays if one.status in ("cancelled", "postponed"))
    near = any(start - one.start <= NEAR for one in stays)
    return next(off, frame.status) if near else frame.status


def _was_to_be(verb: "Token") -> bool:
    """Whether something was to be, seen from the past: "had been scheduled to meet B", "was to meet B"."""
    clauses = [one for one in (verb, *governors(verb)) if one.pos_ in ("VERB", "AUX")]
    return any({"had", "was", "were"} & {one.lower_, *auxiliaries(one)} for one in clauses)


def stays_told(sentence: Sentence, discourse: Discourse) -> Iterator[tuple[str, Stay]]:
    """Yield who is in which city by the main verb of a sentence: "A was in B", "A spent a day in B"."""
    roots = [token for token in sentence.doc if token.dep_ == "ROOT" and lemma(token) in places().staying]
    if not roots or is_negated(roots[0]):
        return
    verb = roots[0]
    city = next(
        (found for spot in spots(sentence) if (found := _city_under(spot.preposition, verb, spot.place))),
        None,
    )
    if city is None:
        return
    status: Status = "planned" if tense_of(verb) == "future" else "held"
    for noun in (one for child in children(verb, "nsubj") for one in conjuncts(child)):
        for somebody in discourse.participants(noun, sentence):
            yield somebody.name, Stay(city, status, sentence.start, goes_on=tense_of(verb) == "open")


def _city_under(preposition: "Token", verb: "Token", found: PlaceMention | None) -> PlaceMention | None:
    """Return a city whose preposition hangs on a verb or on its object."""
    above = preposition.head
    direct = above == verb or (above.head == verb and above.dep_ in ("dobj", "attr"))
    if found is None or not direct or preposition.lower_ not in places().locative:
        return None
    entry = place(found.name)
    return found if entry is not None and entry.kind == "city" else None
