"""Verbs that tell of a meeting together with their object: "exchanged views with B"."""

from typing import TYPE_CHECKING

from kg.extract.frames.frame import Frame, of_verb
from kg.extract.frames.people import between_people
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, companions, is_passive, is_several, lemma, objects_of
from kg.extract.words.lexicon import Phrase, triggers
from kg.model.report import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def phrase_of(verb: "Token") -> Phrase | None:
    """Return what makes a verb with its object tell of a meeting: "exchanged views with"."""
    word = lemma(verb)
    direct = list(children(verb, "dobj", "nsubjpass"))
    # "Letters of credence": the word that says it may stand behind "of".
    objects = {lemma(noun) for one in direct for noun in (one, *objects_of(one, "of"))}
    return next((one for one in triggers().phrases if one.verb == word and objects & one.objects), None)


def with_object(
    verb: "Token", who: "list[Token]", status: Status, phrase: Phrase, sentence: Sentence
) -> Frame | None:
    """Read a verb with its object: "A exchanged views with B", "A and B signed a pact"."""
    guests = objects_of(verb, *phrase.prepositions)
    for noun in children(verb, "dobj"):
        for one in (noun, *objects_of(noun, "of")):
            guests += objects_of(one, *phrase.prepositions)
            # "Exchanged views on A with B": the parser may hang "with" on what they spoke about.
            guests += companions(one) if "with" in phrase.prepositions and not guests else []
    if phrase.kind == "ceremony" and _is_part_of_meeting(verb):
        return None  # "signed a treaty after their talks": the talks are told of
    if phrase.between_people:
        if is_passive(verb):
            who, guests = [], [*guests, *objects_of(verb, "by")]
        who, guests = between_people(verb, who, [*guests, *children(verb, "dative")], sentence)
    if not guests and (len(who) < 2 and all(not is_several(one) for one in who)):
        return None
    return of_verb(verb, status, who, guests, kind=phrase.kind, weight=0.7)


def _is_part_of_meeting(verb: "Token") -> bool:
    """Whether something is done at or after talks that the same clause names."""
    occasions = objects_of(verb, "at", "during", "after", "following")
    return any(triggers().nouns.get(lemma(noun)) == "bilateral" for noun in occasions)
