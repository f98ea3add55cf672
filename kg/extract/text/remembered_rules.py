"""The model's rules for parts of speech, asked once for each kind of word instead of for every word.

spaCy's attribute ruler matches some 180 patterns: an eighth of the time of the whole pipeline. What they say
of a word follows from its tag, its dependency and, for few words, from the word and its neighbours; so it is
kept.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.strings import StringStore

_RULER = "attribute_ruler"
_REMEMBERED = "kg_remembered_rules"
_READ = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
# Stands for every word that no rule names.
_ANY_WORD = 0

# Tag, lower-cased word and dependency, as numbers of the vocabulary.
Kind = tuple[int, int, int]


class _Said(NamedTuple):
    """What the rules say of a word; the lemma is 0 where they leave it open."""

    tag: int
    pos: int
    dep: int
    morph: int
    lemma: int


class RememberedRules:
    """Does to a document what an attribute ruler does."""

    def __init__(self, ruler: "AttributeRuler", strings: "StringStore") -> None:
        self._ruler = ruler
        patterns = list(_patterns(ruler))
        self._named = _Named((word for pattern in patterns for word in pattern), strings)
        self._paired = _Named((word for pattern in patterns if len(pattern) > 1 for word in pattern), strings)
        self._said: dict[tuple[Kind, ...], _Said] = {}

    @staticmethod
    def can_replace(ruler: "AttributeRuler") -> bool:
        """Whether the rules look at no more than two words, and at nothing but what is kept."""
        return all(
            len(pattern) <= 2 and all(word.keys() <= _READ for word in pattern)
            for pattern in _patterns(ruler)
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set all attributes of which the rules have a say."""
        named, paired, known = self._named, self._paired, self._said
        # All kinds before the first change: rules match what the document was.
        kinds: list[Kind] = [
            (tag, word if named[word] else _ANY_WORD, dep)
            for tag, word, dep in doc.to_array(["TAG", "LOWER", "DEP"]).tolist()
        ]
        for i, token in enumerate(doc):
            kind = kinds[i]
            at = min(i, 1) if paired[kind[1]] else 0
            around = tuple(kinds[i - at : i + 2]) if paired[kind[1]] else (kind,)
            said = known.get(around)
            if said is None:
                said = known[around] = self._asked(doc, around, at)
            if (said.tag, said.dep) != (kind[0], kind[2]):
                token.tag, token.dep = said.tag, said.dep
            token.pos = said.pos
            token.set_morph(said.morph)  # type: ignore[attr-defined]
            if said.lemma:
                token.lemma = said.lemma
        return doc

    def _asked(self, doc: Doc, kinds: tuple[Kind, ...], at: int) -> _Said:
        words = [doc.vocab.strings[word] if word else "any" for _, word, _ in kinds]
        alone = Doc(doc.vocab, words=words)
        for token, (tag, _, dep) in zip(alone, kinds, strict=True):
            token.tag, token.dep = tag, dep
        said = self._ruler(alone)[at]
        return _Said(said.tag, said.pos, said.dep, said.morph.key, said.lemma)  # type: ignore[attr-defined]


class _Named(dict[int, bool]):
    """Which words the patterns name, some by regular expressions; white space is a word of its own."""

    def __init__(self, patterns: Iterable[dict[str, Any]], strings: "StringStore") -> None:
        super().__init__({_ANY_WORD: False})
        self._strings = strings
        named: list[Any] = [pattern["LOWER"] for pattern in patterns if "LOWER" in pattern]
        choices: list[dict[str, Any]] = [one if isinstance(one, dict) else {"IN": [one]} for one in named]
        self._words = {word for one in choices for word in one.get("IN", ())}
        self._expressions = [re.compile(one["REGEX"]) for one in choices if "REGEX" in one]

    def __missing__(self, number: int) -> bool:
        word = self._strings[number]
        self[number] = (
            word in self._words or word.isspace() or any(one.search(word) for one in self._expressions)
        )
        return self[number]


def _patterns(ruler: "AttributeRuler") -> Iterator[list[dict[str, Any]]]:
    for rule in ruler.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


@Language.factory(_REMEMBERED)
def _remembered(nlp: Language, name: str) -> RememberedRules:  # noqa: ARG001
    return RememberedRules(nlp.get_pipe(_RULER), nlp.vocab.strings)  # type: ignore[arg-type]


def remember_rules(model: Language) -> Language:
    """Let a model remember what its rules for parts of speech say, if they are such as can be remembered."""
    if model.has_pipe(_RULER) and RememberedRules.can_replace(model.get_pipe(_RULER)):  # type: ignore[arg-type]
        model.add_pipe(_REMEMBERED, after=_RULER)
        model.disable_pipe(_RULER)
    return model
