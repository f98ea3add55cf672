"""Files and folders that are either whole or not there."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError, NothingRead


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Give a stream to write to: it appears at ``path`` when it is whole and on the disk.

    Raises :class:`NothingRead` for a path that is taken, unless ``replace``, and for folders and devices.
    """
    if not replace:
        _refuse_taken(path)
    path = path.resolve() if os.path.islink(path) else path  # noqa: PTH114 - no error for odd names
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        raise NothingRead(f"{path} is no regular file: name another one")
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if not replace:
            _refuse_taken(path)  # it may have come meanwhile
        put_in_place(part, path)
    except OSError as error:
        raise KgError(f"{path} can't be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # a name that is too long isn't there either
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder to write into, which is at ``path`` when all is written.

    Raises :class:`NothingRead` for a path where there is anything but an empty folder.
    """
    path = path.absolute()
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        if os.path.lexists(path) and not (path.is_dir() and not any(path.iterdir())):
            raise NothingRead(f"{path} is there already: name another folder, or remove it")
        part.mkdir()
        yield part
        if path.is_dir():
            path.rmdir()  # Windows replaces no folder; one that isn't empty any more is an error
        part.rename(path)
    except OSError as error:
        raise KgError(f"{path} can't be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def put_in_place(part: Path, path: Path) -> None:
    """Rename a file that is whole, so that the new name outlasts a power cut too."""
    os.replace(part, path)  # noqa: PTH105
    with suppress(OSError):  # Windows opens no folders, and needs no such thing
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _refuse_taken(path: Path) -> None:
    if os.path.lexists(path):
        raise NothingRead(f"{path} is there already: name another file, or replace it with --force")
