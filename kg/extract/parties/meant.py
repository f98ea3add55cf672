"""Participants made of mentions, and what stands around words that mean somebody known."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, conjuncts, governors, lemma
from kg.extract.words.lexicon import speech
from kg.model.report import Participant, ParticipantKind

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubjpass"})
_KNOWN = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_LISTED = re.compile(r"\s*(?:[–—:(,-]|,? and)\s*")


def listed_behind(end: int, sentence: Sentence) -> tuple[Participant, ...]:
    """Return the people whose names follow a group: "the ministers of A and B – Jo Doe and Al Roe –"."""
    text, listed = sentence.reading.text, []
    for mention in sentence.mentions:
        if mention.start >= end and _LISTED.fullmatch(text[end : mention.start]):
            if mention.kind != "person":
                break
            listed.append(person(mention))
            end = mention.end
    return tuple(listed) if len(listed) > 1 else ()


def famous(office: Mention, token: "Token", sentence: Sentence) -> Mention | None:
    """Return who needs no introduction: "met Jo Doe in Oslo, where the Hillish president was staying".

    It is the last person in the sentence of whom the text tells no post, unless it is one who does
    something to the holder of the post, or speaks of them.
    """
    if office.role is None or office.role.head_class != "state" or not office.country:
        return None
    apart = {one for verb in governors(token) for one in children(verb, *SUBJECT)}
    apart |= (
        {noun for noun in token.head.children if noun.dep_ != "poss"} if token.head.pos_ == "VERB" else set()
    )
    others = {
        mention.start for noun in apart for one in conjuncts(noun) if (mention := sentence.mention_at(one))
    }
    before = [one for one in sentence.mentions if one.kind == "person" and one.end <= office.start]
    found = [one for one in before if one.role is None and one.start not in others]
    return found[-1] if found else None


def told_by(root: "Token") -> "Token":
    """Return the clause that a verb of saying only closes: "A met B, a spokesman said" tells of A."""
    if lemma(root) not in speech().speech_verbs:
        return root
    return next((clause for clause in children(root, "ccomp") if clause.i < root.i), root)


def opened_by(pronoun: "Token") -> "list[Token]":
    """Return the words of the phrases before a pronoun that open its clause or one above: "After A, he …".

    Who acts in a clause there may well be meant afterwards: "When A arrived, he …".
    """
    above = governors(pronoun.head)
    same = [verb for verb in above if any(one.lower_ == pronoun.lower_ for one in children(verb, *SUBJECT))]
    verbs = [pronoun.head, *same]
    phrases = [one for verb in verbs for one in children(verb, "prep", "advcl") if one.i < verb.i]
    return [
        word
        for phrase in phrases
        for word in phrase.subtree
        if word.i < pronoun.i and (word.dep_ not in SUBJECT or word.pos_ == "PRON")
    ]


def is_known(token: "Token") -> bool:
    """Whether a noun is one that was told of: "the delegation", "his distinguished guest"."""
    return any(child.lower_ in _KNOWN for child in children(token, "det", "poss"))


def holds(mention: Mention, head: str, country: str, words: set[str]) -> bool:
    """Whether a person holds a post of a country that is called by a noun and the words before it."""
    role = mention.role
    if role is None or role.past or role.country != country:
        return False
    title = set(f"{role.role or ''} {role.rank or ''}".lower().split())
    return head in title and {word for word in words if word.removesuffix("s") != head} <= title


def misread(mention: Mention, token: "Token") -> Participant | None:
    """Return the person whose surname was taken for a place: only seats of government meet."""
    acts = token.dep_ in (*SUBJECT, "dobj", "pobj", "conj", "poss")
    if mention.kind != "place" or not acts or " " in mention.text:
        return None
    return participant(mention, mention.text, "person", None)


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
        implied=bool(role and role.implied),
        text=mention.text,
        start=mention.start,
        end=mention.end,
    )


def participant(mention: Mention, name: str, kind: ParticipantKind, country: str | None) -> Participant:
    """Return a participant for a mention, under a name and kind of its own."""
    return Participant(
        name=name, kind=kind, country=country, text=mention.text, start=mention.start, end=mention.end
    )


def worded(one: Participant, sentence: Sentence, start: int, end: int) -> Participant:
    """Return the same participant under the words of another sentence."""
    return msgspec.structs.replace(one, text=sentence.reading.text[start:end], start=start, end=end)


def worded_as(who: Iterable[Participant], token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
    """Return the same participants under a word that stands for them."""
    start, end = sentence.words_between(token, token)
    return tuple(worded(one, sentence, start, end) for one in who)
