"""Files that lie elsewhere, by the URLs of fsspec."""

import sys
from collections.abc import Iterator

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.spec import AbstractBufferedFile

from kg.compression import compressed
from kg.load import total_size
from tests.load.conftest import documents, failures


@pytest.fixture
def bucket() -> Iterator[str]:
    """Give the URL of an empty folder of a file system in memory."""
    system = fsspec.filesystem("memory")
    system.makedirs("/bucket", exist_ok=True)
    yield "memory://bucket"
    system.rm("/bucket", recursive=True)


def put(url: str, content: bytes) -> None:
    with fsspec.open(url, "wb") as stream:
        stream.write(content)


def test_a_folder_is_read_in_order_without_hidden_files(bucket: str) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", ".git/x.txt"):
        put(f"{bucket}/{name}", f"The text of {name} with words.".encode())
    assert [one.text.split()[3] for one in documents(bucket)] == ["b.txt", "a/z.txt", "a/b/c.txt"]
    assert [one.text.split()[3] for one in documents(f"{bucket}/*.txt", f"{bucket}/a/z.txt")][-2:] == [
        "b.txt",
        "a/z.txt",
    ]
    assert total_size([bucket]) == sum(map(len, (b"The text of  with words.",) * 3)) + len(
        "b.txta/z.txta/b/c.txt"
    )


class PieceByPiece(AbstractBufferedFile):
    """A file of which pieces are fetched when they are read, as of a bucket behind HTTP."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        return self.fs.cat_file(self.path, start, end)


class Distant(MemoryFileSystem):
    """The file system in memory, its files fetched piece by piece."""

    protocol = "distant"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return super()._strip_protocol(path.replace("distant://", "memory://"))

    def _open(self, path: str, mode: str = "rb", **options: object) -> object:
        return (
            PieceByPiece(self, path, mode, block_size=1 << 10) if mode == "rb" else super()._open(path, mode)
        )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b'{"text": "The words."}\n' * 200),
        ("a.csv", b"text,date\n" + b"The words.,2024-05-01\n" * 200),
        ("a.txt", b"The words."),
        ("a.html", b"<html><body><article><p>The words of an article.</p></article></body></html>"),
    ],
)
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_what_is_fetched_piece_by_piece_is_read(bucket: str, name: str, content: bytes, ending: str) -> None:
    fsspec.register_implementation("distant", Distant, clobber=True)
    url = f"{bucket}/{name}{ending}"
    with fsspec.open(url, "wb") as stream, compressed(stream, f"{name}{ending}") as packed:
        packed.write(content)
    found = [one.text for one in documents(url.replace("memory://", "distant://"))]
    assert found == [one.text for one in documents(url)]
    assert found


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_formats_and_compressed_files_are_as_of_this_machine(bucket: str, ending: str) -> None:
    with fsspec.open(f"{bucket}/a.jsonl{ending}", "wb") as stream, compressed(stream, f"a{ending}") as packed:
        packed.write(b'{"text": "The words."}\n{"text": "And others."}\n')
    assert [one.text for one in documents(f"{bucket}/a.jsonl{ending}")] == ["The words.", "And others."]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("memory://bucket/missing.txt", "no such file"),
        ("memory://bucket/*.missing", "no such file"),
        ("nowhere://bucket/a", "nowhere"),
        ("s3://bucket/a", "kg-meetings[s3]"),
    ],
)
def test_what_cannot_be_reached_says_why(
    bucket: str, url: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)  # as where the extra isn't installed
    (failure,) = failures(url)
    assert url in str(failure.error)
    assert words in str(failure.error)
    assert "\n" not in str(failure.error)
