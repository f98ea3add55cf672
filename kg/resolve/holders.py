"""Who is told in which post, once it is known which mentions with a name are one group."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate

from kg.resolve.careers import YEAR, Post, held
from kg.resolve.mentions import Mentions, by_value
from kg.resolve.namings import Span
from kg.resolve.office_holders import ShortPost, short_posts
from kg.resolve.portraits import Portrait

# A holder is taken to have held the post so many days before and after those on which it is told: later,
# it is often somebody else of whom no document tells.
NEAR = YEAR // 2


class _Times:
    """Who is told in a post, in the order of their first days in it."""

    def __init__(self, post: Post, holders: Sequence[Portrait]) -> None:
        self._all = holders
        self._always = [one for one in holders if one.all_posts[post] is None]
        spans = ((span, at) for at, one in enumerate(holders) if (span := one.all_posts[post]))
        self._timed = sorted(spans)
        # The latest day of each and all before it: where that is too early, so are theirs.
        self._latest = list(accumulate((span[1] for span, _ in self._timed), max))

    def near(self, when: Span | None) -> list[Portrait]:
        if when is None:
            return list(self._all[:2])
        first, last = when[0] - NEAR, when[1] + NEAR
        found = list(self._always)
        at = bisect_right(self._timed, last, key=lambda timed: timed[0][0]) - 1
        while at >= 0 and self._latest[at] >= first:
            span, position = self._timed[at]
            if span[1] >= first:
                found.append(self._all[position])
            at -= 1
        return found


class Holders:
    """Groups by what they are told in; each is looked at when it is asked for."""

    def __init__(self, mentions: Mentions, group: Mapping[str, str]) -> None:
        self._mentions = mentions
        self._group = group
        self._in_posts: dict[str, Mapping[Post, _Times]] = {}
        self._portraits: dict[str, Portrait] = {}
        self._short: dict[str, Set[ShortPost]] = {}

    @cached_property
    def groups(self) -> Mapping[str, Sequence[str]]:
        """The mentions with a name of each group."""
        return by_value((one.mention, self._group[one.mention]) for one in self._mentions.named)

    def near(self, post: Post, when: Span | None) -> list[Portrait]:
        """Return who is told in a post so near to some days that they may have held it then.

        Where the days aren't known, those are all who are told in it, but no more than two: of several it
        may be any.
        """
        body = post[1]
        if body not in self._in_posts:
            found: dict[Post, set[str]] = defaultdict(set)
            for mention in self._of_body.get(body, ()):
                if told := held(self._mentions.now[mention]):
                    found[told].add(self._group[mention])
            self._in_posts[body] = {
                told: _Times(told, [self._portrait(group) for group in sorted(groups)])
                for told, groups in found.items()
            }
        times = self._in_posts[body].get(post)
        return times.near(when) if times else []

    def short_posts(self, group: str) -> Set[ShortPost]:
        """Return what a group is called for short."""
        if group not in self._short:
            members = self.groups.get(group, ())
            self._short[group] = short_posts(self._mentions.now[mention] for mention in members)
        return self._short[group]

    def _portrait(self, group: str) -> Portrait:
        if group not in self._portraits:
            self._portraits[group] = Portrait.of([self._mentions.now[one] for one in self.groups[group]])
        return self._portraits[group]

    @cached_property
    def _of_body(self) -> Mapping[str, Sequence[str]]:
        """Mentions with a name by the organization of their posts."""
        return by_value((one.mention, one.organization) for one in self._mentions.named if one.organization)
