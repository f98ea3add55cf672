"""Nouns that tell of a meeting: "talks between A and B", "A's visit to C", "attended a session of D"."""

from typing import TYPE_CHECKING

from kg.extract.frames.asking import asking
from kg.extract.frames.frame import Frame
from kg.extract.frames.held_by import fate_of_held, holders, holding
from kg.extract.parse.positions import are_separate, is_place, names_side, surface_subjects
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import (
    children,
    companions,
    conjuncts,
    direct_objects,
    lemma,
    measured,
    objects_of,
    predicate,
    subjects,
)
from kg.extract.status.governing import governing
from kg.extract.status.senses import status_word
from kg.extract.status.status import status_of_noun
from kg.extract.words.lexicon import fates, roles, speech, triggers
from kg.gazetteer import country_by_adjective, is_part_of_world

if TYPE_CHECKING:
    from spacy.tokens import Token

_ON = frozenset({"on", "during", "after", "before", "following", "for"})
_WITHIN = frozenset({"in", "during", "at", "over", "by", "on", "for"})
_AT = frozenset({"at", "during", "after", "following", "in"})
_ATTENDING = frozenset({"attend", "chair", "co-chair", "address", "join"})
_LEADING = frozenset({"open", "close", "host", "lead", "moderate"})
_PASSING = frozenset({"hold", "take", "last"})
_DEFINITE = frozenset({"the", "their", "both", "this", "that"})
_BETWEEN = ("between", "by", "among", "of", "involving")
_DECIDED = frozenset({"planned", "cancelled", "postponed", "denied"})
_OFFERED = frozenset({"planned", "proposed", "denied"})
_HYPHENS = frozenset({"-", "–", "/"})
# "Hosted a dinner for A": who gives it is there, and so is the one for whom.
_HONOUR = frozenset({"honour", "honor"})
_GIVING = frozenset({"host", "hold", "give", "organize", "organise", "throw"})


def noun_frame(noun: "Token", sentence: Sentence) -> Frame | None:
    word = lemma(noun)
    kind = triggers().nouns[word]
    outer = measured(noun)
    verb = predicate(outer)
    status = None if _tells_of_none(noun, outer, verb) else status_of_noun(outer, verb)
    if status is None:
        return None
    own, attending, guests = _parties(noun, outer, verb, sentence)
    if (clause := holding(noun)) is not None:
        status = fate_of_held(clause, status)
    paid = verb is not None and lemma(verb) == "pay"
    if _befores(noun) & triggers().in_person or paid:
        kind = "bilateral" if kind == "call" else kind
    remote = bool(_befores(noun) & triggers().speaking.remote) or kind == "call"
    together = len(own) + len(attending) > 1 or any(one.tag_ in ("NNS", "NNPS") for one in attending)
    goals = [one for one in objects_of(noun, *triggers().visit_prepositions) if is_place(one, sentence)]
    is_tour = kind == "visit" and bool(goals) and bool(own or attending)
    told = _is_told_again(outer, verb)
    if word in triggers().needs_participants and not (guests or remote or together or is_tour or told):
        return None
    if word == "invitation" and not (goals and verb is not None and status_word(verb, outer)):
        return None  # "turned down an invitation to A"; who only extends one may be anybody
    if kind == "bilateral" and not guests and _is_session(noun, verb, sentence):
        kind = "session"
    elif kind == "bilateral" and verb is not None and lemma(verb) in _ATTENDING and not (guests or own):
        kind = "multilateral"  # "attended a cabinet meeting": with whom is left open
    definite = any(child.lower_ in _DEFINITE for child in children(outer, "det", "poss"))
    places = goals if kind == "visit" else []
    places += [one for one in own if one.dep_ in ("compound", "nmod") and _is_seat(one, sentence)]
    own = [one for one in own if one not in places]
    if verb is not None and lemma(verb) in ("host", "be"):
        # "The capital is hosting talks between A and B", "is the venue for talks": that is where they are.
        places += [one for one in attending or subjects(verb) if is_place(one, sentence)]
        attending = [one for one in attending if one not in places]
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
        joins=definite and bool(attending) and not (guests or own) and _is_attended(noun, outer, verb),
        held_by_one=verb is not None and outer.dep_ == "dobj" and lemma(verb) in ("hold", "have", "conduct"),
        separate=bool(_befores(noun) & triggers().separate) or (verb is not None and are_separate(verb)),
        occasion=kind != "visit" and not guests and not attending and bool(own or not definite),
        weight=0.8 if own or attending or guests else 0.6,
    )


