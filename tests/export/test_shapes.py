"""The export is valid against schemas/generated/shacl.ttl, and a broken one isn't."""

from collections.abc import Callable
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import ORG, RDF, SKOS, XSD

from kg.schema import data_path
from tests.export.test_rdf import EDTF, FILES, ID, KG, SEM

SHAPES = Graph().parse(data_path("schemas/generated/shacl.ttl"))
RIGA = ID["m-riga"]


def report(data: Graph) -> str:
    """Return what is wrong, or ""."""
    conforms, _, text = pyshacl.validate(data, shacl_graph=SHAPES)
    return "" if conforms else text


@pytest.fixture
def data() -> Graph:
    return Graph().parse(FILES["turtle"])


def test_the_sample_conforms(data: Graph) -> None:
    assert report(data) == ""


BREAKS: dict[str, Callable[[Graph], object]] = {
    "a person without a name": lambda g: g.remove((ID["p-ana"], SKOS.prefLabel, None)),
    "two names": lambda g: g.add((ID["p-ana"], SKOS.prefLabel, Literal("Another"))),
    "a status that is no word": lambda g: g.set((RIGA, KG.status, Literal("maybe"))),
    "no status": lambda g: g.remove((RIGA, KG.status, None)),
    "a date that is no EDTF": lambda g: g.set((RIGA, SEM.hasTimeStamp, Literal("May 3", datatype=EDTF))),
    "a date without a type": lambda g: g.set((RIGA, SEM.hasTimeStamp, Literal("2021-05-03"))),
    "a day without a type": lambda g: g.set((RIGA, SEM.hasLatestEndTimeStamp, Literal("2021-05-03"))),
    "an unknown property": lambda g: g.add((RIGA, KG.colour, Literal("red"))),
    "a place that takes part": lambda g: g.add((RIGA, SEM.hasActor, ID["gn:456172"])),
    "a person as a place": lambda g: g.set((RIGA, SEM.hasPlace, ID["p-ana"])),
    "a part without an actor": lambda g: g.remove((ID["participation/p-ana/m-riga"], RDF.value, None)),
    "a membership of nobody": lambda g: g.remove((ID["ms-ana"], ORG.member, None)),
    "a node that isn't there": lambda g: g.set((ID["ms-ana"], ORG.organization, ID["o-gone"])),
    "too sure": lambda g: g.set((RIGA, KG.confidence, Literal("1.5", datatype=XSD.double))),
    "a name with a blank node": lambda g: g.set((ID["p-ana"], SKOS.prefLabel, URIRef("https://x.example"))),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_graph_does_not_conform(data: Graph, name: str) -> None:
    BREAKS[name](data)
    assert "Constraint Violation" in report(data)


@pytest.mark.parametrize(
    "date",
    ["2021", "2021-05", "2021-22", "2021-05-03", "2021-05-03/2021-05-04", "XXXX-02-06/XXXX-02-07", "2021-XX",
     "2021?", "2021-05~", "../2021", "2021/..", "2021-05-03/", "-0044-03-15"],
)  # fmt: skip
def test_dates_that_may_be(data: Graph, date: str) -> None:
    data.set((RIGA, SEM.hasTimeStamp, Literal(date, datatype=EDTF)))
    assert report(data) == ""


@pytest.mark.parametrize("date", ["", "/", "3 May 2021", "2021-5-3", "21-05-03", "2021-05-03/x"])
def test_dates_that_may_not_be(data: Graph, date: str) -> None:
    data.set((RIGA, SEM.hasTimeStamp, Literal(date, datatype=EDTF)))
    assert report(data)


def test_the_golden_files_are_there() -> None:
    assert all(isinstance(path, Path) and path.stat().st_size for path in FILES.values())
