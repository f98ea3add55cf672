"""The vocabulary of posts, read from ``words.toml``."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Nouns of posts, and what stands with them: ``of_posts`` are all words that any post may be made of.

    ``meaning`` gives the posts, each as its words, that a word such as "leader" stands for; ``prefixes`` the
    codes of states by what stands for them before a hyphen.
    """

    posts: frozenset[str]
    of_posts: frozenset[str]
    adjectives: frozenset[str]
    envoys: frozenset[str]
    subordinate: frozenset[str]
    small: frozenset[str]
    same: dict[str, str]
    prefixes: dict[str, str]
    meaning: dict[frozenset[str], frozenset[frozenset[str]]]

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """Which words stand for one, also as one of several: "premier" for "minister"."""
        found: dict[str, list[str]] = {}
        for other, word in self.same.items():
            for part in word.split():
                found.setdefault(part, []).append(other)
        return found


@cache
def words() -> Words:
    """Return the vocabulary."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    posts = data["posts"]
    nouns = frozenset(posts["nouns"].split())
    return Words(
        posts=nouns,
        of_posts=nouns | {*posts["before"].split()},
        adjectives=frozenset(posts["adjectives"].split()),
        envoys=frozenset(posts["envoys"].split()),
        subordinate=frozenset(posts["subordinate"].split()),
        small=frozenset(posts["small"].split()),
        same=posts["same"],
        prefixes=data["prefixes"],
        meaning={
            _words(said): frozenset(map(_words, _spelt_out(meant, posts["meaning"])))
            for said, meant in posts["meaning"].items()
        },
    )


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


def _spelt_out(meant: Iterable[str], meaning: Mapping[str, list[str]]) -> Iterator[str]:
    for one in meant:
        yield from _spelt_out(meaning[one], meaning) if one in meaning else (one,)
