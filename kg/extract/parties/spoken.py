"""Who has been spoken of so far, and by what part they are called again: "the two", "his host"."""

from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import is_several, lemma
from kg.extract.parties.meant import person
from kg.extract.words.lexicon import roles, speech
from kg.gazetteer import country_by_adjective
from kg.model.report import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

Party = tuple[Participant, ...]


class Spoken:
    """What is remembered of the sentences that were read.

    ``seen`` are the people in the order in which they came up, ``pair`` those who met last, ``guest`` and
    ``host`` who came to see whom. Of the last sentence ``several`` are its subjects where they are more than
    one, ``topic`` is the person and ``body`` the body that it tells of; ``named`` are the last people with
    names, ``speaking`` is who says what is told now. ``groups`` are those that the text told more of, by the
    word for them.
    """

    def __init__(self) -> None:
        self.seen: list[Participant] = []
        self.pair: Party = ()
        self.several: Party = ()
        self.topic: Party = ()
        self.body: Party = ()
        self.guest: Party = ()
        self.host: Party = ()
        self.named: Party = ()
        self.speaking: Party = ()
        self.groups: dict[str, Party] = {}
        self._by_name: dict[str | None, Participant] = {}

    def note(self, participants: Party) -> None:
        """Remember people in the order in which they come up."""
        people = [one for one in participants if one.kind == "person" and not one.unnamed]
        self.seen += people
        self._by_name |= {one.name: one for one in people if not speaks_for_others(one)}

    def note_pair(self, participants: Party) -> None:
        """Remember who met: they are "the two sides" until others meet."""
        self.pair = participants if len(participants) > 1 else ()

    def note_guest(self, guest: Party, host: Party) -> None:
        """Remember who came to see whom: "the visitor" and "his host" until others come."""
        if guest:
            self.guest = guest if len(guest) == 1 else ()
            self.host = host if len(host) == 1 else ()

    def note_speaker(self, name: str | None) -> None:
        """Remember who says what the next sentence tells: "I" there, if it is somebody who was named."""
        self.speaking = (self._by_name[name],) if name in self._by_name else ()

    def note_subjects(self, subjects: list[Participant]) -> None:
        """Remember the subjects of a sentence, if they are several: the next one calls them "they"."""
        several = len(subjects) > 1 or any(one.kind == "group" for one in subjects)
        self.several = tuple(subjects) if several else ()

    def note_told(self, told: list[Participant], sentence: Sentence) -> None:
        """Remember of whom a sentence tells: the next one calls them "he" or "it"."""
        self.body = tuple(told) if len(told) == 1 and told[0].kind != "person" else ()
        people = [one for one in told if one.kind == "person" and not one.unnamed]
        named = {one.name: person(one) for one in sentence.mentions if one.kind == "person"}
        self.named = tuple(named.values()) or self.named
        if people and all(map(speaks_for_others, people)):
            return  # it goes on with those for whom they speak
        if people:
            self.topic = tuple(people) if len(people) == 1 else ()
        elif named:
            # "The president received B. He …": a post without a name is spoken of too.
            self.topic = tuple(told) if len(told) == 1 and told[0].kind == "person" else ()

    def by_part(self, token: "Token") -> Party:
        """Return who is called by what they were before: "the visitor", "his host", "the latter"."""
        known, word = roles().anaphors, lemma(token)
        if word in known.in_order:
            index = known.in_order.index(word)
            return self.named[index : index + 1] if len(self.named) == len(known.in_order) else ()
        came = self.guest or next(reversed(self.groups.values()), ())
        if token.tag_ == "NNS":
            several = any(one.kind == "group" for one in came)
            return came if word in known.guests and several else ()
        return self.guest if word in known.guests else self.host if word in known.hosts else ()

    def is_pair(self, token: "Token") -> bool:
        """Whether a plural noun stands for those who met: "the parties", "both ministers", "the two"."""
        of_states = lemma(token) in roles().anaphors.states and all(one.kind == "state" for one in self.pair)
        known = lemma(token) in roles().anaphors.pair or (of_states and bool(self.pair))
        if not known or not (self.pair or self.last_two(token) or self._are_two_people()):
            return False
        if token.lower_ in ("two", "both", "duo", "pair"):
            return True
        if not is_several(token):
            return False
        definite = any(child.lower_ in ("the", "both", "two") for child in token.children)
        return definite and not any(self._are_others(child) for child in token.children)

    def last_two(self, token: "Token") -> Party:
        """Return the only two people of a post so far: "the two ministers", before any meeting is told of."""
        word = lemma(token)
        holders = {
            one.name: one for one in self.seen if word in f"{one.role or ''} {one.rank or ''}".lower().split()
        }
        return tuple(holders.values()) if len(holders) == 2 else ()

    def _are_two_people(self) -> bool:
        """Whether the sentence before spoke of two people: "A and B are old rivals"."""
        return len(self.several) == 2 and all(one.kind == "person" for one in self.several)

    def _are_others(self, word: "Token") -> bool:
        """Whether a word beside a plural says that others are meant: "Hillish", "of the Pact"."""
        if word.dep_ == "compound":
            titles = " ".join((one.role or "") for one in self.pair).lower()
            return bool(self.pair) and word.lower_ not in titles
        return word.lower_ == "of" or country_by_adjective(word.text) is not None


def speaks_for_others(one: Participant) -> bool:
    """Whether who says "we" is only the voice of others: "a spokesman said"."""
    words = (one.role or one.name).lower().split()
    return any(word in speech().voices for word in words)
