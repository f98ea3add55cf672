"""Verbs of meetings only between people: "spoke with B", "briefed B", "summoned the ambassador"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.parse.positions import is_place
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import companions, direct_objects, is_passive, lemma, objects_of
from kg.extract.words.lexicon import roles, triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words between people tell of a meeting less surely than "met".
_WEIGHT = 0.6
_SOMEBODY = frozenset({"he", "she", "him", "her"})
_EACH_OTHER = frozenset({"other", "another"})
_BEFORE_PLACES = ("in", "at", "on", "aboard")
_TIMES = frozenset({"twice", "thrice", "face-to-face"})
_DURATIONS = frozenset({"hour", "minute", "quarter"})
# "Summoned its ambassador home": one's own.
_HOME = frozenset({"home", "back", "its", "his", "her", "their"})


def is_somebody(noun: "Token", sentence: Sentence) -> bool:
    """Whether a noun is a person with a name or a post, or a pronoun for one."""
    mention = sentence.mention_at(noun)
    return mention.kind in ("person", "office") if mention is not None else noun.lower_ in _SOMEBODY


def is_somebody_or_group(noun: "Token", sentence: Sentence) -> bool:
    grouped = sentence.mention_at(noun) is None and lemma(noun) in roles().groups
    return grouped or is_somebody(noun, sentence)


def other_side(verb: "Token") -> "list[Token]":
    """Return whom a verb is done to; in the passive, by whom."""
    return objects_of(verb, "by") if is_passive(verb) else direct_objects(verb)


def speak(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "A spoke with B", "A and B talked for an hour"; who speaks to listeners meets nobody."""
    guests = [*companions(verb), *objects_of(verb, "to")]
    with_each_other = any(noun.lower_ in _EACH_OTHER for noun in guests)
    if with_each_other or not guests:
        if not _are_several(who, sentence) or not (with_each_other or _lasts(verb)):
            return None
        return of_verb(verb, status, who, [], weight=_WEIGHT)
    if not all(any(is_somebody(one, sentence) for one in side) for side in (who, guests)):
        return None
    # "Spoke with B" says by itself that it was on the telephone, "spoke with B in Geneva" doesn't.
    remote = lemma(verb) == "speak" and not _is_placed([verb, *guests], sentence)
    found = of_verb(verb, status, who, guests, kind="call" if remote else "bilateral", weight=_WEIGHT)
    found.remote = remote
    return found


def _are_several(who: "list[Token]", sentence: Sentence) -> bool:
    """Whether those who talk are two or more: "A and B", "the two ministers", "they"."""
    people = [one for one in who if is_somebody_or_group(one, sentence)]
    pairs = roles().anaphors.pair | {"they"}
    return len(people) > 1 or any(one.tag_ == "NNS" or lemma(one) in pairs for one in people or who)


def _lasts(verb: "Token") -> bool:
    """Whether it is said how long or how often something went on: "for two hours", "twice"."""
    if any(child.lower_ in _TIMES for child in verb.children):
        return True
    return any(lemma(noun) in _DURATIONS for noun in objects_of(verb, "for"))


def _is_placed(heads: "list[Token]", sentence: Sentence) -> bool:
    """Whether it is said where somebody spoke: "in Geneva", "at the summit", "on the sidelines"."""
    known = triggers().nouns.keys() | triggers().margins | roles().venues
    behind = [noun for head in heads for noun in objects_of(head, *_BEFORE_PLACES)]
    return any(is_place(noun, sentence) or lemma(noun) in known for noun in behind)


