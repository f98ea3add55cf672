"""The export of a whole store: the same bytes from either, and what it says of the graph."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, SKOS, TIME, VOID, XSD
from rdflib.term import Node

from kg.compression import opened
from kg.errors import KgError
from kg.export import FORMATS, export
from kg.export.rdf.reading import Reader
from kg.export.selection import chosen
from kg.model.document import Document
from kg.model.entity import Meeting, Membership, Person, Place, Topic
from kg.model.judgement import Judgement
from kg.model.report import DocumentHead, Extraction, Record
from kg.store.base import Store
from kg.store.open import open_store
from kg.validate import validate_file
from tests.sample_graph import sample_graph

GOLDEN = Path(__file__).parent / "golden"
ID = Namespace("https://w3id.org/kg-meetings/id/")
KG = Namespace("https://w3id.org/kg-meetings/schema#")
SCHEMA = Namespace("https://schema.org/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
DOCUMENT = ID["https:%2F%2Fnews.example%2Friga"]
FILES = {
    "turtle": GOLDEN / "sample.ttl",
    "nquads": GOLDEN / "sample.nq",
    "trig": GOLDEN / "sample.trig",
    "jsonld": GOLDEN / "sample.jsonld",
}


def fill(store: Store) -> None:
    """Keep the document and the judgement of the sample, and project it all."""
    graph = sample_graph()
    by_label = {node.label: node for node in graph.nodes()}
    document = msgspec.convert(by_label["Document"].properties, Document)
    store.put(Record(document=document, extraction=Extraction(document=DocumentHead.of(document))))
    store.judge(msgspec.convert(by_label["Judgement"].properties, Judgement))
    store.project(graph)


def exported(store: Store, format: str, **options: object) -> bytes:
    stream = BytesIO()
    export(store, format, stream, **options)
    return stream.getvalue()


@pytest.fixture
def embedded(tmp_path: Path) -> Store:
    with open_store(str(tmp_path / "store")) as store:
        fill(store)
        yield store


@pytest.fixture
def rdf(embedded: Store) -> Graph:
    return Graph().parse(data=exported(embedded, "turtle"), format="turtle")


@pytest.mark.parametrize("page", [1, 2, 3])
def test_ids_come_page_by_page_in_one_order(store: Store, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = sample_graph()
    odd = ["t-z", "t-Z", "t-é", "t-Ж", "t-語", "t-\uffee", "t-\U0001f54a"]
    for id in odd:
        graph.add(Topic(id=id, label=id))
    store.project(graph)
    monkeypatch.setattr("kg.export.rdf.reading._PAGE", page)
    for label in ("Topic", "Person", "Meeting", "Reference"):
        found = [id for ids in Reader(store).batches(label) for id in ids]
        assert found == sorted(node.id for node in graph.nodes() if node.label == label)
    assert set(odd) <= {id for ids in Reader(store).batches("Topic") for id in ids}


@pytest.mark.parametrize("format", FORMATS)
def test_golden(store: Store, format: str, tmp_path: Path) -> None:
    """If the change is meant, copy the file that the message names over the golden one."""
    fill(store)
    fresh = tmp_path / FILES[format].name
    export(store, format, fresh)
    assert fresh.read_text("utf-8") == FILES[format].read_text("utf-8"), f"{fresh} is new"
    assert exported(store, format) == fresh.read_bytes()
    assert b"\r" not in fresh.read_bytes()


def test_both_formats_say_the_same(embedded: Store, rdf: Graph) -> None:
    quads = Dataset()
    quads.parse(data=exported(embedded, "nquads"), format="nquads")
    triples = [(s, p, o) for s, p, o, _ in quads.quads()]
    assert len(triples) == len(set(triples))
    assert set(triples) == set(rdf)


def test_each_document_has_its_reports_in_a_graph(embedded: Store) -> None:
    quads = Dataset()
    quads.parse(data=exported(embedded, "nquads"), format="nquads")
    said = quads.graph(DOCUMENT)
    assert {ID["mr-1"], ID["mr-2"], ID["ar-1"], ID["mn-1-p-ana"], ID["passage/mr-1"]} <= set(said.subjects())
    assert not set(said.subjects()) & {DOCUMENT, ID["m-riga"], ID["p-ana"]}
    assert set(said.objects(ID["mr-1"], PROV.hadPrimarySource)) == {DOCUMENT}


def test_capacity(rdf: Graph) -> None:
    part = ID["participation/p-omar/m-riga"]
    assert (ID["m-riga"], KG.participation, part) in rdf
    assert rdf.value(part, RDF.type) == SEM.Role
    assert rdf.value(part, RDF.value) == ID["p-omar"]
    assert rdf.value(part, KG.inCapacity) == ID["ms-omar"]
    assert rdf.value(rdf.value(part, SEM.roleType), SKOS.prefLabel) == Literal("Head")
    assert rdf.value(part, KG["rank"]) == Literal("General")
    assert rdf.value(ID["ms-omar"], ORG.member) == ID["p-omar"]
    assert rdf.value(ID["ms-omar"], ORG.organization) == ID["o-pact"]


def test_dates_are_edtf_with_days_to_compare(rdf: Graph) -> None:
    riga = ID["m-riga"]
    assert rdf.value(riga, SEM.hasTimeStamp) == Literal("2021-05-03/2021-05-04", datatype=EDTF)
    assert rdf.value(riga, SEM.hasEarliestBeginTimeStamp) == Literal(date(2021, 5, 3))
    assert rdf.value(riga, SEM.hasLatestEndTimeStamp) == Literal("2021-05-04", datatype=XSD.date)


def test_who_says_so_and_where(rdf: Graph) -> None:
    assert rdf.value(ID["mr-2"], PROV.wasAttributedTo) == ID["p-rita"]
    assert rdf.value(ID["mr-1"], PROV.wasAttributedTo) == ID["outlet/Example%20Wire"]
    passage = rdf.value(ID["mr-2"], OA.hasTarget)
    selectors = set(rdf.objects(passage, OA.hasSelector))
    assert {rdf.value(s, RDF.type) for s in selectors} == {OA.TextPositionSelector, OA.TextQuoteSelector}
    assert rdf.value(passage, OA.hasSource) == DOCUMENT


def test_same_as(rdf: Graph) -> None:
    assert (ID["gn:456172"], OWL.sameAs, URIRef("https://sws.geonames.org/456172/")) in rdf
    assert (ID["wd:Q34"], OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q34")) in rdf


def test_a_country_is_not_the_state_in_wikidata(store: Store, tmp_path: Path) -> None:
    graph = sample_graph()
    graph.add(Place(id="gn:2661886", name="Sweden", kind="country", geonames="2661886", wikidata="Q34"))
    store.project(graph)
    export(store, "turtle", tmp_path / "x.ttl")
    rdf, state = Graph().parse(tmp_path / "x.ttl"), URIRef("http://www.wikidata.org/entity/Q34")
    assert list(rdf.subjects(OWL.sameAs, state)) == [ID["wd:Q34"]]
    assert list(rdf.subjects(SKOS.closeMatch, state)) == [ID["gn:2661886"]]
    assert (ID["gn:2661886"], OWL.sameAs, URIRef("https://sws.geonames.org/2661886/")) in rdf


@pytest.mark.parametrize("format", ["turtle", "trig"])
@pytest.mark.parametrize("own", ["https://news.example/schema#", "http://www.w3.org/ns/org#"])
def test_a_base_may_be_the_namespace_of_other_terms(
    store: Store, format: str, own: str, tmp_path: Path
) -> None:
    fill(store)
    namespace = own if "example" in own else None
    export(store, format, tmp_path / "x", base=own, namespace=namespace)
    export(store, "nquads", tmp_path / "y", base=own, namespace=namespace)
    kind = ox.RdfFormat.TURTLE if format == "turtle" else ox.RdfFormat.TRIG
    short = {quad.triple for quad in ox.parse(path=tmp_path / "x", format=kind)}
    assert short == {quad.triple for quad in ox.parse(path=tmp_path / "y", format=ox.RdfFormat.N_QUADS)}


def test_the_dataset_counts_the_others(rdf: Graph) -> None:
    dataset = rdf.value(predicate=RDF.type, object=VOID.Dataset)
    about = len(list(rdf.predicate_objects(dataset)))
    assert int(rdf.value(dataset, VOID.triples)) == len(rdf) - about
    assert int(rdf.value(dataset, VOID.entities)) == 28


@pytest.mark.parametrize(
    ("status", "event"),
    [
        ("held", "EventScheduled"),
        ("planned", "EventScheduled"),
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("proposed", None),
        ("denied", None),
        ("unknown", None),
    ],
)
def test_status(embedded: Store, status: str, event: str | None) -> None:
    graph = sample_graph()
    graph.add(Meeting(id="m-riga", label="x", status=status))
    embedded.project(graph)
    rdf = Graph().parse(data=exported(embedded, "turtle"), format="turtle")
    assert rdf.value(ID["m-riga"], KG.status) == Literal(status)
    assert rdf.value(ID["m-riga"], SCHEMA.eventStatus) == (SCHEMA[event] if event else None)


def test_the_time_of_a_membership_is_an_interval(embedded: Store) -> None:
    graph = sample_graph()
    graph.add(Membership(id="ms-ana", role="Foreign Minister", since="2019"))
    embedded.project(graph)
    rdf = Graph().parse(data=exported(embedded, "turtle"), format="turtle")
    interval = rdf.value(ID["ms-ana"], ORG.memberDuring)
    assert rdf.value(interval, RDF.type) == TIME.Interval
    assert rdf.value(interval, SCHEMA.startDate) == Literal("2019", datatype=EDTF)


def test_base_namespace_date_and_licence_are_the_users(embedded: Store) -> None:
    options = {
        "base": "https://data.example/x/",
        "namespace": "https://data.example/terms#",
        "created": date(2021, 6, 1),
        "license": "https://data.example/terms-of-use",
    }
    text = exported(embedded, "nquads", **options).decode()
    assert "w3id.org/kg-meetings" not in text
    assert "<https://data.example/x/m-riga> <https://data.example/terms#status> " in text
    assert '"2021-06-01"^^<http://www.w3.org/2001/XMLSchema#date>' in text
    assert "<https://data.example/terms-of-use>" in text
    assert b"data.example/x/" in exported(embedded, "turtle", **options)


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_file_is_compressed_as_its_name_says(embedded: Store, tmp_path: Path, ending: str) -> None:
    plain, packed, again = (tmp_path / name for name in ("x.nq", f"x.nq{ending}", f"y.nq{ending}"))
    for path in (plain, packed, again):
        export(embedded, "nquads", path)
    with opened(packed) as stream:
        assert stream.read() == plain.read_bytes()
    assert packed.read_bytes() == again.read_bytes()
    assert packed.stat().st_size < plain.stat().st_size / 4
    assert validate_file(packed).statements == validate_file(plain).statements


def test_the_date_of_the_data_is_that_of_the_last_load(embedded: Store) -> None:
    graph = sample_graph()
    for text, day in (("a", "2021-05-01T10:00:00+00:00"), ("b", "2021-06-02T10:00:00+00:00")):
        graph.add(msgspec.structs.replace(Document.of(text, id=text), loaded_at=day))
    embedded.project(graph)
    rdf = Graph().parse(data=exported(embedded, "turtle"), format="turtle")
    dataset = rdf.value(predicate=RDF.type, object=VOID.Dataset)
    assert rdf.value(dataset, DCTERMS.modified) == Literal(date(2021, 6, 2))
    assert rdf.value(dataset, DCAT.version) == Literal("2021-06-02")
    told = Graph().parse(data=exported(embedded, "turtle", version="3rd edition"), format="turtle")
    assert told.value(dataset, DCAT.version) == Literal("3rd edition")


def test_a_selection_is_valid_and_a_part_of_the_whole(store: Store, tmp_path: Path) -> None:
    store.project(sample_graph())
    part = chosen(store, place="Oslo")
    stream = BytesIO()
    export(store, "nquads", stream, chosen=part)
    # The record of a document has what it says of the part alone.
    own = (b"/export/dataset", b"schema#record>")
    lines = {line for line in stream.getvalue().splitlines() if not any(one in line for one in own)}
    assert lines < set(exported(store, "nquads").splitlines())
    assert b"/id/m-oslo>" in stream.getvalue()
    assert b"/id/m-riga>" not in stream.getvalue()
    file = tmp_path / "part.nq"
    file.write_bytes(stream.getvalue())
    assert validate_file(file).findings == []


def test_a_part_is_a_data_set_of_its_own(embedded: Store) -> None:
    embedded.project(sample_graph())

    def dataset(**conditions: str) -> tuple[Node | None, Node | None]:
        stream = BytesIO()
        part = chosen(embedded, **conditions) if conditions else None
        export(embedded, "turtle", stream, chosen=part)
        rdf = Graph().parse(data=stream.getvalue(), format="turtle")
        found = rdf.value(predicate=RDF.type, object=VOID.Dataset)
        return found, rdf.value(found, DCTERMS.isPartOf)

    whole, nothing = dataset()
    assert nothing is None
    oslo, riga = dataset(place="Oslo"), dataset(place="Riga")
    assert oslo[1] == riga[1] == whole
    assert len({whole, oslo[0], riga[0]}) == 3
    assert dataset(place="Norway") == oslo, "the same meetings are the same part"


@pytest.mark.parametrize("option", ["base", "namespace", "license"])
@pytest.mark.parametrize("value", ["nowhere/", "https://x.example/> .", "https://x.example/a b/"])
def test_what_is_no_iri_is_refused(embedded: Store, option: str, value: str) -> None:
    with pytest.raises(KgError, match=option):
        exported(embedded, "turtle", **{option: value})


@pytest.mark.parametrize(
    "options", [{"base": "https://x.example/a%zz/"}, {"namespace": "http://www.w3.org/ns/org#"}]
)
def test_iris_that_would_spoil_the_export_are_refused(embedded: Store, options: dict[str, str]) -> None:
    with pytest.raises(KgError):
        exported(embedded, "turtle", **options)


def test_an_unknown_format_names_those_there_are(embedded: Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="turtle, nquads"):
        export(embedded, "docx", tmp_path / "x")
    assert set(FORMATS) == set(FILES)


def test_a_failed_export_leaves_the_earlier_file(embedded: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("earlier")

    def stop(done: int, _all: int) -> None:
        if done > 3:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        export(embedded, "turtle", path, progress=stop)
    assert path.read_text() == "earlier"
    assert [p.name for p in tmp_path.glob("x*")] == ["x.ttl"]


def test_progress_and_an_unwritable_path(embedded: Store, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    export(embedded, "turtle", tmp_path / "x.ttl", progress=lambda *state: seen.append(state))
    assert seen[-1] == (28, 28)
    with pytest.raises(KgError, match="nowhere"):
        export(embedded, "turtle", tmp_path / "nowhere" / "x.ttl")


def test_an_empty_store(make_store: Callable[..., Store]) -> None:
    store = make_store()
    assert len(Graph().parse(data=exported(store, "turtle"), format="turtle")) > 0


def test_a_membership_that_is_not_there_is_no_node(embedded: Store) -> None:
    graph = sample_graph()
    graph.add(Person(id="p-new", name="New"))
    graph.link("PARTICIPATES_IN", "p-new", "m-riga", membership="ms-gone")
    embedded.project(graph)
    assert b"ms-gone" not in exported(embedded, "nquads")
