"""A person with the posts that they are told to hold: the part of the graph that is their own."""

from collections.abc import Callable

from kg.model.entity import Person
from kg.model.graph import Graph, Node
from kg.model.person import add_person
from kg.resolve.known_posts import add_known_posts
from kg.resolve.memberships import Memberships
from kg.resolve.namings import KnownPerson


def person_part(known: KnownPerson, posts: Memberships, body: Callable[[str], Node | None]) -> Graph:
    """Return a person's node, posts and the entries of reference data; ``body`` gives organizations by id."""
    graph = Graph()
    add_person(
        graph,
        Person(
            id=known.id,
            name=known.name,
            aliases=known.aliases,
            unnamed=known.unnamed,
            wikidata=known.wikidata,
        ),
    )
    for term in posts:
        graph.link("HOLDS", known.id, graph.add(term.node))
        if term.organization:
            graph.link("IN_ORGANIZATION", term.node.id, term.organization)
        for report in term.reports:
            graph.link("REPORTS", report, term.node.id)
    add_known_posts(graph, known, body)
    return graph
