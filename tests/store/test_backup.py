"""A backup is whole, the same from either store, and comes back as it was; a damaged one touches nothing."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import KgError, NothingRead, StoreError
from kg.moving import backup, restore
from kg.store.backup_file import read, verify
from kg.store.base import Counts, Kept, Store
from kg.store.open import open_store
from kg.store.whole import read_graph
from tests.store.records import judgement, record
from tests.store.test_contract import HOSTILE
from tests.store.test_kept import ALL, fill
from tests.store.test_projection import content

MakeStore = Callable[..., Store]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a backup of an embedded store."""
    with open_store(str(tmp_path / "first")) as store:
        fill(store)
        backup(store, tmp_path / "all.kg.gz")
    return tmp_path / "all.kg.gz"


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    return tmp_path / "aside.kg.gz"


def test_the_same_content_gives_the_same_bytes_from_either_store(
    store: Store, file: Path, aside: Path
) -> None:
    fill(store)
    told = backup(store, aside)
    assert told.counts == Counts(3, 2, 1) == store.counts()
    assert verify(aside) == told
    assert aside.read_bytes() == file.read_bytes()
    assert list(read(file)) == ALL


def test_an_empty_store_has_a_backup_too(store: Store, aside: Path) -> None:
    assert backup(store, aside).counts == Counts()
    assert list(read(aside)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back(store: Store, aside: Path, text: str, tmp_path: Path) -> None:
    one = record(f"d-{text}", text or "x", headline=text)
    store.put(one)
    backup(store, aside)
    with open_store(str(tmp_path / "second")) as second:
        restore(aside, second, tmp_path / "none")
        assert list(second.records()) == [one]


def test_a_file_is_only_replaced_when_that_is_asked_for(store: Store, aside: Path) -> None:
    aside.write_text("precious")
    with pytest.raises(NothingRead, match="--force"):
        backup(store, aside)
    assert aside.read_text() == "precious"
    backup(store, aside, force=True)
    assert list(read(aside)) == []


def test_what_is_broken_off_leaves_nothing(store: Store, tmp_path: Path) -> None:
    fill(store)
    aside = tmp_path / "backups" / "all.kg.gz"
    aside.parent.mkdir()

    def stop(number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(store, aside, on_items=stop)
    assert list(aside.parent.iterdir()) == []
    store.put(record("d-5"))  # nobody waits for what was broken off


def test_a_place_that_cant_be_written_is_one_line(store: Store, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere" / "x", tmp_path / ("x" * 300)):
        with pytest.raises(KgError, match="can't be written") as refused:
            backup(store, place)
        assert "\n" not in str(refused.value)


def test_a_backup_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store")) as writer:
        fill(writer)
        numbers = iter(range(100))
        with open_store(str(tmp_path / "store"), read_only=True) as reader:
            backup(
                reader,
                tmp_path / "x",
                on_items=lambda _: writer.put(record(f"z-{next(numbers)}")),
            )
    assert list(read(tmp_path / "x")) == ALL


# --- coming back ---


def test_all_comes_back_and_the_graph_follows(store: Store, file: Path, aside: Path) -> None:
    told: list[int] = []
    assert restore(file, store, aside, on_items=told.append) == verify(file)
    assert list(store.kept()) == ALL
    assert sum(told) == len(ALL)
    assert not store.stale
    assert not aside.exists()
    before = content(read_graph(store))
    assert {node.id for node in before[0]} >= {"d-1", "j-1"}
    restore(file, store, aside)
    assert (list(store.kept()), content(read_graph(store))) == (ALL, before)
    store.judge(judgement("j-0"))
    assert list(store.judgements())[-1] == judgement("j-0"), "what comes later stands behind"


@pytest.mark.parametrize("stopped_after", [1, 2])
def test_what_was_interrupted_can_be_repeated(
    store: Store, file: Path, aside: Path, stopped_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(range(stopped_after))

    def stop(number: int) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("kg.moving._BATCH", 2)
        restore(file, store, aside, on_items=stop)
    assert 0 < sum(store.counts()) < len(ALL) + 1
    restore(file, store, aside)
    assert list(store.kept()) == ALL
    assert not aside.exists()


OTHERS: dict[str, Callable[[Store], object]] = {
    "another document": lambda store: store.put(record("d-7")),
    "another version": lambda store: store.put(record("d-1", headline="Other")),
    "a later judgement": lambda store: store.judge(judgement("j-1")),
    "another judgement": lambda store: store.judge(judgement("j-9", same="no")),
}


@pytest.mark.parametrize("other", OTHERS)
def test_other_content_is_replaced_only_when_that_is_asked_for_and_kept_aside(
    store: Store, file: Path, aside: Path, other: str
) -> None:
    OTHERS[other](store)
    before = list(store.kept())
    with pytest.raises(NothingRead, match="--force"):
        restore(file, store, aside)
    assert list(store.kept()) == before
    restore(file, store, aside, force=True)
    assert list(store.kept()) == ALL
    assert list(read(aside)) == before
    assert not store.stale


def test_nothing_is_replaced_when_it_cant_be_kept_aside(store: Store, file: Path, aside: Path) -> None:
    store.put(record("d-7"))
    aside.write_text("precious")
    with pytest.raises(KgError):
        restore(file, store, aside, force=True)
    assert list(store.kept()) == [record("d-7")]
    assert aside.read_text() == "precious"


def test_somebody_else_who_writes_meanwhile_is_noticed(
    store: Store, make_store: MakeStore, file: Path, aside: Path
) -> None:
    with pytest.raises(StoreError, match="again"):
        restore(file, store, aside, on_items=lambda _: store.put(record("d-7")))


# --- damaged files ---


def damaged(data: bytes) -> dict[str, bytes]:
    lines = gzip.decompress(data).splitlines(keepends=True)
    middle = bytearray(data)
    middle[len(data) // 2] ^= 0xFF
    return {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "cut at its end": data[:-1],
        "flipped": bytes(middle),
        "text": b"no backup",
        "another gzip": gzip.compress(b"hello\nworld\n"),
        "another gzip of bytes": gzip.compress(b"\xff\xfe\x00"),
        "an empty gzip": gzip.compress(b""),
        "a line is missing": gzip.compress(b"".join(lines[:2] + lines[3:])),
        "two lines are exchanged": gzip.compress(b"".join([lines[0], lines[2], lines[1], *lines[3:]])),
        "another letter": gzip.compress(b"".join(lines).replace(b"Ida Holm met", b"Ida Hulm met", 1)),
        "no end": gzip.compress(b"".join(lines[:-1])),
        "more after its end": gzip.compress(b"".join([*lines, lines[1]])),
        "an unknown line": gzip.compress(b"".join([*lines[:-1], b'{"x": 1}\n', lines[-1]])),
        "a null": gzip.compress(b"".join([*lines[:-1], b"{}\n", lines[-1]])),
        "twice": data + data,
        "garbage behind": data + b"garbage",
    }


@pytest.mark.parametrize("damage", damaged(gzip.compress(b"1\n2\n3\n4\n")))
def test_a_damaged_file_is_one_line_and_touches_nothing(
    tmp_path: Path, file: Path, aside: Path, damage: str
) -> None:
    file.write_bytes(damaged(file.read_bytes())[damage])
    with open_store(str(tmp_path / "second")) as store:
        store.put(record("d-7"))
        for force in (False, True):
            with pytest.raises(NothingRead) as refused:
                restore(file, store, aside, force=force)
            assert str(file) in str(refused.value)
            assert "\n" not in str(refused.value)
        assert list(store.kept()) == [record("d-7")]
    assert not aside.exists()


@pytest.mark.parametrize("place", [".", "nowhere.gz"])
def test_what_is_no_file_is_one_line(tmp_path: Path, place: str) -> None:
    with pytest.raises(NothingRead, match=r"nowhere|can't be read"):
        verify(tmp_path / place)


def test_every_flipped_byte_is_noticed_or_changes_nothing(file: Path) -> None:
    data = file.read_bytes()
    for position in range(len(data)):
        flipped = bytearray(data)
        flipped[position] ^= 0x04
        file.write_bytes(flipped)
        try:
            same: list[Kept] = list(read(file))
        except NothingRead:
            continue
        assert same == ALL, position


def test_one_of_a_newer_version_says_so(file: Path) -> None:
    newer = gzip.decompress(file.read_bytes()).replace(b'"version":1', b'"version":9', 1)
    file.write_bytes(gzip.compress(newer))
    with pytest.raises(NothingRead, match="update kg"):
        verify(file)


def test_one_of_an_earlier_kg_without_a_field_of_today_comes_back(tmp_path: Path, file: Path) -> None:
    import hashlib
    import json

    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"language":null,', b"", 1)
    end = json.loads(lines[-1])
    end["end"]["sha256"] = hashlib.sha256(b"".join(lines[1:-1])).hexdigest()
    file.write_bytes(gzip.compress(b"".join([*lines[:-1], json.dumps(end).encode()])))
    with open_store(str(tmp_path / "second")) as store:
        restore(file, store, tmp_path / "aside")
        assert list(store.kept()) == ALL
