"""Whose schedule a list is: "Schedule of Minister A", then "10:00 Meeting with B"."""

from kg.extract.frames.frame import Frame
from kg.extract.frames.schedules import is_heading, is_item, names_schedule
from kg.extract.parse.sentences import Sentence
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.spoken import Party
from kg.extract.words.lexicon import places
from kg.model.report import Participant


class Owner:
    """Keeps the only person whom the heading over a list names, until the text goes on otherwise."""

    def __init__(self) -> None:
        self.who: Party = ()
        self._plans = False
        self._told_before: Party | None = None

    def note(self, sentence: Sentence, discourse: Discourse) -> None:
        """Take the owner from a heading. A day in a line of its own is one too, and names nobody else."""
        if is_item(sentence):
            return
        self._told_before = None
        if not is_heading(sentence):
            self.who, self._plans = (), False
            return
        people = [mention for mention in sentence.mentions if mention.kind in ("person", "office")]
        tokens = [token for mention in people if (token := sentence.token_at(mention.start)) is not None]
        if tokens:
            found = [one for token in tokens for one in discourse.participants(token, sentence)]
            self.who = tuple(found) if len(found) == 1 else ()
        self._plans = self._plans or names_schedule(sentence)

    def before_item(self, told: Party) -> Party:
        """Return the owner, else who met before the list: what one item tells says nothing of the next."""
        if self._told_before is None:
            self._told_before = told
        return self.who or self._told_before

    def of_item(self, frame: Frame, who: Party) -> Party:
        """Return who takes part in what an item tells; the building behind its comma is where it is."""
        if self._plans and frame.status == "unknown":
            frame.status = "planned"
        people = any(one.kind == "person" for one in who)
        return tuple(one for one in who if not (people and _is_building(one)))


def _is_building(one: Participant) -> bool:
    return one.kind == "organization" and one.text.split()[-1].lower() in places().buildings
