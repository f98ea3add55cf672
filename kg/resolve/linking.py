"""Which person of the documents is which entity of reference data.

A wrong id costs more trust than a missing one: names that are alike aren't enough, and of two entities that
fit equally well neither is taken. :meth:`Linking.candidates` has also those, for somebody to choose from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache

import msgspec

from kg.datafiles import read_yaml
from kg.gazetteer import country
from kg.model.judgement import Judgement
from kg.resolve.careers import YEAR, days_between, post_key
from kg.resolve.clusters import Clusters
from kg.resolve.decisions import decisions
from kg.resolve.known import Find, KnownEntity, KnownPeople, Tenure
from kg.resolve.name_forms import Likeness, likeness, name_form
from kg.resolve.portraits import Portrait, names_alike

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


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that somebody may be. ``mention`` is the smallest of the person's."""

    mention: str
    mentions: int
    entity: KnownEntity
    fit: Fit
    names: Likeness

    @property
    def rank(self) -> tuple[Fit, Likeness]:
        """How well it fits."""
        return self.fit, self.names

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts those of several people for one entity, the likeliest first."""
        return -self.fit, -self.names, -self.mentions, self.mention


class Linking:
    """Links people to entities, as far as judgements don't say otherwise.

    A judgement on an entity has the id of its entry in the place of a mention.
    """

    def __init__(self, find: Find, judgements: Iterable[Judgement]) -> None:
        self._people = KnownPeople(find)
        same, apart = decisions(judgements)
        self._same, self._apart = _by_mention(same), _by_mention(apart)

    def candidates(self, people: Sequence[Portrait]) -> Iterator[list[Candidate]]:
        """Yield, for each, the entities that may be meant."""
        for one, entities in zip(people, self._people.by_name(people, self._same), strict=True):
            yield [found for entity in entities if (found := self._candidate(one, entity))]

    def settle(self, people: Sequence[Portrait], clusters: Clusters[str]) -> None:
        """Join those who held the posts of one entity, and keep those apart who are two.

        To be done first: names alone would make one of a father and his son.
        """
        linked = self.join(people, clusters, Fit.POST)
        of_identity: dict[str, list[Portrait]] = defaultdict(list)
        for one in people:
            for entity in linked.get(one.mentions[0], ())[:1]:
                of_identity[entity.identity].append(one)
        of_sound: dict[str, list[Portrait]] = defaultdict(list)
        for identity in sorted(of_identity):
            whole = Portrait.together(of_identity[identity])
            for heard in sorted(whole.sounds):
                for other in of_sound[heard]:
                    if names_alike(whole, other):
                        clusters.part(whole.mentions[0], other.mentions[0])
                of_sound[heard].append(whole)

    def join(
        self, people: Sequence[Portrait], clusters: Clusters[str], least: Fit = Fit.TERM
    ) -> Mapping[str, tuple[KnownEntity, ...]]:
        """Join those who are one entity, for whom at least so much speaks.

        Return the entities by the smallest mention of who they are.
        """
        of_identity: dict[str, list[list[Candidate]]] = defaultdict(list)
        for found in self.candidates(people):
            chosen = _clear(found)
            if chosen and chosen[0].fit >= least:
                of_identity[chosen[0].entity.identity].append(chosen)
        linked: dict[str, tuple[KnownEntity, ...]] = {}
        for _, persons in sorted(of_identity.items()):
            # Of two who can't be one, the one that fits better, or is told of more often, is the entity.
            persons.sort(key=lambda chosen: chosen[0].order)
            first = persons[0][0].mention
            for chosen in persons:
                if clusters.join(first, chosen[0].mention):
                    linked[chosen[0].mention] = tuple(one.entity for one in chosen)
        return linked

    def _candidate(self, one: Portrait, entity: KnownEntity) -> Candidate | None:
        judged = {id for mention in one.mentions for id in self._same.get(mention, ())}
        refused = {id for mention in one.mentions for id in self._apart.get(mention, ())}
        if entity.id in judged:
            fit: tuple[Fit, Likeness] | None = Fit.JUDGED, Likeness.SAME
        else:
            fit = None if judged or entity.id in refused else fitting(one, entity)
        if fit is None:
            return None
        return Candidate(
            mention=one.mentions[0], mentions=len(one.mentions), entity=entity, fit=fit[0], names=fit[1]
        )


def _by_mention(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def _clear(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates for the one entity that fits best, none where two fit as well."""
    best = max((one.rank for one in found), default=None)
    identities = {one.entity.identity for one in found if one.rank == best}
    chosen = [one for one in found if one.entity.identity in identities] if len(identities) == 1 else []
    return sorted(chosen, key=lambda one: one.rank, reverse=True)


def fitting(one: Portrait, entity: KnownEntity) -> tuple[Fit, Likeness] | None:
    """Return what speaks for an entity, and how alike the names are; ``None`` where it isn't enough."""
    full = [name for name in one.names if name_form(name).is_full]
    alike = max((likeness(a, b) for a in full for b in entity.names), default=Likeness.OTHER)
    is_weak = alike < Likeness.ALIKE and any(
        likeness(a, b) == Likeness.SAME for a in full for b in entity.weak_names
    )
    if not full:
        # A surname, or a monarch's name: its post has to say the rest.
        alike = max(likeness(a, b) for a in one.names for b in entity.names)
        is_weak = alike == Likeness.PART
    if not (alike >= Likeness.ALIKE or is_weak) or _contradicts(one, entity):
        return None
    posts = [_in_time(one, role, entity) for role, _ in sorted(one.all_posts)]
    if True in posts or (not posts and _after_term(one, entity)):
        return Fit.POST, alike
    if alike < Likeness.SAME or False in posts:
        return None
    times = [span for tenure in entity.tenures if (span := tenure.span)]
    if not (one.countries or one.states):
        during = one.span and any(days_between(one.span, span) == 0 for span in times)
        return (Fit.TERM, alike) if during else None
    near = not times or any(days_between(one.span, span) <= _CAREER for span in times)
    return (Fit.STATE, alike) if near and entity.countries & one.states else None


def _contradicts(one: Portrait, entity: KnownEntity) -> bool:
    """Whether states or the years of life say that they are two."""
    if one.countries and entity.countries and not one.countries & _with_successors(entity.countries):
        return True
    if one.span is None:
        return False
    dead = entity.died is not None and one.span[0] > entity.died[1]
    return dead or (entity.born is not None and one.span[1] < entity.born[0] + _GROWN)


def _with_successors(codes: Iterable[str]) -> frozenset[str]:
    """Add the states that came after a former one."""
    states = [found for code in codes if (found := country(code))]
    return frozenset(code for state in states for code in (state.code, *state.successors))


def _in_time(one: Portrait, role: str, entity: KnownEntity) -> bool | None:
    """Whether a post that is told is one of the entity's, at its time; ``None`` where it has no such post."""
    held = [tenure for tenure in entity.tenures if is_one_post(role, tenure, one.states)]
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
    return _words(role) == _words(post_key(tenure.role))


def _words(role: str) -> frozenset[str]:
    return frozenset(role.split()) - _small() or frozenset(role.split())


@cache
def _small() -> frozenset[str]:
    return frozenset(read_yaml(__file__, "posts.yaml")["small"])