def _is_told_again(outer: "Token", verb: "Token | None") -> bool:
    """Whether a known meal or talk is said to be held: "the dinner took place in A"."""
    if verb is None or outer.dep_ not in ("nsubj", "nsubjpass") or lemma(verb) not in _PASSING:
        return False
    return any(one.lower_ in _DEFINITE for one in children(outer, "det"))


def _parties(
    noun: "Token", outer: "Token", verb: "Token | None", sentence: Sentence
) -> "tuple[list[Token], list[Token], list[Token]]":
    """Return whose meeting it is by its own words, who the clause says is there, and with whom."""
    own, guests = _around_noun(noun, outer, sentence)
    if (clause := holding(noun)) is not None:
        own += [one for one in holders(clause) if one not in (*own, *guests)]
    # "During their meeting" names nobody: who they are, the clause says.
    named = any(one.pos_ != "PRON" for one in own)
    attending = _from_predicate(noun, outer, verb, owned=named, sentence=sentence)
    attending += [one for one in _attended_by(noun, outer, verb) if one not in attending]
    guests += [one for one in _guests_of_predicate(noun, outer, verb, guests) if one not in (*guests, *own)]
    if not objects_of(noun, "between"):
        guests += [one for one in asking(outer, verb) if one not in (*guests, *own, *attending)]
    guests += [one for one in _chairing(noun, verb) if one not in guests]
    return own, attending, guests


def _befores(noun: "Token") -> set[str]:
    return {child.lower_ for child in children(noun, "compound", "amod")}


def _tells_of_none(noun: "Token", outer: "Token", verb: "Token | None") -> bool:
    """Whether a noun isn't a meeting here, or is no particular one."""
    if _befores(noun) & triggers().not_meetings.get(lemma(noun), frozenset()):
        return True
    if verb is not None and lemma(verb) in triggers().other_senses.get(lemma(noun), frozenset()):
        return True
    if verb is not None and _is_talked_about(noun, outer, verb):
        return True
    if lemma(noun) in triggers().of_what and not any(
        lemma(one) in triggers().of_what[lemma(noun)] for one in objects_of(noun, "of")
    ):
        return True  # "an exchange of fire"
    joined = verb is not None and lemma(verb) == "join" and {one.text for one in noun.children} == {"the"}
    if (
        lemma(noun) == "call"
        and not joined
        and not _befores(noun) & (triggers().speaking.remote | triggers().in_person)
    ):
        # "A's call for restraint", "a call to end the fighting".
        asks = any(child.dep_ in ("acl", "relcl") for child in noun.children) or objects_of(noun, "for")
        if asks or not (
            objects_of(noun, "with", "from", "to", "on")
            and outer.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
        ):
            return True
    # "It was their third meeting" counts meetings, it tells of none that is new.
    is_there = verb is not None and any(True for _ in children(verb, "expl"))
    counts = verb is not None and lemma(verb) == "be" and outer.dep_ == "attr" and not is_there
    past = counts and verb is not None and verb.tag_ == "VBD"
    explains = past and verb is not None and any(map(_is_event, children(verb, "nsubj")))
    return (counts and not explains) or _is_explained(outer, verb) or _are_many(noun, verb)


def _is_explained(outer: "Token", verb: "Token | None") -> bool:
    """Whether a gathering is said to be another: "the Riverland Conference was a meeting of ministers"."""
    if verb is None or lemma(verb) != "be" or outer.dep_ != "nsubj" or not _is_event(outer):
        return False
    return any(lemma(one) in triggers().nouns for one in children(verb, "attr"))


def _is_event(noun: "Token") -> bool:
    return noun.pos_ == "PROPN" and triggers().nouns.get(lemma(noun)) == "multilateral"


def _is_talked_about(noun: "Token", outer: "Token", verb: "Token") -> bool:
    """Whether others speak of known talks: "discussed the Hillish-Riverlandish negotiations"."""
    spoken_of = outer.dep_ == "dobj" and lemma(verb) in speech().topic_verbs
    if not spoken_of or triggers().nouns[lemma(noun)] == "visit":
        return False
    befores = list(children(noun, "det", "poss", "amod", "compound", "nmod"))
    return any(one.lower_ in _DEFINITE or country_by_adjective(one.text) for one in befores)


