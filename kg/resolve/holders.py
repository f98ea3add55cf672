"""Who is told in which post, once it is known which mentions with a name are one group."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from kg.resolve.careers import Post, held
from kg.resolve.mentions import Mentions, by_value
from kg.resolve.office_holders import ShortPost, short_posts
from kg.resolve.portraits import Portrait


class Holders:
    """Groups by what they are told in; each is looked at when it is asked for."""

    def __init__(self, mentions: Mentions, group: Mapping[str, str]) -> None:
        self._mentions = mentions
        self._group = group
        self._in_posts: dict[str, Mapping[Post, Set[str]]] = {}
        self._portraits: dict[str, Portrait] = {}
        self._short: dict[str, Set[ShortPost]] = {}

    @cached_property
    def groups(self) -> Mapping[str, Sequence[str]]:
        """The mentions with a name of each group."""
        return by_value((one.mention, self._group[one.mention]) for one in self._mentions.named)

    def of(self, post: Post) -> list[Portrait]:
        """Return who is told in a post."""
        body = post[1]
        if body not in self._in_posts:
            found: dict[Post, set[str]] = defaultdict(set)
            for mention in self._of_body.get(body, ()):
                if told := held(self._mentions.now[mention]):
                    found[told].add(self._group[mention])
            self._in_posts[body] = found
        return [self._portrait(group) for group in sorted(self._in_posts[body].get(post, ()))]

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
