"""A whole graph moves between the stores, both ways, and nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NothingRead
from kg.judging import entity, merge
from kg.load import load_documents
from kg.moving import backup, copy, restore
from kg.pipeline import load
from kg.store.backup_file import read
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import wipe_neo4j
from tests.store.records import judgement, record
from tests.store.test_kept import ALL, IDA, fill
from tests.store.test_projection import content

EXAMPLES = Path(__file__).parents[2] / "examples"
Changes = list[tuple[str, str]]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Give another, empty store: a folder."""
    with open_store(str(tmp_path / "other")) as opened:
        yield opened


def both_ways(store: Store, other: Store) -> Iterator[tuple[Store, Store]]:
    yield store, other
    store.clear()
    yield other, store


def test_all_arrives_and_repeating_changes_nothing(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store)
    for source, target in both_ways(store, other):
        for _ in range(2):
            told: list[int] = []
            assert sum(copy(source, target, tmp_path / "aside", on_items=told.append).counts) == len(ALL)
            assert sum(told) == len(ALL)
            assert list(target.kept()) == ALL
            assert not target.stale
    assert not (tmp_path / "aside").exists()


def test_what_came_later_is_brought_by_copying_again(store: Store, other: Store, tmp_path: Path) -> None:
    fill(store)
    copy(store, other, tmp_path / "aside")
    store.put(record("d-0"))
    store.judge(judgement("j-0"))
    copy(store, other, tmp_path / "aside")
    assert list(other.kept()) == list(store.kept())


def test_other_content_is_refused_unless_it_may_be_replaced(
    store: Store, other: Store, tmp_path: Path
) -> None:
    fill(other)
    store.put(record("d-7"))
    with pytest.raises(NothingRead, match="--force"):
        copy(other, store, tmp_path / "aside")
    assert list(store.kept()) == [record("d-7")]
    copy(other, store, tmp_path / "aside", force=True)
    assert list(store.kept()) == ALL
    assert list(read(tmp_path / "aside")) == [record("d-7")]


def test_a_store_isnt_copied_into_itself(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    fill(store)
    with pytest.raises(NothingRead, match="same store"):
        copy(make_store(read_only=True), store, tmp_path / "aside")
    assert list(store.kept()) == ALL


def test_two_databases_have_two_identities(store: Store, other: Store) -> None:
    assert store.identity != other.identity


@pytest.mark.slow
def test_round_trip_over_both_stores_and_a_file_gives_an_equal_graph(neo4j_uri: str, tmp_path: Path) -> None:
    wipe_neo4j(neo4j_uri)
    aside = tmp_path / "aside"
    with (
        open_store(str(tmp_path / "first")) as first,
        open_store(neo4j_uri) as database,
        open_store(str(tmp_path / "last")) as last,
    ):
        load(first, load_documents([str(EXAMPLES)]))
        people = [row["id"] for row in first.query("MATCH (p:Person) RETURN p.id AS id ORDER BY id LIMIT 4")]
        merge(first, entity(first, people[0]), entity(first, people[1]))
        merge(first, entity(first, people[2]), entity(first, people[3]))
        first.put_references([IDA])
        load(first, [])
        backup(first, tmp_path / "all.kg.gz")
        restore(tmp_path / "all.kg.gz", database, aside)
        copy(database, last, aside)
        assert len(list(last.judgements())) >= 2
        assert list(first.kept()) == list(database.kept()) == list(last.kept())
        graphs = [content(read_graph(store)) for store in (first, database, last)]
        assert graphs[0] == graphs[1] == graphs[2]
        assert len(graphs[0][0]) > 100
        backup(last, tmp_path / "again.kg.gz")
    assert (tmp_path / "again.kg.gz").read_bytes() == (tmp_path / "all.kg.gz").read_bytes()


CHANGES = st.lists(
    st.tuples(st.sampled_from(["put", "judge"]), st.sampled_from(["1", "2", "3", "𝒳"])), max_size=6
)


def apply(store: Store, changes: Changes) -> None:
    for number, (action, key) in enumerate(changes):
        if action == "put":
            store.put(record(f"d-{key}", headline=str(number % 2)))
        else:
            store.judge(judgement(f"j-{key}", left=str(number % 2)))


@settings(max_examples=40, deadline=None)
@given(in_source=CHANGES, in_target=CHANGES)
def test_a_copy_ends_equal_or_leaves_the_target_as_it_was(in_source: Changes, in_target: Changes) -> None:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        with open_store(str(place / "a")) as source, open_store(str(place / "b")) as target:
            apply(source, in_source)
            apply(target, in_target)
            before = list(target.kept())
            try:
                copy(source, target, place / "aside")
                assert list(target.kept()) == list(source.kept())
                assert all(item in list(source.kept()) for item in before)
            except NothingRead:
                assert list(target.kept()) == before
