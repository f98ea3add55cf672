"""According to whom: the speaker that a sentence names, a quotation that goes on, or the outlet alone."""

from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, governors, lemma, objects_of, subjects
from kg.extract.parties.discourse import Discourse
from kg.extract.text.paragraphs import paragraph_start
from kg.extract.words.lexicon import speech, triggers
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
            named = sentence.mention_at(noun)
            for one in (
                discourse.speaker_before(noun)
                if _is_behind_own_words(noun)
                else discourse.participants(noun, sentence)
            ):
                if one.kind == "group" and one.unnamed:
                    break  # "officials said": nobody that could be asked
                if (named is None or named.kind == "organization") and self._is_outlet(one.name):
                    return Speaker(outlet=self._publisher or one.name)
                return self._speaker(one, outlet)
            if named is not None and named.kind != "place":
                return Speaker(
                    name=named.name,
                    kind="organization",
                    outlet=self._publisher or outlet,
                    text=named.text,
                    start=named.start,
                    end=named.end,
                )
        return None

    def _is_outlet(self, name: str) -> bool:
        """Whether it is the outlet's or an agency's: what it reports, it says itself; others are quoted."""
        own = self._publisher or self._outlet
        words = name.lower().split()
        return "news" in words or (name == own if own else words[-1] in speech().outlets)

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
                noun
                for to in token.children
                for child in children(to, "pobj")
                for source in conjuncts(child)
                for noun in (source, *_issuers(source))
            ]
            best = best or ((token, nouns) if nouns else None)
        is_verb = token.pos_ == "VERB" and lemma(token) in speech().speech_verbs
        if is_verb and _states(token) and not _only_goes_on(token):
            nouns = (
                [noun for child in children(token, "nsubj") for noun in conjuncts(child)]
                or _inverted(token)
                or subjects(token)
            )
            nouns = [one for noun in nouns for one in (noun, *_issuers(noun))]
            if nouns and (best is None or token.dep_ == "ROOT"):
                best = token, nouns
    return best


def _issuers(noun: "Token") -> "list[Token]":
    """Return whose statement or report a noun is: "a statement by A", "A's website"."""
    if lemma(noun) not in speech().documents:
        return []
    owners = [one for child in children(noun, "poss", "compound") for one in conjuncts(child)]
    return [*objects_of(noun, "by", "from", "of"), *owners]


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
    """Whether a speaker tells of a meeting of their own: "On a visit to B, A said", "having met B, …"."""
    if trigger.dep_ == "advcl" and trigger.tag_ in ("VBG", "VBN") and trigger.head == noun.head:
        return True
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


def _is_behind_own_words(noun: "Token") -> bool:
    """Whether a pronoun stands behind what is said: "“…,” she said"."""
    said = any(child.i < noun.i for child in children(noun.head, "ccomp", "parataxis"))
    return noun.lower_ in ("he", "she") and said


def _only_goes_on(verb: "Token") -> bool:
    """Whether somebody did something and also said something: "A met B and said that fish was cheap"."""
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or lemma(verb.head) in speech().speech_verbs:
        return False
    own = any(True for _ in children(verb, "nsubj"))
    known = triggers().nouns.keys() | triggers().verbs.keys()
    return not own and not any(lemma(token) in known for token in verb.subtree)


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
