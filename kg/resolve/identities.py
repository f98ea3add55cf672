"""Who is who after some documents or judgements have changed: only whom that may touch is looked at again.

The result is the same as if all were looked at. Names fall into components that don't touch each other
(:mod:`kg.resolve.components`); beside its own mentions, a component depends only on who else is told in the
posts that it is told in, between its own days. A post without a name depends on who is told in that post, and
on the names in its document.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from kg.model.judgement import Judgement
from kg.resolve.careers import Careers, held
from kg.resolve.clusters import Clusters
from kg.resolve.components import components
from kg.resolve.decisions import as_judged, decisions, partners
from kg.resolve.holders import Holders
from kg.resolve.known import Find, KnownEntity, no_references
from kg.resolve.known_holders import join_known_holders
from kg.resolve.linking import Linking
from kg.resolve.mentions import Mentions, by_value
from kg.resolve.namings import KnownPerson, Naming
from kg.resolve.office_holders import asked, join_office_holders
from kg.resolve.people import at_one_table, join_named, join_within_documents, known_person, persons_told
from kg.resolve.reach import Components, changed_days, touched_in_time
from kg.resolve.standing import Standing


class Identities:
    """The people of all mentions.

    ``everything``: look at all anew, as reference data asks for. Afterwards ``group`` has the group that
    rules put each mention in and ``person`` the id of its person; ``written`` are the ids of people who may
    be other than before.
    """

    def __init__(
        self,
        before: Standing,
        mentions: Mentions,
        judgements: Sequence[Judgement],
        references: Find,
        *,
        everything: bool,
    ) -> None:
        self._everything, self._references = everything, references
        self._linking = Linking(references, judgements)
        self._entities: dict[str, tuple[KnownEntity, ...]] = {}
        self._known: dict[str, KnownPerson] = {}
        self._mentions = mentions
        self.group = {naming.mention: group for naming, group, _ in before.mentions}
        self.person = {naming.mention: person for naming, _, person in before.mentions}
        self.same, self.apart = decisions(judgements)
        self.judged = {
            id
            for then, now in zip(before.decisions, (self.same, self.apart), strict=True)
            for pair in {*then} ^ {*now}
            for id in pair
        }
        self.careers = Careers(mentions.now.values())
        self.components = Components(before.components, mentions.named)
        self._days = changed_days(mentions.versions(mentions.differing), self.careers)
        # Mentions whose group is another one, or of which something else is told or judged.
        self._altered = mentions.differing | (self.judged & mentions.now.keys())
        self._resolve_named()
        self._holders = Holders(mentions, self.group)
        self._resolve_unnamed()
        self._put_together()
        in_time = touched_in_time(((self.person[key], one) for key, one in mentions.now.items()), self._days)
        self.written = self._known.keys() | in_time

    def known(self, id: str) -> KnownPerson | None:
        """Return the person with an id."""
        if id not in self._known and id in self._mentions_of:
            self._known[id] = known_person([self._mentions.now[one] for one in self._mentions_of[id]])
        return self._known.get(id)

    def __iter__(self) -> Iterator[KnownPerson]:
        return (known for id in sorted(self._mentions_of) if (known := self.known(id)))

    @cached_property
    def _mentions_of(self) -> Mapping[str, Sequence[str]]:
        return by_value((mention, self.person[mention]) for mention in sorted(self._mentions.now))

    def _resolve_named(self) -> None:
        """Group the mentions with a name of all components that are touched."""
        touched = self._touched()
        had_name = {id for id in self._altered if (was := self._mentions.then.get(id)) and not was.unnamed}
        clusters = Clusters((one.mention for one in touched), [*self.apart, *at_one_table(touched)])
        join_within_documents(touched, clusters)
        if self._references is no_references:
            found = components(persons_told(touched, clusters))
        else:
            found = [touched]  # an entity may have names that are nothing alike
        self.components.renumber(found)
        then = by_value(
            (mention, group)
            for mention in had_name.union(one.mention for one in touched)
            if (group := self.group.get(mention))
        )
        for component in found:
            people, linked = join_named(component, clusters, self.careers, self._linking)
            self._entities |= linked
            for one in people:
                self.group |= dict.fromkeys(one.mentions, one.mentions[0])
        self._note_other_groups(then, by_value((one.mention, self.group[one.mention]) for one in touched))

    def _touched(self) -> list[Naming]:
        """Return the mentions with a name of the components that changes reach."""
        mentions, number = self._mentions, self.components.of
        named = list(mentions.named)
        if self._everything:
            return sorted(named, key=lambda one: one.mention)
        in_changed = {one.mention for id in mentions.changed for one in mentions.documents.get(id, ())}
        changed = mentions.versions(self._altered | in_changed)
        reached = self.components.reached(one for one in changed if not one.unnamed)
        reached |= touched_in_time(((known, one) for one in named if (known := number(one))), self._days)
        touched = (one for one in named if (known := number(one)) is None or known in reached)
        return sorted(touched, key=lambda one: one.mention)

    def _note_other_groups(self, then: Mapping[str, Sequence[str]], now: Mapping[str, Sequence[str]]) -> None:
        """Note all mentions of groups that are other than before, or of which something else is told."""
        for groups, others in ((now, then), (then, now)):
            for group, members in groups.items():
                if {*others.get(group, ())} != {*members}:
                    self._altered.update(members)
        for members in now.values():
            if not self._altered.isdisjoint(members):
                self._altered.update(members)

    def _resolve_unnamed(self) -> None:
        """Group the mentions by a post alone of the documents that may be touched."""
        altered = self._mentions.versions(self._altered)
        posts = self._days.keys() | {post for one in altered if (post := held(one))}
        settled = set[str]() if self._references is no_references else self._resolve_by_terms()
        for id, namings in self._mentions.documents.items():
            if any(one.unnamed for one in namings) and (
                self._everything
                or id in self._mentions.changed
                or any(one.mention in self._altered or asked(one) in posts for one in namings)
            ):
                self._resolve_document([one for one in namings if one.mention not in settled])

    def _resolve_document(self, namings: Sequence[Naming]) -> None:
        ordered = sorted(namings, key=lambda one: one.mention)
        unnamed = [one for one in ordered if one.unnamed]
        holders = {one.mention: self._holders.near(post, one.when) for one in unnamed if (post := asked(one))}
        groups = {one.mention: self.group[one.mention] for one in ordered if not one.unnamed}
        people = [*groups.values(), *(one.mentions[0] for held in holders.values() for one in held)]
        key_of = {one.mention: one.mention for one in ordered} | groups
        apart = [
            (self._key(one, key_of), self._key(other, key_of))
            for one, other in self.apart
            if one in key_of or other in key_of
        ]
        clusters = Clusters([*people, *key_of], [*apart, *at_one_table(ordered)])
        for mention, group in groups.items():
            clusters.join(group, mention)
        join_within_documents(unnamed, clusters)
        join_office_holders(
            ordered, clusters, self.careers, lambda one: holders[one.mention], self._holders.short_posts
        )
        self._settle([one.mention for one in unnamed], clusters, people)

    def _key(self, mention: str, key_of: Mapping[str, str]) -> str:
        """Return what stands for a mention in a document: its group, where it has a name in another one."""
        elsewhere = self._mentions.now.get(mention)
        return key_of.get(mention) or (self.group[mention] if elsewhere and not elsewhere.unnamed else "")

    def _resolve_by_terms(self) -> set[str]:
        """Group posts alone by the terms of reference data; return the mentions that this settles."""
        ordered = sorted(self._mentions.now.values(), key=lambda one: one.mention)
        clusters = Clusters((one.mention for one in ordered), [*self.apart, *at_one_table(ordered)])
        join_within_documents(ordered, clusters)
        for group, members in self._holders.groups.items():
            for mention in members:
                clusters.join(group, mention)
        meant, settled = join_known_holders(ordered, clusters, self._linking, self._entities)
        self._entities |= meant
        self._settle(sorted(settled), clusters, self._holders.groups)
        return settled

    def _settle(self, mentions: Sequence[str], clusters: Clusters[str], people: Iterable[str]) -> None:
        """Put mentions by a post alone into the groups of people that they were joined to, else their own."""
        group_of = {clusters.root(group): group for group in people}
        for members in clusters.sets(mentions):
            group = group_of.get(clusters.root(members[0]), members[0])
            self._altered.update(mention for mention in members if self.group.get(mention) != group)
            self.group |= dict.fromkeys(members, group)

    def _put_together(self) -> None:
        """Make people of the groups that are touched, as judgements ask for."""
        now = self._mentions.now
        told = by_value((mention, self.group[mention]) for mention in sorted(now))
        found = self._followed(dict(told))
        for mention in self._mentions.then.keys() - now.keys():
            del self.person[mention], self.group[mention]
        groups = {self.group[mention] for mention in found & now.keys()}
        ordered = sorted((told[group] for group in groups), key=min)
        same = [pair for pair in self.same if found.issuperset(pair)]
        apart = [pair for pair in self.apart if found.issuperset(pair)]
        for mentions in as_judged(ordered, same, apart):
            entities = self._linking.as_judged(mentions, self._entities)
            known = known_person([now[mention] for mention in mentions], entities)
            self._known[known.id] = known
            self.person |= dict.fromkeys(mentions, known.id)

    def _followed(self, members: dict[str, list[str]]) -> set[str]:
        """Return the mentions that are altered, with all that was or is one with them, or is judged to be.

        Each group (``members``) and each person is followed once.
        """
        judged = partners(self.same)
        earlier = by_value((mention, self.person[mention]) for mention in self._mentions.then)
        found: set[str] = set()
        waiting = list(self._altered)
        while waiting:
            mention = waiting.pop()
            if mention not in found:
                found.add(mention)
                waiting += judged.get(mention, ())
                waiting += members.pop(self.group.get(mention, ""), ())
                waiting += earlier.pop(self.person.get(mention, ""), ())
        return found
