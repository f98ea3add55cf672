"""An index of the ledger that is damaged hides what is kept: that is noticed, and mended without a backup."""

import sqlite3
from pathlib import Path

import pytest

from kg.checking import check, repair
from kg.deriving import refresh
from kg.errors import DamageError
from kg.failing import Failures
from kg.model.document import Document
from kg.model.failure import LoadFailure
from kg.moving import backup
from kg.store.embedded import LEDGER
from kg.store.open import open_store
from tests.store.records import record

INDEXED = {
    "documents": ("sqlite_autoindex_documents_1", b"d-1"),
    "judgements": ("sqlite_autoindex_judgements_1", b"j-1"),
    "reference_entries": ("sqlite_autoindex_reference_entries_1", b"x-ida"),
}


def hide(folder: Path, index: str, id: bytes) -> None:
    """Change the last letter of an id in an index, where it is on one page."""
    connection = sqlite3.connect(folder / LEDGER)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,))
    ((size,),) = connection.execute("PRAGMA page_size")
    connection.close()
    data = bytearray((folder / LEDGER).read_bytes())
    at = data.index(id, (page - 1) * size, page * size)
    data[at + len(id) - 1] ^= 0x40
    (folder / LEDGER).write_bytes(data)


@pytest.mark.parametrize("table", INDEXED)
def test_a_damaged_index_is_found_and_made_anew(folder: Path, table: str) -> None:
    with open_store(str(folder)) as store:
        before = list(store.kept())
    hide(folder, *INDEXED[table])
    health = check(str(folder))
    assert health.findings
    assert all("--repair" in finding.advice for finding in health.findings)
    repair(str(folder))
    assert check(str(folder), deep=True).findings == []
    with open_store(str(folder)) as store:
        assert list(store.kept()) == before
        with pytest.raises(DamageError, match="append only"), store._ledger._transaction():  # type: ignore[attr-defined]
            store._ledger._connection.execute("DELETE FROM judgements")  # type: ignore[attr-defined]


def test_what_is_written_again_is_noticed_at_once_and_the_later_one_stays(folder: Path) -> None:
    hide(folder, *INDEXED["documents"])
    again = record("d-1", "Ida Holm met Per Dahl in Oslo again.")
    with open_store(str(folder)) as store, pytest.raises(DamageError, match=r"'d-1' is kept twice.*--repair"):
        store.put(again)
        refresh(store)
    with (
        open_store(str(folder), read_only=True) as store,
        pytest.raises(DamageError, match=r"d-1"),
    ):
        backup(store, folder / "b.kg.gz")
    assert not (folder / "b.kg.gz").exists()
    repair(str(folder))
    assert check(str(folder), deep=True).findings == []
    with open_store(str(folder)) as store:
        kept = list(store.records())
        assert len({one.document.id for one in kept}) == len(kept)
        (found,) = [one for one in kept if one.document.id == "d-1"]
        assert found.document.text == again.document.text
        backup(store, folder / "b.kg.gz")


def test_a_sound_ledger_isnt_made_anew(folder: Path) -> None:
    with open_store(str(folder)) as store:
        revision = store._ledger.revision  # type: ignore[attr-defined]
        store.mend()
        assert store._ledger.revision == revision  # type: ignore[attr-defined]


def sql(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / LEDGER, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("column", ["failure", "source"])
def test_a_damaged_note_of_a_failure_stops_nothing(folder: Path, column: str) -> None:
    with open_store(str(folder)) as store:
        store.note_failure(LoadFailure(source="bad.json", input="bad.json", why="no JSON", at="2021-05-01"))
    sql(folder, f"UPDATE failures SET {column} = CAST(x'ff' || CAST({column} AS BLOB) AS TEXT)")
    assert "when it couldn't be loaded" in str(check(str(folder)).findings[0])
    with open_store(str(folder)) as store:
        assert ["damaged" in one.why for one in store.failures()] == [True]
        Failures(store).heed(Document.of("The words.", id="d-9"))
    repair(str(folder))
    assert check(str(folder), deep=True).findings == []
    with open_store(str(folder), read_only=True) as store:
        assert not list(store.failures())


def test_a_pointer_to_the_graph_that_is_damaged_is_made_anew(folder: Path) -> None:
    sql(folder, "UPDATE meta SET value = replace(value, 'file', 'fine') WHERE key = 'projection'")
    assert "never finished" in str(check(str(folder)).findings[0])
    with open_store(str(folder)) as store:
        assert store.stale
        assert refresh(store)
    assert check(str(folder), deep=True).findings == []


@pytest.mark.parametrize("change", ["DELETE FROM meta", "UPDATE meta SET value = 'x'"])
def test_a_lost_revision_is_told(folder: Path, change: str) -> None:
    sql(folder, f"{change} WHERE key = 'revision'")
    with open_store(str(folder)) as store, pytest.raises(DamageError, match="store restore"):
        assert store.stale
    assert "store restore" in str(check(str(folder)).findings[0])
