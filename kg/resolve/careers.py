"""Posts in time: who is attested in which post when, and whether somebody else held it in between."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from kg.datafiles import read_yaml
from kg.resolve.name_forms import sounds_of
from kg.resolve.names import role_key
from kg.resolve.namings import Naming, Span

# A post, without "former" or "-elect", and the organization that it is in.
Post = tuple[str, str]
YEAR = 365
# Between two mentions of one name in one post, where nobody else is known to have held it in between.
PAUSE = 14 * YEAR
_REIGN = 30 * YEAR
# So many documents that name somebody else between two attestations make two holders of them; one may be
# wrong.
_ENOUGH = 2


@cache
def _qualifiers() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_yaml(__file__, "posts.yaml").items()}


@lru_cache(maxsize=65536)
def post_key(role: str | None) -> str:
    """Return the key of a post, the same for who holds it, held it, or is elected to it."""
    words = (
        (role or "")
        .casefold()
        .replace("–", "-")
        .replace("-elect", " elect")
        .replace("-designate", " designate")
    )
    known = _qualifiers()["holding"] | _qualifiers()["not_holding"] | _qualifiers()["coming"]
    return role_key(" ".join(word for word in words.split() if word not in known))


@lru_cache(maxsize=65536)
def is_incumbent(role: str | None) -> bool:
    """Whether somebody holds the post, and isn't a former or a coming holder."""
    return not (_qualifiers()["not_holding"] | _qualifiers()["coming"]).intersection(_words(role))


def _words(role: str | None) -> list[str]:
    return (role or "").casefold().replace("-", " ").split()


# Who is told in a post so many days before or after may hold it on a day, too.
THEN = 60


class Attested(msgspec.Struct, frozen=True, order=True):
    """One mention of somebody in a post, on a day."""

    day: int
    document: str
    sounds: tuple[str, ...]


class Pause(msgspec.Struct, frozen=True):
    """The days between two times in one post, and whether somebody else held it in between."""

    days: int
    interrupted: bool


class Careers:
    """All attestations of all posts, in the order of their days."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._held: dict[Post, list[Attested]] = defaultdict(list)
        for one in namings:
            if (post := held(one)) and one.when and not one.implied:
                first, last = one.when
                sounds = tuple(sorted(sounds_of([one.name])))
                self._held[post].append(Attested((first + last) // 2, one.document, sounds))
        for attested in self._held.values():
            attested.sort()

    def pause(self, post: Post, one: Span | None, other: Span | None, sounds: Collection[str]) -> Pause:
        """Return what lies between two times in a post of those whose names sound so."""
        between = gap(one, other)
        if between is None:
            return Pause(0, False)
        return Pause(between[1] - between[0], self._interrupted(post, between, sounds))

    def times(self, post: Post) -> int:
        """Return how often a post is attested."""
        return len(self._held.get(post, ()))

    def may_hold(self, post: Post, span: Span | None, sounds: Collection[str]) -> bool:
        """Whether somebody is told in a post at some time, and nobody whose name sounds otherwise at this."""
        attested = self._held.get(post, [])
        if not attested or span is None:
            return bool(attested)
        around = (span[0] - THEN - 1, span[1] + THEN + 1)
        return not any(True for _ in self._others(post, around, sounds))

    def _interrupted(self, post: Post, span: Span, sounds: Collection[str]) -> bool:
        """Whether somebody else held a post between two days: a name that shares no word, told twice."""
        documents: dict[str, set[str]] = defaultdict(set)
        # Seldom more than a few have to be looked at: over a long time, somebody else is soon found.
        for one in self._others(post, span, sounds):
            for heard in one.sounds:
                documents[heard].add(one.document)
                if len(documents[heard]) >= _ENOUGH:
                    return True
        return False

    def _others(self, post: Post, span: Span, sounds: Collection[str]) -> Iterator[Attested]:
        """Yield who is told in a post between two days, and not on them, by a name that shares no word."""
        attested = self._held.get(post, [])
        first = bisect_right(attested, Attested(span[0], "\U0010ffff", ()))
        last = bisect_left(attested, Attested(span[1], "", ()))
        for at in range(first, last):
            if set(attested[at].sounds).isdisjoint(sounds):
                yield attested[at]


def held(naming: Naming) -> Post | None:
    """Return the post that a mention attests of a person with a name who is in it."""
    return _post(naming) if is_incumbent(naming.role) else None


def held_or_coming(naming: Naming) -> Post | None:
    """Return the post that a mention attests of a person with a name who is in it, or elected to it."""
    return None if _qualifiers()["not_holding"].intersection(_words(naming.role)) else _post(naming)


def _post(naming: Naming) -> Post | None:
    if naming.unnamed or not (naming.role and naming.organization):
        return None
    return post_key(naming.role), naming.organization


def is_reign(post: Post) -> bool:
    """Whether a post is that of a monarch, or of who will be one."""
    return any(post[0].endswith(word) for word in _qualifiers()["reigns"])


def longest_pause(post: Post) -> int:
    """Return how long nobody may be told in a post between two times of one holder."""
    return _REIGN if is_reign(post) else PAUSE


def steps_down(earlier: Post, later: Post) -> bool:
    """Whether somebody would go from the head of a state to a ministry."""
    is_minister = later[0].endswith("minister") and later[0] != role_key("prime minister")
    return earlier[0] in _qualifiers()["heads_of_state"] and is_minister


def gap(one: Span | None, other: Span | None) -> Span | None:
    """Return the days between two spans, or ``None`` where they overlap or one isn't known."""
    if one is None or other is None:
        return None
    if one[1] < other[0]:
        return one[1], other[0]
    if other[1] < one[0]:
        return other[1], one[0]
    return None


def days_between(one: Span | None, other: Span | None) -> int:
    """Return how many days lie between two spans: none where they overlap or one isn't known."""
    between = gap(one, other)
    return between[1] - between[0] if between else 0
