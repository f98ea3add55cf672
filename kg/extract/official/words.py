"""The words of official tables: ``data/words.yaml``."""

from collections.abc import Mapping
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.model.report import MeetingKind


class OfficialWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is attended, and titles; see the file."""

    attended: Mapping[MeetingKind, frozenset[str]]
    of_the_dead: frozenset[str]
    continues: frozenset[str]
    posts: frozenset[str]
    misspelled: Mapping[str, str]
    discussing: frozenset[str]
    meeting: frozenset[str]
    plural_posts: Mapping[str, str]
    before_posts: frozenset[str]
    single_posts: frozenset[str]
    single_before: frozenset[str]
    several_before: frozenset[str]


@cache
def words() -> OfficialWords:
    """Return the words of official tables."""
    return msgspec.convert(read_yaml(__file__, "words.yaml"), OfficialWords)