def _are_many(noun: "Token", verb: "Token | None") -> bool:
    """Whether a plural speaks of meetings in general, and not of a number of them with somebody."""
    if noun.tag_ not in ("NNS", "NNPS") or lemma(noun) in triggers().plural_for_one:
        return False
    counted = any(child.dep_ == "nummod" for child in noun.children) or bool(
        _befores(noun) & triggers().separate
    )
    owned = any(True for _ in children(noun, "poss"))
    with_verb = verb is not None and noun.dep_ in ("dobj", "nsubjpass") and bool(objects_of(verb, "with"))
    return not (counted or owned or with_verb or objects_of(noun, "with", "between"))


def _chairing(noun: "Token", verb: "Token | None") -> "list[Token]":
    """Return who leads: "was held under the chairmanship of A and B"."""
    found = []
    for head in (noun, verb) if verb is not None else (noun,):
        for office in objects_of(head, "under"):
            if lemma(office) in triggers().chairing:
                found += objects_of(office, "of")
    return found


def _is_session(noun: "Token", verb: "Token | None", sentence: Sentence) -> bool:
    """Whether a meeting is "of" a body, which is the body's session."""
    of = [mention for one in objects_of(noun, "of") if (mention := sentence.mention_at(one)) is not None]
    if len(of) == 1 and of[0].kind == "organization" and not noun.tag_.endswith("S"):
        return True
    attends = verb is not None and lemma(verb) in triggers().attend_verbs - {"open", "take", "leave"}
    return attends and any(lemma(one) not in roles().groups for one in objects_of(noun, "of"))


def _around_noun(noun: "Token", outer: "Token", sentence: Sentence) -> "tuple[list[Token], list[Token]]":
    """Return the nouns of the noun phrase itself: "A's talks with B", "talks between A and B"."""
    owners = [one for word in {noun, outer} for child in children(word, "poss") for one in conjuncts(child)]
    owners += [
        one
        for child in children(noun, "compound", "nmod", "amod")
        for one in _sides(child, sentence)
        if (names_side(one, sentence) and not _is_subject_of(one, noun, sentence)) or _is_seat(one, sentence)
    ]
    between = [one for one in objects_of(noun, *_BETWEEN) if not _is_time(one)]
    if triggers().nouns[lemma(noun)] == "visit" and not objects_of(noun, "to"):
        between = [one for one in between if not is_place(one, sentence)]  # "is on a tour of A"
    if not between and outer.dep_ in ("nsubj", "nsubjpass"):
        # "Talks were held in A between B and C": the parse hangs "between" on the verb.
        between = objects_of(outer.head, "between", "among")
    if lemma(noun) in triggers().of_what:
        between = [one for what in objects_of(noun, "of") for one in objects_of(what, "between", "among")]
    if lemma(noun) in triggers().from_guests:
        owners += objects_of(noun, "from")
    guests = [one for one in companions(noun) if one not in between]
    if lemma(noun) in triggers().to_guests:
        others = [
            *objects_of(noun, "to", "on"),
            *(objects_of(verb, "on") if (verb := predicate(outer)) else ()),
        ]
        guests += [one for one in others if not is_place(one, sentence) and not _is_time(one)]
    return [*owners, *between], guests


def _is_time(noun: "Token") -> bool:
    """Whether a word behind a preposition says when: "between the 11th and the 14th", "on Thursday"."""
    return lemma(noun) in triggers().occasions or any(letter.isdigit() for letter in noun.text)


def _is_subject_of(word: "Token", noun: "Token", sentence: Sentence) -> bool:
    """Whether a state before a noun is what people gather for: "a Hillland conference", not "A-B talks"."""
    mention = sentence.mention_at(word)
    if mention is None or mention.kind != "state" or lemma(noun) not in triggers().called_after:
        return False
    return country_by_adjective(mention.text) is None and len(_sides(word, sentence)) == 1


def _is_seat(noun: "Token", sentence: Sentence) -> bool:
    """Whether a name before a noun of meeting says where it is: "the White House meeting", "Geneva talks"."""
    mention = sentence.mention_at(noun)
    if mention is None or mention.kind == "person" or is_part_of_world(mention.text):
        return False
    return mention.kind in ("place", "venue") or (mention.kind != "state" and is_place(noun, sentence))


