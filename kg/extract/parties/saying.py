"""The verbs of saying of a sentence, and the nouns that stand where whoever says it stands."""

from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import (
    auxiliaries,
    children,
    conjuncts,
    direct_objects,
    governors,
    is_passive,
    lemma,
    objects_of,
    subjects,
)
from kg.extract.parties.sources import can_speak
from kg.extract.words.lexicon import fates, speech, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCORDING = "according"
_OCCASIONS = frozenset({"after", "following", "before", "during", "at", "in", "on", "when", "while", "ahead"})
_WOULD = frozenset({"would", "'d", "’d", "will", "could"})
_IT = frozenset({"this", "that", "it"})
# "That's according to the ministry", in a sentence of how many words at most.
_LONGEST_CREDIT = 30


def sayings(sentence: Sentence) -> "list[tuple[Token, list[Token]]]":
    """Return the verbs of saying of a sentence with whom they quote, that which governs the most first."""
    cited = [
        (token, direct_objects(token))
        for token in sentence.doc
        if token.tag_ == "VBG" and lemma(token) in speech().citing
    ]
    closing: list[tuple[Token, list[Token]]] = []
    roots, others = closing.copy(), closing.copy()
    for token in sentence.doc:
        if token.i > 2 and lemma(token) in speech().speech_verbs and (noun := _closing(token, sentence)):
            closing.append((token, [noun]))
        elif token.lower_ == ACCORDING:
            sources = [
                one for to in token.children for child in children(to, "pobj") for one in conjuncts(child)
            ]
            others.append((token, sources))
        elif _is_saying(token):
            (roots if token.dep_ == "ROOT" else others).append((token, _speakers(token)))
    found = [(verb, with_issuers(nouns)) for verb, nouns in (*cited, *closing, *roots, *others)]
    return [(verb, nouns) for verb, nouns in found if nouns]


def _closing(verb: "Token", sentence: Sentence) -> "Token | None":
    """Return the speaker before a verb of saying that closes a sentence, also "…, a source at A said"."""
    for back in range(1, min(verb.i, _FAR)):
        noun = verb.nbor(-back)
        if noun.text == ",":
            return None
        if (back == 1 or noun.nbor(1).pos_ == "ADP") and is_speaker(noun, sentence):
            return noun
    return None


def _is_saying(token: "Token") -> bool:
    says = lemma(token) in speech().speech_verbs or _dismisses(token)
    if token.pos_ != "VERB" or not says or _withholds(token) or _ends_meeting(token):
        return False
    return _states(token) and not _only_goes_on(token)


def _withholds(verb: "Token") -> bool:
    """Whether somebody doesn't say it: "declined to say whether", "did not say when"."""
    above = verb.head if verb.dep_ == "xcomp" else None
    refuses = above is not None and lemma(above) in fates().status["denied"].verbs
    return refuses or any(True for _ in children(verb, "neg"))


def _ends_meeting(verb: "Token") -> bool:
    """Whether a verb that can mean saying tells how a meeting went: "concluded their talks"."""
    goes = lemma(verb) in fates().status["held"].verbs
    return goes and any(lemma(noun) in triggers().nouns for noun in direct_objects(verb))


def _speakers(verb: "Token") -> "list[Token]":
    return (
        [noun for child in children(verb, "nsubj") for noun in conjuncts(child)]
        or _inverted(verb)
        or (objects_of(verb, "by") if is_passive(verb) else [])
        or subjects(verb)
    )


def with_issuers(nouns: "list[Token]") -> "list[Token]":
    """Return who says it, and behind a statement or report whose it is."""
    return [one for noun in nouns for one in (noun, *_issuers(noun))]


def _issuers(noun: "Token") -> "list[Token]":
    """Return whose statement or report a noun is: "a statement by A", "A's website"."""
    if lemma(noun) not in speech().documents:
        return []
    owners = [one for child in children(noun, "poss", "compound") for one in conjuncts(child)]
    return [*objects_of(noun, "by", "from", "of"), *owners]


def is_speaker(noun: "Token", sentence: Sentence) -> bool:
    """Whether a noun closes a sentence as its speaker: "…, A told Example Wire", however it was parsed.

    The speaker may be one of two ("…, A and B reported") and have a place ("…, the ministry in A said").
    """
    mention = sentence.mention_at(noun)
    first = sentence.token_at(mention.start) if mention is not None else noun
    if first is None or (mention is None and not can_speak(noun)):
        return False
    index = first.i
    while index > 0 and sentence.doc[index - 1].pos_ in ("DET", "ADJ", "CCONJ", "PROPN", "NOUN"):
        index -= 1
    if index < 2 or sentence.doc[index - 1].text != "," or sentence.doc[index].tag_ == "WP$":
        return False
    last = sentence.token_at(mention.end - 1) if mention is not None else noun
    last = last or first
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


def is_beside_speech(trigger: "Token", verb: "Token") -> bool:
    """Whether a verb of saying doesn't say that a meeting took place: it is told of who speaks, or when.

    "A, who met B, said", "after meeting B, A said"; or it is only welcomed: "A said it welcomed the talks".
    """
    below = [verb, *governors(verb)]
    if trigger in below and any(one.dep_ == "relcl" for one in below[: below.index(trigger)]):
        return True  # "A met B, a step that C said it welcomed"
    way = [trigger]
    for above in governors(trigger):
        if above == verb:
            return _is_occasion(way[-1]) or any(map(_is_reaction, way[1:]))
        way.append(above)
        if way[-2].dep_ == "relcl" and any(above in conjuncts(one) for one in children(verb, "nsubj")):
            return True
    return False


def _is_occasion(clause: "Token") -> bool:
    """Whether a phrase under a verb of saying tells when something was said: "after …", "meeting B"."""
    if clause.dep_ == "prep":
        return clause.lower_ in _OCCASIONS
    opening = clause.tag_ in ("VBG", "VBN") and not any(True for _ in children(clause, "nsubj", "nsubjpass"))
    return clause.dep_ == "advcl" and (
        opening or any(one.lower_ in _OCCASIONS for one in children(clause, "mark", "advmod"))
    )


def _is_reaction(word: "Token") -> bool:
    """Whether a word says what somebody thinks of a meeting of others; "would welcome talks" wants some."""
    return lemma(word) in speech().reactions and not _WOULD & set(auxiliaries(word))


def _dismisses(verb: "Token") -> bool:
    """Whether a verb says that something told is not so: "dismissed a report that A had met B"."""
    if lemma(verb) not in speech().dismissing:
        return False
    told = direct_objects(verb)
    told += [noun for child in children(verb, "prep") for noun in children(child, "pobj")] if told else []
    return any(lemma(noun) in speech().reports for noun in told)


def _states(verb: "Token") -> bool:
    """Whether a verb of saying has something that is said: a clause, or stands beside one."""
    if _dismisses(verb) or _says_it(verb):
        return True
    if any(child.dep_ in ("ccomp", "parataxis", "advcl") for child in verb.children):
        return True
    return verb.dep_ in ("ccomp", "parataxis", "conj", "advcl") or (verb.dep_ == "ROOT" and verb.i > 2)


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


def is_credit(verb: "Token", sentence: Sentence) -> bool:
    """Whether a sentence only says who said the one before: "This was announced by A"."""
    clause = verb.head if verb.lower_ == ACCORDING else verb
    return len(sentence.doc) <= _LONGEST_CREDIT and _says_it(clause)


def _says_it(verb: "Token") -> bool:
    return any(one.lower_ in _IT for one in children(verb, "nsubj", "nsubjpass", "dobj", "attr"))
