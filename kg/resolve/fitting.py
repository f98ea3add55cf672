"""What speaks for an entity of reference data to be somebody of the documents, and what isn't enough."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cache, lru_cache

from kg.datafiles import read_yaml
from kg.resolve.careers import YEAR, days_between, post_key
from kg.resolve.known import KnownEntity, Tenure
from kg.resolve.name_forms import Likeness, likeness, name_form
from kg.resolve.names import role_key
from kg.resolve.portraits import Portrait, with_successors

# Documents tell of a post so long before and after its term.
_NEAR = 2 * YEAR
# Between a term and the time of which documents tell, for the same name in the same state.
_CAREER = 15 * YEAR
# Nobody younger takes part in diplomacy.
_GROWN = 15 * YEAR


class Fit(IntEnum):
    """What speaks for an entity beside its name, the least first."""

    TERM = 1
    """No state is told, but it is the time of a term."""
    STATE = 2
    """One state."""
    POST = 3
    """One post, at its time."""
    JUDGED = 4
    """Somebody has said so."""


def fitting(one: Portrait, entity: KnownEntity) -> tuple[Fit, Likeness] | None:
    """Return what speaks for an entity, and how alike the names are; ``None`` where it isn't enough."""
    alike = _names(one, entity)
    if alike is None or _contradicts(one, entity):
        return None
    # Many have a surname: where no term is told, another of them may have held the post.
    tenures = [tenure for tenure in entity.tenures if one.is_full or tenure.span]
    posts = _posts(one, tenures)
    if True in posts or (not posts and _after_term(one, entity)):
        return Fit.POST, alike
    if alike < Likeness.SAME or False in posts:
        return None
    days = [days_between(one.span, span) for tenure in entity.tenures if (span := tenure.span)]
    if not (one.countries or one.states):
        return (Fit.TERM, alike) if one.span and 0 in days else None
    near = not days or min(days) <= _CAREER
    return (Fit.STATE, alike) if near and entity.countries & one.states else None


def near_miss(one: Portrait, entity: KnownEntity) -> tuple[str, Likeness] | None:
    """Return what is known of somebody and an entity that doesn't fit, though nothing contradicts it.

    The words are those of ``data/doubts.yaml``.
    """
    alike = _names(one, entity)
    if alike is None or _contradicts(one, entity):
        return None
    alike, posts = max(alike, Likeness.PART), _posts(one, entity.tenures)
    if True in posts:
        return "one post, no term told", alike
    if not one.is_full:
        return None
    if False in posts:
        return "one post at another time", alike
    return ("one state" if entity.countries & one.states else "no state told"), alike


def _names(one: Portrait, entity: KnownEntity) -> Likeness | None:
    """Return how alike the names are; ``None`` where they aren't, and no weak name is the same."""
    if not one.is_full:
        # A surname, or a monarch's name: its post has to say the rest.
        alike = max(likeness(a, b) for a in one.names for b in entity.names)
        return alike if alike >= Likeness.PART else None
    full = [name for name in one.names if name_form(name).is_full]
    alike = max(likeness(a, b) for a in full for b in entity.names)
    is_weak = any(likeness(a, b) == Likeness.SAME for a in full for b in entity.weak_names)
    return alike if alike >= Likeness.ALIKE or is_weak else None


def _contradicts(one: Portrait, entity: KnownEntity) -> bool:
    """Whether states or the years of life say that they are two."""
    if one.countries and entity.countries and not one.countries & with_successors(entity.countries):
        return True
    if one.span is None:
        return False
    dead = entity.death is not None and one.span[0] > entity.death[1]
    return dead or (entity.birth is not None and one.span[1] < entity.birth[0] + _GROWN)


def _posts(one: Portrait, tenures: Sequence[Tenure]) -> list[bool | None]:
    """Return for each post that is told whether it is one of some tenures, at its time.

    ``None`` stands for one that isn't among them.
    """
    return [_in_time(one, role, tenures) for role, _ in sorted(one.all_posts)]


def _in_time(one: Portrait, role: str, tenures: Sequence[Tenure]) -> bool | None:
    held = [tenure for tenure in tenures if is_one_post(role, tenure, one.states)]
    if not held:
        return None
    told = [span for (name, _), span in one.all_posts.items() if name == role]
    return any(days_between(span, tenure.span) <= _NEAR for span in told for tenure in held)


def _after_term(one: Portrait, entity: KnownEntity) -> bool:
    """Whether somebody is told of as the former holder of a post that the entity had before."""
    return one.is_former and any(
        tenure.span is not None
        and one.span is not None
        and tenure.span[0] <= one.span[1]
        and is_one_post(role, tenure, one.states)
        for role in one.roles
        for tenure in entity.tenures
    )


def is_one_post(role: str, tenure: Tenure, states: frozenset[str]) -> bool:
    """Whether the key of a post in one of some states means the post of a tenure."""
    if tenure.country is not None and states and tenure.country not in states:
        return False
    return post_words(role) == post_words(post_key(tenure.role))


@lru_cache(maxsize=65536)
def post_words(role: str) -> frozenset[str]:
    """Return the words of the key of a post that count."""
    plain = role_key(" ".join(word for word in role.split() if word not in _rules()["levels"]))
    return frozenset(plain.split()).difference(_rules()["small"]) or frozenset(role.split())


@cache
def _rules() -> Mapping[str, Sequence[str]]:
    rules: Mapping[str, Sequence[str]] = read_yaml(__file__, "posts.yaml")
    return rules
