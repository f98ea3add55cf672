"""Which mentions are the same person, across documents.

What is surest comes first: the same name within a document, the same full name, then the same name otherwise
spelled or shortened (:mod:`kg.resolve.full_names`); then a lone surname or a monarch's name by post and time
(:mod:`kg.resolve.short_names`); then a post without a name by its holder at the time, whom reference data
(:mod:`kg.resolve.known_holders`) or documents (:mod:`kg.resolve.office_holders`) tell. Whatever is left open
stays apart: a wrong merge costs more trust than a missed one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.model.judgement import Judgement
from kg.resolve.careers import Careers, Post
from kg.resolve.clusters import Clusters
from kg.resolve.components import components
from kg.resolve.decisions import as_judged, decisions
from kg.resolve.full_names import join_full_names
from kg.resolve.known import Find, KnownEntity, no_references
from kg.resolve.known_holders import join_known_holders
from kg.resolve.linking import Linking
from kg.resolve.name_forms import likeness, name_form
from kg.resolve.names import name_key, role_key
from kg.resolve.namings import KnownPerson, Naming
from kg.resolve.office_holders import join_office_holders, short_posts
from kg.resolve.portraits import Portrait
from kg.resolve.short_names import join_short_names


def resolve_people(
    namings: Sequence[Naming], judgements: Sequence[Judgement], references: Find = no_references
) -> Mapping[str, KnownPerson]:
    """Return the person of every mention id."""
    ordered = sorted(namings, key=lambda naming: naming.mention)
    same, apart = decisions(judgements)
    clusters = Clusters((naming.mention for naming in ordered), [*apart, *at_one_table(ordered)])
    join_within_documents(ordered, clusters)
    by_mention = {naming.mention: naming for naming in ordered}
    careers = Careers(ordered)
    linking = Linking(references, judgements)
    people: list[Portrait] = []
    entities: Mapping[str, tuple[KnownEntity, ...]] = {}
    for component in components(persons_told(ordered, clusters)):
        found, linked = join_named(component, clusters, careers, linking)
        people += found
        entities = {**entities, **linked} if linked else entities
    entities, settled = join_known_holders(ordered, clusters, linking, entities)
    _join_unnamed([one for one in ordered if one.mention not in settled], people, clusters, careers)
    of_mention: dict[str, KnownPerson] = {}
    for members in as_judged(clusters.sets(), same, apart):
        of_these = linking.as_judged(members, entities)
        person = known_person([by_mention[mention] for mention in members], of_these)
        of_mention |= dict.fromkeys(members, person)
    return of_mention


def persons_told(namings: Sequence[Naming], clusters: Clusters[str]) -> list[list[Naming]]:
    """Return the mentions with a name, those of one document that are joined together."""
    named = {one.mention: one for one in namings if not one.unnamed}
    return [[named[mention] for mention in members] for members in clusters.sets(named)]


def join_named(
    namings: Sequence[Naming], clusters: Clusters[str], careers: Careers, linking: Linking
) -> tuple[list[Portrait], Mapping[str, tuple[KnownEntity, ...]]]:
    """Join those of one component who are one; return them, and which entities they are."""
    linking.settle(_portraits(namings, clusters), clusters)
    known, short = join_full_names(_portraits(namings, clusters), clusters, careers)
    join_short_names(known, short, clusters, careers)
    people = _portraits(namings, clusters)
    entities = linking.join(people, clusters)
    return (_portraits(namings, clusters) if entities else people), entities


def _join_unnamed(
    namings: Sequence[Naming], people: Iterable[Portrait], clusters: Clusters[str], careers: Careers
) -> None:
    """Join mentions by a post alone, document by document."""
    holders: dict[Post, list[Portrait]] = defaultdict(list)
    for one in people:
        for post in one.all_posts:
            holders[post].append(one)
    in_document: dict[str, list[Naming]] = defaultdict(list)
    told: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        in_document[naming.document].append(naming)
        told[clusters.root(naming.mention)].append(naming)
    for document in in_document.values():
        if any(one.unnamed for one in document):
            join_office_holders(
                document,
                clusters,
                careers,
                lambda post: holders.get(post, ()),
                lambda key: short_posts(told[key]),
            )


def _portraits(namings: Sequence[Naming], clusters: Clusters[str]) -> list[Portrait]:
    """Return a portrait for each of those who are apart so far."""
    by_mention = {naming.mention: naming for naming in namings}
    return [Portrait.of([by_mention[key] for key in members]) for members in clusters.sets(by_mention)]


def at_one_table(namings: Sequence[Naming]) -> Iterator[tuple[str, str]]:
    """Yield pairs of participants of one report: nobody meets himself.

    But a report may name one person twice: "Doe" and "Jane Doe" in one post.
    """
    tables: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.table:
            tables[naming.table].append(naming)
    for table in tables.values():
        yield from ((a.mention, b.mention) for a, b in combinations(table, 2) if _are_two(a, b))


def _are_two(one: Naming, other: Naming) -> bool:
    if one.name == other.name:
        return False
    return one.role != other.role or not likeness(one.name, other.name)


def join_within_documents(namings: Sequence[Naming], clusters: Clusters[str]) -> None:
    """In one document one name is one person; so is one unnamed post of one country."""
    first: dict[tuple[str, ...], str] = {}
    for naming in namings:
        post = (
            (role_key(naming.role), naming.organization or "", naming.country or "") if naming.unnamed else ()
        )
        key = (naming.document, name_key(naming.name), *post)
        clusters.join(first.setdefault(key, naming.mention), naming.mention)


def known_person(namings: Sequence[Naming], references: tuple[KnownEntity, ...] = ()) -> KnownPerson:
    """Return the person that some mentions, and entities of reference data, are."""
    named = [naming for naming in namings if not naming.unnamed]
    if not (named or references):
        named = list(namings)
    times = Counter(naming.name for naming in named)
    spellings = sorted(times, key=lambda name: (not _is_written_out(name), -times[name], -len(name), name))
    smallest = min(naming.mention for naming in namings)
    wikidata = next((one.wikidata for one in references if one.wikidata), None)
    others = {name for one in references for name in one.names}
    if references and not (spellings and _is_written_out(spellings[0])):
        name = references[0].name
    else:
        name = spellings[0]
    return KnownPerson(
        id=f"wd:{wikidata}" if wikidata else entity_id("p", smallest),
        name=name,
        aliases=tuple(sorted({*spellings, *others} - {name})),
        unnamed=not references and all(naming.unnamed for naming in namings),
        namings=tuple(namings),
        references=references,
    )


def _is_written_out(name: str) -> bool:
    """Whether a name has a given name that isn't an initial, and looks like one name."""
    return sum(len(word) > 1 for word in name_form(name).words) > 1 and "," not in name


def entity_id(prefix: str, evidence: str) -> str:
    """Return an entity's id made of that of its smallest evidence: ``mn-1f…`` gives ``p-1f…``.

    An earlier id, from before smaller evidence came in, thus still leads to the entity: the evidence
    that it was made of refers to it (:mod:`kg.query.which` follows it).
    """
    return f"{prefix}-{evidence.split('-', 1)[1]}"
