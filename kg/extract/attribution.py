"""According to whom: the speaker that a sentence names, a quotation that goes on, or the outlet alone."""

from typing import TYPE_CHECKING

from kg.extract.discourse import Discourse
from kg.extract.lexicon import speech
from kg.extract.mentions import Mention
from kg.extract.paragraphs import paragraph_start
from kg.extract.sentences import Sentence
from kg.extract.syntax import children, conjuncts, governors, lemma, subjects
from kg.model.report import Participant, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
_ACCORDING = "according"


class Attribution:
    """Follows who speaks through the sentences of a document."""

    def __init__(self, text: str, publisher: str | None) -> None:
        self._text = text
        self._publisher = publisher
        self._last: Speaker | None = None
        self._outlet: str | None = None

    def speaker(self, sentence: Sentence, discourse: Discourse) -> Speaker | None:
        """Return who states a sentence. Must be called for every sentence, in order."""
        found = _saying(sentence)
        stated = self._named(found, sentence, discourse)
        if stated is not None:
            self._last = stated
            return stated
        if self._last is not None and self._continues(sentence):
            return self._last
        outlet = self._publisher or self._outlet
        return Speaker(outlet=outlet) if outlet else None

    def _named(
        self, found: "tuple[Token, list[Token]] | None", sentence: Sentence, discourse: Discourse
    ) -> Speaker | None:
        if found is None:
            return None
        verb, nouns = found
        outlet = _outlet(verb, sentence)
        self._outlet = outlet or self._outlet
        for noun in nouns:
            if noun.pos_ == "PRON" and self._last is not None:
                return self._last  # "…, she said" goes on with who spoke before
            for one in discourse.participants(noun, sentence):
                if one.kind == "group" and one.unnamed:
                    break  # "officials said": nobody that could be asked
                return self._speaker(one, outlet)
            mention = sentence.mention_at(noun)
            if mention is not None and mention.kind != "place":
                return Speaker(
                    name=mention.name,
                    kind="organization",
                    outlet=self._publisher or outlet,
                    text=mention.text,
                    start=mention.start,
                    end=mention.end,
                )
        return None

    def _speaker(self, one: Participant, outlet: str | None) -> Speaker:
        return Speaker(
            name=one.name,
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
        paragraph = paragraph_start(self._text, sentence.start)
        inside, straight = 0, False
        for letter in self._text[paragraph : sentence.start + 2]:
            if letter in _OPENING:
                inside += 1
            elif letter in _CLOSING:
                inside = max(0, inside - 1)
            elif letter == _STRAIGHT:
                straight = not straight
        return inside > 0 or straight


def _saying(sentence: Sentence) -> "tuple[Token, list[Token]] | None":
    """Return the verb of saying that governs the most of a sentence, with its subjects."""
    best: tuple[Token, list[Token]] | None = None
    for token in sentence.doc:
        if token.i > 2 and lemma(token) in speech().speech_verbs and is_speaker(token.nbor(-1), sentence):
            return token, [token.nbor(-1)]
        if token.lower_ == _ACCORDING:
            nouns = [
                noun for to in token.children for child in children(to, "pobj") for noun in conjuncts(child)
            ]
            best = best or ((token, nouns) if nouns else None)
        if token.pos_ == "VERB" and lemma(token) in speech().speech_verbs and _states(token):
            nouns = (
                [noun for child in children(token, "nsubj") for noun in conjuncts(child)]
                or _inverted(token)
                or subjects(token)
            )
            if nouns and (best is None or token.dep_ == "ROOT"):
                best = token, nouns
    return best


def is_speaker(noun: "Token", sentence: Sentence) -> bool:
    """Whether a name closes a sentence as its speaker: "…, A told Example Wire", however it was parsed.

    The speaker may be one of two ("…, A and B reported") and have a place ("…, the ministry in A said").
    """
    mention = sentence.mention_at(noun)
    first = sentence.token_at(mention.start) if mention is not None else None
    if mention is None or first is None:
        return False
    index = first.i
    while index > 0 and sentence.doc[index - 1].pos_ in ("DET", "ADJ", "CCONJ", "PROPN", "NOUN"):
        index -= 1
    if index < 2 or sentence.doc[index - 1].text != ",":
        return False
    last = sentence.token_at(mention.end - 1) or first
    for token in sentence.doc[last.i + 1 : last.i + _FAR]:
        if token.tag_ in ("VBD", "VBZ", "VBN"):
            return lemma(token) in speech().speech_verbs
        if token.pos_ not in ("ADP", "PROPN", "NOUN", "DET", "CCONJ", "PART", "ADJ"):
            return False
    return False


# How many words may stand between a speaker and the verb of saying: "… the ministry in the capital said".
_FAR = 7


def says_after(noun: "Token", trigger: "Token") -> bool:
    """Whether a speaker tells of a meeting of their own: "On a visit to B, A said …"."""
    if trigger.i < noun.i and not any(above == noun.head for above in governors(trigger)):
        return False
    return any(
        above.dep_ == "prep" and above.lower_ in ("after", "following", "before", "during", "at", "on", "in")
        for above in governors(trigger)
    )


def _states(verb: "Token") -> bool:
    """Whether a verb of saying has something that is said: a clause, or stands beside one."""
    if any(child.dep_ in ("ccomp", "parataxis", "advcl") for child in verb.children):
        return True
    return verb.dep_ in ("ccomp", "parataxis", "conj", "advcl") or (verb.dep_ == "ROOT" and verb.i > 2)


def _inverted(verb: "Token") -> "list[Token]":
    """Return the subject behind the verb: "…, said A"."""
    following = [
        token for token in verb.rights if token.dep_ in ("nsubj", "dobj") and token.pos_ in ("PROPN", "NOUN")
    ]
    return following[:1] if lemma(verb) in ("say", "add", "note", "conclude", "continue") else []


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
