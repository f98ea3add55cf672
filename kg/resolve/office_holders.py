"""Posts without a name: "the Prime Minister of Italy" is who held the post then, if the graph knows.

What is said in one document alone, beside who held the posts, decides who is meant in it.
"""

from collections.abc import Callable, Iterable, Sequence, Set

from kg.resolve.careers import YEAR, Careers, Post, post_key
from kg.resolve.clusters import Clusters
from kg.resolve.namings import Naming
from kg.resolve.portraits import Portrait

# An organization, and one word for a post in it.
ShortPost = tuple[str, str]


def join_office_holders(
    document: Sequence[Naming],
    clusters: Clusters[str],
    careers: Careers,
    holders: Callable[[Naming], Sequence[Portrait]],
    short_posts: Callable[[str], Set[ShortPost]],
) -> None:
    """Give each mention by a post alone to the holder at that time; one without a time to the only holder.

    ``document`` has all mentions of one document. ``holders`` gives who may have held the post of a mention,
    as far as days tell, ``short_posts`` what somebody (by the key of a cluster) is called for short, as far
    as names tell.
    """
    named = [one for one in document if not one.unnamed]
    alone = [one for one in document if one.unnamed]
    taken = {clusters.root(one.mention) for one in named}
    for one in alone:
        post = asked(one)
        if post and clusters.root(one.mention) not in taken:
            found = _holder(one, post, holders(one), careers)
            if found is not None and clusters.join(found, one.mention):
                taken.add(clusters.root(found))
    present = {clusters.root(one.mention) for one in named}
    for one in alone:
        short = _short_post(one)
        if short and clusters.root(one.mention) not in taken:
            known = [key for key in sorted(present) if short in short_posts(key)]
            if len(known) == 1 and clusters.join(known[0], one.mention):
                taken.add(known[0])


def asked(naming: Naming) -> Post | None:
    """Return the post that somebody without a name is told in."""
    if not (naming.unnamed and naming.role and naming.organization):
        return None
    return post_key(naming.role), naming.organization


def _short_post(naming: Naming) -> ShortPost | None:
    """Return the post of "the Riverlandish minister", whom another name in the document may mean.

    That she is a minister may be known from other documents alone.
    """
    word = post_key(naming.role)
    return (naming.organization, word) if naming.organization and word and " " not in word else None


def _holder(naming: Naming, post: Post, holders: Sequence[Portrait], careers: Careers) -> str | None:
    """Return a mention of who held the post at the time, or near to it with nobody else as near.

    ``holders`` are told in it near to that time.
    """
    if naming.when is None:
        return holders[0].mentions[0] if len(holders) == 1 else None
    near = []
    for one in holders:
        pause = careers.pause(post, one.all_posts[post], naming.when, one.sounds)
        if not pause.interrupted:
            near.append((pause.days, one.mentions[0]))
    near.sort()
    if not near or (len(near) > 1 and near[1][0] - near[0][0] < YEAR / 2):
        return None
    return near[0][1]


def short_posts(namings: Iterable[Naming]) -> set[ShortPost]:
    """Return what somebody in some posts is called for short: "minister", of "foreign minister"."""
    found: set[ShortPost] = set()
    for one in namings:
        if one.role and one.organization and not one.unnamed:
            words = post_key(one.role).split(" ")
            found |= {(one.organization, words[0]), (one.organization, words[-1])}
    return found
