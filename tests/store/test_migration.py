"""A ledger of an earlier version is upgraded when it is opened for writing, and a copy of it stays beside."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from kg.errors import DamageError, StoreError
from kg.store.embedded import LEDGER
from kg.store.encoding import digest_of
from kg.store.ledger_version import SCHEMA_VERSION
from kg.store.migration import STEPS
from kg.store.open import open_store
from kg.store.soundness import ANY_COMMAND, Finding
from tests.store.records import judgement, record
from tests.store.test_kept import IDA

COPY = f"{LEDGER}.v1"
# As kg wrote it before there was reference data.
VERSION_1 = """
CREATE TABLE documents (id TEXT PRIMARY KEY, document TEXT NOT NULL, extraction TEXT NOT NULL);
CREATE TABLE judgements (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, judgement TEXT NOT NULL);
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER judgements_keep BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 2);
PRAGMA user_version = 1;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a ledger of version 1, in which its writer was killed: part of it is in the log."""
    connection = sqlite3.connect(tmp_path / "made.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(VERSION_1)
    one, said = record("d-1"), judgement("j-1")
    row = (one.document.id, msgspec.json.encode(one.document), msgspec.json.encode(one.extraction))
    connection.execute("INSERT INTO documents VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))", row)
    connection.execute(
        "INSERT INTO judgements (id, judgement) VALUES (?, CAST(? AS TEXT))",
        (said.id, msgspec.json.encode(said)),
    )
    (tmp_path / "store").mkdir()
    for end in ("", "-wal"):
        data = (tmp_path / f"made.sqlite{end}").read_bytes()
        (tmp_path / "store" / f"{LEDGER}{end}").write_bytes(data)
    connection.close()
    return tmp_path / "store"


def version(file: Path) -> int:
    connection = sqlite3.connect(file)
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return number


def test_nothing_is_lost_and_a_copy_stays(folder: Path) -> None:
    with open_store(str(folder)) as store:
        assert list(store.kept()) == [record("d-1"), judgement("j-1")]
        store.put(record("d-2"))
    assert version(folder / LEDGER) == SCHEMA_VERSION
    assert version(folder / COPY) == 1
    assert not list(folder.glob("*.part"))
    (folder / COPY).rename(folder.parent / LEDGER)
    with open_store(str(folder.parent), read_only=True) as earlier:
        assert list(earlier.kept()) == [record("d-1"), judgement("j-1")]


def test_reading_upgrades_nothing(folder: Path) -> None:
    with open_store(str(folder), read_only=True) as store:
        assert list(store.kept()) == [record("d-1"), judgement("j-1")]
        assert store.counts() == (1, 1, 0)
    assert version(folder / LEDGER) == 1
    assert not (folder / COPY).exists()


def test_without_a_copy_nothing_is_upgraded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kg.store.migration.put_in_place", full)
        with pytest.raises(StoreError, match="No space left"):
            open_store(str(folder))
    assert version(folder / LEDGER) == 1
    assert not list(folder.glob(f"{COPY}*"))
    open_store(str(folder)).close()
    assert version(folder / LEDGER) == SCHEMA_VERSION


def test_an_upgrade_that_was_broken_off_is_repeated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("kg.store.migration.STEPS", {1: "BEGIN IMMEDIATE; CREATE TABLE documents (id TEXT);"})
        with pytest.raises(StoreError, match="already exists"):
            open_store(str(folder))
    assert (version(folder / LEDGER), version(folder / COPY)) == (1, 1)
    with open_store(str(folder)) as store:
        assert list(store.kept()) == [record("d-1"), judgement("j-1")]


def test_a_new_store_has_no_copy(tmp_path: Path) -> None:
    open_store(str(tmp_path)).close()
    open_store(str(tmp_path)).close()
    assert not list(tmp_path.glob("*.v*"))


def test_a_ledger_of_version_2_learns_what_could_not_be_loaded(folder: Path) -> None:
    connection = sqlite3.connect(folder / LEDGER, isolation_level=None)
    connection.executescript(STEPS[1])
    connection.close()
    assert version(folder / LEDGER) == 2
    with open_store(str(folder), read_only=True) as store:
        assert list(store.failures()) == []
        assert store.counts() == (1, 1, 0)
    with open_store(str(folder)) as store:
        assert list(store.kept()) == [record("d-1"), judgement("j-1")]
        assert list(store.failures()) == []
    assert version(folder / f"{LEDGER}.v2") == 2


def test_judgements_and_reference_data_of_version_3_get_checksums(folder: Path) -> None:
    connection = sqlite3.connect(folder / LEDGER, isolation_level=None)
    connection.create_function("digest", -1, digest_of)
    connection.executescript(STEPS[1] + STEPS[2])
    connection.execute(
        "INSERT INTO reference_entries VALUES (?, CAST(? AS TEXT))", (IDA.id, msgspec.json.encode(IDA))
    )
    connection.executemany("INSERT INTO reference_keys VALUES (?, ?)", [(key, IDA.id) for key in IDA.keys])
    connection.close()
    everything = [record("d-1"), judgement("j-1"), IDA]
    with open_store(str(folder), read_only=True) as store:
        assert list(store.kept()) == everything
        assert [*store.check()] == [
            Finding(what="graph", problem="it was never finished", advice=ANY_COMMAND)
        ]
    with open_store(str(folder)) as store:
        assert list(store.kept()) == everything
    assert version(folder / f"{LEDGER}.v3") == 3
    connection = sqlite3.connect(folder / LEDGER, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        connection.execute("DELETE FROM judgements")
    connection.execute("DROP TRIGGER judgements_keep")
    connection.execute("UPDATE judgements SET judgement = replace(judgement, 'yes', 'no')")
    connection.close()
    with (
        open_store(str(folder)) as store,
        pytest.raises(DamageError, match=r"j-1.*it isn't as it was written"),
    ):
        list(store.judgements())


def test_what_was_there_before_checksums_gets_its_own(folder: Path) -> None:
    with open_store(str(folder)):
        pass
    connection = sqlite3.connect(folder / LEDGER)
    connection.execute("UPDATE documents SET extraction = replace(extraction, 'held', 'planned')")
    connection.commit()
    connection.close()
    with (
        open_store(str(folder)) as store,
        pytest.raises(DamageError, match=r"d-1.*it isn't as it was written"),
    ):
        list(store.records())
