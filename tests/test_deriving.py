"""Bringing the stored graph up to date: only what differs is resolved and written, and the result is the same."""

from pathlib import Path

import pytest

from kg import deriving
from kg.deriving import refresh
from kg.model.graph import GraphSource
from kg.model.report import Record
from kg.resolve.resolver import Resolution, resolve
from kg.resolve.standing import Standing, read, written
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import wipe_neo4j
from tests.resolve.telling import day, decide, holds, meeting, mention_of, person, place, told

CASTAN = person("Mirela Castan", "Foreign Minister", "Romania", country="RO")
EKDAL = person("Jonas Ekdal", "President", "Sweden", country="SE")


def _record(number: int, **metadata: str) -> Record:
    at = place("Oslo", "NO") if number % 2 else place("Riga", "LV")
    body = person(f"Office {number}", kind="organization")
    post = holds("Mirela Castan", "Foreign Minister", "Romania", country="RO")
    said = meeting(CASTAN, EKDAL, body, date=day(f"2021-05-{number:02}"), at=at, topics=(f"Topic {number}",))
    return told(f"d{number}", said, post, **metadata)


def _as_kept(store: Store) -> bool:
    """Whether the stored graph is the one that follows from what is kept."""
    found, wanted = read_graph(store), resolve(store.records(), store.judgements())
    return (list(found.nodes()), list(found.relationships())) == (
        list(wanted.nodes()),
        list(wanted.relationships()),
    )


@pytest.fixture
def begun(store: Store) -> Store:
    """Return a store with some documents and the graph made of them."""
    store.put_all([_record(number) for number in range(1, 6)])
    refresh(store)
    return store


@pytest.fixture
def made_anew(monkeypatch: pytest.MonkeyPatch, begun: Store) -> list[GraphSource]:
    """Return the graphs that are written as a whole from now on."""
    graphs: list[GraphSource] = []
    project = type(begun).project

    def noted(self: Store, graph: GraphSource, standing: bytes | None = None) -> bool:
        graphs.append(graph)
        return project(self, graph, standing)

    monkeypatch.setattr(type(begun), "project", noted)
    return graphs


def test_a_document_more_changes_only_what_differs(begun: Store, made_anew: list[GraphSource]) -> None:
    begun.put(_record(6))
    assert refresh(begun)
    assert not begun.stale
    assert made_anew == []
    assert _as_kept(begun)


def test_so_does_a_document_that_says_something_else(begun: Store, made_anew: list[GraphSource]) -> None:
    begun.put(told("d2", meeting(EKDAL, person("Rita Holm"), date=day("2021-05-02"))))
    refresh(begun)
    assert made_anew == []
    assert not list(begun.query("MATCH (n:Organization {name: 'Office 2'}) RETURN n.id"))
    assert not list(begun.query("MATCH (n:Topic {label: 'Topic 2'}) RETURN n.id"))
    assert _as_kept(begun)


def test_so_does_a_judgement(begun: Store, made_anew: list[GraphSource]) -> None:
    left, right = (mention_of(_record(number), name) for number, name in ((1, CASTAN.text), (3, EKDAL.text)))
    begun.judge(decide(left, right, "yes"))
    refresh(begun)
    assert made_anew == []
    assert list(begun.query("MATCH (p:Person) RETURN count(p) AS number")) == [{"number": 1}]
    assert _as_kept(begun)


def test_where_much_is_new_the_graph_is_made_anew(
    begun: Store, made_anew: list[GraphSource], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deriving, "_FEW", 2)
    begun.put_all([_record(number) for number in range(6, 9)])
    refresh(begun)
    assert len(made_anew) == 1
    assert _as_kept(begun)


def test_a_graph_of_other_rules_is_made_anew(
    begun: Store, made_anew: list[GraphSource], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.model.derivation.DERIVATION", "of another time")
    begun.put(_record(6))
    refresh(begun)
    assert len(made_anew) == 1


def test_a_graph_that_nobody_knows_the_making_of_is_made_anew(
    begun: Store, made_anew: list[GraphSource]
) -> None:
    begun.project(resolve(begun.records()))
    begun.put(_record(6))
    refresh(begun)
    assert len(made_anew) == 2
    assert _as_kept(begun)


def test_what_is_damaged_isnt_gone_on_from(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.put_all([_record(number) for number in range(1, 4)])
        refresh(store)
    (beside,) = (tmp_path / "s").glob("*.standing")
    content = bytearray(beside.read_bytes())
    content[len(content) // 2] ^= 1
    beside.write_bytes(content)
    assert read(bytes(content)).documents == {}
    with open_store(str(tmp_path / "s")) as store:
        store.put(_record(4))
        refresh(store)
        assert _as_kept(store)
        assert read(store.standing()).documents.keys() == {"d1", "d2", "d3", "d4"}


def test_what_was_forgotten_isnt_gone_on_from(begun: Store, made_anew: list[GraphSource]) -> None:
    """Documents may come back without the judgements and the reference data that they were resolved with."""
    left, right = (mention_of(_record(number), name) for number, name in ((1, CASTAN.text), (3, EKDAL.text)))
    begun.judge(decide(left, right, "yes"))
    refresh(begun)
    begun.clear()
    begun.put_all([_record(number) for number in range(1, 6)])
    refresh(begun)
    assert len(made_anew) == 1
    assert _as_kept(begun)


def test_what_stands_beside_no_graph_is_removed(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        for number in range(1, 4):
            store.put(_record(number))
            refresh(store)
    assert len(list((tmp_path / "s").glob("graph-*"))) == 2


@pytest.mark.parametrize("content", [None, b"", b"nonsense", written(Standing())[:-1]])
def test_nothing_is_gone_on_from_what_cant_be_read(content: bytes | None) -> None:
    assert read(content).documents == {}


def test_who_is_overtaken_makes_the_graph_anew(neo4j_uri: str) -> None:
    """Changes to a graph that somebody else has written meanwhile aren't written."""
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as one, open_store(neo4j_uri) as other:
        one.put_all([_record(number) for number in range(1, 4)])
        refresh(one)
        one.put(_record(4))
        assert read(one.standing()).documents.keys() == {"d1", "d2", "d3"}
        other.put(_record(5))
        refresh(other)
        found = Resolution(Standing(), one.digests(), lambda key: _kept(one, key))
        assert not one.change(found.changes, written(found.standing))
        assert _as_kept(one)
        one.put(_record(6))
        refresh(one)
        assert _as_kept(one)


def test_who_reads_what_was_replaced_meanwhile_makes_the_graph_anew(
    neo4j_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document may be replaced after its checksum was read, and before it is read itself."""
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as one, open_store(neo4j_uri) as other:
        one.put_all([_record(number) for number in range(1, 6)])
        refresh(one)
        left, right = (
            mention_of(_record(number), name) for number, name in ((1, CASTAN.text), (3, EKDAL.text))
        )
        one.judge(decide(left, right, "yes"))
        digests = type(one).digests

        def overtaken(self: Store) -> dict[str, str]:
            found = digests(self)
            for number in range(1, 6):
                other.put(told(f"d{number}", meeting(EKDAL, person("Rita Holm"), date=day("2021-06-02"))))
            return found

        with monkeypatch.context() as patched:
            patched.setattr(type(one), "digests", overtaken)
            refresh(one)
        refresh(one)
        assert _as_kept(one)


def _kept(store: Store, id: str) -> Record:
    record = store.record(id)
    assert record is not None
    return record
