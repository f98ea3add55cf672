"""``kg validate``: what is wrong is found, and nothing else; the same as another validator finds."""

import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SH, Graph

from kg.errors import KgError, NothingRead
from kg.export import export
from kg.schema import data_path
from kg.store.base import Store
from kg.store.open import open_store
from kg.validate import batches, validate, validate_file
from kg.validate.shapes import Shapes
from kg.validate.validating import _of_index
from tests.export.test_rdf import fill

GOLDEN = Path(__file__).parents[1] / "export" / "golden" / "sample.nq"
LINES = GOLDEN.read_text("utf-8").splitlines(keepends=True)
ID = "https://w3id.org/kg-meetings/id/"
EDTF = "<http://id.loc.gov/datatypes/edtf/EDTF>"
XSD = "http://www.w3.org/2001/XMLSchema#"


def found(file: Path) -> set[tuple[str, str | None, str]]:
    return {(one.node.removeprefix(ID), one.property, one.problem) for one in validate_file(file).findings}


def test_both_stores_are_as_the_schema_wants_them(store: Store) -> None:
    fill(store)
    report = validate(store)
    assert report.found == 0
    assert report.statements == len(LINES)
    assert report.verdict.endswith("no findings.")


# What is replaced in the export, and what is found then.
MISTAKES = {
    "a wrong date": (
        f'hasTimeStamp> "2021-05-03/2021-05-04"^^{EDTF}',
        f'hasTimeStamp> "2021-15-03/2021-05-04"^^{EDTF}',
        {("m-riga", "sem:hasTimeStamp", "is no edtf:EDTF")},
    ),
    "a day that no calendar has": (
        f'hasLatestEndTimeStamp> "2021-05-04"^^<{XSD}date>',
        f'hasLatestEndTimeStamp> "2021-05-32"^^<{XSD}date>',
        {("m-riga", "sem:hasLatestEndTimeStamp", "is no xsd:date")},
    ),
    "an end before the beginning": (
        f'hasLatestEndTimeStamp> "2021-05-04"^^<{XSD}date>',
        f'hasLatestEndTimeStamp> "2021-05-02"^^<{XSD}date>',
        {
            ("m-riga", "sem:hasEarliestBeginTimeStamp", "is after sem:hasLatestEndTimeStamp"),
            ("m-riga", "sem:hasLatestEndTimeStamp", "is before 2021-05-03/2021-05-04"),
        },
    ),
    "an interval backwards": (
        f'hasTimeStamp> "2021-05-03/2021-05-04"^^{EDTF}',
        f'hasTimeStamp> "2021-05-04/2021-05-03"^^{EDTF}',
        {("m-riga", "sem:hasTimeStamp", "ends before it begins")},
    ),
    "bounds of another day": (
        f'hasTimeStamp> "2021-05-03/2021-05-04"^^{EDTF}',
        f'hasTimeStamp> "2021-05-05"^^{EDTF}',
        {("m-riga", "sem:hasLatestEndTimeStamp", "is before 2021-05-05")},
    ),
    "a leap day in another year": (
        f'hasTimeStamp> "2021-05-03/2021-05-04"^^{EDTF}',
        f'hasTimeStamp> "2021-02-29"^^{EDTF}',
        {("m-riga", "sem:hasTimeStamp", "is no day of any calendar")},
    ),
    "a meeting without anybody": (
        rf"(?m)^<{ID}m-oslo> <(\S*hasActor|\S*participation)> .*\n",
        "",
        {("m-oslo", "sem:hasActor", "is missing"), ("m-oslo", "kg:participation", "is missing")},
    ),
    "a post in no organization": (
        rf"(?m)^<{ID}ms-ana> <\S*org#organization> .*\n",
        "",
        {("ms-ana", None, "has no organization, and doesn't say that none is known")},
    ),
    "a word that is none of the list": (
        rf'(<{ID}m-oslo> <\S*status>) "held"',
        r'\1 "hold"',
        {
            (
                "m-oslo",
                "kg:status",
                "is none of held, planned, proposed, postponed, cancelled, denied, unknown",
            )
        },
    ),
    "a property that isn't in the schema": (
        rf"(<{ID}m-oslo> <https://w3id.org/kg-meetings/schema#)status",
        r"\1state",
        {("m-oslo", "kg:status", "is missing"), ("m-oslo", "kg:state", "is no property of it")},
    ),
    "a place that is none": (
        rf"(<{ID}m-oslo> <\S*hasPlace>) <\S*>",
        rf"\1 <{ID}m-riga>",
        {("m-oslo", "sem:hasPlace", "is no schema:Place")},
    ),
    "two where one may be": (
        rf'(<{ID}m-oslo> <\S*status>) "held" \.',
        r'\1 "held" .\n\1 "planned" .',
        {("m-oslo", "kg:status", "is there more than once")},
    ),
    "a number that is too great": (
        rf'(<{ID}m-oslo> <\S*confidence>) "[^"]*"',
        r'\1 "1.5"',
        {("m-oslo", "kg:confidence", "is more than 1")},
    ),
    "a class that isn't in the schema": (
        r"<http://semanticweb.cs.vu.nl/2009/11/sem/Role>",
        "<http://semanticweb.cs.vu.nl/2009/11/sem/Rolle>",
        None,
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found(mistake: str, tmp_path: Path) -> None:
    pattern, instead, expected = MISTAKES[mistake]
    text = "".join(LINES)
    wrong = re.sub(pattern, instead, text) if "(" in pattern else text.replace(pattern, instead)
    assert wrong != text
    file = tmp_path / "wrong.nq"
    file.write_text(wrong, encoding="utf-8")
    if expected is None:
        assert any(problem == "is of no class of the schema: sem:Rolle" for _, _, problem in found(file))
    else:
        assert found(file) == expected


def test_a_post_in_no_organization_and_so_on_are_found_in_however_small_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "wrong.nq"
    lines = [line for line in LINES if "hasActor" not in line and "organization>" not in line]
    file.write_text("".join(lines), encoding="utf-8")
    at_once = validate_file(file)
    monkeypatch.setattr(batches, "_STATEMENTS", 5)
    assert validate_file(file) == at_once
    assert at_once.found > 3


def test_a_node_is_one_node_whatever_graphs_tell_of_it() -> None:
    index = ox.Store()
    for quad in ox.parse("".join(LINES), format=ox.RdfFormat.N_QUADS):
        named = "hasActor" in quad.predicate.value
        graph = ox.NamedNode("http://example.org/other") if named else quad.graph_name
        index.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    report = _of_index(index, Shapes(), "it", None)
    assert report.found == 0
    assert report.statements == len(LINES)


SHAPES = Graph().parse(data_path("schemas/generated/shacl.ttl"))
QUADS = list(ox.parse("".join(LINES), format=ox.RdfFormat.N_QUADS))
INSTEAD = (None, ox.Literal("x"), ox.NamedNode(f"{ID}t-arms-control"), ox.Literal(7))


def of_pyshacl(quads: list[ox.Quad]) -> set[str]:
    """Return the nodes that another validator finds something wrong with."""
    lines = "".join(f"{quad.triple} .\n" for quad in quads)
    _, report, _ = pyshacl.validate(Graph().parse(data=lines, format="nt"), shacl_graph=SHAPES)
    assert isinstance(report, Graph)
    return {str(node) for node in report.objects(None, SH.focusNode)}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(QUADS) - 1), st.sampled_from(INSTEAD)), min_size=1, max_size=6))
