"""Files that are compressed, by the ends of their names: .gz and .zst."""

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, BinaryIO, cast

ENDINGS = (".gz", ".zst")


@contextmanager
def compressed(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Give what writes to a stream as a name wants it. No time is in it: the same content, the same bytes."""
    if name.endswith(".gz"):
        with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
            yield cast(BinaryIO, packed)
    elif name.endswith(".zst"):
        with _zstd().ZstdFile(stream, mode="wb") as packed:
            yield cast(BinaryIO, packed)
    else:
        yield stream


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Give what a file holds, unpacked."""
    with file.open("rb") as stream, unpacked(stream, file) as content:
        yield content


@contextmanager
def unpacked(stream: BinaryIO, file: PurePath) -> Iterator[BinaryIO]:
    """Give what a stream holds, unpacked as the name of its file says; the stream itself if it doesn't."""
    if file.suffix == ".gz":
        with gzip.GzipFile(fileobj=stream) as content:
            yield cast(BinaryIO, content)
    elif file.suffix == ".zst":
        with _zstd().ZstdFile(stream) as content:
            yield cast(BinaryIO, content)
    else:
        yield stream


def damaged() -> tuple[type[Exception], ...]:
    """Return the errors of a compressed file that breaks off or isn't one."""
    return EOFError, gzip.BadGzipFile, zlib.error, _zstd().ZstdError


def _zstd() -> Any:
    """Return the module of Python 3.14, or what brings it to earlier ones."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def without_ending(file: Path) -> Path:
    """Return the name that a file has when it is unpacked."""
    return file.with_suffix("") if file.suffix in ENDINGS else file
