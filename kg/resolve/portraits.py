"""What is known of a person from the mentions put together so far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from kg.gazetteer import country
from kg.resolve.careers import YEAR, Careers, Post, days_between, held, held_or_coming, is_incumbent, post_key
from kg.resolve.name_forms import Likeness, differ_by_a_letter, headless, likeness, name_form, sounds_of
from kg.resolve.namings import Naming, Span, around

# A career has pauses; beyond this many years somebody else of that name is likelier, but for one in one post.
_PAUSE = 15 * YEAR
_PAUSE_IN_POST = 20 * YEAR
# Whose name lacks what another's begins with may be a relative, unless both are told in one post or soon.
_SOON = 6 * YEAR
# Who goes from one post to another isn't told in both within so many days, nor back in the first so soon.
# Within a term a post with the same name but for a letter is one.
_HANDING_OVER = 30
_TERM = 2 * YEAR


class Portrait(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Names, countries, posts and times of somebody.

    ``posts`` are those that are told, with the first and last day on which they are, where days are known;
    ``implied`` those whose state only follows from the document; ``roles`` all that are named. ``countries``
    are told, ``states`` also the implied ones. ``is_former``: all mentions are of who held a post before.
    ``days``: on which days which post is told, also of who is elected to it.
    """

    mentions: tuple[str, ...]
    names: tuple[str, ...]
    countries: frozenset[str]
    states: frozenset[str]
    is_former: bool
    posts: Mapping[Post, Span | None]
    implied: Mapping[Post, Span | None]
    roles: frozenset[str]
    span: Span | None
    days: tuple[tuple[int, Post], ...]

    @classmethod
    def of(cls, namings: Sequence[Naming]) -> "Portrait":
        """Put mentions of one person together."""
        told = [one for one in namings if not one.implied]
        return cls(
            mentions=tuple(sorted(one.mention for one in namings)),
            names=_fullest_first(one.name for one in namings),
            countries=frozenset(one.country for one in told if one.country),
            states=frozenset(one.country for one in namings if one.country),
            is_former=all(not is_incumbent(one.role) for one in namings),
            posts=_spans((post, one.when) for one in told if (post := held(one))),
            implied=_spans((post, one.when) for one in namings if one.implied and (post := held(one))),
            roles=frozenset(post_key(one.role) for one in namings if one.role),
            span=around(one.when for one in namings),
            days=tuple(
                sorted({(one.when[0], post) for one in namings if one.when and (post := held_or_coming(one))})
            ),
        )

    @classmethod
    def together(cls, portraits: Sequence["Portrait"]) -> "Portrait":
        """Put portraits of one person together."""
        return cls(
            mentions=tuple(sorted(mention for one in portraits for mention in one.mentions)),
            names=_fullest_first(name for one in portraits for name in one.names),
            countries=frozenset().union(*(one.countries for one in portraits)),
            states=frozenset().union(*(one.states for one in portraits)),
            is_former=all(one.is_former for one in portraits),
            posts=_spans(item for one in portraits for item in one.posts.items()),
            implied=_spans(item for one in portraits for item in one.implied.items()),
            roles=frozenset().union(*(one.roles for one in portraits)),
            span=around(one.span for one in portraits),
            days=tuple(sorted({day for one in portraits for day in one.days})),
        )

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]

    @cached_property
    def is_full(self) -> bool:
        """Whether a full name is known."""
        return name_form(self.name).is_full

    @cached_property
    def all_posts(self) -> Mapping[Post, Span | None]:
        """The posts that are told and those that are implied."""
        return _spans((*self.implied.items(), *self.posts.items()))

    @cached_property
    def lineage(self) -> frozenset[str]:
        """The states, and those that came out of one that is no more."""
        return with_successors(self.states)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """How the words of all names sound."""
        return sounds_of(self.names)


def _fullest_first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=lambda name: (-len(name_form(name).words), name)))


def _spans(times: Iterable[tuple[Post, Span | None]]) -> Mapping[Post, Span | None]:
    found: dict[Post, list[Span | None]] = defaultdict(list)
    for post, span in times:
        found[post].append(span)
    return {post: around(spans) for post, spans in found.items()}


def names_alike(one: Portrait, other: Portrait) -> Likeness:
    """Return how alike the names are; one pair of full names that are others' decides against all."""
    found = [
        likeness(a, b)
        for a in one.names
        for b in other.names
        if name_form(a).is_full and name_form(b).is_full
    ]
    if not found:
        return max(likeness(a, b) for a in one.names for b in other.names)
    # A person may have judged two names that are nothing alike to be one's: the same name joins all the same.
    return Likeness.OTHER if min(found) == Likeness.OTHER and max(found) < Likeness.SAME else max(found)


def states_contradict(one: Portrait, other: Portrait) -> bool:
    """Whether both have a state, and no state is of both: nor one that came out of the other's former one."""
    if not (one.countries and other.countries) or one.countries & other.countries:
        return False
    ours, theirs = _living(one.countries), _living(other.countries)
    if ours and theirs:
        return True
    return not with_successors(one.countries) & with_successors(other.countries)


@lru_cache(maxsize=4096)
def with_successors(codes: frozenset[str]) -> frozenset[str]:
    """Add the states that came after former ones."""
    states = [state for code in codes if (state := country(code)) and state.historical]
    return codes.union(*(state.successors for state in states))


@lru_cache(maxsize=4096)
def _living(codes: frozenset[str]) -> frozenset[str]:
    """Return the states that are no former ones."""
    return frozenset(code for code in codes if not ((state := country(code)) and state.historical))


def careers_join(one: Portrait, other: Portrait, careers: Careers) -> bool | None:
    """Whether what two portraits tell of posts and times fits one person; ``None`` where it tells too little.

    A post in common, with somebody else in it in between, makes two holders: a father and his son.
    """
    sounds = one.sounds | other.sounds
    ours, theirs = one.all_posts, other.all_posts
    for post in sorted(ours.keys() & theirs.keys()):
        pause = careers.pause(post, ours[post], theirs[post], sounds)
        return pause.days <= _PAUSE_IN_POST and not pause.interrupted
    longest = _SOON if headless(one.name, other.name) else _PAUSE
    if days_between(one.span, other.span) > longest:
        return False
    if one.countries & other.countries:
        return True
    return None


def is_a_slip(one: Portrait, other: Portrait, careers: Careers) -> bool:
    """Whether two full names differ by a letter, and are of one post at one time."""
    if not differ_by_a_letter(one.name, other.name):
        return False
    ours, theirs = one.all_posts, other.all_posts
    sounds = one.sounds | other.sounds
    pauses = [careers.pause(post, ours[post], theirs[post], sounds) for post in ours.keys() & theirs.keys()]
    return any(pause.days <= _TERM and not pause.interrupted for pause in pauses)


def at_one_time(one: Portrait, other: Portrait) -> bool:
    """Whether two are told in two posts within days, or one in a post around the other's in another."""
    return _around_another(one, other) or _around_another(other, one)


def _around_another(one: Portrait, other: Portrait) -> bool:
    for day, post in other.days:
        theirs = [(on, held) for on, held in one.days if held != post]
        if any(abs(on - day) < _HANDING_OVER for on, _ in theirs):
            return True
        before = {held for on, held in theirs if day - _TERM < on <= day}
        if before & {held for on, held in theirs if day <= on < day + _TERM}:
            return True
    return False
