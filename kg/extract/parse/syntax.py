"""Walking a dependency parse: subjects, objects, conjuncts, prepositions, governors."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.words.lexicon import fates, roles, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_WITHIN_PHRASE = frozenset({"ADP", "ADV", "NOUN", "PROPN", "NUM", "SCONJ", "PART"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
LONGEST_CHAIN = 8


def is_several(noun: "Token") -> bool:
    """Whether a noun is in the plural."""
    return noun.tag_ in ("NNS", "NNPS")


def lemma(token: "Token") -> str:
    """Return the lemma in lower case. The model leaves capitalised plurals as they are: "Ministers"."""
    word = triggers().lemmas.get(token.lower_) or str(token.lemma_).lower()
    return word.removesuffix("s") if token.tag_ == "NNPS" else word


def children(token: "Token", *deps: str) -> "Iterator[Token]":
    """Yield the children in one of the relations."""
    return (child for child in token.children if child.dep_ in deps)


def is_passive(verb: "Token") -> bool:
    """Whether something is done to the subject: "was received"."""
    return any(True for _ in children(verb, "auxpass"))


def direct_objects(verb: "Token") -> "list[Token]":
    """Return the objects of a verb that no preposition stands before, each with those joined to it."""
    return [noun for child in children(verb, "dobj") for noun in conjuncts(child)]


def conjuncts(token: "Token") -> "list[Token]":
    """Return a noun and those joined to it or standing in apposition: "A, B and C"."""
    found, queue = [], [token]
    while queue:
        one = queue.pop(0)
        found.append(one)
        queue += [
            child
            for child in children(one, "conj", "appos")
            if child.pos_ in _NOMINAL and not any(True for _ in children(child, "neg"))
        ]
        # "leaders of the party, including A": some of them by name.
        queue += [
            noun
            for child in children(one, "prep")
            if child.lower_ == "including"
            for noun in children(child, "pobj")
        ]
    return found


def objects_of(token: "Token", *prepositions: str) -> "list[Token]":
    """Return the nouns behind prepositions of a word: "with A and B"."""
    return [
        noun
        # "Call on B": the parser may take "on" for a particle, though B hangs on it.
        for preposition in children(token, "prep", "agent", "dative", "conj", "prt")
        if preposition.lower_ in prepositions and preposition.pos_ in ("ADP", "SCONJ")
        for noun in _after(preposition, prepositions)
    ]


def _after(preposition: "Token", wanted: tuple[str, ...]) -> "Iterator[Token]":
    """Yield objects of a preposition, also those of one that is chained to it ("with A and with B")."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield from conjuncts(child)
        elif child.dep_ in ("prep", "conj") and child.lower_ in wanted:
            yield from _after(child, wanted)


def measured(noun: "Token") -> "Token":
    """Return the noun that stands for another in a sentence: "a round" in "a round of talks"."""
    outer = noun
    while (
        outer.dep_ == "pobj" and outer.head.lower_ == "of" and lemma(outer.head.head) in triggers().measures
    ):
        outer = outer.head.head
    return outer


def subjects(verb: "Token", depth: int = 0) -> "list[Token]":
    """Return the nouns that do what a verb says, also where a governing verb has the subject.

    "A is expected to meet", "A, due to meet", "A flew in and met", "B, who met A", "A invited B to visit".
    """
    own = [child for child in children(verb, "nsubj", "nsubjpass") if child.lower_ != "there"]
    if own and not _is_goal(own[-1], verb):
        if (
            own[-1].lower_ in _RELATIVE
            and own[-1].tag_ in ("WP", "WDT")
            and verb.dep_ in ("relcl", "ccomp", "acl")
        ):
            # "A, who met C, and B": who is named behind the clause has no part in it.
            before = [one for one in conjuncts(verb.head) if one.i < own[-1].i]
            return before if verb.head.pos_ in _NOMINAL else []
        # "The government and the Army (ABC) guerrillas met": the parser may leave both to the verb.
        joined = len(own) == 2 and any(child.lower_ == "and" for child in children(own[0], "cc"))
        return [*(conjuncts(own[0]) if joined else ()), *conjuncts(own[-1])]
    if verb.head == verb or depth > LONGEST_CHAIN:
        return []
    head = verb.head
    asked = verb.dep_ in ("xcomp", "ccomp", "acl") or (
        verb.dep_ == "advcl" and verb.i > head.i and "to" in auxiliaries(verb)
    )
    if asked and lemma(head) in triggers().object_control:
        # "A invited B to visit"; in the passive the one who is asked is the subject.
        objects = [noun for child in children(head, "dobj", "dative") for noun in conjuncts(child)]
        if objects or objects_of(head, "on"):
            return objects or objects_of(head, "on")
    if verb.dep_ in ("acl", "relcl") and head.pos_ in _NOMINAL:
        if verb.tag_ in ("VBG", "VBN") or head.pos_ == "PROPN":
            return conjuncts(head)
        return _owner(head) if any(True for _ in children(verb, "dobj")) else _asked(head)
    if head.pos_ in _NOMINAL - {"ADJ"} and verb.dep_ != "conj" and head.dep_ != "npadvmod":
        return _owner(head)
    return subjects(head, depth + 1)