def test_another_validator_finds_the_same_nodes(
    changes: list[tuple[int, ox.Literal | ox.NamedNode | None]],
) -> None:
    quads: dict[int, ox.Quad] = dict(enumerate(QUADS))
    for at, instead in changes:
        quad = QUADS[at]
        if quad.predicate.value.endswith("#type") or "TimeStamp" in quad.predicate.value:
            continue  # what has no class is a finding of its own; of dates that aren't any, pyshacl dies
        if instead is None:
            quads.pop(at, None)
        else:
            quads[at] = ox.Quad(quad.subject, quad.predicate, instead, quad.graph_name)
    index = ox.Store()
    index.extend(quads.values())
    ours = {one.node for one in _of_index(index, Shapes(), "it", None).findings}
    assert ours == of_pyshacl(list(quads.values()))


def test_a_file_that_is_no_rdf_is_told_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix : <http://x/> . :a :b", encoding="utf-8")
    with pytest.raises(KgError, match=r"broken.ttl is no Turtle: .* line 1"):
        validate_file(broken)
    other = tmp_path / "notes.docx"
    other.write_text("no", encoding="utf-8")
    with pytest.raises(NothingRead, match="its name tells no format of RDF"):
        validate_file(other)


def test_only_the_first_findings_are_kept_and_all_counted(tmp_path: Path) -> None:
    file = tmp_path / "foreign.nt"
    file.write_text("".join(f"<http://x/{at}> <http://x/p> 'a' .\n".replace("'", '"') for at in range(1500)))
    report = validate_file(file)
    assert (report.found, len(report.findings)) == (1500, 1000)
    assert "the first 1,000 are shown" in report.verdict


def test_blank_nodes_are_looked_at_like_others(tmp_path: Path) -> None:
    file = tmp_path / "blank.ttl"
    file.write_text(
        "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> . @prefix org: <http://www.w3.org/ns/org#> .\n"
        "[] a sem:Event . <https://x.example/m> a org:Membership ; org:organization [ a org:Organization ] .\n"
    )
    report = validate_file(file)
    assert report.nodes == 3
    assert {one.node.startswith("urn:blank:") for one in report.findings} == {True, False}


def test_an_export_with_a_namespace_of_its_own_is_looked_at_by_it(tmp_path: Path) -> None:
    namespace, file = "https://news.example/terms#", tmp_path / "own.ttl"
    with open_store(str(tmp_path / "store")) as store:
        fill(store)
        export(store, "turtle", file, namespace=namespace)
    assert validate_file(file, namespace=namespace).findings == []
    assert validate_file(file).found > 0
    file.write_text(file.read_text("utf-8").replace('kg:status "planned"', 'kg:status "perhaps"'), "utf-8")
    (finding, *_) = validate_file(file, namespace=namespace).findings
    assert (finding.property, finding.value) == ("kg:status", "perhaps")


@pytest.mark.parametrize("name", ["empty.nq", "empty.ttl", "empty.jsonld"])
def test_a_file_that_says_nothing_is_told_so(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("{}" if name.endswith("jsonld") else "")
    with pytest.raises(KgError, match="says nothing"):
        validate_file(file)
