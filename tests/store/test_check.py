"""A check finds what is wrong, in either store, says what to do, and changes nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.checking import Health, check, repair
from kg.deriving import refresh
from kg.errors import DamageError, StoreError
from kg.store.base import Counts, Store
from kg.store.embedded import LEDGER
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.conftest import run_neo4j
from tests.store.records import judgement, record
from tests.store.test_kept import ALL, fill
from tests.store.test_projection import content

MakeStore = Callable[..., Store]
WHOLE = Health(counts=Counts(3, 2, 1))


@pytest.fixture
def target(store: Store, store_target: str) -> str:
    """Give the path or URI of a whole store."""
    fill(store)
    refresh(store)
    store.close()
    return store_target


def said(health: Health) -> str:
    lines = [str(finding) for finding in health.findings]
    assert lines
    assert all("\n" not in line for line in lines)
    return "\n".join(lines)


def damage(target: str, sql: str, cypher: str) -> None:
    """Change the store past itself."""
    if target.startswith("bolt"):
        run_neo4j(target, cypher)
        return
    connection = sqlite3.connect(Path(target) / LEDGER)
    connection.executescript(sql)
    connection.close()


@pytest.mark.parametrize("deep", [False, True])
def test_a_whole_store_has_no_findings(target: str, deep: bool) -> None:
    assert check(target, deep=deep) == WHOLE


def test_a_store_that_isnt_there_is_no_finding(store_target: str) -> None:
    with pytest.raises(StoreError, match="kg load"):
        check(store_target)


def test_a_graph_that_is_behind_is_found_and_made_anew(target: str) -> None:
    with open_store(target) as store:
        store.put(record("d-5"))
    assert "graph: it is of revision" in said(check(target))
    repair(target)
    assert check(target, deep=True).findings == []


def test_a_graph_of_another_version_is_found(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("kg.model.derivation.DERIVATION", "999")
        assert "another version" in said(check(target))
    assert check(target) == WHOLE


def test_a_graph_that_was_never_made_is_found(store: Store, store_target: str) -> None:
    store.put(record("d-1"))
    assert "never finished" in said(check(store_target))


LEVEL_1 = {
    "reports that don't decode": (
        "UPDATE documents SET extraction = substr(extraction, 1, 40) WHERE id = 'd-1'",
        "MATCH (d:Document {id: 'd-1'}) SET d.extraction = substring(d.extraction, 0, 40)",
        "document 'd-1': ",
    ),
    "another text": (
        "UPDATE documents SET document = replace(document, 'Holm met', 'Hulm met') WHERE id = 'd-1'",
        "MATCH (d:Document {id: 'd-1'}) SET d.text = replace(d.text, 'Holm met', 'Hulm met')",
        "document 'd-1': it isn't as it was written",
    ),
    "other reports": (
        "UPDATE documents SET extraction = replace(extraction, 'held', 'planned') WHERE id = 'd-1'",
        "MATCH (d:Document {id: 'd-1'}) SET d.extraction = replace(d.extraction, 'held', 'planned')",
        "document 'd-1': ",
    ),
    "another day": (
        "UPDATE documents SET document = replace(document, 'loaded_at', 'loaded_by') WHERE id = 'd-1'",
        "MATCH (d:Document {id: 'd-1'}) SET d.published = '1066'",
        "document 'd-1': ",
    ),
    "a judgement that doesn't decode": (
        "DROP TRIGGER judgements_keep; UPDATE judgements SET judgement = '{}' WHERE id = 'j-1'",
        "MATCH (j:Judgement {id: 'j-1'}) REMOVE j.same",
        "judgement 'j-1': ",
    ),
    "another judgement": (
        "DROP TRIGGER judgements_keep; "
        "UPDATE judgements SET judgement = replace(judgement, 'yes', 'no') WHERE id = 'j-1'",
        "MATCH (j:Judgement {id: 'j-1'}) SET j.same = 'no'",
        "judgement 'j-1': it isn't as it was written",
    ),
    "other reference data": (
        "UPDATE reference_entries SET entry = replace(entry, 'Holm', 'Hulm')",
        "MATCH (e:ReferenceEntry) SET e.entry = replace(e.entry, 'Holm', 'Hulm')",
        "reference data 'x-ida': it isn't as it was written",
    ),
    "reference data that doesn't decode": (
        "UPDATE reference_entries SET entry = '[]'",
        "MATCH (e:ReferenceEntry) SET e.entry = '[]'",
        "reference data 'x-ida': ",
    ),
    "a key that is lost": (
        "DELETE FROM reference_keys WHERE key = 'id:x-ida'",
        "MATCH (k:ReferenceKey {key: 'id:x-ida'}) DELETE k",
        "reference data 'x-ida': the keys",
    ),
}


@pytest.mark.parametrize("kind", LEVEL_1)
def test_damage_to_what_is_kept_is_named_with_what_to_do(target: str, kind: str) -> None:
    sql, cypher, expected = LEVEL_1[kind]
    damage(target, sql, cypher)
    health = check(target)
    assert said(health).startswith(expected)
    assert "kg --store NEW store restore" in said(health)
    assert len(health.findings) == 1


def test_what_doesnt_decode_stops_a_backup_in_one_line(target: str, make_store: MakeStore) -> None:
    sql, cypher, _ = LEVEL_1["reports that don't decode"]
    damage(target, sql, cypher)
    with pytest.raises(DamageError, match=r"'d-1'.*`kg store check`"):
        list(make_store(read_only=True).kept())


# --- the folder ---


def flip(file: Path, at: float) -> None:
    data = bytearray(file.read_bytes())
    data[int(len(data) * at)] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize("kind", ["missing", "cut", "flipped"])
def test_a_damaged_graph_file_is_found_and_made_anew(folder: Path, kind: str) -> None:
    (file,) = folder.glob("graph-*.kgl")
    if kind == "missing":
        file.unlink()
    elif kind == "cut":
        file.write_bytes(file.read_bytes()[:100])
    else:
        flip(file, 0.5)
    assert file.name in said(check(str(folder)))
    repair(str(folder))
    assert check(str(folder), deep=True) == WHOLE


@pytest.mark.parametrize("size", [0, 50, 4096, 0.3, 0.6, -5000])
def test_a_ledger_that_was_cut_off_is_found(folder: Path, size: float) -> None:
    file = folder / LEDGER
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * size) if isinstance(size, float) else size])
    assert "store restore" in said(check(str(folder)))
    if size in (0, 50):
        with pytest.raises(DamageError, match="store restore"):
            open_store(str(folder))


def test_flipped_bytes_in_the_ledger_are_found_or_harmless(folder: Path) -> None:
    data = (folder / LEDGER).read_bytes()
    found = 0
    for position in range(0, len(data), 997):
        flipped = bytearray(data)
        flipped[position] ^= 0xFF
        (folder / LEDGER).write_bytes(flipped)
        try:
            health = check(str(folder))
        except StoreError:
            found += 1
            continue
        found += bool(health.findings)
    assert found > 1
    (folder / LEDGER).write_bytes(b"no database" * 1000)
    assert "not a database" in said(check(str(folder)))


def test_what_was_found_before_worse_comes_stays(folder: Path) -> None:
    damage(str(folder), "DROP TABLE reference_keys; DROP TABLE meta", "")
    assert "reference_keys" in said(check(str(folder)))


def test_a_table_that_is_missing_is_found(folder: Path) -> None:
    damage(str(folder), "DROP TABLE reference_keys", "")
    assert "no such table" in said(check(str(folder)))


def other_graph(folder: Path) -> None:
    """Replace the graph of a store by another one, as whole as that."""
    with open_store(str(folder)) as store:
        graph = read_graph(store)
        graph.keep(lambda node: node.label == "Document")
        documents = graph.__class__()
        for node in graph.nodes():
            documents.add_node(node)
        store.project(documents)


def test_a_graph_that_doesnt_follow_is_found_by_deriving(folder: Path) -> None:
    other_graph(folder)
    assert check(str(folder)) == WHOLE
    assert "missing" in said(check(str(folder), deep=True))
    repair(str(folder))
    assert check(str(folder), deep=True) == WHOLE


# --- compact ---


def test_compacting_removes_what_nothing_needs(folder: Path) -> None:
    with open_store(str(folder)) as store:
        for number in range(200):
            store.put(record(f"x-{number}", "Ida Holm met Per Dahl. " * 100))
        store.clear()
        fill(store)
        refresh(store)
        left = [folder / name for name in ("graph-00.kgl", "graph-00.kgl.tmp", f"{LEDGER}.v1.00.part")]
        for file in left:
            file.write_bytes(b"x" * 1000)
        before = content(read_graph(store))
        done = store.compact()
        assert done.before - done.after > 400_000
        assert done.note == ""
        assert done.after == sum(
            file.stat().st_size for file in folder.iterdir() if file.suffix != ".sqlite-shm"
        )
        assert not any(file.exists() for file in left)
        assert content(read_graph(store)) == before
        assert list(store.kept()) == ALL
    assert check(str(folder), deep=True) == WHOLE


def test_readers_go_on_while_it_is_compacted(folder: Path) -> None:
    with open_store(str(folder), read_only=True) as reader, open_store(str(folder)) as store:
        kept = reader.kept()
        seen = [next(kept)]
        assert "somebody is reading" in store.compact().note
        assert [*seen, *kept] == ALL
        assert store.compact().note == ""


def test_a_reader_doesnt_compact(target: str) -> None:
    with open_store(target, read_only=True) as store:
        if target.startswith("bolt"):
            assert "nothing to do" in store.compact().note
        else:
            with pytest.raises(StoreError, match="reading only"):
                store.compact()


# --- Neo4j ---


@pytest.fixture
def uri(neo4j_uri: str) -> str:
    """Give the URI of a whole store in Neo4j."""
    run_neo4j(neo4j_uri, "MATCH (n) DETACH DELETE n")
    with open_store(neo4j_uri) as store:
        fill(store)
        refresh(store)
    return neo4j_uri


EDITS: dict[str, tuple[str, str]] = {
    "one too many": ("CREATE (:Person {id: 'p-x', name: 'X'})", "Person: 1 too many ('p-x')"),
    "a node that is missing": (
        "MATCH (m:MeetingReport) WITH m LIMIT 1 DETACH DELETE m",
        "MeetingReport: 1 missing",
    ),
    "an edit": ("MATCH (p:Person) WITH p LIMIT 1 SET p.name = 'X'", "Person: 1 other than"),
    "a link too many": (
        "MATCH (d:Document {id: 'd-1'})-[:CONTAINS]->(m) CREATE (d)-[:CONTAINS]->(m)",
        "CONTAINS: 1 too many",
    ),
}


@pytest.mark.parametrize("kind", EDITS)
def test_edits_by_hand_are_found_by_deriving(uri: str, kind: str) -> None:
    cypher, expected = EDITS[kind]
    run_neo4j(uri, cypher)
    assert check(uri) == WHOLE
    assert expected in said(check(uri, deep=True))
    repair(uri)
    assert check(uri, deep=True) == WHOLE


def test_other_peoples_nodes_are_no_finding(uri: str) -> None:
    run_neo4j(uri, "CREATE (:Recipe {id: 'r', name: 'Soup'})-[:NEEDS]->(:Spoon)")
    assert check(uri, deep=True) == WHOLE


def test_a_constraint_that_is_missing_is_found_and_made(uri: str) -> None:
    for label in ("Document", "ReferenceEntry"):
        rows: list[Any] = run_neo4j(uri, "SHOW CONSTRAINTS YIELD name, labelsOrTypes RETURN *")
        (name,) = [row["name"] for row in rows if row["labelsOrTypes"] == [label]]
        run_neo4j(uri, f"DROP CONSTRAINT {name}")
        assert said(check(uri)).startswith(f"{label}: the constraint")
        repair(uri)
        assert check(uri) == WHOLE


def test_a_state_that_is_missing_is_found_and_judgements_keep_their_order(uri: str) -> None:
    run_neo4j(uri, "MATCH (s:StoreState) DELETE s")
    assert "StoreState" in said(check(uri))
    repair(uri)
    assert check(uri, deep=True) == WHOLE
    with open_store(uri) as store:
        store.judge(judgement("j-0"))
        assert [each.id for each in store.judgements()] == ["j-9", "j-1", "j-0"]


def test_two_judgements_at_one_position_are_found(uri: str) -> None:
    run_neo4j(uri, "MATCH (j:Judgement) SET j.position = 3")
    assert "position" in said(check(uri))
