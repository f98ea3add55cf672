"""A person in the graph, with each alias as a node of its own."""

from kg.model.entity import Name, Person
from kg.model.graph import Graph
from kg.model.ids import stable_id


def add_person(graph: Graph, person: Person) -> str:
    """Add (or replace) a person with the names that an index finds them by, and return the id."""
    for alias in person.aliases:
        name = graph.add(Name(id=stable_id("n", person.id, alias), name=alias))
        graph.link("KNOWN_AS", person.id, name)
    return graph.add(person)
