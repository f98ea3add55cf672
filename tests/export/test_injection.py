"""Whatever ids and names hold, the export is well-formed and says just that."""

from collections.abc import Iterator

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph as RdfGraph
from rdflib.namespace import SKOS

from kg.export.statements import statements
from kg.export.vocabulary import Vocabulary
from kg.export.write import WRITERS
from kg.model.document import Document
from kg.model.entity import Meeting, MeetingReportNode, Membership, Mention, Person
from kg.model.graph import Graph

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


@settings(max_examples=150, deadline=None)
@given(graph=graphs())
def test_any_text_makes_good_rdf(graph: Graph) -> None:
    words = Vocabulary()
    blocks = list(statements(graph, words, {}))
    assert len({block.subject for block in blocks}) == len(blocks)
    count = sum(len(block.pairs) for block in blocks)

    # Oxigraph's parser is strict about IRIs and escapes.
    nquads = "".join(WRITERS["nquads"](blocks, words))
    quads = list(pyoxigraph.parse(nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(set(quads)) == len(quads) == count == nquads.count("\n")
    turtle = "".join(WRITERS["turtle"](blocks, words))
    triples = set(pyoxigraph.parse(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert {quad.triple for quad in quads} == {triple.triple for triple in triples}

    rdf = RdfGraph().parse(data=turtle, format="turtle")
    assert len(rdf) == count
    for id, name in texts(graph):
        assert str(rdf.value(words.node(id), SKOS.prefLabel)) == name
