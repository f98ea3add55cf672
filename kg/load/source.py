"""Where documents come from: a name for messages, and a way to open it."""

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path, PurePath
from typing import BinaryIO

import msgspec

from kg.compression import unpacked
from kg.errors import InputError
from kg.model.document import Document
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that couldn't be read, or an entry in it. ``source`` names it.

    ``input`` is the input as a whole; ``None`` where there is none of that name.
    """

    source: str
    error: InputError
    input: str | None = None


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """An input was read to its end: what wasn't said to be a failure in it is none."""

    input: str


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of reference data of a kind that isn't read."""

    schema: str


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about all inputs. It fills in what an input doesn't say about itself."""

    published: str | None = None
    publisher: str | None = None
    language: str | None = None


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it was fetched. :func:`kg.load.read_html.article_of` finds its article, which takes its time.

    ``name`` is for messages; ``input`` is the input that it was in, as in :class:`Failure`.
    """

    name: str
    data: bytes
    charset: str | None
    url: str | None
    given: Given
    input: str | None = None


# What comes out of an input, and of an export: that was read before; pages may come as they are.
Unread = Document | ReferenceEntry | Skipped | Failure | Finished
Item = Unread | Record | Judgement
Opened = Item | WebPage


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """An opened source: its bytes (``packed``, if it is a .gz or .zst) and what the server said of them."""

    name: str
    stream: BinaryIO
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    packed: BinaryIO | None = None

    @property
    def position(self) -> int:
        """How many bytes of the source were read."""
        return (self.packed or self.stream).tell()

    def read(self, limit: int) -> bytes:
        """Return all bytes, or fail where there are more than ``limit``."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise InputError(f"{self.name}: larger than {limit // 1_000_000} MB; split it, or use JSON Lines")
        return data


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file, page or stream. ``open`` gives its content and closes it afterwards; ``size`` in bytes."""

    name: str
    open: Callable[[], AbstractContextManager[Content]]
    size: int | None = None


def expand(arguments: Sequence[str]) -> Iterator[Source | Failure]:
    """Yield the sources that arguments stand for: files, folders, globs, URLs and ``-``."""
    for argument in arguments:
        try:
            yield from _sources(argument)
        except InputError as error:
            yield Failure(source=argument, error=error)


def total_size(arguments: Sequence[str]) -> int | None:
    """Return how many bytes there are to read, ``None`` where a page or stream doesn't tell."""
    total = 0
    for source in expand(arguments):
        if isinstance(source, Source):
            if source.size is None:
                return None
            total += source.size
    return total


def _sources(argument: str) -> Iterator[Source]:
    if argument == "-":
        yield Source(name="standard input", open=_standard_input)
    elif argument.lower().startswith(("http://", "https://")):
        from kg.load.fetch import fetch

        yield Source(name=argument, open=lambda: nullcontext(fetch(argument)))
    elif "://" in argument:
        from kg.load.remote import remote_sources

        yield from remote_sources(argument)
    elif "\0" in argument or not argument:
        raise InputError("an empty name is no file; name a file, a folder, a glob, a URL or -")
    else:
        yield from map(_file, _paths(argument))


def _paths(argument: str) -> Iterator[Path]:
    """Yield the files behind a path or glob, sorted so that every machine reads in the same order."""
    path = Path(argument).expanduser()
    found = [path] if path.exists() else [Path(one) for one in sorted(glob.glob(str(path), recursive=True))]
    if not found:
        raise InputError(f"{argument}: there is no such file or folder; check the name")
    for match in found:
        yield from _files_in(match) if match.is_dir() else [match]


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and those below, without hidden ones, folder by folder."""
    some = False
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                some = True
                yield Path(parent) / name
    if not some:
        raise InputError(f"{folder}: the folder holds no files")


def _file(path: Path) -> Source:
    try:
        size = path.stat().st_size
    except OSError:
        size = None
    return Source(name=str(path), open=lambda: _opened(path), size=size)


@contextmanager
def _opened(path: Path) -> Iterator[Content]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    with stream, content_of(stream, str(path)) as content:
        yield content


@contextmanager
def content_of(stream: BinaryIO, name: str) -> Iterator[Content]:
    """Give what a stream holds, unpacked as its name says."""
    with unpacked(stream, PurePath(name)) as content:
        yield Content(name=name, stream=content, packed=None if content is stream else stream)


def _standard_input() -> AbstractContextManager[Content]:
    return nullcontext(Content(name="standard input", stream=sys.stdin.buffer))
