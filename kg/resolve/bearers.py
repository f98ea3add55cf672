"""Who bears a name: the people known so far, and which of them a short name means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from kg.resolve.careers import YEAR, Careers, Post, days_between, is_reign, longest_pause, steps_down
from kg.resolve.name_forms import Likeness, likeness
from kg.resolve.portraits import Portrait, at_one_time, names_alike, states_contradict

# Where somebody else held it, the same name is a comeback only this soon.
_COMEBACK = 10 * YEAR
# Where the state of a post is only implied, or no post is told, the time must be this near.
_NEAR = 2 * YEAR
# From one post to the next in a career.
_NEXT_POST = 17 * YEAR
# Where the state of a post is implied, that of another may be meant, if it is told so near in time.
_ABROAD = YEAR
# From a throne to a post, or from a post to a throne.
_ABDICATION = 6 * YEAR
# A former holder is told of so long after.
_REMEMBERED = 30 * YEAR
# So many times as often told of, among those who can't both be meant.
_OFTEN = 5


def _apart(one: Portrait, other: Portrait) -> int:
    """Return the days between the nearest attestations of two."""
    few, many = sorted((one.days, other.days), key=len)
    nearest = []
    for day, _ in few:
        at = bisect_left(many, (day,))
        nearest += [abs(theirs - day) for theirs, _ in many[max(at - 1, 0) : at + 1]]
    return min(nearest)


def _steps_down(one: Portrait, other: Portrait) -> bool:
    """Whether the later of two was a minister, and the earlier the head of a state."""
    earlier, later = sorted((one, other), key=lambda portrait: portrait.days)
    return steps_down(earlier.days[-1][1], later.days[0][1])


def _by_mentions(one: Portrait) -> tuple[int, str]:
    return -len(one.mentions), one.mentions[0]


def _reigns(one: Portrait) -> bool:
    """Whether somebody is told as a monarch: by a name that is the given name of others."""
    return any(is_reign(post) for post in one.all_posts)


class Bearers:
    """People by how the words of their names sound."""

    def __init__(self, people: Iterable[Portrait]) -> None:
        self._people: dict[str, Portrait] = {}
        self._of_sound: dict[str, set[str]] = defaultdict(set)
        for one in people:
            self.add(one)

    def add(self, one: Portrait) -> None:
        """Take somebody in."""
        self._people[one.mentions[0]] = one
        for heard in one.sounds:
            self._of_sound[heard].add(one.mentions[0])

    def replace(self, parts: Iterable[Portrait], whole: Portrait) -> None:
        """Put a fuller portrait in the place of those that it was put together of."""
        for one in parts:
            for heard in one.sounds:
                self._of_sound[heard].discard(one.mentions[0])
            self._people.pop(one.mentions[0], None)
        self.add(whole)

    def of_a_name(self, short: Portrait) -> list[Portrait]:
        """Return who has a word that sounds like one of a short name."""
        found = {mention for heard in short.sounds for mention in self._of_sound.get(heard, ())}
        return [self._people[mention] for mention in sorted(found)]


class Fitting:
    """Whom a short name may mean. ``at_home``: its post is looked for in its own state alone."""

    def __init__(self, short: Portrait, post: Post | None, careers: Careers, *, at_home: bool) -> None:
        self.short = short
        self.post = post
        self.careers = careers
        self.at_home = at_home

    def the_one(self, people: Iterable[Portrait]) -> Portrait | None:
        """Return the nearest in time, where no second one is as near.

        Two of one name weren't in one post at one time: there the one who is told of far more often counts.
        """
        found = [(distance, one) for one in people if (distance := self._distance(one)) is not None]
        if not found:
            return None
        nearest = min(distance for distance, _ in found)
        near = sorted((one for distance, one in found if distance - nearest < YEAR), key=_by_mentions)
        if len(near) > 1 and (self.post is None or _OFTEN * len(near[1].mentions) > len(near[0].mentions)):
            return None
        return near[0]

    def the_only_career(self, people: Sequence[Portrait]) -> Portrait | None:
        """Return the nearest in time of the name in the state, who held other posts before or after.

        None where the name is that of two people there, or somebody of it held another post just then.
        """
        people = [one for one in people if self._alike(one) >= Likeness.PART]
        namesakes = [one for one in people if one.lineage & self.short.lineage]
        full = [one for one in people if one.is_full and (one in namesakes or self._may_be_abroad(one))]
        if any(not names_alike(a, b) for a, b in combinations(full, 2)):
            return None
        if any(states_contradict(self.short, one) or at_one_time(self.short, one) for one in namesakes):
            return None
        dated = [one for one in namesakes if one.days and self.short.days]
        near = sorted((_apart(self.short, one), one.mentions[0], one) for one in dated)
        if not near or near[0][0] > _NEXT_POST or not self._may_follow(near[0][2]):
            return None
        return near[0][2]

    def the_only_one_abroad(self, people: Iterable[Portrait]) -> Portrait | None:
        """Return the only one of the name who is told in a like post of another state within a year."""
        found = [
            one
            for one in people
            if not one.states & self.short.states
            and self._alike(one) >= Likeness.PART
            and any(
                role in self.short.roles and days_between(span, self.short.span) <= _ABROAD
                for (role, _), span in one.posts.items()
            )
        ]
        return found[0] if len(found) == 1 else None

    def _may_be_abroad(self, one: Portrait) -> bool:
        """Whether somebody of another state, or none, may be meant where a state is only implied."""
        if self.short.countries and one.countries:
            return False
        times = [span for (role, _), span in one.posts.items() if role in self.short.roles]
        return not one.states or any(days_between(span, self.short.span) <= _NEAR for span in times)

    def _may_follow(self, one: Portrait) -> bool:
        """Whether the posts of two may be of one career: none was another's in between."""
        # Whether two full names are one person's was settled before.
        if (self.short.is_full and one.is_full) or _steps_down(self.short, one):
            return False
        if _reigns(self.short) != _reigns(one) and _apart(self.short, one) > _ABDICATION:
            return False
        for post in self.short.all_posts.keys() & one.all_posts.keys():
            sounds = self.short.sounds | one.sounds
            pause = self.careers.pause(post, self.short.all_posts[post], one.all_posts[post], sounds)
            if pause.days > (_COMEBACK if pause.interrupted else longest_pause(post)):
                return False
        return True

    def _alike(self, known: Portrait) -> Likeness:
        return max(likeness(a, b) for a in self.short.names for b in known.names)

    def _distance(self, known: Portrait) -> int | None:
        """Return how many days lie between, ``None`` where name, state, post or time doesn't fit."""
        alike = self._alike(known)
        if not alike or states_contradict(self.short, known):
            return None
        if self.post is not None and (self.at_home or self.post in known.all_posts):
            return self._in_post(known, self.post, alike)
        return self._without_post(known) if alike >= Likeness.PART else None

    def _in_post(self, known: Portrait, post: Post, alike: Likeness) -> int | None:
        if post not in known.all_posts:
            return None
        pause = self.careers.pause(post, self.short.all_posts[post], known.all_posts[post], known.sounds)
        if pause.interrupted:
            return pause.days if pause.days <= _COMEBACK and alike >= Likeness.PART else None
        return pause.days if pause.days <= longest_pause(post) else None

    def _without_post(self, known: Portrait) -> int | None:
        """Compare with the times of a like role, where one is told, else with the whole career in a state."""
        if self.short.roles:
            times = [span for (role, _), span in known.posts.items() if role in self.short.roles]
        else:
            times = [known.span] if self.short.states & known.states else []
        if not times or self.short.span is None:
            return None
        days = min(days_between(self.short.span, span) for span in times)
        if self.short.is_former and self.short.states & known.states:
            return days if days <= _REMEMBERED else None
        return days if days <= (0 if self.post else _NEAR) else None
