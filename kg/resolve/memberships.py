"""Person–role–organization as nodes: one for each post that a person is said to hold, with its times.

Who held a post twice, with somebody else in it in between, has two: no days are attested that were another's.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date as Day

import msgspec

from kg.model.entity import Membership
from kg.model.graph import Graph
from kg.resolve.careers import YEAR, Careers, days_between, is_incumbent, post_key
from kg.resolve.evidence import Affiliation
from kg.resolve.name_forms import sounds_of
from kg.resolve.names import role_key
from kg.resolve.namings import KnownPerson, Span, around
from kg.resolve.people import entity_id

# Somebody who is told in a post of one state is taken to be in it so many days before and after.
_NEAR = 2 * YEAR

# Person, role key, organization or "".
_Key = tuple[str, str, str]


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """An affiliation whose person and organization are known, and the days of which it is told."""

    source: Affiliation
    person: KnownPerson
    organization: str | None
    when: Span | None = None


class Memberships:
    """The memberships of a graph, by person, role key, organization (or "") and time."""

    def __init__(self, terms: Mapping[_Key, Sequence[tuple[Span | None, str]]]) -> None:
        self._terms = terms

    def held(self, person: str, role: str, organization: str, when: Span | None) -> str | None:
        """Return the membership of somebody in a post, of several the nearest in time."""
        terms = self._terms.get((person, role, organization), ())
        return min(terms, key=lambda term: (days_between(term[0], when), term[1]))[1] if terms else None


def add_memberships(graph: Graph, posts: Sequence[Post], careers: Careers) -> Memberships:
    """Add a membership for every term of every post.

    A post told without its organization is the person's only post of that role, where there is one.
    """
    groups: dict[tuple[str, str, str], list[Post]] = defaultdict(list)
    for post in posts:
        groups[post.person.id, role_key(post.source.report.role), post.organization or ""].append(post)
    into: dict[_Key, _Key] = {key: key for key in groups}
    of_person: dict[str, list[_Key]] = defaultdict(list)
    for key in groups:
        of_person[key[0]].append(key)
    for key, told in _mistaken(groups, of_person):
        into[key] = told
        groups[told] += groups.pop(key)
    for (person, role, organization), group in list(groups.items()):
        fuller = [key for key in of_person[person] if key in groups and key[1] == role and key[2]]
        if not organization and len(fuller) == 1:
            into[person, role, organization] = fuller[0]
            groups[fuller[0]] += groups.pop((person, role, organization))
        elif not role and (named := [key for key in of_person[person] if key in groups and key[1]]):
            # A rank alone ("General Doe") adds to a post that is known; it is none of its own.
            into[person, role, organization] = min(named)
            groups[min(named)] += group
            del groups[person, role, organization]
    made = {
        key: [_add(graph, key, term) for term in _terms(key, group, careers)]
        for key, group in sorted(groups.items())
    }
    number = Counter(key[:2] for key in made)
    return Memberships(
        {key: made[_last(into, key)] for key in into}
        # A participant told without the organization holds the person's only post of that role.
        | {(person, role, ""): of for (person, role, _), of in made.items() if number[person, role] == 1}
    )


def _mistaken(
    groups: Mapping[_Key, Sequence[Post]], of_person: Mapping[str, Sequence[_Key]]
) -> list[tuple[_Key, _Key]]:
    """Return posts whose state is only implied, and the person's own of that role, told near in time.

    "They met Presidents Doe and Roe", in a report from a third state, doesn't make these its presidents.
    """
    found = []
    told = {key for key, posts in groups.items() if not all(post.source.report.implied for post in posts)}
    for key in sorted(groups.keys() - told):
        others = [one for one in of_person[key[0]] if one in told and one[1] == key[1] and one[2]]
        days = around(post.when for post in groups[key])
        near = [(days_between(around(post.when for post in groups[one]), days), one) for one in others]
        if key[2] and near and min(near)[0] <= _NEAR:
            found.append((key, min(near)[1]))
    return found


def _terms(key: _Key, posts: Sequence[Post], careers: Careers) -> list[list[Post]]:
    """Part the reports of a post where somebody else is attested in it in between.

    Reports of no day, or of who held the post before, go with the last term.
    """
    held = [post for post in posts if post.when and is_incumbent(post.source.report.role)]
    if not key[2] or len(held) < 2:
        return [list(posts)]
    sounds = sounds_of({naming.name for naming in posts[0].person.namings})
    terms: list[list[Post]] = []
    for post in sorted(held, key=lambda post: (post.when or (0, 0), post.source.id)):
        office = (post_key(post.source.report.role), key[2])
        last = terms[-1][-1].when if terms else None
        if not terms or careers.pause(office, last, post.when, sounds).interrupted:
            terms.append([])
        terms[-1].append(post)
    known = {post.source.id for post in held}
    terms[-1] += [post for post in posts if post.source.id not in known]
    return terms


def _last(into: Mapping[_Key, _Key], key: _Key) -> _Key:
    while into[key] != key:
        key = into[key]
    return key


def _add(graph: Graph, key: _Key, posts: Sequence[Post]) -> tuple[Span | None, str]:
    person, _, organization = key
    ordered = sorted(posts, key=lambda post: (not post.source.report.role, post.source.id))
    days = around(post.when for post in posts if is_incumbent(post.source.report.role))
    ranks = [post.source.report.rank for post in ordered if post.source.report.rank]
    node = graph.add(
        Membership(
            id=entity_id("ms", min(post.source.id for post in posts)),
            role=ordered[0].source.report.role,
            rank=ranks[0] if ranks else None,
            attested_from=Day.fromordinal(days[0]).isoformat() if days else None,
            attested_to=Day.fromordinal(days[1]).isoformat() if days else None,
        )
    )
    graph.link("HOLDS", person, node)
    if organization:
        graph.link("IN_ORGANIZATION", node, organization)
    for post in posts:
        graph.link("REPORTS", post.source.id, node)
    return days, node
