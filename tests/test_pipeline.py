"""The whole flow on both stores: what a load keeps, replaces, skips and survives."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

import kg.extract.extractor
import kg.reading
from kg.deriving import refresh
from kg.errors import InputError
from kg.load import Failure, Finished, Given, WebPage
from kg.model.document import Document
from kg.model.report import Record
from kg.pipeline import extract_all, load, try_out
from kg.reading import Readers
from kg.store.base import Store

RIGA = (
    "Foreign Minister Mirela Castan of Romania met President Jonas Ekdal of Sweden in Riga on 14 March 2024."
)
OSLO = "Foreign Minister Mirela Castan of Romania will meet Norwegian Prime Minister Lena Falk in Oslo on 20 May."
FRENCH = "La ministre des Affaires étrangères a rencontré mardi à Paris le président suédois pour parler du climat."
# Counted in reports: a load that reads these three documents finds so many meetings.
MEETINGS = 2


def documents(**metadata: str) -> list[Document | Failure]:
    return [
        Document.of(RIGA, id="riga", language="en", published="2024-03-15", **metadata),
        Document.of(OSLO, id="oslo", language="en", published="2024-05-02", **metadata),
        Document.of(FRENCH, id="paris", language="fr", published="2024-05-03", **metadata),
    ]


def failure(name: str) -> Failure:
    return Failure(source=name, error=InputError(f"{name}: no text in it"))


def counts(summary: Any) -> tuple[int, int, int]:
    return summary.new, summary.replaced, summary.unchanged


def content(store: Store) -> list[list[dict[str, Any]]]:
    """Return all that the graph says, but neither when it was loaded nor how a store keeps count of itself."""
    nodes = store.query(
        "MATCH (n) WHERE NOT n:Document AND NOT n:StoreState RETURN n AS node, n.id AS id ORDER BY id"
    )
    links = store.query(
        "MATCH (a)-[r]->(b) RETURN a.id AS start, b.id AS stop, r AS link, type(r) AS kind ORDER BY kind, start, stop"
    )
    kept = store.query(
        "MATCH (d:Document) RETURN d.id AS id, d.text AS text, d.published AS published, d.publisher AS publisher, "
        "d.load_status AS status ORDER BY id"
    )
    return [list(nodes), list(links), list(kept)]


def meetings(store: Store) -> list[tuple[str, str, str]]:
    rows = store.query(
        "MATCH (p:Person)-[:PARTICIPATES_IN]->(m:Meeting) RETURN p.name AS name, m.date AS date, m.status AS status "
        "ORDER BY date, name"
    )
    return [(row["name"], row["date"], row["status"]) for row in rows]


def emptied(store: Store, id: str) -> Record:
    """Return what is kept of a document as an older extractor, which found nothing, would have read it."""
    record = store.record(id)
    assert record is not None
    old = msgspec.structs.replace(record.extraction, meetings=(), affiliations=(), extractor="rules 0")
    return msgspec.structs.replace(record, extraction=old)


BOTH = [
    ("Jonas Ekdal", "2024-03-14", "held"),
    ("Mirela Castan", "2024-03-14", "held"),
    ("Lena Falk", "2024-05-20", "planned"),
    ("Mirela Castan", "2024-05-20", "planned"),
]


def test_a_load_keeps_the_documents_and_derives_the_graph(store: Store) -> None:
    seen: list[str] = []
    summary = load(store, documents(), on_document=seen.append)
    assert counts(summary) == (3, 0, 0)
    assert (summary.documents, summary.unread, summary.meetings) == (3, 1, MEETINGS)
    assert summary.affiliations >= 3
    assert seen == ["riga", "oslo", "paris"]
    assert not store.stale
    assert meetings(store) == BOTH


def test_the_same_again_changes_nothing(store: Store) -> None:
    load(store, documents())
    before, times = content(store), [record.document.loaded_at for record in store.records()]
    assert counts(load(store, documents())) == (0, 0, 3)
    assert content(store) == before
    assert [record.document.loaded_at for record in store.records()] == times


def test_what_is_known_of_a_document_is_never_lost(store: Store) -> None:
    load(store, documents(publisher="Fjord Times"))
    before = content(store)
    poorer = [Document.of(text, id=id) for text, id in ((RIGA, "riga"), (OSLO, "oslo"))]
    assert counts(load(store, poorer)) == (0, 0, 2)
    assert content(store) == before
    kept = store.record("oslo")
    assert kept is not None
    assert (kept.document.publisher, kept.document.published) == ("Fjord Times", "2024-05-02")


def test_better_metadata_replaces_the_reports_and_keeps_the_ids(store: Store) -> None:
    load(store, [Document.of(OSLO, id="oslo", language="en")])
    (undated,) = store.query("MATCH (m:Meeting) RETURN m.id AS id, m.date AS date")
    assert undated["date"] == "XXXX-05-20"
    summary = load(store, [Document.of(OSLO, id="oslo", published="2024-05-02")])
    assert counts(summary) == (0, 1, 0)
    (dated,) = store.query("MATCH (m:Meeting) RETURN m.id AS id, m.date AS date")
    assert dated == {"id": undated["id"], "date": "2024-05-20"}


def test_a_corrected_text_replaces_what_was_read(store: Store) -> None:
    load(store, documents())
    corrected = Document.of(RIGA.replace("Riga", "Bergen"), id="riga", language="en")
    assert counts(load(store, [corrected])) == (0, 1, 0)
    rows = store.query("MATCH (m:Meeting)-[:LOCATED_IN]->(p:Place) RETURN p.name AS name ORDER BY name")
    assert [row["name"] for row in rows] == ["Bergen", "Oslo"]


def test_inputs_that_fail_are_named_and_the_others_load(store: Store) -> None:
    riga, oslo, paris = documents()
    told: list[Failure] = []
    summary = load(store, [failure("one.txt"), riga, failure("two.txt"), oslo, paris], on_failure=told.append)
    assert [one.source for one in told] == ["one.txt", "two.txt"]
    assert [one["source"] for one in summary.failed] == ["one.txt", "two.txt"]
    assert "no text in it" in summary.failed[0]["error"]
    assert meetings(store) == BOTH


def test_a_document_in_another_language_is_kept_without_reports(store: Store) -> None:
    load(store, documents())
    record = store.record("paris")
    assert record is not None
    assert record.document.load_status == "language not read"
    assert (record.document.text, record.extraction.meetings) == (FRENCH, ())
    (row,) = store.query("MATCH (d:Document {id: 'paris'}) RETURN d.load_status AS status")
    assert row["status"] == "language not read"
    assert list(store.query("MATCH (:Document {id: 'paris'})-[:CONTAINS]->(r) RETURN r.id AS id")) == []


def interrupted() -> Iterator[Document | Failure]:
    riga, *_ = documents()
    yield riga
    raise KeyboardInterrupt


def test_an_interruption_loses_nothing_that_was_read(make_store: Callable[..., Store]) -> None:
    with make_store() as store:
        with pytest.raises(KeyboardInterrupt):
            load(store, interrupted())
        assert not store.stale
        assert meetings(store) == BOTH[:2]
    with make_store() as store:
        assert counts(load(store, documents())) == (2, 0, 1)
        assert meetings(store) == BOTH


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let other processes read from the first document on."""
    monkeypatch.setattr(kg.reading, "FEW", 0)


