"""Posts without a name: "the Prime Minister of Italy" is who held the post then, if the graph knows."""

from collections import defaultdict
from collections.abc import Sequence

from kg.resolve.careers import YEAR, Careers, post_key
from kg.resolve.clusters import Clusters
from kg.resolve.namings import Naming
from kg.resolve.portraits import Portrait

# A holder is taken to have held the post so many days before and after those on which it is told: later,
# it is often somebody else of whom no document tells.
_NEAR = YEAR // 2


def join_office_holders(
    people: Sequence[Portrait], namings: Sequence[Naming], clusters: Clusters[str], careers: Careers
) -> None:
    """Give each mention by a post alone to the holder at that time; one without a time to the only holder."""
    holders: dict[tuple[str, str], list[Portrait]] = defaultdict(list)
    for one in people:
        for post in one.all_posts:
            holders[post].append(one)
    for naming in namings:
        if not (naming.unnamed and naming.role and naming.organization):
            continue
        post = post_key(naming.role), naming.organization
        found = _holder(naming, post, holders[post], careers)
        if found is not None:
            clusters.join(found, naming.mention)
    _join_short_posts(namings, clusters)


def _holder(
    naming: Naming, post: tuple[str, str], holders: Sequence[Portrait], careers: Careers
) -> str | None:
    """Return a mention of who held the post at the time, or near to it with nobody else as near."""
    if naming.when is None:
        return holders[0].mentions[0] if len(holders) == 1 else None
    near = []
    for one in holders:
        pause = careers.pause(post, one.all_posts[post], naming.when, one.sounds)
        if pause.days <= _NEAR and not pause.interrupted:
            near.append((pause.days, one.mentions[0]))
    near.sort()
    if not near or (len(near) > 1 and near[1][0] - near[0][0] < YEAR / 2):
        return None
    return near[0][1]


def _join_short_posts(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    """Give "the Riverlandish minister" to the only minister of Riverland whom the same document names.

    That she is a minister may be known from other documents alone.
    """
    in_document: dict[str, list[Naming]] = defaultdict(list)
    posts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for naming in namings:
        if not naming.unnamed:
            in_document[naming.document].append(naming)
            if naming.role and naming.organization:
                posts[clusters.root(naming.mention)] |= _short_posts(naming.role, naming.organization)
    for naming in namings:
        word = post_key(naming.role)
        if not (naming.unnamed and naming.organization and word) or " " in word:
            continue
        present = {clusters.root(one.mention) for one in in_document[naming.document]}
        holders = [one for one in present if (naming.organization, word) in posts[one]]
        if len(holders) == 1:
            alone = clusters.root(naming.mention)
            if clusters.join(holders[0], naming.mention) and alone != holders[0]:
                posts[holders[0]] |= posts.pop(alone, set())


def _short_posts(role: str, organization: str) -> set[tuple[str, str]]:
    """Return what somebody in a post is called for short: "minister", of "foreign minister"."""
    words = post_key(role).split(" ")
    return {(organization, words[0]), (organization, words[-1])}