def brief(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "briefed B" and "briefed the Council"; who briefs reporters meets nobody."""
    told = other_side(verb) or _briefing(verb)
    if any(lemma(noun) == "writing" for noun in objects_of(verb, "in")):
        return None
    councils = [one for one in told if _is_council(one, sentence)]
    guests = [one for one in told if is_somebody_or_group(one, sentence) or one in councils]
    if lemma(verb) == "address":
        guests = councils  # to address delegates or a crowd is no meeting
    if not guests or not any(is_somebody_or_group(one, sentence) for one in who):
        return None
    return of_verb(verb, status, who, guests, kind="session" if councils else "bilateral", weight=_WEIGHT)


def _briefing(verb: "Token") -> "list[Token]":
    """Return who briefs where the parse hangs them on the subject: "were briefed on the truce by A"."""
    subjects = objects_of(verb, "on", "about", "regarding") if is_passive(verb) else []
    return [one for noun in subjects for one in objects_of(noun, "by")]


def _is_council(noun: "Token", sentence: Sentence) -> bool:
    """Whether a noun names a body that sits to hear reports, or its members: "the Permanent Council"."""
    mention = sentence.mention_at(noun)
    if mention is None and lemma(noun) == "member":
        return any(_is_council(body, sentence) for body in objects_of(noun, "of")) or _is_bare(noun)
    if mention is None or mention.kind != "organization":
        return False
    return not triggers().councils.isdisjoint(mention.name.lower().split())


def _is_bare(members: "Token") -> bool:
    """Whether nothing says of what people are members: "the 15 members"."""
    return members.tag_ == "NNS" and all(child.pos_ in ("DET", "NUM", "ADP") for child in members.children)


def summon(verb: "Token", who: "list[Token]", status: Status, sentence: Sentence) -> Frame | None:
    """Read "the ministry summoned B's ambassador", "B's ambassador was summoned to the ministry"."""
    passive = is_passive(verb)
    called = who if passive else [*other_side(verb), *objects_of(verb, "in")]  # "called in B"
    hosts = [*objects_of(verb, "by"), *objects_of(verb, "to")] if passive else who
    envoys = [one for one in called if _is_envoy(one, sentence)]
    hosts = [
        one
        for one in hosts
        if is_somebody(one, sentence)
        or ((mention := sentence.mention_at(one)) is not None and mention.is_actor)
    ]
    own = any(child.lower_ in _HOME for word in (verb, *called) for child in word.children)
    return None if own or not envoys or not hosts else of_verb(verb, status, envoys, hosts, weight=_WEIGHT)


def _is_envoy(noun: "Token", sentence: Sentence) -> bool:
    mention = sentence.mention_at(noun)
    role = mention.role if mention is not None else None
    words = (role.role or "").lower().replace("-", " ").split() if role is not None else [lemma(noun)]
    return not triggers().envoys.isdisjoint(words)


def receives_visitor(verb: "Token", who: "list[Token]", sentence: Sentence) -> "list[Token]":
    """Return who is told something, where one of both sides is "visiting": "A told visiting President B"."""
    guests = [one for one in other_side(verb) if is_somebody(one, sentence)]
    actors = [one for one in who if is_somebody(one, sentence)]
    both = [*actors, *guests] if actors and guests else []
    return guests if any(_is_visiting(one, sentence) for one in both) else []


def _is_visiting(noun: "Token", sentence: Sentence) -> bool:
    """Whether a name has "visiting" before it, also within a title that was cut out."""
    first = noun.left_edge
    start = sentence.end_of(first.nbor(-1)) if first.i else sentence.start
    before = sentence.reading.text[start : sentence.end_of(noun)].lower().split()
    return "visiting" in before


def between_people(
    verb: "Token", who: "list[Token]", guests: "list[Token]", sentence: Sentence
) -> "tuple[list[Token], list[Token]]":
    """Return the sides of what people do together, both empty where they aren't two."""
    actors = [one for one in who if is_somebody(one, sentence)]
    others = [one for one in guests if is_somebody(one, sentence)]
    enough = len(actors) > 1 or (actors and others) or (not who and len(others) > 1)
    return (actors, others) if enough and verb.dep_ not in ("acl", "relcl") else ([], [])