@pytest.mark.usefixtures("processes")
def test_two_workers_give_the_same_graph(make_store: Callable[..., Store]) -> None:
    store = make_store()
    load(store, documents())
    alone = content(store)
    for id in ("riga", "oslo"):  # so that the workers have to read them anew
        store.put(emptied(store, id))
    summary = load(store, [failure("one.txt"), *documents()], readers=Readers(workers=2))
    assert counts(summary) == (0, 2, 1)
    assert len(summary.failed) == 1
    assert content(store) == alone


def page(name: str, text: str) -> WebPage:
    markup = f"<html><body><article><p>{text}</p></article></body></html>".encode()
    given = Given(published="2024-03-15", language="en")
    return WebPage(name=name, data=markup, charset=None, url=name, given=given, input="crawl.warc")


@pytest.mark.usefixtures("processes")
@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_loaded_as_their_articles(make_store: Callable[..., Store], workers: int) -> None:
    store, readers = make_store(), Readers(workers=workers)
    bare, end = page("https://news.example/bare", ""), Finished(input="crawl.warc")
    pages = [page("https://news.example/riga", RIGA), bare, page("https://news.example/oslo", OSLO), end]
    for counted in ((2, 0, 0), (0, 0, 2)):
        summary = load(store, pages, readers=readers)
        assert counts(summary) == counted
        assert [one["source"] for one in summary.failed] == [bare.name]
    assert len(meetings(store)) == 2 * MEETINGS
    assert [one.source for one in store.failures()] == [bare.name]
    load(store, [*pages[:1], end], readers=readers)
    assert not list(store.failures())
    assert list(extract_all(pages[:1], readers)) == [store.record("https://news.example/riga").extraction]


@pytest.mark.usefixtures("processes")
@pytest.mark.parametrize("workers", [1, 2])
def test_two_copies_in_one_load_complete_each_other(store: Store, workers: int) -> None:
    known, bare = (
        Document.of(OSLO, id="oslo", language="en", published="2024-05-02"),
        Document.of(OSLO, id="oslo"),
    )
    summary = load(store, [known, bare], readers=Readers(workers=workers))
    record = store.record("oslo")
    assert record is not None
    assert record.document.published == "2024-05-02"
    assert counts(summary) == (1, 0, 1)


