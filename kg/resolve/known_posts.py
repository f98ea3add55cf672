"""What reference data says of people whom documents name: posts with their terms, and who says so."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date as Day

import msgspec

from kg.model.entity import Membership, Reference
from kg.model.graph import Graph, Node
from kg.model.ids import stable_id
from kg.resolve.careers import YEAR, days_between, post_key
from kg.resolve.fitting import is_one_post
from kg.resolve.known import KnownEntity, Tenure
from kg.resolve.namings import KnownPerson, Span
from kg.resolve.organizations import add_organization, add_state

# A post is told of so long before and after its term.
_NEAR = 2 * YEAR


def add_known_posts(graph: Graph, person: KnownPerson, body: Callable[[str], Node | None]) -> None:
    """Add a node for each entity that somebody is, the source of the terms of their posts.

    A post that documents tell, too, gets its dates; others are added. One whose dates several entries
    have is one post. ``graph`` has the person's posts, ``body`` gives the organizations that they are in.
    """
    told = [graph.node(id) for id in graph.targets("HOLDS", person.id)]
    free = {node.id: node for node in told if node is not None}
    made: dict[tuple[str, ...], str] = {}
    for entity in person.references:
        reference = _add_reference(graph, entity)
        graph.link("REFERS_TO", reference, person.id)
        for tenure in entity.tenures:
            key = (post_key(tenure.role), tenure.country or "", tenure.since or "", tenure.until or "")
            if key not in made:
                made[key] = _add_post(graph, person.id, tenure, free, body)
            graph.link("REPORTS", reference, made[key])


def _add_reference(graph: Graph, entity: KnownEntity) -> str:
    return graph.add(
        Reference(
            id=stable_id("rf", entity.id),
            name=entity.name,
            entry=entity.id,
            datasets=entity.datasets,
            urls=entity.urls,
            wikidata=entity.wikidata,
        )
    )


def _add_post(
    graph: Graph,
    person: str,
    tenure: Tenure,
    free: dict[str, Node],
    body: Callable[[str], Node | None],
) -> str:
    """Give the dates of a tenure to the post that documents tell, else to a new one; return its id."""
    for id, node in sorted(free.items()):
        if _is_told(node, tenure, [body(at) for at in graph.targets("IN_ORGANIZATION", id)]):
            dates = {"since": tenure.since, "until": tenure.until}
            known = {name: date for name, date in dates.items() if date}
            graph.add_node(msgspec.structs.replace(node, properties={**node.properties, **known}))
            del free[id]
            if not any(graph.targets("IN_ORGANIZATION", id)):
                _link_body(graph, id, tenure)
            return id
    id = stable_id("ms", "reference", tenure.id)
    post = graph.add(Membership(id=id, role=tenure.role, since=tenure.since, until=tenure.until))
    graph.link("HOLDS", person, post)
    _link_body(graph, post, tenure)
    return post


def _link_body(graph: Graph, post: str, tenure: Tenure) -> None:
    if tenure.body:
        body = add_organization(graph, tenure.body, tenure.country, tenure.id)
        graph.link("IN_ORGANIZATION", post, body)
    elif tenure.country:
        graph.link("IN_ORGANIZATION", post, add_state(graph, tenure.country))


def _is_told(post: Node, tenure: Tenure, bodies: Sequence[Node | None]) -> bool:
    codes = (body.properties.get("country") for body in bodies if body)
    states = frozenset(str(code) for code in codes if code)
    if not is_one_post(post_key(post.properties.get("role")), tenure, states):
        return False
    return days_between(_attested(post.properties), tenure.span) <= _NEAR


def _attested(properties: Mapping[str, object]) -> Span | None:
    days = [properties.get(name) for name in ("attested_from", "attested_to")]
    first, last = (Day.fromisoformat(str(day)).toordinal() if day else None for day in days)
    return (first, last) if first is not None and last is not None else None
