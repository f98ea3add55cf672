"""Lines of a file of JSON Lines, or of a table, one after the other."""

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from kg.errors import InputError
from kg.load.decode import decode, mark, refuse_binary
from kg.load.source import Content, Failure

# A JSON file is read whole; JSON Lines one line after the other, so only a line is limited.
MAX_BYTES = 200_000_000
MAX_LINE_BYTES = 50_000_000


def numbered(content: Content) -> Iterator[tuple[str, bytes | Failure]]:
    """Yield the lines that hold something, each with where it is; one that is too long is a failure."""
    some = False
    for number, line in enumerate(_lines(content), start=1):
        if line is not None and not line.strip():
            continue
        some = True
        where = f"{content.name}, line {number}"
        if line is None:
            limit = f"{MAX_LINE_BYTES // 1_000_000} MB"
            too_long = InputError(f"{where}: longer than {limit}; split the document")
            yield where, Failure(source=where, error=too_long)
        else:
            yield where, line
    if not some:
        raise InputError(f"{content.name}: the input is empty")


def plain(error: Exception) -> str:
    """Say what is wrong and with which field ("Expected `str`, got `int` - at `$.title`")."""
    message = str(error).replace("`$.", "`").replace("Object missing", "missing")
    return message if isinstance(error, msgspec.MsgspecError) else f"not readable: {message}"


def _lines(content: Content) -> Iterator[bytes | None]:
    """Yield lines without reading the file whole; ``None`` for one that is too long."""
    stream = as_utf8(content)
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) <= MAX_LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        yield None


def as_utf8(content: Content) -> BinaryIO:
    """Return the stream past its byte order mark; UTF-16 is read whole and recoded."""
    first = content.stream.readline(MAX_LINE_BYTES + 1)
    refuse_binary(first, content.name)
    encoding = mark(first)
    if encoding == "utf-8-sig":
        first = first[3:]
    elif encoding:
        data = first + content.read(MAX_BYTES - len(first))
        return io.BytesIO(decode(data, content.name).encode("utf-8"))
    return _Rejoined(first, content.stream)


class _Rejoined(io.BytesIO):
    """A first piece that was read ahead, then the rest of its stream."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        super().__init__(first)
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(size) or self._rest.readline(-1 if size is None else size)
