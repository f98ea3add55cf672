"""Person–role–organization as nodes: one for each post that a person is said to hold, with its times."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date as Day

import msgspec

from kg.model.entity import Membership
from kg.model.graph import Graph
from kg.resolve.careers import is_incumbent
from kg.resolve.evidence import Affiliation
from kg.resolve.names import role_key
from kg.resolve.namings import KnownPerson, Span, around
from kg.resolve.people import entity_id

# Person, role key, organization or "".
_Key = tuple[str, str, str]


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """An affiliation whose person and organization are known, and the days of which it is told."""

    source: Affiliation
    person: KnownPerson
    organization: str | None
    when: Span | None = None


def add_memberships(graph: Graph, posts: Sequence[Post]) -> dict[tuple[str, str, str], str]:
    """Add a membership for every post and return their ids by (person, role key, organization or "").

    A post told without its organization is the person's only post of that role, where there is one.
    """
    groups: dict[tuple[str, str, str], list[Post]] = defaultdict(list)
    for post in posts:
        groups[post.person.id, role_key(post.source.report.role), post.organization or ""].append(post)
    into: dict[_Key, _Key] = {key: key for key in groups}
    of_person: dict[str, list[_Key]] = defaultdict(list)
    for key in groups:
        of_person[key[0]].append(key)
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
    made = {key: _add(graph, key, group) for key, group in sorted(groups.items())}
    number = Counter(key[:2] for key in made)
    return {key: made[_last(into, key)] for key in into} | {
        # A participant told without the organization holds the person's only post of that role.
        (person, role, ""): id
        for (person, role, _), id in made.items()
        if number[person, role] == 1
    }


def _last(
    into: dict[tuple[str, str, str], tuple[str, str, str]], key: tuple[str, str, str]
) -> tuple[str, str, str]:
    while into[key] != key:
        key = into[key]
    return key


def _add(graph: Graph, key: tuple[str, str, str], posts: Sequence[Post]) -> str:
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
    return node
