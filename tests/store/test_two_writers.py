"""Several processes that write into one Neo4j at once: each waits until what another one read is written."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.deriving import refresh
from kg.model.derivation import DERIVATION
from kg.model.graph import Relationship
from kg.model.report import Record
from kg.resolve.resolver import Resolution, resolve
from kg.resolve.standing import read, written
from kg.store.base import Store
from kg.store.neo4j_projection import Projecting
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import run_neo4j, wipe_neo4j
from tests.resolve.telling import day, meeting, person, told
from tests.sample_graph import sample_graph
from tests.store.test_projection import content

_LONG = 60  # seconds; nothing that is waited for takes one


@pytest.fixture
def both(neo4j_uri: str) -> Iterator[tuple[Store, Store]]:
    """Give two connections to an empty store."""
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as one, open_store(neo4j_uri) as other:
        yield one, other


@pytest.fixture
def overlapping(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[bool]]:
    """Return what begins the first work, and the second one where the first has read what is there."""
    links = Projecting.links
    has_read, may_write = threading.Event(), threading.Event()

    def waiting(self: Projecting, wanted: Iterable[Relationship], types: set[str]) -> None:
        if not has_read.is_set():
            has_read.set()
            assert may_write.wait(_LONG)
        links(self, wanted, types)

    def run(first: Callable[[], bool], second: Callable[[], bool]) -> list[bool]:
        monkeypatch.setattr(Projecting, "links", waiting)
        with ThreadPoolExecutor(2) as pool:
            begun = pool.submit(first)
            assert has_read.wait(_LONG)
            meanwhile = pool.submit(second)
            with pytest.raises(TimeoutError):  # it takes a tenth of that where nobody holds it off
                meanwhile.result(timeout=2)
            may_write.set()
            return [begun.result(_LONG), meanwhile.result(_LONG)]

    return run


def _record(number: int) -> Record:
    said = meeting(person("Mirela Castan"), person(f"Rita Holm {number}"), date=day(f"2021-05-{number:02}"))
    return told(f"d{number}", said)


def _as_kept(store: Store) -> bool:
    return content(read_graph(store)) == content(resolve(store.records(), store.judgements()))


def test_who_writes_the_graph_waits_for_another_one(
    both: tuple[Store, Store], overlapping: Callable[..., list[bool]]
) -> None:
    one, other = both
    smaller = resolve([_record(1)])
    done = overlapping(lambda: one.project(sample_graph()), lambda: other.project(smaller))
    assert done == [True, True]
    assert content(read_graph(one)) == content(smaller)


def test_who_changes_the_graph_waits_for_another_one(
    both: tuple[Store, Store], overlapping: Callable[..., list[bool]]
) -> None:
    one, other = both
    one.put_all([_record(number) for number in range(1, 4)])
    refresh(one)
    other.put(_record(4))
    digests = other.digests()
    found = Resolution(read(other.standing()), digests, lambda key: other.records_of([key])[0])
    done = overlapping(
        lambda: refresh(one, always=True), lambda: other.change(found.changes, written(found.standing))
    )
    assert done == [True, False]
    assert _as_kept(one)
    assert not one.stale


def test_a_graph_of_fewer_records_doesnt_replace_one_of_more(both: tuple[Store, Store]) -> None:
    one, other = both
    one.put(_record(1))
    older = resolve(one.records())
    other.put(_record(2))
    refresh(other)
    assert not one.project(older)
    assert not one.stale
    assert _as_kept(one)


def test_a_graph_that_claims_what_was_never_kept_is_made_anew(
    both: tuple[Store, Store], neo4j_uri: str
) -> None:
    one, _ = both
    one.put(_record(1))
    state = f"{{projected: 99, derivation: {DERIVATION!r}}}"
    run_neo4j(neo4j_uri, f"MATCH (s:StoreState {{id: 'state'}}) SET s += {state}")
    refresh(one)
    assert not one.stale
    assert _as_kept(one)


def test_who_is_overtaken_makes_a_graph_anew_that_must_be(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, neo4j_uri: str
) -> None:
    one, other = both
    one.put(_record(1))
    refresh(one)
    run_neo4j(neo4j_uri, "MATCH (p:Person) SET p.name = 'X'")
    digests = type(one).digests
    overtaken = [lambda: None, lambda: None]

    def overtaking(self: Store) -> dict[str, str]:
        found = digests(self)
        if self is one and overtaken:
            overtaken.pop()
            other.put(_record(5 + len(overtaken)))
            refresh(other)
            run_neo4j(neo4j_uri, "MATCH (p:Person) SET p.name = 'X'")
        return found

    monkeypatch.setattr(type(one), "digests", overtaking)
    refresh(one, always=True)
    assert not overtaken
    assert _as_kept(one)


def test_who_no_longer_holds_others_off_begins_again(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, neo4j_uri: str
) -> None:
    """A server that goes away and comes back knows nothing of who held others off."""
    one, other = both
    links = Projecting.links
    lost: list[str] = []

    def losing(self: Projecting, wanted: Iterable[Relationship], types: set[str]) -> None:
        links(self, wanted, types)
        if not lost:
            (held,) = run_neo4j(
                neo4j_uri,
                "SHOW TRANSACTIONS YIELD connectionId, activeLockCount WHERE activeLockCount > 0 "
                "AND connectionId STARTS WITH 'bolt' RETURN connectionId AS id",
            )
            lost.append(held["id"])
            run_neo4j(neo4j_uri, f"CALL dbms.killConnection('{held['id']}')")
            other.put(_record(2))
            refresh(other)

    one.put(_record(1))
    monkeypatch.setattr(Projecting, "links", losing)
    refresh(one)
    assert lost
    assert _as_kept(one)


def test_several_that_begin_at_once_make_each_index_once(neo4j_uri: str) -> None:
    writers = 4
    together = threading.Barrier(writers)

    def begin() -> None:
        together.wait()
        open_store(neo4j_uri).close()

    for _ in range(5):
        wipe_neo4j(neo4j_uri)
        for row in run_neo4j(neo4j_uri, "SHOW CONSTRAINTS YIELD name RETURN *"):
            run_neo4j(neo4j_uri, f"DROP CONSTRAINT {row['name']}")
        for row in run_neo4j(neo4j_uri, "SHOW INDEXES YIELD name, labelsOrTypes RETURN *"):
            if row["labelsOrTypes"]:
                run_neo4j(neo4j_uri, f"DROP INDEX {row['name']}")
        with ThreadPoolExecutor(writers) as pool:
            for opened in [pool.submit(begin) for _ in range(writers)]:
                opened.result()
        with open_store(neo4j_uri) as store:
            assert {finding.what for finding in store.check()} == {"StoreState"}  # nothing is kept yet
