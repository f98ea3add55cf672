"""Person–role–organization as nodes: one for each post that a person is said to hold, with its times.

Who held a post twice, with somebody else in it in between, has two: no days are attested that were another's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day

import msgspec

from kg.model.entity import Membership
from kg.resolve.careers import YEAR, Careers, days_between, is_incumbent, post_key
from kg.resolve.name_forms import sounds_of
from kg.resolve.names import role_key
from kg.resolve.namings import KnownPerson, Naming, Span, around
from kg.resolve.people import entity_id

# Somebody who is told in a post of one state is taken to be in it so many days before and after.
_NEAR = 2 * YEAR

# Role key, organization or "".
_Key = tuple[str, str]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A time in a post: the node, the days that are attested, the reports that tell of it."""

    node: Membership
    organization: str | None
    days: Span | None
    reports: tuple[str, ...]


class Memberships:
    """The memberships of one person, by role key, organization (or "") and time."""

    def __init__(self, terms: Mapping[_Key, Sequence[Term]], into: Mapping[_Key, _Key]) -> None:
        self._terms = terms
        number = Counter(role for role, _ in terms)
        # A participant told without the organization holds the person's only post of that role.
        self._of_key = {key: terms[_last(into, key)] for key in into} | {
            (role, ""): of for (role, _), of in terms.items() if number[role] == 1
        }

    @classmethod
    def of(cls, person: KnownPerson, careers: Careers) -> "Memberships":
        """Find a membership for every term of every post.

        A post told without its organization is the person's only post of that role, where there is one.
        """
        groups, into = _groups([one for one in person.namings if one.affiliation])
        sounds = sounds_of({naming.name for naming in person.namings})
        terms = {
            key: [_term(key, posts) for posts in _terms(key, group, sounds, careers)]
            for key, group in sorted(groups.items())
        }
        return cls(terms, into)

    def __iter__(self) -> Iterator[Term]:
        return (term for terms in self._terms.values() for term in terms)

    @property
    def view(self) -> list[tuple[_Key, list[tuple[str, Span | None]]]]:
        """What meetings show: the posts by key, with their times where it depends on these which is meant."""
        return [
            (key, [(term.node.id, term.days if len(terms) > 1 else None) for term in terms])
            for key, terms in sorted(self._of_key.items())
        ]

    def held(self, role: str, organization: str, when: Span | None) -> Term | None:
        """Return the membership in a post, of several the nearest in time."""
        terms = self._of_key.get((role, organization), ())
        return min(terms, key=lambda term: (days_between(term.days, when), term.node.id)) if terms else None


def _groups(told: Sequence[Naming]) -> tuple[dict[_Key, list[Naming]], dict[_Key, _Key]]:
    """Return the posts of a person, and into which of these each that is told went."""
    groups: dict[_Key, list[Naming]] = defaultdict(list)
    for one in told:
        groups[role_key(one.role), one.organization or ""].append(one)
    into: dict[_Key, _Key] = {key: key for key in groups}
    for key, own in _mistaken(groups):
        into[key] = own
        groups[own] += groups.pop(key)
    for (role, organization), group in sorted(groups.items()):
        fuller = [key for key in groups if key[0] == role and key[1]]
        if not organization and len(fuller) == 1:
            into[role, organization] = fuller[0]
            groups[fuller[0]] += groups.pop((role, organization))
        elif not role and (named := [key for key in groups if key[0]]):
            # A rank alone ("General Doe") adds to a post that is known; it is none of its own.
            into[role, organization] = min(named)
            groups[min(named)] += group
            del groups[role, organization]
    return groups, into


def _mistaken(groups: Mapping[_Key, Sequence[Naming]]) -> list[tuple[_Key, _Key]]:
    """Return posts whose state is only implied, and the person's own of that role, told near in time.

    "They met Presidents Doe and Roe", in a report from a third state, doesn't make these its presidents.
    """
    found = []
    told = {key for key, posts in groups.items() if not all(post.implied for post in posts)}
    for key in sorted(groups.keys() - told):
        others = [one for one in told if one[0] == key[0] and one[1]]
        days = around(post.when for post in groups[key])
        near = [(days_between(around(post.when for post in groups[one]), days), one) for one in others]
        if key[1] and near and min(near)[0] <= _NEAR:
            found.append((key, min(near)[1]))
    return found


def _terms(
    key: _Key, posts: Sequence[Naming], sounds: frozenset[str], careers: Careers
) -> list[list[Naming]]:
    """Part the reports of a post where somebody else is attested in it in between.

    Reports of no day, or of who held the post before, go with the last term.
    """
    held = [post for post in posts if post.when and is_incumbent(post.role)]
    if not key[1] or len(held) < 2:
        return [list(posts)]
    terms: list[list[Naming]] = []
    for post in sorted(held, key=lambda post: (post.when or (0, 0), post.affiliation or "")):
        office = (post_key(post.role), key[1])
        last = terms[-1][-1].when if terms else None
        if not terms or careers.pause(office, last, post.when, sounds).interrupted:
            terms.append([])
        terms[-1].append(post)
    known = {post.affiliation for post in held}
    terms[-1] += [post for post in posts if post.affiliation not in known]
    return terms


def _last(into: Mapping[_Key, _Key], key: _Key) -> _Key:
    while into[key] != key:
        key = into[key]
    return key


def _term(key: _Key, posts: Sequence[Naming]) -> Term:
    reports = {post.affiliation: post for post in posts if post.affiliation}
    ordered = [post for _, post in sorted(reports.items(), key=lambda item: (not item[1].role, item[0]))]
    days = around(post.when for post in posts if is_incumbent(post.role))
    ranks = [post.rank for post in ordered if post.rank]
    node = Membership(
        id=entity_id("ms", min(reports)),
        role=ordered[0].role,
        rank=ranks[0] if ranks else None,
        attested_from=Day.fromordinal(days[0]).isoformat() if days else None,
        attested_to=Day.fromordinal(days[1]).isoformat() if days else None,
    )
    return Term(node=node, organization=key[1] or None, days=days, reports=tuple(sorted(reports)))
