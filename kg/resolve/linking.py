"""Which person of the documents is which entity of reference data.

A wrong id costs more trust than a missing one: names that are alike aren't enough, and of two entities that
fit equally well neither is taken. :meth:`Linking.open_links` has those, for somebody to choose from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from kg.model.judgement import Judgement
from kg.resolve.clusters import Clusters
from kg.resolve.decisions import decisions, partners
from kg.resolve.fitting import Fit, fitting, near_miss
from kg.resolve.known import Find, KnownEntity, KnownPeople
from kg.resolve.name_forms import Likeness
from kg.resolve.portraits import Portrait, names_alike

_JUDGED = (Fit.JUDGED, Likeness.SAME)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that somebody may be. ``mention`` is the smallest of the person's."""

    mention: str
    mentions: int
    entity: KnownEntity
    fit: Fit
    names: Likeness

    @classmethod
    def of(cls, one: Portrait, entity: KnownEntity, fit: Fit, names: Likeness) -> "Candidate":
        """Make the one of a person and an entity."""
        return cls(mention=one.mentions[0], mentions=len(one.mentions), entity=entity, fit=fit, names=names)

    @property
    def rank(self) -> tuple[Fit, Likeness]:
        """How well it fits."""
        return self.fit, self.names

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts those of several people for one entity, the likeliest first."""
        return -self.fit, -self.names, -self.mentions, self.mention


class OpenLink(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that somebody may be; ``why`` is in the words of ``data/doubts.yaml``."""

    entity: KnownEntity
    why: str
    names: Likeness


class Linking:
    """Links people to entities, as far as judgements don't say otherwise.

    A judgement on an entity has the id of its entry in the place of a mention.
    """

    def __init__(self, find: Find, judgements: Iterable[Judgement]) -> None:
        self.known = KnownPeople(find)
        same, apart = decisions(judgements)
        self._same, self._apart = partners(same), partners(apart)

    def candidates(self, people: Sequence[Portrait]) -> Iterator[list[Candidate]]:
        """Yield, for each, the entities that fit."""
        for one, (entities, is_judged) in zip(people, self._entities(people), strict=True):
            yield _fitting(one, entities, is_judged)

    def open_links(self, people: Sequence[Portrait]) -> Iterator[list[OpenLink]]:
        """Yield, for each, the entities that somebody has to choose from, one for each identity.

        There are none where an entity fits clearly, or somebody has said who it is.
        """
        for one, (entities, is_judged) in zip(people, self._entities(people), strict=True):
            found = _fitting(one, entities, is_judged)
            best = max((each.rank for each in found), default=None)
            known = [(each.entity, "another fits as well", each.names) for each in found if each.rank == best]
            if not found:
                known = [(entity, *miss) for entity in entities if (miss := near_miss(one, entity))]
            links = {
                entity.identity: OpenLink(entity=entity, why=why, names=names)
                for entity, why, names in reversed(known)
            }
            yield [] if is_judged or _clear(found) else list(reversed(links.values()))

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

    def judged(self, mentions: Iterable[str]) -> tuple[list[KnownEntity], set[str]]:
        """Return the entities that some mentions were judged to mean, and the identities that they don't."""
        same, apart = set[str](), set[str]()
        for mention in mentions:
            same.update(self._same.get(mention, ()))
            apart.update(self._apart.get(mention, ()))
        said = self._judged
        return [said[id] for id in sorted(same & said.keys())], {
            said[id].identity for id in apart & said.keys()
        }

    def as_judged(
        self, mentions: Sequence[str], linked: Mapping[str, tuple[KnownEntity, ...]]
    ) -> tuple[KnownEntity, ...]:
        """Return the entities that somebody is, with all mentions that judgements have put together."""
        judged, refused = self.judged(mentions)
        said = {one.identity for one in judged}
        found = {one.id: one for mention in mentions for one in linked.get(mention, ())}
        return tuple(
            one for one in found.values() if (one.identity in said if said else one.identity not in refused)
        )

    @cached_property
    def _judged(self) -> Mapping[str, KnownEntity]:
        """The entities that judgements are on, by the id that these have."""
        return self.known.by_ids({*self._same, *self._apart})

    def _entities(self, people: Sequence[Portrait]) -> Iterator[tuple[list[KnownEntity], bool]]:
        """Yield, for each, the entities that judgements leave, and whether one has said that it is these.

        A judgement on one entry holds for all on the same person.
        """
        for one, entities in zip(people, self.known.by_name(people, self._same), strict=True):
            judged = _identities(entities, one, self._same)
            refused = _identities(entities, one, self._apart) - judged
            if judged:
                yield [entity for entity in entities if entity.identity in judged], True
            else:
                yield [entity for entity in entities if entity.identity not in refused], False


def _identities(
    entities: Sequence[KnownEntity], one: Portrait, judged: Mapping[str, Iterable[str]]
) -> set[str]:
    ids = {id for mention in one.mentions for id in judged.get(mention, ())}
    return {entity.identity for entity in entities if entity.ids & ids}


def _fitting(one: Portrait, entities: Iterable[KnownEntity], is_judged: bool) -> list[Candidate]:
    fits = [(entity, _JUDGED if is_judged else fitting(one, entity)) for entity in entities]
    return [Candidate.of(one, entity, *fit) for entity, fit in fits if fit]


def _clear(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates for the one entity that fits best, none where two fit as well."""
    best = max((one.rank for one in found), default=None)
    identities = {one.entity.identity for one in found if one.rank == best}
    chosen = [one for one in found if one.entity.identity in identities] if len(identities) == 1 else []
    return sorted(chosen, key=lambda one: one.rank, reverse=True)
