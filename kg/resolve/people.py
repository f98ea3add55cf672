"""Which mentions are the same person.

Within a document the extractor has given every mention the fullest name. Across documents the same full
name means the same person, unless their states contradict; a lone surname means the one person of that
surname whose post fits; a post without a name means its only known holder. Whatever is left open stays
apart: a wrong merge costs more trust than a missed one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from kg.model.judgement import Judgement
from kg.resolve.clusters import Clusters
from kg.resolve.decisions import decisions
from kg.resolve.names import name_key, role_key


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a person. ``mention`` is its id, ``organization`` that of the post's organization.

    ``table`` is the report of a meeting in which the mention is a participant.
    """

    mention: str
    document: str
    name: str
    role: str | None = None
    rank: str | None = None
    organization: str | None = None
    country: str | None = None
    unnamed: bool = False
    table: str | None = None


class KnownPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person with all mentions; the id comes from the smallest of them, so that order doesn't matter."""

    id: str
    name: str
    aliases: tuple[str, ...]
    unnamed: bool
    namings: tuple[Naming, ...]


def resolve_people(namings: Sequence[Naming], judgements: Iterable[Judgement]) -> Mapping[str, KnownPerson]:
    """Return the person of every mention id."""
    ordered = sorted(namings, key=lambda naming: naming.mention)
    same, apart = decisions(judgements)
    clusters = Clusters((naming.mention for naming in ordered), [*apart, *_at_one_table(ordered)])
    for one, other in same:
        clusters.join(one, other)
    _join_within_documents(ordered, clusters)
    _join_full_names(ordered, clusters)
    _join_surnames(ordered, clusters)
    _join_posts(ordered, clusters)
    _join_short_posts(ordered, clusters)
    by_mention = {naming.mention: naming for naming in ordered}
    found: dict[str, KnownPerson] = {}
    for members in clusters.sets():
        known = _known([by_mention[mention] for mention in members])
        found |= dict.fromkeys(members, known)
    return found


def _at_one_table(namings: Sequence[Naming]) -> Iterator[tuple[str, str]]:
    """Yield pairs of participants of one report: nobody meets himself."""
    tables: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.table:
            tables[naming.table].append(naming)
    for table in tables.values():
        yield from ((a.mention, b.mention) for a, b in combinations(table, 2) if a.name != b.name)


def _join_within_documents(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    """In one document one name is one person; so is one unnamed post of one country."""
    first: dict[tuple[str, ...], str] = {}
    for naming in namings:
        post = (
            (role_key(naming.role), naming.organization or "", naming.country or "") if naming.unnamed else ()
        )
        key = (naming.document, name_key(naming.name), *post)
        clusters.join(first.setdefault(key, naming.mention), naming.mention)


def _join_full_names(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    by_name: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if not naming.unnamed and " " in (key := name_key(naming.name)):
            by_name[key].append(naming)
    for group in by_name.values():
        countries = {naming.country for naming in group if naming.country}
        if len(countries) > 1:
            # Homonyms: those of one state are one person; mentions without a state stay with their document.
            for country in countries:
                _join_all([naming for naming in group if naming.country == country], clusters)
        else:
            _join_all(group, clusters)


def _join_all(group: Sequence[Naming], clusters: Clusters[str]) -> None:
    for naming in group[1:]:
        clusters.join(group[0].mention, naming.mention)


def _join_surnames(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    """Give a document's lone surname to the only person of that name whose post doesn't contradict."""
    by_surname: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        words = name_key(naming.name).split()
        if not naming.unnamed and len(words) > 1:
            for start in range(1, len(words)):
                by_surname[" ".join(words[start:])].append(naming)
    for naming in namings:
        key = name_key(naming.name)
        if naming.unnamed or key not in by_surname or not _has_post(naming):
            continue
        fitting = [other for other in by_surname[key] if _posts_agree(naming, other)]
        if fitting and all(clusters.together(fitting[0].mention, other.mention) for other in fitting):
            clusters.join(fitting[0].mention, naming.mention)


def _has_post(naming: Naming) -> bool:
    return bool(naming.role or naming.country or naming.organization)


def _posts_agree(one: Naming, other: Naming) -> bool:
    """Whether two mentions hold the same post, in no contradiction of country or organization."""
    if one.country and other.country and one.country != other.country:
        return False
    if one.organization and other.organization and one.organization != other.organization:
        return False
    return role_key(one.role) == role_key(other.role) and bool(one.role)


def _join_posts(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    """Give a post without a name to its only known holder in the same organization."""
    holders: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for naming in namings:
        if not naming.unnamed and naming.role and naming.organization:
            holders[role_key(naming.role), naming.organization].append(naming)
    for naming in namings:
        if not (naming.unnamed and naming.role and naming.organization):
            continue
        known = holders.get((role_key(naming.role), naming.organization), [])
        if known and all(clusters.together(known[0].mention, other.mention) for other in known):
            clusters.join(known[0].mention, naming.mention)


def _join_short_posts(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    """Give "the Riverlandish minister" to the only minister of Riverland whom the same document names.

    That she is a minister may be known from other documents alone.
    """
    of_organization: dict[str, list[Naming]] = defaultdict(list)
    in_document: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if not naming.unnamed:
            in_document[naming.document].append(naming)
            if naming.role and naming.organization:
                of_organization[naming.organization].append(naming)
    for naming in namings:
        word = role_key(naming.role)
        if not (naming.unnamed and naming.organization and word) or " " in word:
            continue
        holders = [held for held in of_organization[naming.organization] if _ends_with(held.role, word)]
        present = [
            one
            for one in in_document[naming.document]
            if any(clusters.together(one.mention, held.mention) for held in holders)
        ]
        if present and all(clusters.together(present[0].mention, other.mention) for other in present):
            clusters.join(present[0].mention, naming.mention)


def _ends_with(role: str | None, word: str) -> bool:
    return role_key(role).split(" ")[-1] == word or role_key(role).split(" ")[0] == word


def _known(namings: Sequence[Naming]) -> KnownPerson:
    named = [naming for naming in namings if not naming.unnamed] or list(namings)
    spellings = sorted(
        {naming.name for naming in named}, key=lambda name: (-len(name.split()), -len(name), name)
    )
    smallest = min(naming.mention for naming in namings)
    return KnownPerson(
        id=entity_id("p", smallest),
        name=spellings[0],
        aliases=tuple(sorted(spellings[1:])),
        unnamed=all(naming.unnamed for naming in namings),
        namings=tuple(namings),
    )


def entity_id(prefix: str, evidence: str) -> str:
    """Return an entity's id made of that of its smallest evidence: ``mn-1f…`` gives ``p-1f…``.

    An earlier id, from before smaller evidence came in, thus still leads to the entity: the evidence
    that it was made of refers to it (:mod:`kg.query.show` follows it).
    """
    return f"{prefix}-{evidence.split('-', 1)[1]}"
