"""Files that lie elsewhere, by the URLs of fsspec."""

import sys
from collections.abc import Iterator

import fsspec
import pytest

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
