"""Reference data through the whole flow: kept, counted, and nothing lost when something breaks off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.load import Failure, Item, load_documents
from kg.model.document import Document
from kg.model.reference import ReferenceEntry
from kg.pipeline import extract_all, load, try_out
from kg.store.base import Store

PEOPLE = str(Path(__file__).parent / "data" / "ftm" / "people.ftm.json")
ENTITIES, OTHERS = 14, {"Address": 1, "Family": 1}
PLAIN = Document.of("The bridge was painted green, and the town was pleased with it.", id="plain")


def numbered(number: int) -> ReferenceEntry:
    return ReferenceEntry(id=f"x-{number}", kind="body", name="B", names=("B",))


def test_entities_are_kept_and_counted(store: Store) -> None:
    told: list[int] = []
    summary = load(store, load_documents([PEOPLE]), on_references=told.append)
    counts = summary.references
    assert (counts.new, counts.changed, counts.unchanged, counts.skipped) == (ENTITIES, 0, 0, OTHERS)
    assert (sum(told), summary.documents, summary.anything) == (ENTITIES, 0, True)
    assert len(list(store.references())) == ENTITIES
    assert not store.stale


def test_the_same_again_changes_nothing(store: Store) -> None:
    load(store, load_documents([PEOPLE]))
    before = list(store.references())
    counts = load(store, load_documents([PEOPLE])).references
    assert (counts.new, counts.changed, counts.unchanged) == (0, 0, ENTITIES)
    assert list(store.references()) == before


def test_documents_and_failures_between_entities_pass(store: Store) -> None:
    failure = Failure(source="x, line 2", error=InputError("x, line 2: bad"))
    failed: list[Failure] = []
    summary = load(store, [numbered(1), failure, PLAIN, numbered(2)], on_failure=failed.append)
    assert (summary.new, summary.references.new, failed) == (1, 2, [failure])


def test_what_was_read_before_an_interruption_is_kept(store: Store) -> None:
    def broken_off() -> Iterator[Item]:
        yield from map(numbered, range(1500))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(store, broken_off())
    assert len(list(store.references())) == 1500
    assert not store.stale


def test_an_interruption_while_a_document_is_read_keeps_them_too(
    make_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(document: Document) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.reading.done", lambda document, name: interrupted(document))
    store = make_store()
    with pytest.raises(KeyboardInterrupt):
        load(store, [numbered(1), PLAIN, numbered(2)])
    assert [entry.id for entry in store.references()] == ["x-1"]


def test_a_dry_run_counts_them() -> None:
    counts = try_out(load_documents([PEOPLE])).references
    assert (counts.new, counts.skipped) == (ENTITIES, OTHERS)


def test_there_is_nothing_to_extract_from_them() -> None:
    (failure,) = extract_all(load_documents([PEOPLE]))
    assert isinstance(failure, Failure)
    assert "kg load" in str(failure.error)
