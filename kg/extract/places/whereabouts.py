"""Where a meeting was that is told without a place: where somebody is, what "there" means, the headline."""

from typing import TYPE_CHECKING

from kg.extract.frames.find import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import lemma, objects_of
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import Draft
from kg.extract.parties.spoken import Party
from kg.extract.places.headline import Headline
from kg.extract.places.places import place_of
from kg.extract.places.spots import as_place
from kg.extract.places.stays import Stay, fate_of, stay_of_visit, stays_told
from kg.extract.words.lexicon import triggers
from kg.model.report import PlaceMention, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

# Within how many characters below a headline a text takes it up.
_NEAR = 400
_BESIDE = frozenset({"sidelines", "sideline", "margins", "margin", "fringes"})


class Whereabouts:
    """Keeps which places a text has told of so far, and who is told to be where."""

    def __init__(self, above: Headline, filed_in: PlaceMention | None) -> None:
        self._above = above
        self._filed_in = filed_in
        self._previous: PlaceMention | None = None
        self._visiting: dict[str, Stay] = {}

    def note_places(self, sentence: Sentence) -> None:
        """Remember the last place of a sentence: the next one calls it "there"."""
        for mention in sentence.mentions:
            token = sentence.token_at(mention.end - 1) if mention.kind == "place" else None
            if token is not None and mention.country and token.dep_ not in ("compound", "amod", "nmod"):
                self._previous = as_place(mention)

    def note_visit(self, visit: Draft, frame: Frame, who: Party, start: int) -> None:
        """Remember where the first of those who take part is, if a meeting is a visit."""
        if (stay := stay_of_visit(visit, frame, start)) is not None:
            self._visiting |= {one.name: stay for one in who[:1]}

    def note_stays(self, sentence: Sentence, discourse: Discourse) -> None:
        """Remember who is in which city by a sentence that tells of no meeting."""
        self._visiting |= dict(stays_told(sentence, discourse))

    def fate_of(self, frame: Frame, who: Party, start: int) -> Status:
        """Return the status of a meeting, with what became of the trip that it was planned for."""
        return fate_of(frame, who, self._visiting, start)

    def place_and_venue(
        self, frame: Frame, sentence: Sentence, found: list[Frame], who: Party, drafts: list[Draft]
    ) -> tuple[PlaceMention | None, PlaceMention | None]:
        """Return where a meeting was by its own words, else by what was told before."""
        place, venue = place_of(frame, sentence, found)
        if place is None and not frame.remote:
            place = self._pointed_at(frame) or self._stay(frame, who, sentence, venue)
            place = place or self._told_above(frame, who, sentence, drafts)
        return place, venue

    def _pointed_at(self, frame: Frame) -> PlaceMention | None:
        """Return the place that "there" or "here" means: the last one, or where the story was filed."""
        verbs = [verb for verb in (frame.trigger, frame.verb) if verb is not None]
        words = {token.lower_ for verb in verbs for token in verb.children}
        if "there" in words or any(word in _BESIDE for word in _bare_objects(verbs)):
            return self._previous
        return self._filed_in if "here" in words else None

    def _stay(
        self, frame: Frame, who: Party, sentence: Sentence, venue: PlaceMention | None
    ) -> PlaceMention | None:
        """Return the city that one of them is told to visit, in this sentence or the one before."""
        if frame.kind in ("visit", "call") or (venue is not None and venue.country):
            return None
        for one in who:
            stay = self._visiting.get(one.name)
            if stay is not None and stay.covers(frame.status, sentence.start):
                return stay.place
        return None

    def _told_above(
        self, frame: Frame, who: Party, sentence: Sentence, drafts: list[Draft]
    ) -> PlaceMention | None:
        """Return the place that the headline names, for the first meeting of the text below it."""
        end = self._above.end
        first = not any(draft.quote.start >= end for draft in drafts)
        if not end or frame.kind == "visit" or not first or not end <= sentence.start <= end + _NEAR:
            return None
        return self._above.place_for(who) if frame.status in ("held", "planned") else None


def _bare_objects(verbs: "list[Token]") -> list[str]:
    """Return what stands behind "on" without saying whose: "met on the sidelines"."""
    nouns = [noun for verb in verbs for noun in objects_of(verb, "on")]
    return [noun.lower_ for noun in nouns if all(map(_is_bare, objects_of(noun, "of")))]


def _is_bare(noun: "Token") -> bool:
    """Whether a noun means the gathering that was spoken of: "on the margins of the summit"."""
    if lemma(noun) not in triggers().nouns:
        return False
    return all(child.lower_ == "the" for child in noun.children)
