"""A backup of all that lasts, for any store: JSON Lines in gzip (``docs/decisions/006-backups.md``).

The first line says what it is, the last one how much there is and its checksum. Nothing is taken from the
clock, so the same content gives the same bytes, whatever the store.
"""

import gzip
import hashlib
import zlib
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from kg import __version__
from kg.errors import NothingRead
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record
from kg.store.base import Counts, Kept

VERSION = 1
_NAME = "kg backup"


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is, and the checksum of it all in its order."""

    records: int
    judgements: int
    references: int
    sha256: str

    @property
    def counts(self) -> Counts:
        """How much there is of each kind."""
        return Counts(self.records, self.judgements, self.references)


class _Head(msgspec.Struct, kw_only=True):
    format: str
    version: int
    written_by: str = f"kg {__version__}"


class _Line(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One of these is set."""

    record: Record | None = None
    judgement: Judgement | None = None
    reference: ReferenceEntry | None = None
    end: Tally | None = None


class Counting:
    """Counts what passes, and takes its checksum."""

    def __init__(self) -> None:
        self._numbers = dict.fromkeys(Counts._fields, 0)
        self._sha256 = hashlib.sha256()

    def add(self, item: Kept, text: bytes | None = None) -> bytes:
        """Count an item and return its line, or that which a file has: an earlier kg may write others."""
        line, kind = _line(item)
        text = text or msgspec.json.encode(line) + b"\n"
        self._numbers[kind] += 1
        self._sha256.update(text)
        return text

    @property
    def tally(self) -> Tally:
        """What has passed until now."""
        return Tally(**self._numbers, sha256=self._sha256.hexdigest())


def tally(items: Iterable[Kept]) -> Tally:
    """Count items and take their checksum."""
    counting = Counting()
    for item in items:
        counting.add(item)
    return counting.tally


def write(stream: BinaryIO, items: Iterable[Kept]) -> Tally:
    """Write a backup of these items, which come in the order of :meth:`~kg.store.base.Store.kept`."""
    counting = Counting()
    with gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=6, mtime=0) as packed:
        packed.write(msgspec.json.encode(_Head(format=_NAME, version=VERSION)) + b"\n")
        for item in items:
            packed.write(counting.add(item))
        packed.write(msgspec.json.encode(_Line(end=counting.tally)) + b"\n")
    return counting.tally


def verify(file: Path) -> Tally:
    """Read a backup to its end and return what it holds. Raises :class:`NothingRead` for a damaged one."""
    return tally(read(file))


def read(file: Path) -> Generator[Kept]:
    """Yield what a backup holds. Raises :class:`NothingRead`, at the end too: see :func:`verify`."""
    counting = Counting()
    decoder = msgspec.json.Decoder(_Line)
    try:
        with gzip.open(file, "rb") as lines:
            _check_head(file, lines.readline())
            for text in lines:
                line = decoder.decode(text)
                if line.end is not None:
                    if line.end != counting.tally or lines.read(1):
                        break
                    return
                item = line.record or line.judgement or line.reference
                if item is None:
                    break
                counting.add(item, text)
                yield item
    except FileNotFoundError:
        raise NothingRead(f"there is no file {file}") from None
    except gzip.BadGzipFile as error:
        raise NothingRead(f"{file} is no backup that kg wrote, or is damaged ({error})") from error
    except (EOFError, zlib.error, msgspec.DecodeError, UnicodeError) as error:
        raise NothingRead(f"{file} is damaged ({error}): take another backup") from error
    except OSError as error:
        raise NothingRead(f"{file} can't be read: {error.strerror or error}") from error
    raise NothingRead(f"{file} is damaged or incomplete: take another backup")


def _check_head(file: Path, text: bytes) -> None:
    try:
        head = msgspec.json.decode(text, type=_Head)
    except (msgspec.DecodeError, UnicodeError):
        head = None
    if head is None or head.format != _NAME:
        raise NothingRead(f"{file} is no backup that kg wrote: those come from `kg store backup`")
    if head.version > VERSION:
        raise NothingRead(f"{file} was written by a newer version of kg: update kg to restore it")


def _line(item: Kept) -> tuple[_Line, str]:
    if isinstance(item, Record):
        return _Line(record=item), "records"
    if isinstance(item, Judgement):
        return _Line(judgement=item), "judgements"
    return _Line(reference=item), "references"
