"""Bodies and states by short words: "the Council", "the 15 members", "the ministers of both countries"."""

from typing import TYPE_CHECKING

from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import children, lemma, objects_of
from kg.extract.parties.meant import is_known, worded_as
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

    def officials(
        self, token: "Token", sentence: Sentence, several: tuple[Participant, ...]
    ) -> tuple[Participant, ...]:
        """Return whom "the deputy ministers of both countries" means, or "their ministers": of each state."""
        is_group = token.tag_ == "NNS" and lemma(token) in roles().groups
        whose = [*objects_of(token, "of", "from"), *children(token, "poss")] if is_group else []
        owner = next((one for one in whose if _is_both(one) or one.lower_ == "their"), None)
        if owner is None:
            return ()
        states = self._states[-2:] if owner.lower_ != "their" else _states_before(token, sentence, several)
        if len(states) < 2:
            return ()
        start, end = sentence.words_between(token.left_edge, max(token, owner, key=lambda one: one.i))
        befores = [one for one in token.lefts if one.dep_ != "poss"]
        core = [one.text for one in (*befores, token) if one.pos_ in ("ADJ", "NOUN", "PROPN")]
        return tuple(
            Participant(
                name=f"{' '.join(core)} of {state.name}",
                kind="group",
                country=state.code,
                text=sentence.reading.text[start:end],
                start=start,
                end=end,
            )
            for state in states
        )


def _states_before(token: "Token", sentence: Sentence, several: tuple[Participant, ...]) -> list[Country]:
    """Return the states that "their" means: those before it in its sentence, else the last subjects."""
    start = sentence.start_of(token)
    codes = [one.country for one in sentence.mentions if one.kind == "state" and one.end <= start]
    if len(codes) < 2:
        codes = [one.country for one in several] if all(one.kind == "state" for one in several) else []
    return [state for code in dict.fromkeys(codes) if code and (state := country(code)) is not None]


def members(token: "Token", sentence: Sentence, body: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the body whose members are spoken of without saying whose: "the 15 members"."""
    bare = all(child.pos_ in ("DET", "NUM") for child in token.lefts) and not objects_of(token, "of")
    if token.tag_ != "NNS" or lemma(token) != "member" or not bare or not is_known(token):
        return ()
    return worded_as(body, token, sentence)


def _is_both(noun: "Token") -> bool:
    """Whether a noun stands for two states told of before: "both countries", "the two nations"."""
    befores = {child.lower_ for child in noun.children}
    of_states = lemma(noun) in roles().anaphors.states and noun.tag_ == "NNS"
    return of_states and bool(befores & {"both", "two"})
