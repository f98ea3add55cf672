"""Posts without a name, by the terms of reference data: "the German Chancellor" is who held it that day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.datafiles import read_yaml
from kg.gazetteer import country
from kg.gazetteer.countries import country_by_name
from kg.resolve.careers import is_incumbent, longest_pause, post_key
from kg.resolve.clusters import Clusters
from kg.resolve.fitting import post_words
from kg.resolve.known import KnownEntity, Tenure
from kg.resolve.linking import Linking
from kg.resolve.ministries import state_body
from kg.resolve.namings import Naming, Span
from kg.resolve.organizations import state_id

# A state and the words of one of its posts.
_Post = tuple[str, frozenset[str]]
_Terms = Mapping[_Post, Sequence[tuple[Span, KnownEntity]]]


def join_known_holders(
    namings: Sequence[Naming],
    clusters: Clusters[str],
    linking: Linking,
    linked: Mapping[str, tuple[KnownEntity, ...]],
) -> tuple[Mapping[str, tuple[KnownEntity, ...]], set[str]]:
    """Join mentions by a post alone to who held it then, also to somebody whom no document names.

    Return the entities by a mention of who they are, those that were there before too; and the mentions that
    are settled: what documents attest near to the time says less of these.
    """
    named = {clusters.root(one.mention) for one in namings if not one.unnamed}
    alone = {one.mention: one for one in namings if one.unnamed and clusters.root(one.mention) not in named}
    groups = [[alone[mention] for mention in members] for members in clusters.sets(alone)]
    terms = _terms(alone.values(), linking)
    first = {entities[0].identity: mention for mention, entities in sorted(linked.items(), reverse=True)}
    found, settled = dict(linked), set[str]()
    for group in groups:
        for identity in linking.judged(one.mention for one in group)[1] & first.keys():
            clusters.part(first[identity], group[0].mention)
        if entities := _entities(group, terms, linking):
            mention = first.setdefault(entities[0].identity, group[0].mention)
            if clusters.join(mention, group[0].mention):
                found.setdefault(mention, entities)
                settled.update(one.mention for one in group)
    return found, settled


def _entities(group: Sequence[Naming], terms: _Terms, linking: Linking) -> tuple[KnownEntity, ...]:
    """Return the entries on the one person who, by a judgement or by terms, is meant by all of a group."""
    judged, refused = linking.judged(one.mention for one in group)
    held = [judged] if judged else [_holders(one, terms) for one in group]
    identities = {one.identity for holders in held for one in holders}
    is_sure = len(identities) == 1 and all(held)
    return tuple(held[0]) if is_sure and not identities & (refused - {one.identity for one in judged}) else ()


def _holders(naming: Naming, terms: _Terms) -> list[KnownEntity]:
    """Return whose term has all days of which a mention tells."""
    post, when = _post(naming), naming.when
    if post is None or when is None:
        return []
    held = [one for span, one in terms.get(post, ()) if span[0] <= when[0] and when[1] <= span[1]]
    return [one for _, one in sorted({one.id: one for one in held}.items())]


def _terms(namings: Iterable[Naming], linking: Linking) -> _Terms:
    posts = {post for naming in namings if (post := _post(naming))}
    found: dict[_Post, list[tuple[Span, KnownEntity]]] = defaultdict(list)
    wanted = {words for _, words in posts}
    states = {code for code, _ in posts}
    for entity in linking.known.in_posts(states, lambda role: post_words(role) in wanted):
        for tenure in entity.tenures:
            if tenure.country and tenure.since and _is_of_state(tenure, tenure.country):
                found[tenure.country, post_words(post_key(tenure.role))].append((_span(tenure), entity))
    return found


def _span(tenure: Tenure) -> Span:
    span = tenure.span
    assert span is not None
    if tenure.until:
        return span
    # It may have ended long ago, only nobody has said so.
    return span[0], span[0] + longest_pause((post_key(tenure.role), ""))


def _is_of_state(tenure: Tenure, code: str) -> bool:
    """Whether a post is the state's own: not that of the president of a bank."""
    state = country(code)
    if tenure.body is None or state is None:
        return tenure.body is None
    return country_by_name(tenure.body) == state or state_body(tenure.body, state) is not None


def _post(naming: Naming) -> _Post | None:
    """Return the post that a mention tells of, if one person holds it at a time."""
    if not (naming.role and naming.country) or naming.implied or not is_incumbent(naming.role):
        return None
    words = post_words(post_key(naming.role))
    if words not in _of_one() or naming.organization != state_id(naming.country):
        return None
    return naming.country, words


@cache
def _of_one() -> frozenset[frozenset[str]]:
    return frozenset(post_words(post_key(role)) for role in read_yaml(__file__, "posts.yaml")["of_one"])
