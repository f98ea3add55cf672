"""Files that lie elsewhere: ``s3://bucket/folder``, ``gs://…``, ``memory://…``, whatever fsspec can open."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BufferedReader
from typing import Any

from kg.errors import InputError
from kg.load.source import Content, Source, content_of

# Bytes that are asked for at once.
_BLOCK = 1 << 16


def remote_sources(url: str) -> Iterator[Source]:
    """Yield the files behind the URL of a file, a folder or a glob, those of a folder sorted by name.

    Raises :class:`InputError` where there are none, or where they can't be reached.
    """
    some = False
    try:
        system, path = _system(url)
        for name, size in _files(system, path):
            some = True
            yield Source(name=system.unstrip_protocol(name), open=partial(_opened, system, name), size=size)
    except InputError:
        raise
    except Exception as error:  # each file system has errors of its own
        raise InputError(f"{url}: {_said(error)}") from error
    if not some:
        raise InputError(f"{url}: there is no such file or folder, or nothing in it; check the name")


def _system(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        hint = "; `pip install 'kg-meetings[s3]'` brings it" if url.lower().startswith("s3") else ""
        raise InputError(f"{url}: {_said(error)}{hint}") from error
    return system, path


def _files(system: Any, path: str) -> Iterator[tuple[str, int | None]]:
    """Yield names and sizes in bytes, folder by folder: a bucket may have millions."""
    if any(sign in path for sign in "*?["):
        found = system.glob(path, detail=True)
        files = sorted(name for name, one in found.items() if one["type"] == "file")
        yield from ((name, found[name].get("size")) for name in files)
    elif system.isfile(path):
        yield path, system.info(path).get("size")
    else:
        for _, folders, inside in system.walk(path, detail=True, topdown=True):
            for hidden in [name for name in folders if name.startswith(".")]:
                del folders[hidden]
            shown = sorted(name for name in inside if not name.startswith("."))
            yield from ((inside[name]["name"], inside[name].get("size")) for name in shown)


@contextmanager
def _opened(system: Any, path: str) -> Iterator[Content]:
    name = system.unstrip_protocol(path)
    try:
        stream = system.open(path, "rb")
    except Exception as error:
        raise InputError(f"{name}: {_said(error)}") from error
    # Files that are fetched piece by piece have no lines of a length at most, as all others have.
    with stream, BufferedReader(stream, _BLOCK) as buffered, content_of(buffered, name) as content:
        yield content


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
