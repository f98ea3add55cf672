"""The vocabulary of questions, read from ``words.toml``."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec


class Phrase(msgspec.Struct, frozen=True):
    """Words that narrow the meetings asked for by status, kind or format."""

    pattern: str
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    asks: str | None = None
    soft: bool = False

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern, between word boundaries."""
        return re.compile(rf"(?<!\w)(?:{self.pattern})(?!\w)", re.IGNORECASE)


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Every word that isn't a name: what it asks, what it makes of the name that follows."""

    asks: dict[str, str]
    leads: dict[str, str]
    grammar: frozenset[str]
    nouns: dict[str, str]
    phrases: tuple[tuple[re.Pattern[str], Phrase], ...]
    titles: re.Pattern[str]
    posts: frozenset[str]
    subordinate: frozenset[str]
    small: frozenset[str]
    state: frozenset[str]
    same: dict[str, str]

    def is_name(self, word: str) -> bool:
        """Whether a lower-case word is none of these, so part of a name."""
        return not (word in self.asks or word in self.leads or word in self.grammar)


@cache
def words() -> Words:
    """Return the vocabulary."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    posts = data["posts"]
    phrases = [msgspec.convert(phrase, Phrase) for phrase in data["phrases"]]
    return Words(
        asks=_by_word(data["asks"]),
        leads=_by_word(data["leads"]),
        grammar=frozenset(data["grammar"]["words"].split()),
        nouns=_by_word(data["nouns"]),
        phrases=tuple((phrase.compiled(), phrase) for phrase in phrases),
        titles=re.compile(rf"\b(?:{'|'.join(posts['titles'])})\b", re.IGNORECASE),
        posts=frozenset(posts["nouns"].split()),
        subordinate=frozenset(posts["subordinate"].split()),
        small=frozenset(posts["small"].split()),
        state=frozenset(posts["state"].split()),
        same=posts["same"],
    )


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: name for name, text in table.items() for word in text.split()}