def _is_goal(noun: "Token", verb: "Token") -> bool:
    """Whether a noun is where somebody goes, and not who meets: "left for Lima to meet B"."""
    led_by_for = any(child.lower_ == "for" for child in children(verb, "mark"))
    return (
        led_by_for
        and verb.dep_ == "advcl"
        and lemma(verb.head) in triggers().travel.verbs
        and noun.pos_ == "PROPN"
    )


def companions(head: "Token") -> "list[Token]":
    """Return the nouns behind "with" wherever it hangs: "conferred at length with A", "met in B with C"."""
    found: list[Token] = []
    for token in head.subtree:
        if token.lower_ != "with" or token.pos_ != "ADP" or token.i < head.i:
            continue
        above = token.head
        while above != head and (
            above.pos_ in _WITHIN_PHRASE or (above.dep_ == "acl" and above.tag_ == "VBN")
        ):
            if lemma(above) in triggers().nouns:
                break
            above = above.head
        if above == head:
            found += [noun for child in children(token, "pobj") for noun in conjuncts(child)]
    return found


def _owner(noun: "Token") -> "list[Token]":
    """Return who is meant by a noun with an infinitive: "A's plan to meet", "A has a plan to meet"."""
    owners = [one for child in children(noun, "poss") for one in conjuncts(child)]
    if owners and lemma(noun) in fates().status["proposed"].nouns:
        owners += objects_of(noun, "to")  # "A's invitation to B to meet"
    is_wish = lemma(noun) in fates().status["proposed"].nouns | fates().status["planned"].nouns
    shares = noun.dep_ in ("dobj", "attr") or (noun.dep_ == "pobj" and is_wish)  # "in a bid to meet B"
    return owners or (subjects(noun.head, 1) if noun.head != noun and shares else [])


def _asked(wish: "Token") -> "list[Token]":
    """Return who asks for a meeting with whom: "B refused A's request to meet"."""
    owners = _owner(wish)
    decides = wish.dep_ == "dobj" and any(True for _ in children(wish, "poss"))
    return [*owners, *(one for one in subjects(wish.head, 1) if one not in owners)] if decides else owners


def predicate(noun: "Token") -> "Token | None":
    """Return the verb that says what becomes of a noun: "the talks were cancelled", "held talks"."""
    token = noun
    for _ in range(LONGEST_CHAIN):
        head = token.head
        if head == token:
            return None
        if head.pos_ in ("VERB", "AUX"):
            return head
        is_wish = lemma(head) in fates().status["proposed"].nouns  # "calls for talks"
        if head.pos_ == "NOUN" and (
            lemma(head) in roles().groups or (lemma(head) in triggers().nouns and not is_wish)
        ):
            return None  # "members of a delegation for talks" say nothing of the talks
        token = head
    return None


def governors(verb: "Token") -> "Iterator[Token]":
    """Yield the words above a verb, nearest first: verbs, adjectives ("due"), nouns ("reports that")."""
    token = verb
    for _ in range(LONGEST_CHAIN):
        if token.head == token:
            return
        token = token.head
        yield token


def auxiliaries(verb: "Token") -> "list[str]":
    """Return the auxiliaries of a verb, in lower case."""
    return [child.lower_ for child in children(verb, "aux", "auxpass")]
