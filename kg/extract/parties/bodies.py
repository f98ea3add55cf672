"""Bodies and states by short words: "the Council", "the 15 members", "the ministers of both countries"."""

from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import lemma, objects_of
from kg.extract.parties.meant import is_known, worded
from kg.extract.words.lexicon import roles
from kg.gazetteer import Country, country
from kg.model.report import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token


class Bodies:
    """The bodies that a text has named so far, by the word for what they are, and its states."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}
        self._states: list[Country] = []

    def note(self, sentence: Sentence) -> None:
        """Remember what a sentence names."""
        for mention in sentence.mentions:
            word = mention.text.lower().split(" of ")[0].split()[-1]
            if mention.kind == "organization" and " " in mention.text and word in roles().bodies:
                self._full[word] = mention.text
            state = country(mention.country) if mention.country and mention.kind != "place" else None
            if state is not None:
                self._states = [*(one for one in self._states if one != state), state]

    def in_full(self, name: str) -> str:
        """Return the full name of a body that was named before: "Security Council" for "Council"."""
        return self._full.get(name.removeprefix("the ").lower(), name)

    def officials(self, token: "Token", sentence: Sentence) -> tuple[Participant, ...]:
        """Return whom "the deputy ministers of both countries" means: those of the states told of last."""
        is_group = token.tag_ == "NNS" and lemma(token) in roles().groups
        whose = [one for one in objects_of(token, "of", "from") if _is_both(one)] if is_group else []
        if not whose or len(self._states) < 2:
            return ()
        start, end = sentence.words_between(token.left_edge, whose[0])
        core = [one.text for one in (*token.lefts, token) if one.pos_ in ("ADJ", "NOUN", "PROPN")]
        return tuple(
            Participant(
                name=f"{' '.join(core)} of {state.name}",
                kind="group",
                country=state.code,
                text=sentence.reading.text[start:end],
                start=start,
                end=end,
            )
            for state in self._states[-2:]
        )


def members(token: "Token", sentence: Sentence, body: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the body whose members are spoken of without saying whose: "the 15 members"."""
    bare = all(child.pos_ in ("DET", "NUM") for child in token.lefts) and not objects_of(token, "of")
    if token.tag_ != "NNS" or lemma(token) != "member" or not bare or not is_known(token):
        return ()
    start, end = sentence.words_between(token, token)
    return tuple(worded(one, sentence, start, end) for one in body)


def _is_both(noun: "Token") -> bool:
    """Whether a noun stands for two states told of before: "both countries", "the two nations"."""
    befores = {child.lower_ for child in noun.children}
    of_states = lemma(noun) in roles().anaphors.states and noun.tag_ == "NNS"
    return of_states and bool(befores & {"both", "two"})
