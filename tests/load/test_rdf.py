"""Exports that were cut, edited or never ours: each is named with what is wrong, and nothing else is lost."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kg.export import export
from kg.load import Failure, load_documents
from kg.model.document import Document
from kg.model.report import Record
from kg.pipeline import load
from kg.store.open import open_store
from tests.load.conftest import failures

Write = Callable[[str, str | bytes], str]
TERM = "https://w3id.org/kg-meetings/schema#record"
JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
SENTENCE = "Foreign Minister Ana Lindqvist of Sweden met Prime Minister Omar Benali of Morocco in Riga on 3 May 2021."


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, object]:
    """Give what an export keeps of a document, to be spoilt."""
    with open_store(str(tmp_path / "kept")) as store:
        load(store, [Document.of(SENTENCE, id="d-riga", language="en", published="2021-05-04")])
        export(store, "nquads", tmp_path / "kept.nq")
    (record,) = load_documents([str(tmp_path / "kept.nq")])
    assert isinstance(record, Record)
    found: dict[str, object] = msgspec.to_builtins(record)
    return found


def line(kept: object, term: str = TERM) -> str:
    return f"<https://x.example/id/d> <{term}> {json.dumps(json.dumps(kept))}^^<{JSON}> .\n"


def test_other_rdf_is_no_export(written: Write) -> None:
    (failed,) = failures(written("other.ttl", "<https://a.example/> a <https://b.example/> ."))
    assert str(failed.error).endswith("other.ttl: this RDF is no export of kg: nothing in it is kg:record")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.nq", "<https://a.example/> <https://b.example/> ", "this is no N-Quads"),
        ("cut.jsonld", '{"@context": {', "this is no JSON-LD"),
        ("bytes.nq", b'<https://a.example/> <https://b.example/> "\xff\xfe" .', "this is no N-Quads"),
        ("cut.nq.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "it can't be unpacked"),
        ("plain.nq.gz", b"no gzip at all", "it can't be unpacked"),
        ("plain.nq.zst", b"no zstandard at all", "it can't be unpacked"),
    ],
)
def test_files_that_break_off_are_named(written: Write, name: str, content: str | bytes, said: str) -> None:
    (failed,) = failures(written(name, content))
    assert f"{name}: {said}" in str(failed.error)


def test_what_is_spoilt_is_named_and_the_rest_comes(written: Write, kept: dict[str, object]) -> None:
    file = written(
        "some.nq", line({"document": {"id": "x"}}) + line(kept) + line(["no entry"]) + line({"id": "j"})
    )
    found = list(load_documents([file]))
    assert [type(one) for one in found] == [Failure, Record, Failure, Failure]
    assert "what was kept of <https://x.example/id/d> can't be read" in str(found[0].error)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "value"),
    [("start", -1), ("start", 5), ("end", 10**12), ("end", 3), ("quote", "other words")],
)
def test_a_passage_that_doesnt_fit_is_refused(
    written: Write, kept: dict[str, object], key: str, value: object
) -> None:
    kept["extraction"]["meetings"][0][key] = value  # type: ignore[index]
    (failed,) = load_documents([written("moved.nq", line(kept))])
    assert isinstance(failed, Failure)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("document", "published"), "2024-13-45", "isn't a date"),
        (("document", "loaded_at"), "yesterday", "Invalid isoformat"),
        (("document", "sha256"), "abc", "no SHA-256"),
        (("extraction", "meetings", 0, "participants", 0, "name"), " ", "no name"),
        (("extraction", "meetings", 0, "date", "edtf"), "2021-04-31", "is no date"),
        (("extraction", "meetings", 0, "date", "latest"), "2021-05-02", "is after"),
        (("extraction", "affiliations", 0, "confidence"), 7, "confidence"),
    ],
)
def test_what_no_reader_gives_is_refused(
    written: Write, kept: dict[str, object], path: tuple[object, ...], value: object, said: str
) -> None:
    """Kept, it would break the making of the graph, and there would be no way to be rid of it."""
    *way, last = path
    place: object = kept
    for step in way:
        place = place[step]  # type: ignore[index]
    place[last] = value  # type: ignore[index]
    (failed,) = load_documents([written("spoilt.nq", line(kept))])
    assert isinstance(failed, Failure)
    assert said in str(failed.error)


def test_a_deep_and_a_large_number_stop_nothing(written: Write, kept: dict[str, object]) -> None:
    term = TERM.replace("#record", "#position")
    deep = f'<https://x.example/id/e> <{TERM}> "{"[" * 200_000}"^^<{JSON}> .\n'
    large = (
        f'<https://x.example/id/d> <{term}> "{"9" * 5000}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )
    found = list(load_documents([written("hostile.nq", deep + large + line(kept))]))
    assert [type(one) for one in found] == [Failure, Record]


def test_a_record_of_two_documents_is_refused(written: Write, kept: dict[str, object]) -> None:
    kept["document"]["id"] = "d-other"  # type: ignore[index]
    (failed,) = load_documents([written("two.nq", line(kept))])
    assert isinstance(failed, Failure)
    assert "it says that it is of 'd-riga'" in str(failed.error)


def test_a_namespace_of_ones_own_is_read(written: Write, kept: dict[str, object]) -> None:
    file = written("own.nq", line(kept, "https://own.example/terms/record"))
    assert [type(one) for one in load_documents([file])] == [Record]


def test_the_look_of_a_stream_tells_its_format(written: Write, kept: dict[str, object]) -> None:
    turtle = f"@prefix : <{TERM.removesuffix('record')}> .\n" + line(kept)
    for content in (line(kept), turtle):
        assert [type(one) for one in load_documents([written("without-ending", content)])] == [Record]


def test_any_input_may_be_compressed(written: Write) -> None:
    import gzip

    (document,) = load_documents([written("riga.txt.gz", gzip.compress(SENTENCE.encode()))])
    assert isinstance(document, Document)
    assert document.text.strip() == SENTENCE
