"""Whom words mean that name nobody: "he", "the two sides", "the Riverlandish president".

The state moves through the document with the sentences. Every answer is somebody named before (or, for
posts, anywhere in the document); where that is open, nobody is.
"""

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.bodies import seat_of
from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, governors, is_several, lemma, subjects
from kg.extract.parties.bodies import Bodies, members
from kg.extract.parties.groups import group, unknown_name
from kg.extract.parties.meant import (
    SUBJECT,
    famous,
    holds,
    is_known,
    listed_behind,
    misread,
    opened_by,
    participant,
    person,
    told_by,
    worded,
)
from kg.extract.posts.offices import bearers
from kg.extract.words.gender import gender_of
from kg.extract.words.heads import is_counterpart
from kg.extract.words.lexicon import roles, speech, triggers
from kg.gazetteer import country_by_adjective
from kg.model.report import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "himself", "his"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "both", "themselves", "each", "their"})
_I = frozenset({"i", "me", "my", "we", "us", "our"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
# How many people back a pronoun reaches.
_REACH = 6


class Discourse:
    """Who has been spoken of so far."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.people = sentences[0].reading.posts.people if sentences else []
        self.seen: list[Participant] = []
        self._by_name: dict[str | None, Participant] = {}
        self.pair: tuple[Participant, ...] = ()
        self.several: tuple[Participant, ...] = ()
        self.topic: tuple[Participant, ...] = ()
        self.body: tuple[Participant, ...] = ()
        self.guest: tuple[Participant, ...] = ()
        self.host: tuple[Participant, ...] = ()
        self.named: tuple[Participant, ...] = ()
        self.speaking: tuple[Participant, ...] = ()
        self.groups: dict[str, tuple[Participant, ...]] = {}
        self.bodies = Bodies()

    def note(self, participants: tuple[Participant, ...]) -> None:
        """Remember people in the order in which they come up."""
        people = [one for one in participants if one.kind == "person" and not one.unnamed]
        self.seen += people
        self._by_name |= {one.name: one for one in people if not _speaks_for_others(one)}

    def note_pair(self, participants: tuple[Participant, ...]) -> None:
        """Remember who met: they are "the two sides" until others meet."""
        self.pair = participants if len(participants) > 1 else ()

    def note_guest(self, guest: tuple[Participant, ...], host: tuple[Participant, ...]) -> None:
        """Remember who came to see whom: "the visitor" and "his host" until others come."""
        if guest:
            self.guest = guest if len(guest) == 1 else ()
            self.host = host if len(host) == 1 else ()

    def note_speaker(self, name: str | None) -> None:
        """Remember who says what the next sentence tells: "I" there, if it is somebody who was named."""
        self.speaking = (self._by_name[name],) if name in self._by_name else ()

    def note_subjects(self, sentence: Sentence) -> None:
        """Remember of whom a sentence speaks: the next one calls them "they", "he" or "it"."""
        self.bodies.note(sentence)
        roots = [token for token in sentence.doc if token.dep_ == "ROOT"]
        found = [one for root in roots for one in self._subjects(root, sentence)]
        self.several = tuple(found) if len(found) > 1 or any(one.kind == "group" for one in found) else ()
        told = [one for root in roots for one in self._subjects(told_by(root), sentence)] or found
        self.body = tuple(told) if len(told) == 1 and told[0].kind != "person" else ()
        people = [one for one in told if one.kind == "person" and not one.unnamed]
        named = {one.name: person(one) for one in sentence.mentions if one.kind == "person"}
        self.named = tuple(named.values()) or self.named
        if people and all(map(_speaks_for_others, people)):
            return  # it goes on with those for whom they speak
        if people:
            self.topic = tuple(people) if len(people) == 1 else ()
        elif any(mention.kind == "person" for mention in sentence.mentions):
            # "The president received B. He …": a post without a name is spoken of too.
            self.topic = tuple(told) if len(told) == 1 and told[0].kind == "person" else ()

    def _subjects(self, verb: "Token", sentence: Sentence) -> list[Participant]:
        nouns = [noun for child in children(verb, *SUBJECT) for noun in conjuncts(child)]
        return [one for noun in nouns for one in self.participants(noun, sentence)]

    def participants(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return whom a noun or pronoun means, with the words of the sentence."""
        mention = sentence.mention_at(token)
        if mention is not None:
            meant = self._of_mention(mention, token, sentence) or misread(mention, token)
            return (meant,) if meant else group(token, sentence)
        if token.lower_ in _HE | _SHE:
            return self._pronoun(token, sentence)
        if token.lower_ in _I:
            return self._who_says_i(token, sentence)
        if lemma(token) in roles().anaphors.courtesy and token.tag_ in ("NN", "NNP"):
            return self._courtesy(token, sentence)
        if token.lower_ in ("it", "its"):
            return self._body(token, sentence)
        if token.lower_ in _THEY or self._is_pair(token):
            start, end = sentence.words_between(token, token)
            said = self._speakers(token, sentence) if token.lower_ in ("they", "their") else ()
            return tuple(
                worded(one, sentence, start, end)
                for one in said
                or self.pair
                or self._last_two(token)
                or self.several
                or self._only_two(token, sentence)
            )
        if token.tag_ in ("NN", "NNS", "JJ") and is_known(token) and (known := self._by_part(token)):
            start, end = sentence.words_between(token, token)
            return tuple(worded(one, sentence, start, end) for one in known)
        if found := members(token, sentence, self.body) or self.bodies.officials(
            token, sentence, self.several
        ):
            return found
        found = group(token, sentence) or unknown_name(token, sentence)
        if len(found) > 1 or any(one.kind == "group" for one in found):
            found = listed_behind(found[0].end, sentence) or self._again(found, token, sentence)
        return found

    def _by_part(self, token: "Token") -> tuple[Participant, ...]:
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

    def _again(
        self, found: tuple[Participant, ...], token: "Token", sentence: Sentence
    ) -> tuple[Participant, ...]:
        """Return whom a group means that the text has told more of: "the delegation"."""
        if len(found) > 1:
            return tuple(self._holder(one, token, sentence) for one in found)
        if not found[0].unnamed:
            self.groups[lemma(token)] = found
        elif is_known(token) and (known := self.groups.get(lemma(token))):
            start, end = sentence.words_between(token, token)
            return tuple(worded(one, sentence, start, end) for one in known)
        return found

    def _holder(self, one: Participant, token: "Token", sentence: Sentence) -> Participant:
        """Return the only person who is one of "the foreign ministers of A and B", else the group."""
        words = set(one.name.lower().split(" of ")[0].split())
        holders = {
            mention.name: mention
            for mention in self.people
            if one.country and holds(mention, lemma(token), one.country, words)
        }
        if len(holders) != 1:
            return one
        (mention,) = holders.values()
        return worded(person(mention), sentence, one.start, one.end)

    def _body(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return the body or state that "it" means: the subject of the clause above, else of one before."""
        said = self._speakers(token, sentence)
        if said:
            return said
        nouns = self._before(token, sentence, "organization", "state")
        found = [
            one
            for noun in [one for one in nouns if one.dep_ in SUBJECT][-1:]
            for one in self.participants(noun, sentence)
        ]
        start, end = sentence.words_between(token, token)
        return tuple(worded(one, sentence, start, end) for one in found or self.body)

    def _speakers(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return who says it of themselves: "the government announced that it would boycott the talks"."""
        for verb in governors(token.head):
            nouns = [
                noun for child in children(verb, *SUBJECT) if child.i < token.i for noun in conjuncts(child)
            ]
            found = [one for noun in nouns if noun != token for one in self.participants(noun, sentence)]
            if found:
                several = len(found) > 1 or found[0].kind == "group"
                fits = (
                    several
                    if token.lower_ in ("they", "their")
                    else not several and found[0].kind != "person"
                )
                return tuple(found) if fits else ()
        return ()

    def _who_says_i(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return the person who says it of themselves: "“When I met them, they agreed,” Jo Doe said"."""
        start, end = sentence.words_between(token, token)
        for verb in governors(token.head):
            nouns = [noun for noun in children(verb, *SUBJECT) if noun != token]
            found = [one for noun in nouns for one in self.participants(noun, sentence)]
            if found and lemma(verb) in speech().speech_verbs:
                said = found[0].kind == "person" and len(found) == 1 and not _speaks_for_others(found[0])
                return (worded(found[0], sentence, start, end),) if said else ()
        return tuple(worded(one, sentence, start, end) for one in self.speaking)

    def _of_mention(self, mention: Mention, token: "Token", sentence: Sentence) -> Participant | None:
        if mention.kind == "person":
            return person(mention)
        if mention.kind == "office":
            return self._office(mention, token, sentence)
        if mention.kind == "state":
            return participant(mention, mention.name, "state", mention.country)
        if mention.kind == "organization":
            return participant(mention, self.bodies.in_full(mention.text), "organization", None)
        if mention.kind == "place" and (seat := seat_of(mention.text)):
            return participant(mention, seat[0], "state", seat[1])
        return None

    def _office(self, mention: Mention, token: "Token", sentence: Sentence) -> Participant | None:
        """Return the person who holds a post in this document, else the post without a name."""
        # Nobody is the counterpart of themselves, though their own state may be unsaid.
        own = {one.name for one in sentence.mentions if one.end <= mention.start}
        others = [one for one in self.people if one.name not in own] if is_counterpart(token) else self.people
        bearer = next(bearers(mention, others), None)
        if bearer is not None:
            return worded(person(bearer), sentence, mention.start, mention.end)
        role = mention.role
        if role is not None and role.counterpart:
            return None  # "his colleague" without a name, of nobody that the document knows
        if role is not None and (known := famous(mention, token, sentence)) is not None:
            return msgspec.structs.replace(
                worded(person(known), sentence, mention.start, mention.end),
                role=role.role,
                organization=role.organization,
                country=role.country,
                implied=role.implied,
            )
        return Participant(
            name=mention.name,
            kind="person",
            role=role.role if role else None,
            organization=role.organization if role else None,
            country=mention.country,
            unnamed=True,
            implied=bool(role and role.implied),
            text=mention.text,
            start=mention.start,
            end=mention.end,
        )

    def _courtesy(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return who "His Excellency" is, where no name or post stands beside it."""
        for owner in children(token, "poss"):
            found = self._pronoun(owner, sentence, stands_for=token)
            start, end = sentence.words_between(owner, token)
            return tuple(worded(one, sentence, start, end) for one in found)
        return ()

    def speaker_before(self, token: "Token") -> tuple[Participant, ...]:
        """Return who "he" is behind what he says: somebody of the sentences before, not of his own words."""
        wanted = self._gender(token)
        fits = (one for one in reversed(self.seen) if gender_of(one.name) in (wanted, "unknown"))
        return tuple(islice(fits, 1))

    @staticmethod
    def _gender(token: "Token") -> str | None:
        word = token.lower_
        return "male" if word in _HE else "female" if word in _SHE else None

    def _pronoun(
        self, token: "Token", sentence: Sentence, stands_for: "Token | None" = None
    ) -> tuple[Participant, ...]:
        wanted = self._gender(token) or "female"
        nouns = self._before(token, sentence, "person", "office")
        nouns.sort(key=lambda noun: noun.dep_ in SUBJECT)  # subjects last: they are meant before others
        opening = opened_by(token)
        first = [one for noun in nouns if noun not in opening for one in self.participants(noun, sentence)]
        then = [one for noun in nouns if noun in opening for one in self.participants(noun, sentence)]
        others = self._doers(stands_for or token, sentence) | self._met_before(token, opening, sentence)
        voices = [one for one in first if _speaks_for_others(one)]
        first = [one for one in first if one not in voices]
        known = [*reversed(first), *self.topic, *reversed(then), *reversed(self.seen[-_REACH:]), *voices]
        for one in known:
            if gender_of(one.name) in (wanted, "unknown") and one.name not in others:
                start, end = sentence.words_between(token, token)
                return (worded(one, sentence, start, end),)
        return self._named_after(token, sentence, wanted)

    def _met_before(self, token: "Token", opening: "list[Token]", sentence: Sentence) -> set[str]:
        """Return the names of those whom a pronoun meets in the phrase before it, or who met it."""
        same = [one for one in opening if self._gender(one) == self._gender(token) is not None]
        found = [noun for one in same if one.dep_ in ("dobj", "pobj") for noun in subjects(one.head)]
        if any(lemma(one) in {*triggers().nouns, *triggers().verbs} for one in opening):
            found += [one for one in opening if one.dep_ in ("dobj", "pobj", "conj")]
        named = [noun for noun in found if sentence.mention_at(noun) is not None]
        return {one.name for noun in named for one in self.participants(noun, sentence)}

    def _doers(self, token: "Token", sentence: Sentence) -> set[str]:
        """Return the names of those who do something to whom a word means: others than that one."""
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.dep_ not in ("dobj", "pobj", "dative") or verb.pos_ != "VERB":
            return set()
        return {
            one.name for noun in subjects(verb) if noun != token for one in self.participants(noun, sentence)
        }

    def _named_after(self, token: "Token", sentence: Sentence, wanted: str) -> tuple[Participant, ...]:
        """Return the subject behind a pronoun that opens the sentence: "On his visit to A, B said …"."""
        for noun in sentence.doc[token.i + 1 :]:
            mention = sentence.mention_at(noun) if noun.dep_ in SUBJECT else None
            if mention is not None and mention.kind in ("person", "office"):
                found = self.participants(noun, sentence)
                start, end = sentence.words_between(token, token)
                fits = [one for one in found if gender_of(one.name) in (wanted, "unknown")]
                return tuple(worded(one, sentence, start, end) for one in fits)
        return ()

    @staticmethod
    def _before(token: "Token", sentence: Sentence, *kinds: str) -> "list[Token]":
        """Return the nouns before a pronoun in its sentence that name somebody of these kinds."""
        return [
            noun
            for noun in sentence.doc[: token.i]
            if noun.dep_ not in ("compound", "poss", "amod", "punct", "det", "case")
            and (mention := sentence.mention_at(noun)) is not None
            and mention.kind in kinds
        ]

    def _only_two(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return the only two people before "they" in its sentence: "A thanked B; they would meet"."""
        nouns = self._before(token, sentence, "person", "office")
        found = {one.name: one for noun in nouns for one in self.participants(noun, sentence)}
        return tuple(found.values()) if len(found) == 2 else ()

    def _last_two(self, token: "Token") -> tuple[Participant, ...]:
        """Return the only two people of a post so far: "the two ministers", before any meeting is told of."""
        word = lemma(token)
        holders = {
            one.name: one for one in self.seen if word in f"{one.role or ''} {one.rank or ''}".lower().split()
        }
        return tuple(holders.values()) if len(holders) == 2 else ()

    def _is_pair(self, token: "Token") -> bool:
        """Whether a plural noun stands for those who met: "the parties", "both ministers", "the two"."""
        of_states = lemma(token) in roles().anaphors.states and all(one.kind == "state" for one in self.pair)
        known = lemma(token) in roles().anaphors.pair or (of_states and bool(self.pair))
        if not known or not (self.pair or self._last_two(token) or self._are_two_people()):
            return False
        if token.lower_ in ("two", "both", "duo", "pair"):
            return True
        if not is_several(token):
            return False
        definite = any(child.lower_ in ("the", "both", "two") for child in token.children)
        return definite and not any(self._are_others(child) for child in token.children)

    def _are_two_people(self) -> bool:
        """Whether the sentence before spoke of two people: "A and B are old rivals"."""
        return len(self.several) == 2 and all(one.kind == "person" for one in self.several)

    def _are_others(self, word: "Token") -> bool:
        """Whether a word beside a plural says that others are meant: "Hillish", "of the Pact"."""
        if word.dep_ == "compound":
            titles = " ".join((one.role or "") for one in self.pair).lower()
            return bool(self.pair) and word.lower_ not in titles
        return word.lower_ == "of" or country_by_adjective(word.text) is not None


def _speaks_for_others(one: Participant) -> bool:
    """Whether who says "we" is only the voice of others: "a spokesman said"."""
    words = (one.role or one.name).lower().split()
    return any(word in speech().voices for word in words)
