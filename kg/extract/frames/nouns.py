"""Nouns that tell of a meeting: "talks between A and B", "A's visit to C", "attended a session of D"."""

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.frames.asking import asking
from kg.extract.frames.frame import Frame
from kg.extract.frames.held_by import HOLDING, fate_of_held, holders, holding
from kg.extract.frames.no_meeting import tells_of_none
from kg.extract.frames.noun_attended import ATTENDING, attended_by, from_predicate, is_attended
from kg.extract.frames.noun_guests import chairing, guests_of_predicate
from kg.extract.frames.noun_phrase import DEFINITE, around_noun, befores, is_seat
from kg.extract.parse.positions import are_separate, is_place
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, is_several, lemma, measured, objects_of, predicate, subjects
from kg.extract.status.senses import status_word
from kg.extract.status.status import status_of_noun
from kg.extract.words.lexicon import roles, speech, triggers
from kg.model.report import MeetingKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Several on the telephone are called one by one: "had telephone conversations with A and B".
_EACH_CALLED = frozenset({"call", "conversation"})
_ABOUT = frozenset({"on", "about", "regarding", "concerning"})
_PASSING = frozenset({"hold", "take", "last"})


class _Parties(NamedTuple):
    """Whose meeting it is by its own words, who the clause says is there, and with whom."""

    own: "list[Token]"
    attending: "list[Token]"
    guests: "list[Token]"


def noun_frame(noun: "Token", sentence: Sentence) -> Frame | None:
    """Return the frame that a noun of meeting opens, if it tells of a meeting here."""
    outer = measured(noun)
    verb = predicate(outer)
    status = None if tells_of_none(noun, outer, verb) else status_of_noun(outer, verb)
    if status is None:
        return None
    clause = holding(noun)
    who = _parties(noun, outer, verb, clause, sentence)
    if clause is not None:
        status = fate_of_held(clause, status)
    goals = [one for one in objects_of(noun, *triggers().visit_prepositions) if is_place(one, sentence)]
    kind, remote = _kind(noun, verb, who, sentence)
    if not _says_enough(noun, outer, verb, who, goals, remote=remote):
        return None
    (own, attending, guests), places = _without_places(verb, who, goals if kind == "visit" else [], sentence)
    definite = any(child.lower_ in DEFINITE for child in children(outer, "det", "poss"))
    return Frame(
        trigger=noun,
        verb=verb,
        kind="call" if remote else kind,
        status=status,
        actors=[*attending, *own],
        guests=guests,
        places=places,
        remote=remote,
        refers=definite and not (guests or own or attending),
        definite=definite and not (guests or own),
        joins=definite and bool(attending) and not (guests or own) and is_attended(noun, outer, verb),
        held_by_one=verb is not None and outer.dep_ == "dobj" and lemma(verb) in HOLDING,
        separate=bool(befores(noun) & triggers().separate)
        or (verb is not None and are_separate(verb))
        or (remote and noun.tag_ == "NNS" and lemma(noun) in _EACH_CALLED),
        occasion=kind != "visit" and not guests and not attending and bool(own or not definite),
        weight=0.8 if own or attending or guests else 0.6,
    )


def _kind(noun: "Token", verb: "Token | None", who: _Parties, sentence: Sentence) -> tuple[MeetingKind, bool]:
    """Return the kind of meeting that a noun tells of, and whether over a distance."""
    kind = triggers().nouns[lemma(noun)]
    paid = verb is not None and lemma(verb) == "pay"
    if kind == "call" and (paid or befores(noun) & triggers().in_person):
        kind = "bilateral"
    remote = kind == "call" or bool(befores(noun) & triggers().speaking.remote)
    if kind != "bilateral" or who.guests:
        return kind, remote
    if _is_session(noun, verb, sentence):
        return "session", remote
    # "Attended a cabinet meeting": with whom is left open.
    attended = verb is not None and lemma(verb) in ATTENDING and not who.own
    return "multilateral" if attended else kind, remote


