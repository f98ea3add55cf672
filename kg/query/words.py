"""The vocabulary of posts, read from ``words.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns of posts, and what stands with them: ``of_posts`` are all words that any post may be made of."""

    posts: frozenset[str]
    of_posts: frozenset[str]
    subordinate: frozenset[str]
    small: frozenset[str]
    same: dict[str, str]


@cache
def words() -> Words:
    """Return the vocabulary."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    posts = data["posts"]
    nouns = frozenset(posts["nouns"].split())
    return Words(
        posts=nouns,
        of_posts=nouns | {*posts["before"].split()},
        subordinate=frozenset(posts["subordinate"].split()),
        small=frozenset(posts["small"].split()),
        same=posts["same"],
    )
