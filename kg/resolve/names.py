"""Keys under which names of people, posts and topics meet."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key of a name: Latin letters without accents, case and punctuation."""
    from anyascii import anyascii

    return " ".join(_WORD.findall(anyascii(name).casefold()))


def read_yaml(name: str) -> Any:
    """Read a data file of this room."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(
        Path(__file__).with_name("data").joinpath(name).read_text(encoding="utf-8"), Loader=loader
    )


@cache
def _titles() -> Mapping[str, str]:
    return {phrase: phrases[0] for phrases in read_yaml("titles.yaml")["same"] for phrase in phrases}


def role_key(role: str | None) -> str:
    """Return the key of a post: "Minister of Foreign Affairs" and "Foreign Minister" are the same post."""
    words = " ".join((role or "").casefold().replace("–", "-").split())
    return _titles().get(words, words)