def _says_enough(
    noun: "Token", outer: "Token", verb: "Token | None", who: _Parties, goals: "list[Token]", *, remote: bool
) -> bool:
    """Whether a noun that may tell of no meeting, as meals and tours do, tells of one."""
    word = lemma(noun)
    if word == "invitation" and not (goals and verb is not None and status_word(verb, outer)):
        return False  # "turned down an invitation to A"; who only extends one may be anybody
    if word not in triggers().needs_participants or who.guests or remote:
        return True
    together = len(who.own) + len(who.attending) > 1 or any(map(is_several, who.attending))
    is_tour = triggers().nouns[word] == "visit" and bool(goals) and bool(who.own or who.attending)
    return together or is_tour or _is_told_again(outer, verb)


def _without_places(
    verb: "Token | None", who: _Parties, places: "list[Token]", sentence: Sentence
) -> "tuple[_Parties, list[Token]]":
    """Part what only says where it was from those who took part: "the Rivertown talks"."""
    places = places + [one for one in who.own if one.dep_ in ("compound", "nmod") and is_seat(one, sentence)]
    own, attending = [one for one in who.own if one not in places], who.attending
    if verb is not None and lemma(verb) in ("host", "be"):
        # "The capital is hosting talks between A and B", "is the venue for talks": that is where they are.
        places += [one for one in attending or subjects(verb) if is_place(one, sentence)]
        attending = [one for one in attending if one not in places]
    return _Parties(own, attending, who.guests), places


def _is_told_again(outer: "Token", verb: "Token | None") -> bool:
    """Whether a known meal or talk is said to be held: "the dinner took place in A"."""
    if verb is None or outer.dep_ not in ("nsubj", "nsubjpass") or lemma(verb) not in _PASSING:
        return False
    return any(one.lower_ in DEFINITE for one in children(outer, "det"))


def _parties(
    noun: "Token", outer: "Token", verb: "Token | None", clause: "Token | None", sentence: Sentence
) -> _Parties:
    own, guests = around_noun(noun, outer, sentence)
    if clause is not None:
        own += [one for one in holders(clause) if one not in (*own, *guests)]
    if _is_matter(outer, verb):
        return _Parties(own, [], guests)
    # "During their meeting" names nobody: who they are, the clause says.
    named = any(one.pos_ != "PRON" for one in own)
    attending = from_predicate(noun, outer, verb, owned=named, sentence=sentence)
    attending += [one for one in attended_by(noun, outer, verb) if one not in attending]
    guests += [one for one in guests_of_predicate(noun, outer, verb, guests) if one not in (*guests, *own)]
    if not objects_of(noun, "between"):
        guests += [one for one in asking(outer, verb) if one not in (*guests, *own, *attending)]
    guests += [one for one in chairing(noun, verb) if one not in guests]
    return _Parties(own, attending, guests)


def _is_matter(outer: "Token", verb: "Token | None") -> bool:
    """Whether others only spoke about a meeting: "briefed B on the conference"."""
    if verb is None or outer.dep_ != "pobj" or lemma(verb) not in speech().addressing:
        return False
    return outer.head.lower_ in _ABOUT and triggers().nouns.get(lemma(outer)) not in ("visit", "call")


def _is_session(noun: "Token", verb: "Token | None", sentence: Sentence) -> bool:
    """Whether a meeting is "of" a body, which is the body's session."""
    of = [mention for one in objects_of(noun, "of") if (mention := sentence.mention_at(one)) is not None]
    if len(of) == 1 and of[0].kind == "organization" and not noun.tag_.endswith("S"):
        return True
    attends = verb is not None and lemma(verb) in triggers().attend_verbs - {"open", "take", "leave"}
    return attends and any(lemma(one) not in roles().groups for one in objects_of(noun, "of"))
