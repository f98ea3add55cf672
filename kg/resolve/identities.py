"""Who is who after some documents or judgements have changed: only whom that may touch is looked at again.

The result is the same as if all were looked at. Names fall into components that don't touch each other
(:mod:`kg.resolve.components`); beside its own mentions, a component depends only on who else is told in the
posts that it is told in, between its own days. A post without a name depends on who is told in that post, and
on the names in its document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from kg.model.judgement import Judgement
from kg.resolve.careers import Careers, Post, held
from kg.resolve.clusters import Clusters
from kg.resolve.components import components
from kg.resolve.decisions import as_judged, decisions
from kg.resolve.known import Find, KnownEntity, no_references
from kg.resolve.known_holders import join_known_holders
from kg.resolve.linking import Linking
from kg.resolve.namings import KnownPerson, Naming
from kg.resolve.office_holders import ShortPost, asked, join_office_holders, short_posts
from kg.resolve.people import at_one_table, join_named, join_within_documents, known_person, persons_told
from kg.resolve.portraits import Portrait
from kg.resolve.reach import Components, changed_days, touched_in_time
from kg.resolve.standing import Standing


class Identities:
    """The people of all mentions.

    ``changed`` has the mentions of documents that are new or say something else now, none where one is gone.
    ``everything``: look at all anew, as reference data asks for. Afterwards ``group`` has the group that
    rules put each mention in and ``person`` the id of its person; ``written`` are the ids of people who may
    be other than before.
    """

    def __init__(
        self,
        before: Standing,
        changed: Mapping[str, Sequence[Naming]],
        judgements: Sequence[Judgement],
        references: Find,
        *,
        everything: bool,
    ) -> None:
        self._everything, self._references = everything, references
        self._linking = Linking(references, judgements)
        self._entities: dict[str, tuple[KnownEntity, ...]] = {}
        self._portraits: dict[str, Portrait] = {}
        self._in_posts: dict[str, Mapping[Post, Set[str]]] = {}
        self._short: dict[str, Set[ShortPost]] = {}
        self._known: dict[str, KnownPerson] = {}
        self.same, self.apart = decisions(judgements)
        self.judged = {
            id
            for then, now in zip(before.decisions, (self.same, self.apart), strict=True)
            for pair in {*then} ^ {*now}
            for id in pair
        }
        self._then = {naming.mention: naming for naming, _, _ in before.mentions}
        self.group = {naming.mention: group for naming, group, _ in before.mentions}
        self.person = {naming.mention: person for naming, _, person in before.mentions}
        unchanged = ((id, said.namings) for id, said in before.documents.items() if id not in changed)
        self._documents: dict[str, Sequence[Naming]] = dict(unchanged)
        self._documents |= {id: namings for id, namings in changed.items() if namings}
        self.naming = {one.mention: one for namings in self._documents.values() for one in namings}
        self._changed = changed
        self._altered = self._differences(before)
        self.careers = Careers(self.naming.values())
        differing = (
            one
            for mention in self._altered
            for one in (self._then.get(mention), self.naming.get(mention))
            if one and self._then.get(mention) != self.naming.get(mention)
        )
        self._days = changed_days(differing, self.careers)
        self.components = Components(
            before.components, (one for one in self.naming.values() if not one.unnamed)
        )
        self._resolve_named()
        self._resolve_unnamed()
        self._put_together()
        in_time = touched_in_time(((self.person[key], one) for key, one in self.naming.items()), self._days)
        self.written = self._known.keys() | in_time

    def known(self, id: str) -> KnownPerson | None:
        """Return the person with an id."""
        if id not in self._known and id in self._mentions_of:
            self._known[id] = known_person([self.naming[mention] for mention in self._mentions_of[id]])
        return self._known.get(id)

    def __iter__(self) -> Iterator[KnownPerson]:
        return (known for id in sorted(self._mentions_of) if (known := self.known(id)))

    @cached_property
    def _mentions_of(self) -> Mapping[str, Sequence[str]]:
        return _by_value((mention, self.person[mention]) for mention in sorted(self.naming))

    def _differences(self, before: Standing) -> set[str]:
        """Return the mentions that came, went or changed, or that other judgements are on."""
        ours = {id for id, said in before.documents.items() if id in self._changed}
        old = {one.mention for id in ours for one in before.documents[id].namings}
        new = {one.mention for namings in self._changed.values() for one in namings}
        found = {mention for mention in old | new if self._then.get(mention) != self.naming.get(mention)}
        return found | (self.judged & self.naming.keys())

    def _resolve_named(self) -> None:
        """Group the mentions with a name of all components that are touched."""
        named = [one for one in self.naming.values() if not one.unnamed]
        in_changed = {one.mention for id in self._changed for one in self._documents.get(id, ())}
        changed = [
            one
            for mention in self._altered | in_changed
            for one in (self._then.get(mention), self.naming.get(mention))
            if one and not one.unnamed
        ]
        reached = self.components.reached(changed)
        reached |= touched_in_time(
            ((number, one) for one in named if (number := self.components.of(one))), self._days
        )
        touched = [
            one
            for one in named
            if self._everything or (number := self.components.of(one)) is None or number in reached
        ]
        touched.sort(key=lambda one: one.mention)
        clusters = Clusters((one.mention for one in touched), [*self.apart, *at_one_table(touched)])
        join_within_documents(touched, clusters)
        if self._references is no_references:
            found = components(persons_told(touched, clusters))
        else:
            found = [touched]  # an entity may have names that are nothing alike
        self.components.renumber(found)
        had_name = {id for id in self._altered if (was := self._then.get(id)) and not was.unnamed}
        then = _by_value(
            (mention, group)
            for mention in had_name.union(one.mention for one in touched)
            if (group := self.group.get(mention))
        )
        for component in found:
            people, linked = join_named(component, clusters, self.careers, self._linking)
            self._entities |= linked
            for one in people:
                self.group |= dict.fromkeys(one.mentions, one.mentions[0])
        now = _by_value((one.mention, self.group[one.mention]) for one in touched)
        for groups, others in ((now, then), (then, now)):
            for group, members in groups.items():
                if set(others.get(group, ())) != set(members):
                    self._altered.update(members)
        for members in now.values():
            if not self._altered.isdisjoint(members):
                self._altered.update(members)

    def _resolve_unnamed(self) -> None:
        """Group the mentions by a post alone of the documents that may be touched."""
        posts = self._days.keys() | {
            post
            for mention in self._altered
            for one in (self._then.get(mention), self.naming.get(mention))
            if one and (post := held(one))
        }
        settled = set[str]() if self._references is no_references else self._resolve_by_terms()
        for id, namings in self._documents.items():
            if any(one.unnamed for one in namings) and (
                self._everything
                or id in self._changed
                or any(one.mention in self._altered or asked(one) in posts for one in namings)
            ):
                self._resolve_document([one for one in namings if one.mention not in settled])

    def _resolve_document(self, namings: Sequence[Naming]) -> None:
        ordered = sorted(namings, key=lambda one: one.mention)
        holders = {post: self._holders(post) for one in ordered if (post := asked(one))}
        groups = {one.mention: self.group[one.mention] for one in ordered if not one.unnamed}
        keys = [*groups.values(), *(one.mentions[0] for held in holders.values() for one in held)]
        key_of = {one.mention: one.mention for one in ordered} | groups
        apart = [
            (self._key(one, key_of), self._key(other, key_of))
            for one, other in self.apart
            if one in key_of or other in key_of
        ]
        clusters = Clusters([*keys, *key_of], [*apart, *at_one_table(ordered)])
        for mention, group in groups.items():
            clusters.join(group, mention)
        join_within_documents([one for one in ordered if one.unnamed], clusters)
        join_office_holders(ordered, clusters, self.careers, lambda post: holders[post], self._short_posts)
        people = {clusters.root(key): key for key in keys}
        alone = [one.mention for one in ordered if one.unnamed]
        for members in clusters.sets(alone):
            group = people.get(clusters.root(members[0]), members[0])
            self._altered.update(mention for mention in members if self.group.get(mention) != group)
            self.group |= dict.fromkeys(members, group)

    def _key(self, mention: str, key_of: Mapping[str, str]) -> str:
        """Return what stands for a mention in a document: its group, where it has a name in another one."""
        elsewhere = self.naming.get(mention)
        return key_of.get(mention) or (self.group[mention] if elsewhere and not elsewhere.unnamed else "")

    def _resolve_by_terms(self) -> set[str]:
        """Group posts alone by the terms of reference data; return the mentions that this settles."""
        ordered = sorted(self.naming.values(), key=lambda one: one.mention)
        clusters = Clusters((one.mention for one in ordered), [*self.apart, *at_one_table(ordered)])
        join_within_documents(ordered, clusters)
        for group, members in self._named_of.items():
            for mention in members:
                clusters.join(group, mention)
        meant, settled = join_known_holders(ordered, clusters, self._linking, self._entities)
        self._entities |= meant
        groups = {clusters.root(group): group for group in self._named_of}
        for members in clusters.sets(sorted(settled)):
            group = groups.get(clusters.root(members[0]), members[0])
            self._altered.update(mention for mention in members if self.group.get(mention) != group)
            self.group |= dict.fromkeys(members, group)
        return settled

    @cached_property
    def _named_of(self) -> Mapping[str, Sequence[str]]:
        """Mentions with a name by their group; to be asked for when these are grouped."""
        return _by_value(
            (one.mention, self.group[one.mention]) for one in self.naming.values() if not one.unnamed
        )

    @cached_property
    def _of_body(self) -> Mapping[str, Sequence[str]]:
        """Mentions with a name by the organization of their posts."""
        named = (one for one in self.naming.values() if not one.unnamed and one.organization)
        return _by_value((one.mention, one.organization or "") for one in named)

    def _holders(self, post: Post) -> list[Portrait]:
        """Return who is told in a post."""
        body = post[1]
        if body not in self._in_posts:
            found: dict[Post, set[str]] = defaultdict(set)
            for mention in self._of_body.get(body, ()):
                if told := held(self.naming[mention]):
                    found[told].add(self.group[mention])
            self._in_posts[body] = found
        return [self._portrait(group) for group in sorted(self._in_posts[body].get(post, ()))]

    def _portrait(self, group: str) -> Portrait:
        if group not in self._portraits:
            self._portraits[group] = Portrait.of([self.naming[mention] for mention in self._named_of[group]])
        return self._portraits[group]

    def _short_posts(self, group: str) -> Set[ShortPost]:
        if group not in self._short:
            self._short[group] = short_posts(
                self.naming[mention] for mention in self._named_of.get(group, ())
            )
        return self._short[group]

    def _put_together(self) -> None:
        """Make people of the groups that are touched, as judgements ask for."""
        told = _by_value((mention, self.group[mention]) for mention in sorted(self.naming))
        members = dict(told)
        earlier = _by_value((mention, self.person[mention]) for mention in self._then)
        partners: dict[str, list[str]] = defaultdict(list)
        for one, other in self.same:
            partners[one].append(other)
            partners[other].append(one)
        found: set[str] = set()
        waiting = list(self._altered)
        while waiting:
            mention = waiting.pop()
            if mention not in found:
                found.add(mention)
                waiting += partners.get(mention, ())
                # Each group and person is followed once.
                waiting += members.pop(self.group.get(mention, ""), ())
                waiting += earlier.pop(self.person.get(mention, ""), ())
        groups = {self.group[mention] for mention in found & self.naming.keys()}
        for mention in self._then.keys() - self.naming.keys():
            del self.person[mention], self.group[mention]
        ordered = sorted((told[group] for group in groups), key=min)
        same = [pair for pair in self.same if found.issuperset(pair)]
        apart = [pair for pair in self.apart if found.issuperset(pair)]
        for mentions in as_judged(ordered, same, apart):
            entities = self._linking.as_judged(mentions, self._entities)
            known = known_person([self.naming[mention] for mention in mentions], entities)
            self._known[known.id] = known
            self.person |= dict.fromkeys(mentions, known.id)


def _by_value(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[value].append(key)
    return found
