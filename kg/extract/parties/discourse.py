"""Whom words mean that name nobody: "he", "the two sides", "the Riverlandish president".

The state moves through the document with the sentences. Every answer is somebody named before (or, for
posts, anywhere in the document); where that is open, nobody is.
"""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.bodies import seat_of
from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, lemma, subjects
from kg.extract.parties.bodies import Bodies, members
from kg.extract.parties.counterparts import counterparts
from kg.extract.parties.groups import group, unknown_name
from kg.extract.parties.meant import (
    SUBJECT,
    famous,
    holds,
    is_known,
    listed_behind,
    misread,
    participant,
    person,
    told_by,
    worded,
    worded_as,
)
from kg.extract.parties.pronouns import Pronouns
from kg.extract.parties.spoken import Party, Spoken
from kg.extract.posts.offices import bearers
from kg.extract.words.heads import is_counterpart
from kg.model.report import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token


class Discourse:
    """Whom words mean, by what has been read so far; ``spoken`` keeps who has been spoken of."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.people = sentences[0].reading.posts.people if sentences else []
        self.spoken = Spoken()
        self.pronouns = Pronouns(self.spoken, self.participants)
        self._bodies = Bodies()

    def note_subjects(self, sentence: Sentence) -> None:
        """Remember of whom a sentence speaks: the next one calls them "they", "he" or "it"."""
        self._bodies.note(sentence)
        roots = [token for token in sentence.doc if token.dep_ == "ROOT"]
        found = [one for root in roots for one in self._subjects(root, sentence)]
        self.spoken.note_subjects(found)
        told = [one for root in roots for one in self._subjects(told_by(root), sentence)]
        self.spoken.note_told(told or found, sentence)

    def _subjects(self, verb: "Token", sentence: Sentence) -> list[Participant]:
        nouns = [noun for child in children(verb, *SUBJECT) for noun in conjuncts(child)]
        return [one for noun in nouns for one in self.participants(noun, sentence)]

    def participants(self, token: "Token", sentence: Sentence) -> Party:
        """Return whom a noun or pronoun means, with the words of the sentence."""
        mention = sentence.mention_at(token)
        if mention is not None:
            meant = self._of_mention(mention, token, sentence) or misread(mention, token)
            return (meant,) if meant else group(token, sentence)
        found = self.pronouns.participants(token, sentence)
        if found is not None:
            return found
        if token.tag_ in ("NN", "NNS", "JJ") and is_known(token) and (known := self.spoken.by_part(token)):
            return worded_as(known, token, sentence)
        return (
            members(token, sentence, self.spoken.body)
            or self._bodies.officials(token, sentence, self.spoken.several)
            or self._group(token, sentence)
        )

    def _group(self, token: "Token", sentence: Sentence) -> Party:
        """Return a group of people or somebody without a name, and who of the document they are."""
        found = group(token, sentence) or unknown_name(token, sentence)
        if len(found) > 1 or any(one.kind == "group" for one in found):
            return listed_behind(found[0].end, sentence) or self._again(found, token, sentence)
        return found

    def _again(self, found: Party, token: "Token", sentence: Sentence) -> Party:
        """Return whom a group means that the text has told more of: "the delegation"."""
        if is_counterpart(token):
            above = token.head.head if token.dep_ == "pobj" else token.head
            nouns = [*children(token, "poss")] or subjects(above)
            owners = [one for noun in nouns for one in self.participants(noun, sentence)]
            found = counterparts(found, tuple(owners), self.people)
        if len(found) > 1:
            return tuple(self._holder(one, token, sentence) for one in found)
        if not found[0].unnamed:
            self.spoken.groups[lemma(token)] = found
        elif is_known(token) and (known := self.spoken.groups.get(lemma(token))):
            return worded_as(known, token, sentence)
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

    def _of_mention(self, mention: Mention, token: "Token", sentence: Sentence) -> Participant | None:
        if mention.kind == "person":
            return person(mention)
        if mention.kind == "office":
            return self._office(mention, token, sentence)
        if mention.kind == "state":
            return participant(mention, mention.name, "state", mention.country)
        if mention.kind == "organization":
            return participant(mention, self._bodies.in_full(mention.text), "organization", None)
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
