"""People by a lone surname or a monarch's name: with a post, by who of that name held it at the time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.resolve.bearers import Bearers, Fitting
from kg.resolve.careers import PAUSE, Careers, Post, days_between, is_reign, longest_pause
from kg.resolve.clusters import Clusters
from kg.resolve.namings import Span
from kg.resolve.portraits import Portrait


def join_short_names(
    people: Sequence[Portrait], short: Sequence[Portrait], clusters: Clusters[str], careers: Careers
) -> None:
    """Join ``short`` mentions to each other and to ``people``.

    Those of one name in one post are a row, cut where somebody else held the post; a row belongs to the
    only one of ``people`` who had that name and post at that time, else it is somebody of its own. A post
    whose state is implied may be that of another state, if somebody of that name held it there just then.
    What has no post goes to the only one whom name, state and time fit. Last, a row in one post belongs to
    the only one of its name in that state who came from, or went to, another post.
    """
    _ShortNames(people, clusters, careers).join(short)


class _ShortNames:
    def __init__(self, people: Iterable[Portrait], clusters: Clusters[str], careers: Careers) -> None:
        self.bearers = Bearers(people)
        self.clusters = clusters
        self.careers = careers

    def join(self, short: Sequence[Portrait]) -> None:
        rows = self._join_rows(one for one in short if one.posts)
        implied = [one for one in short if one.implied and not one.posts]
        self._join_rows(one for one in implied if self._reigns_at_home(one))
        elsewhere = [one for one in implied if not self._reigns_at_home(one)]
        rows += self._join_rows([one for one in elsewhere if not self._join(one, min(one.implied))])
        rest = [one for one in short if not one.all_posts]
        rows += self._join_rows([one for one in rest if not self._join(one, None)])
        for one in rows:
            while self._join_careers(one):
                pass
        for one in rows:
            self._join_abroad(one)

    def _join_rows(self, ones: Iterable[Portrait]) -> list[Portrait]:
        """Join each row to whom it fits, and return those that fit nobody: people of their own."""
        own = []
        for post, row in _rows(ones, self.careers):
            for one in row[1:]:
                self.clusters.join(row[0].mentions[0], one.mentions[0])
            whole = Portrait.together(row)
            if not self._join(whole, post, at_home=True):
                self.bearers.add(whole)
                own.append(whole)
        return own

    def _reigns_at_home(self, one: Portrait) -> bool:
        """Whether the state that is implied of a monarch is theirs: it has one, and no other is told then.

        Two kings of one name may reign at one time: who is met in one of their capitals is seldom the other.
        """
        post = min(one.implied)
        return is_reign(post) and self.careers.may_hold(post, one.implied[post], one.sounds)

    def _join(self, one: Portrait, post: Post | None, *, at_home: bool = False) -> bool:
        fitting = Fitting(one, post, self.careers, at_home=at_home)
        return self._give(one, fitting.the_one(self.bearers.of_a_name(one)))

    def _join_careers(self, row: Portrait) -> bool:
        """Join whom a row belongs to by now to who came from, or went to, another post."""
        known = self.bearers.of_a_name(row)
        one = next(other for other in known if row.mentions[0] in other.mentions)
        others = [other for other in known if other is not one]
        return self._give(one, Fitting(one, None, self.careers, at_home=True).the_only_career(others))

    def _join_abroad(self, row: Portrait) -> None:
        """Join a row whose state is implied, and that fitted nobody, to who held the post elsewhere then."""
        known = self.bearers.of_a_name(row)
        one = next(other for other in known if row.mentions[0] in other.mentions)
        if one.implied and not one.countries:
            self._give(one, Fitting(one, None, self.careers, at_home=False).the_only_one_abroad(known))

    def _give(self, one: Portrait, found: Portrait | None) -> bool:
        if found is None or not self.clusters.join(found.mentions[0], one.mentions[0]):
            return False
        self.bearers.replace([found, one], Portrait.together([found, one]))
        return True


def _rows(short: Iterable[Portrait], careers: Careers) -> Iterator[tuple[Post | None, list[Portrait]]]:
    """Yield those of one name in one post (or in one state, without a post), by time.

    A row is cut where somebody else held the post in between.
    """
    of_post: dict[tuple[str, ...], list[Portrait]] = defaultdict(list)
    for one in short:
        posts = sorted(one.posts or one.implied) or [("", code) for code in sorted(one.countries)]
        if posts:
            of_post[(*posts[0], *sorted(one.sounds))].append(one)
    for key in sorted(of_post):
        post: Post | None = (key[0], key[1]) if key[0] else None
        row: list[Portrait] = []
        for one in sorted(of_post[key], key=lambda one: (_time(one, post) or (0, 0), one.mentions)):
            if row and not _continues(row[-1], one, post, careers):
                yield post, row
                row = []
            row.append(one)
        yield post, row


def _time(one: Portrait, post: Post | None) -> Span | None:
    return one.all_posts[post] if post else one.span


def _continues(one: Portrait, other: Portrait, post: Post | None, careers: Careers) -> bool:
    if post is None:
        return days_between(one.span, other.span) <= PAUSE
    pause = careers.pause(post, one.all_posts[post], other.all_posts[post], one.sounds)
    return pause.days <= longest_pause(post) and not pause.interrupted
