"""Which mentions with a name are the same person, across documents, and what that person is called.

What is surest comes first: the same name within a document, the same full name, then the same name otherwise
spelled or shortened (:mod:`kg.resolve.full_names`); then a lone surname or a monarch's name by post and time
(:mod:`kg.resolve.short_names`). A post without a name comes later (:mod:`kg.resolve.identities`). Whatever is
left open stays apart: a wrong merge costs more trust than a missed one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kg.resolve.careers import Careers
from kg.resolve.clusters import Clusters
from kg.resolve.full_names import join_full_names
from kg.resolve.known import KnownEntity
from kg.resolve.linking import Linking
from kg.resolve.name_forms import likeness, name_form
from kg.resolve.names import name_key, role_key
from kg.resolve.namings import KnownPerson, Naming
from kg.resolve.portraits import Portrait
from kg.resolve.short_names import join_short_names


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