def test_a_newer_extractor_reads_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, documents())
    monkeypatch.setattr(kg.extract.extractor, "VERSION", "next")
    assert counts(load(store, documents())) == (0, 2, 1)
    rows = list(store.query("MATCH (r:MeetingReport) RETURN r.extractor AS by"))
    assert len(rows) == MEETINGS
    assert all(row["by"].startswith("rules next") for row in rows)


def test_a_stale_graph_is_derived_anew(make_store: Callable[..., Store]) -> None:
    store = make_store()
    load(store, documents()[:1])
    assert not refresh(store)
    store.put(emptied(store, "riga"))
    assert store.stale
    assert refresh(store)
    assert not store.stale
    assert meetings(store) == []


def test_a_load_of_nothing(store: Store) -> None:
    summary = load(store, [])
    assert (summary.documents, summary.failed) == (0, [])
    assert not store.stale
    assert content(store) == [[], [], []]


def test_a_document_that_cannot_be_read_does_not_stop_the_others(store: Store, monkeypatch) -> None:
    extract = kg.extract.extractor.extract

    def fails_on_riga(document: Document):
        if document.id == "riga":
            raise RuntimeError("the parser gave up")
        return extract(document)

    monkeypatch.setattr(kg.extract.extractor, "extract", fails_on_riga)
    summary = load(store, documents())
    assert summary.new == 2
    assert [one["source"] for one in summary.failed] == ["riga"]


@pytest.mark.usefixtures("processes")
@pytest.mark.parametrize("workers", [1, 2])
def test_extracting_gives_one_answer_an_input_in_order(workers: int) -> None:
    riga, oslo, paris = documents()
    plain = Document.of("The bridge was painted green.", id="bridge", language="en")
    items = list(extract_all([riga, failure("one.txt"), plain, paris, oslo], Readers(workers=workers)))
    assert [item.source if isinstance(item, Failure) else item.document.id for item in items] == [
        "riga",
        "one.txt",
        "bridge",
        "paris",
        "oslo",
    ]
    assert [len(item.meetings) for item in items if not isinstance(item, Failure)] == [1, 0, 0, 1]


def test_more_documents_than_the_workers_hold_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.reading, "FEW", 60)  # the first are read here
    many = [Document.of("The bridge was painted green.", id=f"bridge {n}", language="en") for n in range(20)]
    assert [item.document.id for item in extract_all(many, Readers(workers=2))] == [one.id for one in many]


def test_trying_out_counts_and_names_failures() -> None:
    told: list[Failure] = []
    summary = try_out([*documents(), failure("one.txt")], on_failure=told.append)
    assert (summary.new, summary.meetings, len(summary.failed), len(told)) == (3, MEETINGS, 1, 1)


def test_trying_out_counts_what_is_not_read() -> None:
    assert try_out(documents()).unread == 1


def noted(store: Store) -> list[tuple[str, str | None]]:
    return [(one.source, one.input) for one in store.failures()]


def test_what_fails_is_noted_until_it_loads(store: Store) -> None:
    line = Failure(source="a.jsonl, line 2", error=InputError("no text"), input="a.jsonl")
    other = Failure(source="b.html", error=InputError("no text"), input="b.html")
    load(store, [line, Finished(input="a.jsonl"), other])
    assert noted(store) == [("a.jsonl, line 2", "a.jsonl"), ("b.html", "b.html")]
    load(store, [line, Finished(input="a.jsonl")])
    assert noted(store) == [("a.jsonl, line 2", "a.jsonl"), ("b.html", "b.html")]
    load(store, [*documents()[:1], Finished(input="a.jsonl")])
    assert noted(store) == [("b.html", "b.html")]


def test_what_fails_is_noted_also_when_the_load_is_interrupted(store: Store) -> None:
    def broken_off() -> Iterator[Failure]:
        yield Failure(source="b.html", error=InputError("no text"), input="b.html")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(store, broken_off())
    assert noted(store) == [("b.html", "b.html")]


def test_a_mistyped_name_is_not_noted(store: Store) -> None:
    load(store, [failure("nosuch.txt")])
    assert noted(store) == []


def test_a_document_that_cannot_be_read_out_is_noted_until_it_can(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("no idea")

    with monkeypatch.context() as patch:
        patch.setattr(kg.extract.extractor, "extract", crash)
        load(store, documents()[:1])
    assert noted(store) == [("riga", "riga")]
    load(store, documents()[:1])
    assert noted(store) == []


@pytest.mark.usefixtures("processes")
def test_a_failure_is_forgotten_when_what_was_read_is_kept(
    make_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store()
    end = Finished(input="crawl.warc")
    load(store, [page("https://news.example/bare", ""), end])
    kept: list[int] = []
    forget = store.forget_failures
    monkeypatch.setattr(
        store, "forget_failures", lambda sources: (kept.append(store.counts().records), forget(sources))
    )
    load(store, [*documents(), end, Document.of(OSLO, id="later")], readers=Readers(workers=2))
    assert kept == [3]
    assert not list(store.failures())
