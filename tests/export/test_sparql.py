"""queries/sparql/ runs on the export in either format and gives what the graph says."""

import re

import pyoxigraph
import pytest
from rdflib import Dataset, Graph, Literal

from kg.schema import data_path
from tests.export.test_rdf import FILES

QUERIES = sorted(data_path("queries/sparql").glob("*.rq"))
WHO = data_path("queries/sparql/who-met-where.rq").read_text("utf-8")
COLUMNS = ("who", "role", "rank", "organization", "where", "date", "status")
OSLO = [
    ("Ana Lindqvist", "Foreign Minister", None, "Ministry of Foreign Affairs of Sweden", "Oslo", "2020-06-12", "held"),
    ("Omar Benali", "Head", "General", "Atlas Pact", "Oslo", "2020-06-12", "held"),
]  # fmt: skip
TALKS = "2021-05-03/2021-05-04"
CASTLE = [
    ("Ana Lindqvist", "Foreign Minister", None, "Ministry of Foreign Affairs of Sweden", "Riga", TALKS, "planned"),
    ("Omar Benali", "Head", "General", "Atlas Pact", "Riga", TALKS, "planned"),
]  # fmt: skip
RIGA = [*CASTLE, ("Atlas Pact", None, None, None, "Riga", "2021-05", "planned")]
ANSWERS = {
    "Oslo": OSLO,
    "Norway": OSLO,
    "Riga": RIGA,
    "Latvia": RIGA,
    "Рига": RIGA,
    "Riga Castle": CASTLE,
    "Atlantis": [],
}


@pytest.fixture(params=FILES)
def rdf(request: pytest.FixtureRequest) -> Graph:
    graph = Dataset() if request.param == "nquads" else Graph()
    graph.parse(FILES[request.param], format=request.param.replace("jsonld", "json-ld"))
    return graph


@pytest.mark.parametrize("place", ANSWERS)
def test_who_met_where(rdf: Graph, place: str) -> None:
    rows = rdf.query(WHO, initBindings={"place": Literal(place)})
    assert [tuple(text(row[name]) for name in COLUMNS) for row in rows] == ANSWERS[place]


@pytest.mark.parametrize("place", ANSWERS)
def test_a_parameter_may_be_given_as_values(rdf: Graph, place: str) -> None:
    """So that any endpoint can be asked."""
    query = f"{WHO}VALUES $place {{ {Literal(place).n3()} }}"
    assert [tuple(text(row[name]) for name in COLUMNS) for row in rdf.query(query)] == ANSWERS[place]
    store = pyoxigraph.Store()
    store.load(path=str(FILES["nquads"]), format=pyoxigraph.RdfFormat.N_QUADS)
    answer = [tuple(row[name] and row[name].value for name in COLUMNS) for row in store.query(query)]
    assert answer == ANSWERS[place]


def text(term: object) -> str | None:
    return None if term is None else str(term)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.name)
def test_headers(path: object) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert re.fullmatch(r"# title: \S.*", lines[0])
    assert re.fullmatch(r"# description: \S.*", lines[1])
    for line in lines[2:]:
        if not line.startswith("#"):
            break
        parameter = re.fullmatch(r"# param (\w+): (string|int|date|iri|list|groups)\?? = \S.* — \S.*", line)
        assert parameter, line
        assert f"${parameter[1]}" in path.read_text("utf-8")
