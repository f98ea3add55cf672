"""Whom pronouns mean: "he", "they", "it", "I", by what their sentence says and who was spoken of before."""

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, governors, lemma, subjects
from kg.extract.parties.meant import SUBJECT, opened_by, worded, worded_as
from kg.extract.parties.spoken import Party, Spoken, speaks_for_others
from kg.extract.words.gender import gender_of
from kg.extract.words.lexicon import roles, speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "himself", "his"})
_SHE = frozenset({"she", "her", "herself"})
_THEY = frozenset({"they", "them", "both", "themselves", "each", "their"})
_I = frozenset({"i", "me", "my", "we", "us", "our"})
# How many people back a pronoun reaches.
_REACH = 6


class Pronouns:
    """Tells whom a pronoun means; ``meant`` tells it of the nouns around one."""

    def __init__(self, spoken: Spoken, meant: "Callable[[Token, Sentence], Party]") -> None:
        self._spoken = spoken
        self._meant = meant

    def participants(self, token: "Token", sentence: Sentence) -> Party | None:
        """Return whom a pronoun, or a noun that stands for one, means; ``None`` of other words."""
        word = token.lower_
        if word in _HE | _SHE:
            return self._he_or_she(token, sentence)
        if word in _I:
            return self._who_says_i(token, sentence)
        if lemma(token) in roles().anaphors.courtesy and token.tag_ in ("NN", "NNP"):
            return self._courtesy(token, sentence)
        if word in ("it", "its"):
            return self._body(token, sentence)
        if word in _THEY or self._spoken.is_pair(token):
            return self._they(token, sentence)
        return None

    def speaker_before(self, token: "Token") -> Party:
        """Return who "he" is behind what he says: somebody of the sentences before, not of his own words."""
        wanted = _gender(token)
        fits = (one for one in reversed(self._spoken.seen) if gender_of(one.name) in (wanted, "unknown"))
        return tuple(islice(fits, 1))

    def _they(self, token: "Token", sentence: Sentence) -> Party:
        said = self._speakers(token, sentence) if token.lower_ in ("they", "their") else ()
        known = said or self._spoken.pair or self._spoken.last_two(token) or self._spoken.several
        return worded_as(known or self._only_two(token, sentence), token, sentence)

    def _he_or_she(self, token: "Token", sentence: Sentence, stands_for: "Token | None" = None) -> Party:
        """Return the nearest person who can be "he" or "she" and is none of those who act upon them."""
        wanted = _gender(token) or "female"
        nouns = _before(token, sentence, "person", "office")
        nouns.sort(key=lambda noun: noun.dep_ in SUBJECT)  # subjects last: they are meant before others
        opening = opened_by(token)
        first = [one for noun in nouns if noun not in opening for one in self._meant(noun, sentence)]
        then = [one for noun in nouns if noun in opening for one in self._meant(noun, sentence)]
        others = self._doers(stands_for or token, sentence) | self._met_before(token, opening, sentence)
        voices = [one for one in first if speaks_for_others(one)]
        first = [one for one in first if one not in voices]
        known = [
            *reversed(first),
            *self._spoken.topic,
            *reversed(then),
            *reversed(self._spoken.seen[-_REACH:]),
            *voices,
        ]
        for one in known:
            if gender_of(one.name) in (wanted, "unknown") and one.name not in others:
                return worded_as((one,), token, sentence)
        return self._named_after(token, sentence, wanted)

    def _met_before(self, token: "Token", opening: "list[Token]", sentence: Sentence) -> set[str]:
        """Return the names of those whom a pronoun meets in the phrase before it, or who met it."""
        same = [one for one in opening if _gender(one) == _gender(token) is not None]
        found = [noun for one in same if one.dep_ in ("dobj", "pobj") for noun in subjects(one.head)]
        if any(lemma(one) in {*triggers().nouns, *triggers().verbs} for one in opening):
            found += [one for one in opening if one.dep_ in ("dobj", "pobj", "conj")]
        named = [noun for noun in found if sentence.mention_at(noun) is not None]
        return {one.name for noun in named for one in self._meant(noun, sentence)}

    def _doers(self, token: "Token", sentence: Sentence) -> set[str]:
        """Return the names of those who do something to whom a word means: others than that one."""
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.dep_ not in ("dobj", "pobj", "dative") or verb.pos_ != "VERB":
            return set()
        return {one.name for noun in subjects(verb) if noun != token for one in self._meant(noun, sentence)}

    def _named_after(self, token: "Token", sentence: Sentence, wanted: str) -> Party:
        """Return the subject behind a pronoun that opens the sentence: "On his visit to A, B said …"."""
        for noun in sentence.doc[token.i + 1 :]:
            mention = sentence.mention_at(noun) if noun.dep_ in SUBJECT else None
            if mention is not None and mention.kind in ("person", "office"):
                found = self._meant(noun, sentence)
                fits = [one for one in found if gender_of(one.name) in (wanted, "unknown")]
                return worded_as(fits, token, sentence)
        return ()

    def _body(self, token: "Token", sentence: Sentence) -> Party:
        """Return the body or state that "it" means: the subject of the clause above, else of one before."""
        said = self._speakers(token, sentence)
        if said:
            return said
        nouns = _before(token, sentence, "organization", "state")
        found = [
            one
            for noun in [one for one in nouns if one.dep_ in SUBJECT][-1:]
            for one in self._meant(noun, sentence)
        ]
        return worded_as(found or self._spoken.body, token, sentence)

    def _speakers(self, token: "Token", sentence: Sentence) -> Party:
        """Return who says it of themselves: "the government announced that it would boycott the talks"."""
        for verb in governors(token.head):
            nouns = [
                noun for child in children(verb, *SUBJECT) if child.i < token.i for noun in conjuncts(child)
            ]
            found = [one for noun in nouns if noun != token for one in self._meant(noun, sentence)]
            if found:
                several = len(found) > 1 or found[0].kind == "group"
                fits = (
                    several
                    if token.lower_ in ("they", "their")
                    else not several and found[0].kind != "person"
                )
                return tuple(found) if fits else ()
        return ()

    def _who_says_i(self, token: "Token", sentence: Sentence) -> Party:
        """Return the person who says it of themselves: "“When I met them, they agreed,” Jo Doe said"."""
        for verb in governors(token.head):
            nouns = [noun for noun in children(verb, *SUBJECT) if noun != token]
            found = [one for noun in nouns for one in self._meant(noun, sentence)]
            if found and lemma(verb) in speech().speech_verbs:
                said = found[0].kind == "person" and len(found) == 1 and not speaks_for_others(found[0])
                return worded_as(found, token, sentence) if said else ()
        return worded_as(self._spoken.speaking, token, sentence)

    def _courtesy(self, token: "Token", sentence: Sentence) -> Party:
        """Return who "His Excellency" is, where no name or post stands beside it."""
        for owner in children(token, "poss"):
            found = self._he_or_she(owner, sentence, stands_for=token)
            start, end = sentence.words_between(owner, token)
            return tuple(worded(one, sentence, start, end) for one in found)
        return ()

    def _only_two(self, token: "Token", sentence: Sentence) -> Party:
        """Return the only two people before "they" in its sentence: "A thanked B; they would meet"."""
        nouns = _before(token, sentence, "person", "office")
        found = {one.name: one for noun in nouns for one in self._meant(noun, sentence)}
        return tuple(found.values()) if len(found) == 2 else ()


def _gender(token: "Token") -> str | None:
    """Return the gender that a pronoun gives to a person."""
    word = token.lower_
    return "male" if word in _HE else "female" if word in _SHE else None


def _before(token: "Token", sentence: Sentence, *kinds: str) -> "list[Token]":
    """Return the nouns before a pronoun in its sentence that name somebody of these kinds."""
    return [
        noun
        for noun in sentence.doc[: token.i]
        if noun.dep_ not in ("compound", "poss", "amod", "punct", "det", "case")
        and (mention := sentence.mention_at(noun)) is not None
        and mention.kind in kinds
    ]
