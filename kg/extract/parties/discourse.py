"""Whom words mean that name nobody: "he", "the two sides", "the Riverlandish president".

The state moves through the document with the sentences. Every answer is somebody named before (or, for
posts, anywhere in the document); where that is open, nobody is.
"""

import re
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.bodies import seat_of
from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, governors, lemma
from kg.extract.parties.groups import group, unknown_name
from kg.extract.posts.holders import bearers
from kg.extract.words.gender import gender_of
from kg.extract.words.lexicon import roles, speech
from kg.gazetteer import country_by_adjective
from kg.model.report import Participant, ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "himself", "his"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "both", "themselves", "each", "their"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_LISTED = re.compile(r"\s*(?:[–—:(,-]|,? and)\s*")
# How many people back a pronoun reaches.
_REACH = 6
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


class Discourse:
    """Who has been spoken of so far."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.people = sentences[0].reading.posts.people if sentences else []
        self.seen: list[Participant] = []
        self.pair: tuple[Participant, ...] = ()
        self.several: tuple[Participant, ...] = ()

    def note(self, participants: tuple[Participant, ...]) -> None:
        """Remember people in the order in which they come up."""
        self.seen += [one for one in participants if one.kind == "person" and not one.unnamed]

    def note_pair(self, participants: tuple[Participant, ...]) -> None:
        """Remember who met: they are "the two sides" until others meet."""
        self.pair = participants if len(participants) > 1 else ()

    def note_subjects(self, sentence: Sentence) -> None:
        """Remember those of whom a sentence speaks together: the next one calls them "they"."""
        roots = [token for token in sentence.doc if token.dep_ == "ROOT"]
        nouns = [noun for root in roots for child in children(root, *_SUBJECT) for noun in conjuncts(child)]
        found = [one for noun in nouns for one in self.participants(noun, sentence)]
        self.several = tuple(found) if len(found) > 1 or any(one.kind == "group" for one in found) else ()

    def participants(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return whom a noun or pronoun means, with the words of the sentence."""
        mention = sentence.mention_at(token)
        if mention is not None:
            meant = self._of_mention(mention) or _misread(mention, token)
            return (meant,) if meant else group(token, sentence)
        if token.lower_ in _HE | _SHE:
            return self._pronoun(token, sentence)
        if token.lower_ in ("i", "me"):
            return self._who_says_i(token, sentence)
        if token.lower_ in ("it", "its"):
            return self._body(token, sentence)
        if token.lower_ in _THEY or self._is_pair(token):
            start, end = sentence.words_between(token, token)
            said = self._speakers(token, sentence) if token.lower_ in ("they", "their") else ()
            return tuple(
                _worded(one, sentence, start, end)
                for one in said
                or self.pair
                or self._last_two(token)
                or self.several
                or self._only_two(token, sentence)
            )
        found = group(token, sentence) or unknown_name(token, sentence)
        if len(found) > 1 or any(one.kind == "group" for one in found):
            found = self._listed_behind(found[0].end, sentence) or found
        return found

    def _listed_behind(self, end: int, sentence: Sentence) -> tuple[Participant, ...]:
        """Return the people whose names follow a group: "the ministers of A and B – Jo Doe and Al Roe –"."""
        text, listed = sentence.reading.text, []
        for mention in sentence.mentions:
            if mention.start >= end and _LISTED.fullmatch(text[end : mention.start]):
                if mention.kind != "person":
                    break
                listed.append(person(mention))
                end = mention.end
        return tuple(listed) if len(listed) > 1 else ()

    def _body(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return the body or state that "it" means: the subject of the clause above, else of one before."""
        said = self._speakers(token, sentence)
        if said:
            return said
        nouns = self._before(token, sentence, "organization", "state")
        subjects = [noun for noun in nouns if noun.dep_ in _SUBJECT]
        return tuple(one for noun in subjects[-1:] for one in self.participants(noun, sentence))

    def _speakers(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return who says it of themselves: "the government announced that it would boycott the talks"."""
        for verb in governors(token.head):
            nouns = [
                noun for child in children(verb, *_SUBJECT) if child.i < token.i for noun in conjuncts(child)
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
        """Return the person who says it of themselves: "“I met them,” Jo Doe said"."""
        for verb in governors(token.head):
            nouns = [noun for noun in children(verb, *_SUBJECT) if noun != token]
            found = [one for noun in nouns for one in self.participants(noun, sentence)]
            if found:
                start, end = sentence.words_between(token, token)
                said = found[0].kind == "person" and len(found) == 1 and lemma(verb) in speech().speech_verbs
                return (_worded(found[0], sentence, start, end),) if said else ()
        return ()

    def _of_mention(self, mention: Mention) -> Participant | None:
        if mention.kind == "person":
            return person(mention)
        if mention.kind == "office":
            return self._office(mention)
        if mention.kind == "state":
            return _participant(mention, mention.name, "state", mention.country)
        if mention.kind == "organization":
            return _participant(mention, mention.text, "organization", None)
        if mention.kind == "place" and (seat := seat_of(mention.text)):
            return _participant(mention, seat[0], "state", seat[1])
        return None

    def _office(self, mention: Mention) -> Participant | None:
        """Return the person who holds a post in this document, else the post without a name."""
        bearer = next(bearers(mention, self.people), None)
        if bearer is not None:
            return msgspec.structs.replace(
                person(bearer), text=mention.text, start=mention.start, end=mention.end
            )
        role = mention.role
        if role is not None and role.counterpart:
            return None  # "his colleague" without a name, of nobody that the document knows
        return Participant(
            name=mention.name,
            kind="person",
            role=role.role if role else None,
            organization=role.organization if role else None,
            country=mention.country,
            unnamed=True,
            text=mention.text,
            start=mention.start,
            end=mention.end,
        )

    def speaker_before(self, token: "Token") -> tuple[Participant, ...]:
        """Return who "he" is behind what he says: somebody of the sentences before, not of his own words."""
        wanted = self._gender(token)
        fits = [one for one in self.seen if gender_of(one.name) in (wanted, "unknown")]
        return tuple(fits[-1:])

    @staticmethod
    def _gender(token: "Token") -> str | None:
        word = token.lower_
        return "male" if word in _HE else "female" if word in _SHE else None

    def _pronoun(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        wanted = self._gender(token) or "female"
        nouns = self._before(token, sentence, "person", "office")
        nouns.sort(key=lambda noun: noun.dep_ in _SUBJECT)  # subjects last: they are meant before others
        before = [one for noun in nouns for one in self.participants(noun, sentence)]
        for one in [*reversed(before), *reversed(self.seen[-_REACH:])]:
            if gender_of(one.name) in (wanted, "unknown"):
                start, end = sentence.words_between(token, token)
                return (_worded(one, sentence, start, end),)
        return self._named_after(token, sentence, wanted)

    def _named_after(self, token: "Token", sentence: Sentence, wanted: str) -> tuple[Participant, ...]:
        """Return the subject behind a pronoun that opens the sentence: "On his visit to A, B said …"."""
        for noun in sentence.doc[token.i + 1 :]:
            mention = sentence.mention_at(noun) if noun.dep_ in _SUBJECT else None
            if mention is not None and mention.kind in ("person", "office"):
                found = self.participants(noun, sentence)
                start, end = sentence.words_between(token, token)
                fits = [one for one in found if gender_of(one.name) in (wanted, "unknown")]
                return tuple(_worded(one, sentence, start, end) for one in fits)
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
        if not known or not (self.pair or self._last_two(token)):
            return False
        if token.lower_ in ("two", "both", "duo", "pair"):
            return True
        if token.tag_ not in ("NNS", "NNPS"):
            return False
        definite = any(child.lower_ in ("the", "both", "two") for child in token.children)
        return definite and not any(country_by_adjective(child.text) for child in token.children)


def _misread(mention: Mention, token: "Token") -> Participant | None:
    """Return the person whose surname was taken for a place: only seats of government meet."""
    acts = token.dep_ in (*_SUBJECT, "dobj", "pobj", "conj", "poss")
    if mention.kind != "place" or not acts or " " in mention.text:
        return None
    return _participant(mention, mention.text, "person", None)


def person(mention: Mention) -> Participant:
    """Return a participant for the mention of a person."""
    role = mention.role
    return Participant(
        name=mention.name,
        kind="person",
        role=role.role if role else None,
        rank=role.rank if role else None,
        organization=role.organization if role else None,
        country=role.country if role else None,
        text=mention.text,
        start=mention.start,
        end=mention.end,
    )


def _participant(mention: Mention, name: str, kind: ParticipantKind, country: str | None) -> Participant:
    return Participant(
        name=name, kind=kind, country=country, text=mention.text, start=mention.start, end=mention.end
    )


def _worded(one: Participant, sentence: Sentence, start: int, end: int) -> Participant:
    """Return the same participant under the words of another sentence."""
    return msgspec.structs.replace(one, text=sentence.reading.text[start:end], start=start, end=end)