def _sides(modifier: "Token", sentence: Sentence) -> "list[Token]":
    """Return the parts of "A-B talks"; where both are names, by what stands between them."""
    parts = [
        child for child in modifier.children if child.dep_ in ("amod", "compound", "nmod", "conj", "intj")
    ]
    joined = any(child.text in _HYPHENS for child in modifier.children)
    named = [*_joined_names(modifier, sentence, -1), modifier, *_joined_names(modifier, sentence, 1)]
    if len(named) > 1:
        return named
    return [*parts, modifier] if joined else [modifier]


def _joined_names(token: "Token", sentence: Sentence, step: int) -> "list[Token]":
    """Return the states and bodies that hyphens join to a name on one side."""
    found: list[Token] = []
    doc, mention = sentence.doc, sentence.mention_at(token)
    index = token.i
    while mention is not None and mention.is_actor:
        while 0 <= index < len(doc) and sentence.mention_at(doc[index]) is mention:
            index += step
        if not 0 < index < len(doc) - 1 or doc[index].text not in _HYPHENS:
            break
        index += step
        mention = sentence.mention_at(doc[index])
        if mention is not None and mention.is_actor:
            found.append(doc[index])
    return found if step > 0 else found[::-1]


def _from_predicate(
    noun: "Token", outer: "Token", verb: "Token | None", *, owned: bool, sentence: Sentence
) -> "list[Token]":
    """Return the subject where the verb says that it takes part: "A held talks", "A attended the summit".

    ``owned`` says that the noun itself names who takes part: "talks between A and B", "A's visit".
    """
    if verb is None or not _takes_part(noun, outer, verb, owned):
        return []
    found = [one for one in (surface_subjects(verb, sentence) or subjects(verb)) if one not in (noun, outer)]
    # "A, on a visit to C, and B met": what is said of the first is of nobody behind it.
    beside = outer.dep_ == "pobj" and outer.head.head in found
    return [one for one in found if one.i < noun.i] if beside else found


def _attended_by(noun: "Token", outer: "Token", verb: "Token | None") -> "list[Token]":
    """Return who is behind "by": "the talks were attended by A and B", "a meeting attended by A"."""
    clauses = [one for child in children(noun, "acl", "relcl") for one in (child, *children(child, "conj"))]
    if verb is not None and outer.dep_ == "nsubjpass":
        clauses += [verb, *children(verb, "conj")]
    doing = _ATTENDING | (_GIVING if lemma(noun) in triggers().needs_participants else {"host"})
    found = [one for clause in clauses if lemma(clause) in doing for one in objects_of(clause, "by")]
    if verb is not None and verb.dep_ == "csubj" and lemma(verb.head) == "be":
        # "Also attending the meeting were A and B".
        found += [one for child in children(verb.head, "attr", "nsubj") for one in conjuncts(child)]
    return found


def _is_attended(noun: "Token", outer: "Token", verb: "Token | None") -> bool:
    """Whether a verb only says who was there: "attended the talks", "took part in the meeting"."""
    if _attended_by(noun, outer, verb):
        return True
    if verb is None:
        return False
    if outer.dep_ in ("dobj", "nsubjpass"):
        return lemma(verb) in _ATTENDING | _LEADING
    return outer.dep_ == "pobj" and lemma(verb) in triggers().participation.verbs


def _takes_part(noun: "Token", outer: "Token", verb: "Token", owned: bool) -> bool:
    word = lemma(verb)
    if (
        word in triggers().preparing
        and triggers().nouns[lemma(noun)] == "multilateral"
        and not companions(noun)
    ):
        return False  # who prepares a summit need not be there
    between = any(not _is_time(one) for one in objects_of(noun, "between"))
    if outer.dep_ == "dobj":
        return not between and _does_or_decides(noun, outer, verb)
    if outer.dep_ != "pobj":
        return False
    if word in triggers().participation.verbs or word in triggers().attend_at:
        # "Attended a meeting during the summit": what was attended stands directly behind the verb.
        return not any(lemma(one) in triggers().nouns for one in children(verb, "dobj"))
    preposition = outer.head.lower_
    speaks_to = preposition in _WITHIN and word in speech().addressing and any(children(verb, "dobj"))
    if speaks_to or _brings(verb, outer):
        return not owned
    limited = preposition == "at" and outer != noun  # "left at the end of a visit"
    if (preposition in _ON or limited) and triggers().nouns[lemma(noun)] == "visit":
        return not owned  # "is in A on a visit", "said during a visit to A"
    leads_there = preposition == "for" and (word == "be" or word in triggers().travel.verbs)
    if preposition == "into" or leads_there or _is_decided(outer, verb):
        # "Went into talks", "flew to A for talks", "agreed on a meeting", "pulled out of the summit".
        return not between
    if companions(noun) and not between:
        return True  # "A said after talks with C": who speaks of talks with somebody had them
    if preposition in _AT and not owned and triggers().nouns[lemma(noun)] == "bilateral":
        # "A and B failed to agree after hours of talks", "signed a pact with B at talks in C".
        several = [one for one in subjects(verb) if one.tag_ in ("NNS", "NNPS")]
        return bool(len(subjects(verb)) > 1 or several or companions(verb))
    return False


