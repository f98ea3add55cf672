"""Whatever ids and names hold, the export is well-formed and says just that."""

from collections.abc import Iterator
from io import BytesIO
from tempfile import TemporaryDirectory

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib.namespace import SKOS

from kg.export import export
from kg.export.rdf import Vocabulary
from kg.model.document import Document
from kg.model.entity import Meeting, MeetingReportNode, Membership, Mention, Person
from kg.model.graph import Graph
from kg.store.base import Store
from kg.store.open import open_store

NASTY = st.sampled_from(
    ["a b", "x> <y", '"', '""""', "\\", "\\u0041", "line\nline", "\r\n", "\t", "'''", "{|}^`", "%2F", "%", "..",
     ".", "/", "//", "../x", "?#", "wd:Q1", "_:b", "@en", "^^", "é", "Ω\u2028\x85", "😀", "\x00", "\x7f", "a.",
     "-", ":", "https://news.example/a b?q=\"x\"&y=<z>#f"]
)  # fmt: skip
TEXT = NASTY | st.text(min_size=1, max_size=8)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a graph whose ids, names and quotes are any text."""
    ids = iter(draw(st.lists(TEXT, min_size=6, max_size=6, unique=True)))
    graph = Graph()
    document = Document.of(
        draw(TEXT), id=next(ids), url=draw(TEXT), publisher=draw(TEXT), headline=draw(TEXT)
    )
    person = graph.add(Person(id=next(ids), name=draw(TEXT), aliases=(draw(TEXT),), wikidata=draw(TEXT)))
    meeting = graph.add(Meeting(id=next(ids), label=draw(TEXT)))
    membership = graph.add(Membership(id=next(ids), role=draw(TEXT), since=draw(TEXT)))
    report = graph.add(
        MeetingReportNode(
            id=next(ids), quote=draw(TEXT), start_offset=0, end_offset=1, status="held", kind="call",
            format="remote", confidence=0.5, extractor=draw(TEXT),
        )
    )  # fmt: skip
    mention = graph.add(
        Mention(
            id=next(ids), text=draw(TEXT), start_offset=None, end_offset=None, kind="person", part="person"
        )
    )
    graph.add(document)
    graph.link("HOLDS", person, membership)
    graph.link("PARTICIPATES_IN", person, meeting, role=draw(TEXT), membership=membership)
    graph.link("CONTAINS", document.id, report)
    graph.link("REPORTS", report, meeting)
    graph.link("MENTIONS", report, mention)
    graph.link("REFERS_TO", mention, person)
    return graph


def texts(graph: Graph) -> Iterator[tuple[str, str]]:
    """Yield the id and name of what has one."""
    for node in graph.nodes():
        if name := node.properties.get("name") or node.properties.get("label"):
            yield node.id, name


def exported(store: Store, format: str) -> bytes:
    stream = BytesIO()
    export(store, format, stream)
    return stream.getvalue()


@settings(max_examples=80, deadline=None)
@given(graph=graphs())
def test_any_text_makes_good_rdf(graph: Graph) -> None:
    with TemporaryDirectory() as folder, open_store(f"{folder}/store") as store:
        store.project(graph)
        nquads, turtle, trig = (exported(store, format) for format in ("nquads", "turtle", "trig"))

    # Oxigraph's parser is strict about IRIs and escapes.
    quads = list(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))
    count = len(quads)
    assert len(set(quads)) == count == nquads.count(b"\n")
    assert set(pyoxigraph.parse(trig, format=pyoxigraph.RdfFormat.TRIG)) == set(quads)
    triples = set(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    assert {quad.triple for quad in quads} == {triple.triple for triple in triples}

    rdf = RdfGraph().parse(data=turtle, format="turtle")
    assert len(rdf) == count
    words = Vocabulary()
    for id, name in texts(graph):
        assert str(rdf.value(URIRef(words.node(id)), SKOS.prefLabel)) == name
