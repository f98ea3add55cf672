"""What a load keeps: each document at once, or in batches where others read; nothing is lost or doubled."""

from collections.abc import Callable, Iterator, Sequence

import pytest

import kg.keeping
from kg.errors import InputError, StoreError
from kg.keeping import Keeping
from kg.load import Failure, Finished
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction, Record
from kg.reading import Readers
from kg.store.base import Store
from kg.summary import Summary

READERS = Readers(extractor="name-pair")
MANY = 120


def documents(number: int) -> list[Document]:
    return [Document.of("Nobody met anybody.", id=f"d{one:03}", language="en") for one in range(number)]


def said(document: Document) -> Extraction:
    return Extraction(document=DocumentHead.of(document), extractor=READERS.name)


def keeping_in(
    store: Store,
    summary: Summary,
    in_batches: bool = True,
    on_failure: Callable[[Failure], None] = lambda failure: None,
) -> Keeping:
    return Keeping(store, READERS, summary, in_batches=lambda: in_batches, on_failure=on_failure)


class Written:
    """How many records a store was given at a time."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.numbers: list[int] = []
        put_all = store.put_all

        def noted(records: Sequence[Record]) -> None:
            self.numbers.append(len(records))
            put_all(records)

        monkeypatch.setattr(store, "put_all", noted)


@pytest.mark.parametrize(("in_batches", "numbers"), [(False, [1] * MANY), (True, [50, 50, 20])])
def test_documents_are_kept_at_once_or_together(
    store: Store, monkeypatch: pytest.MonkeyPatch, in_batches: bool, numbers: list[int]
) -> None:
    monkeypatch.setattr(kg.keeping, "_SECONDS", 600)
    written, summary = Written(store, monkeypatch), Summary()
    keeping = keeping_in(store, summary, in_batches)
    for document in documents(MANY):
        keeping.keep(document, said(document))
    keeping.flush()
    assert written.numbers == numbers
    assert summary.new == MANY
    assert [one.document.id for one in store.records()] == [one.id for one in documents(MANY)]


@pytest.mark.parametrize(("limit", "value"), [("_SECONDS", 0), ("_CHARACTERS", 10)])
def test_what_was_read_for_long_or_is_much_does_not_wait(
    store: Store, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(kg.keeping, limit, value)
    written = Written(store, monkeypatch)
    keeping = keeping_in(store, Summary())
    for document in documents(3):
        keeping.keep(document, said(document))
    assert written.numbers == [1, 1, 1]


def test_copies_in_one_batch_complete_each_other(store: Store) -> None:
    summary = Summary()
    keeping = keeping_in(store, summary)
    bare = Document.of("Nobody met anybody.", id="d", language="en")
    dated = Document.of("Nobody met anybody.", id="d", language="en", published="2024-05-02")
    french = Document.of("Personne.", id="f", language="fr")
    for document in (dated, bare, french, dated):
        keeping.keep(document, None if document is french else said(document))
    keeping.flush()
    assert (summary.new, summary.replaced, summary.unchanged, summary.unread) == (2, 0, 2, 1)
    kept = store.record("d")
    assert kept is not None
    assert kept.document.published == "2024-05-02"


@pytest.mark.parametrize("in_batches", [False, True])
def test_only_what_is_new_or_changed_goes_on_in_order(
    make_store: Callable[..., Store], in_batches: bool
) -> None:
    store, summary = make_store(), Summary()
    keeping = keeping_in(store, summary, in_batches)
    old, new = documents(MANY)[::2], documents(MANY)
    for document in old:
        keeping.keep(document, said(document))
    keeping.flush()
    failure = Failure(source="x", error=InputError("x"))
    items = [*new[:7], failure, *new[7:], Finished(input="x")]
    expected = [item for item in items if item not in old]
    assert list(keeping.changed(items)) == expected
    assert (summary.new, summary.unchanged) == (len(old), len(old))


def test_without_batches_nothing_is_asked_for_ahead(store: Store) -> None:
    taken = []

    def source() -> object:
        for document in documents(3):
            taken.append(document.id)
            yield document

    next(keeping_in(store, Summary(), False).changed(source()))  # type: ignore[arg-type]
    assert taken == ["d000"]


@pytest.mark.parametrize(("error", "kept"), [(KeyboardInterrupt(), 3), (StoreError("no room"), 0)])
def test_what_an_interruption_left_is_kept_and_what_the_store_refused_is_not_tried_again(
    make_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch, error: BaseException, kept: int
) -> None:
    store = make_store()
    keeping = keeping_in(store, Summary())
    for document in documents(3):
        keeping.keep(document, said(document))

    def fails(records: Sequence[Record]) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(store, "put_all", fails)
        with pytest.raises(type(error)):
            keeping.flush()
    keeping.flush()
    assert len(list(store.records())) == kept


def test_a_document_that_cannot_be_read_again_stops_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(document: Document, extractor: str) -> Extraction:
        raise RuntimeError("the parser gave up")

    monkeypatch.setattr("kg.reading.extract", fails)
    failed: list[Failure] = []
    keeping = keeping_in(store, Summary(), on_failure=failed.append)
    dated = Document.of("Nobody met anybody.", id="x", language="en", published="2024-05-02")
    better = Document.of("Nobody met anybody.", id="x", language="en", headline="Talks")
    for document in (*documents(3), dated, better, *documents(5)[3:]):
        keeping.keep(document, said(document))
    keeping.flush()
    assert ["the parser gave up" in str(one.error) for one in failed] == [True]
    assert len(list(store.records())) == len(documents(5)) + 1


def test_of_a_slow_source_few_wait_for_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.keeping, "_SLOW", -1)
    taken = []

    def source() -> Iterator[Document]:
        for document in documents(3):
            taken.append(document.id)
            yield document

    for number, _ in enumerate(keeping_in(store, Summary()).changed(source()), start=1):
        assert len(taken) == number


def test_what_is_read_is_kept_while_only_known_documents_come(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.keeping, "_SECONDS", 0)
    first, *others = documents(40)
    keeping_in(store, Summary(), False).keep(others[0], said(others[0]))
    keeping = keeping_in(store, Summary())
    monkeypatch.setattr(kg.keeping, "_SECONDS", 600)
    keeping.keep(first, said(first))
    assert store.record(first.id) is None
    monkeypatch.setattr(kg.keeping, "_SECONDS", 0)
    list(keeping.changed([others[0]] * 20))
    assert store.record(first.id)