def _does_or_decides(noun: "Token", outer: "Token", verb: "Token") -> bool:
    """Whether who does what a verb says to a meeting is or would be there: "A asked for a meeting with C"."""
    word = lemma(verb)
    if word in fates().bystanding and not companions(noun):
        return False  # "backed talks", "vetoed a visit": by others
    takes_part = word in triggers().light_verbs | triggers().attend_verbs
    return takes_part or status_word(verb, outer) is not None


def _is_decided(noun: "Token", verb: "Token") -> bool:
    """Whether a verb settles what becomes of a meeting behind a preposition: "agreed to talks"."""
    return any(above == verb and status_word(verb, below) in _DECIDED for below, above in governing(noun))


def _brings(verb: "Token", noun: "Token") -> bool:
    """Whether a verb says whom a meeting gathers, as its subject or as what they are brought together for."""
    if lemma(verb) not in triggers().bringing:
        return False
    together = any(child.lower_ == "together" for child in verb.children)
    return noun.dep_ == "nsubj" or noun.head.lower_ in (("for", "at", "in") if together else ("for",))


def _guests_of_predicate(
    noun: "Token", outer: "Token", verb: "Token | None", guests: "list[Token]"
) -> "list[Token]":
    """Return the others where they hang on the verb: "held talks in A with B", "told B in a call"."""
    if verb is None:
        return []
    decided = outer.dep_ in ("dobj", "nsubjpass") and status_word(verb, outer) is not None
    if decided or (outer.dep_ in ("dobj", "nsubjpass") and lemma(verb) in triggers().light_verbs):
        found = [one for one in companions(verb) if one not in guests]
        is_meal = triggers().nouns[lemma(noun)] == "bilateral" and not (found or guests)
        given = is_meal and lemma(verb) in _GIVING
        if status_word(verb, outer) in _OFFERED and not (found or guests):
            # "Offered talks to B", "granted B an audience"
            return [*children(verb, "dative"), *objects_of(verb, "to")]
        return found or (_honoured(noun, verb) if given else [])
    if outer.dep_ in ("nsubj", "dobj", "pobj") and _brings(verb, outer):
        # "The talks brought A and B together", "the summit gathers leaders of A and B".
        return [one for one in direct_objects(verb) if one != outer]
    if outer.dep_ == "pobj" and not guests and outer.head.lower_ in _AT:
        beside = [one for one in companions(verb) if one.i < noun.i]
        if beside and triggers().nouns[lemma(noun)] == "bilateral":
            return beside
    if outer.dep_ == "pobj" and outer.head.head == verb and (not guests or lemma(verb) == "join"):
        if lemma(verb) in triggers().travel.verbs:
            return objects_of(verb, "with")
        addressed = direct_objects(verb)
        if outer.head.lower_ in _WITHIN and lemma(verb) in speech().addressing:
            return [] if objects_of(noun, "between") else addressed  # "briefed B on talks between C and D"
    return []


def _honoured(noun: "Token", verb: "Token") -> "list[Token]":
    """Return for whom a meal is given: "hosted a dinner for A", "gave a banquet in honour of A"."""
    behind = [noun, verb, *objects_of(verb, "by")]
    honours = [one for head in behind for one in objects_of(head, "in") if lemma(one) in _HONOUR]
    return [
        *(one for honour in honours for one in objects_of(honour, "of")),
        *(one for head in behind for one in objects_of(head, "for")),
    ]
