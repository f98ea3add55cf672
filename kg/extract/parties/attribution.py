"""According to whom: the speaker that a sentence names, a quotation that goes on, or the outlet alone."""

from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.mention import Mention, Role
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, lemma
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.preface import prefacing
from kg.extract.parties.saying import ACCORDING, is_beside_speech, is_credit, sayings
from kg.extract.parties.sources import is_source_before, unnamed_source, without_article
from kg.extract.text.paragraphs import paragraph_start
from kg.extract.words.lexicon import speech
from kg.model.report import Participant, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'


class Attribution:
    """Follows who speaks through the sentences of a document."""

    def __init__(self, text: str, publisher: str | None) -> None:
        self._text = text
        self._publisher = publisher
        self._last: Speaker | None = None
        self._issuer: Speaker | None = None
        self._outlet: str | None = None
        self._verb: Token | None = None
        # Which quotation marks of the paragraph stand open where it was looked at last.
        self._counted_to, self._inside, self._straight = 0, 0, False

    def speaker(self, sentence: Sentence, discourse: Discourse) -> Speaker | None:
        """Return who states a sentence. Must be called for every sentence, in order."""
        if (issuers := prefacing(sentence)) and (issuer := self._named(None, issuers, sentence, discourse)):
            self._issuer = issuer
        stated = self._said(sentence, discourse)
        if stated is not None:
            self._last = stated
            return stated
        if self._last is not None and self._continues(sentence):
            return self._last
        return self._nobody()

    def is_of_before(self, sentence: Sentence) -> bool:
        """Whether the sentence read last only says who said the one before."""
        return self._verb is not None and is_credit(self._verb, sentence)

    def _nobody(self) -> Speaker | None:
        """Return who tells what nobody in particular does: whoever issued it all, else the outlet."""
        if self._issuer is not None:
            return self._issuer
        outlet = self._publisher or self._outlet
        return Speaker(outlet=outlet) if outlet else None

    def of(self, trigger: "Token", speaker: Speaker | None) -> Speaker | None:
        """Return who tells of a meeting in the sentence read last: the outlet, where nobody else says it.

        "A, who met B, said that fish was cheap" and "A briefed B" are told by nobody else, nor is what
        somebody only speaks after ("after meeting B, A said") or welcomes.
        """
        verb = self._verb
        if verb is None or verb.lower_ == ACCORDING:
            return speaker
        return self._nobody() if trigger == verb or is_beside_speech(trigger, verb) else speaker

    def _said(self, sentence: Sentence, discourse: Discourse) -> Speaker | None:
        """Return whom the first verb of saying quotes; another one where that is only an outlet."""
        self._verb, found = None, None
        for verb, nouns in sayings(sentence):
            self._verb, found = verb, self._named(verb, nouns, sentence, discourse)
            if found is None or found.name:
                break
        return found

    def _named(
        self, verb: "Token | None", nouns: "list[Token]", sentence: Sentence, discourse: Discourse
    ) -> Speaker | None:
        outlet = _outlet(verb, sentence) if verb is not None else None
        self._outlet = outlet or self._outlet
        for noun in nouns:
            if noun.pos_ == "PRON" and self._last is not None:
                return self._last  # "…, she said" goes on with who spoke before
            named = sentence.mention_at(noun)
            for one in (
                discourse.pronouns.speaker_before(noun)
                if _is_behind_own_words(noun)
                else discourse.participants(noun, sentence)
            ):
                if one.unnamed and not one.role:
                    break  # "officials said"
                if (named is None or named.kind == "organization") and self._is_outlet(one.name):
                    return Speaker(outlet=self._publisher or one.name)
                return self._speaker(one, outlet)
            if named is not None and named.kind != "place":
                return Speaker(
                    name=without_article(named.name),
                    kind="organization",
                    outlet=self._publisher or outlet,
                    text=named.text,
                    start=named.start,
                    end=named.end,
                )
            if self._last is not None and is_source_before(noun, self._last):
                return self._last
            if (source := unnamed_source(noun, sentence, discourse)) is not None:
                return msgspec.structs.replace(source, outlet=self._publisher or outlet)
        return None

    def _is_outlet(self, name: str) -> bool:
        """Whether it is the outlet's or an agency's: what it reports, it says itself; others are quoted."""
        own = self._publisher or self._outlet
        words = name.lower().split()
        known = "news" in words or name.lower() in speech().agencies
        return known or (name == own if own else words[-1] in speech().outlets)

    def _speaker(self, one: Participant, outlet: str | None) -> Speaker:
        return Speaker(
            name=one.name if one.kind == "person" else without_article(one.name),
            kind=one.kind,
            role=one.role,
            organization=one.organization,
            outlet=self._publisher or outlet or self._outlet,
            text=one.text,
            start=one.start,
            end=one.end,
        )

    def _continues(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker stands inside quotation marks opened before its end."""
        paragraph, end = paragraph_start(self._text, sentence.start), sentence.start + 2
        if paragraph >= self._counted_to:
            self._counted_to, self._inside, self._straight = paragraph, 0, False
        for letter in self._text[self._counted_to : end]:
            if letter in _OPENING:
                self._inside += 1
            elif letter in _CLOSING:
                self._inside = max(0, self._inside - 1)
            elif letter == _STRAIGHT:
                self._straight = not self._straight
        self._counted_to = end
        return self._inside > 0 or self._straight


def by_name(said: Speaker | None, people: list[Mention]) -> Speaker | None:
    """Return "a government spokesman" by name, if the text names the only one who can be meant."""
    words = (
        frozenset((said.name or "").lower().split()) if said is not None and said.kind == "group" else None
    )
    if said is None or words is None or words.isdisjoint(speech().voices):
        return said
    named = {one.name: one for one in people if one.role is not None and _is_among(one.role, words)}
    if len(named) != 1:
        return said
    (one,) = named.values()
    role = one.role
    organization = role.organization if role is not None else None
    return msgspec.structs.replace(
        said, name=one.name, kind="person", role=role.role if role else None, organization=organization
    )


def _is_among(role: Role, words: frozenset[str]) -> bool:
    """Whether the title of a voice says nothing that the words for one don't: "spokesman Jo Doe"."""
    title = frozenset(f"{role.role or ''} {role.organization or ''}".lower().split())
    return not title.isdisjoint(speech().voices) and title <= words


def _is_behind_own_words(noun: "Token") -> bool:
    """Whether a pronoun stands behind what is said: "“…,” she said"."""
    said = any(child.i < noun.i for child in children(noun.head, "ccomp", "parataxis"))
    return noun.lower_ in ("he", "she") and said


def _outlet(verb: "Token", sentence: Sentence) -> str | None:
    """Return the outlet that somebody told: a name after "told" that is neither a person nor a listener."""
    if lemma(verb) not in speech().told:
        return None
    for child in children(verb, "dobj", "dative"):
        mention: Mention | None = sentence.mention_at(child)
        if (mention is None or mention.kind in ("organization", "venue")) and child.pos_ == "PROPN":
            if lemma(child) in speech().listeners:
                return None
            first = min((t.i for t in child.subtree if t.pos_ == "PROPN"), default=child.i)
            start, end = sentence.words_between(sentence.doc[first], child)
            return sentence.reading.text[start:end]
    return None
