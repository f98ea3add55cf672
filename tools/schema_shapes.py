"""The shapes of the RDF export, ``shacl.ttl``: LinkML's, and what it has no word for."""

from linkml.generators.shaclgen import ShaclGenerator
from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from tools.schema_model import Model

# How XML Schema writes a date, with the days that months have; 29 February isn't in every year.
DATE = (
    "^-?[0-9]{4,}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|[12][0-9]))$"
)


def shapes_of(model: Model) -> Graph:
    """Return the shapes of the RDF export. They are closed: a property that isn't in them is an error."""
    shapes = ShaclGenerator(model.rdf_only()).as_graph()
    for shape in list(shapes.subjects(SH.datatype, XSD.date)):  # not every validator looks into a literal
        shapes.add((shape, SH.pattern, Literal(DATE)))
    for path, later in model.in_order():  # LinkML has no word for it
        for shape in list(shapes.subjects(SH.path, path)):
            shapes.add((shape, SH.lessThanOrEquals, later))
    for cls, needed, instead in model.alternatives():  # nor for that
        add_alternative(shapes, cls, needed, instead)
    return shapes


def add_alternative(shapes: Graph, cls: URIRef, needed: URIRef, instead: URIRef) -> None:
    """Add a shape of its own, so that what it says is said of nothing else."""
    shape, one, other = (
        URIRef(f"{instead.defrag()}#{needed.fragment}-or-{instead.fragment}"),
        BNode(),
        BNode(),
    )
    shapes.add((shape, RDF.type, SH.NodeShape))
    shapes.add((shape, SH.targetClass, cls))
    shapes.add((shape, SH.message, Literal(f"has no {needed.fragment}, and doesn't say that none is known")))
    shapes.add((one, SH.path, needed))
    shapes.add((one, SH.minCount, Literal(1)))
    shapes.add((other, SH.path, instead))
    shapes.add((other, SH.hasValue, Literal(True)))
    choice = Collection(shapes, BNode(), [one, other])
    shapes.add((shape, SH["or"], choice.uri))
