"""JSON and JSON Lines; the names of the fields are a public contract."""

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from kg.errors import InputError
from kg.load.dates import iso_date
from kg.load.decode import decode, mark, refuse_binary
from kg.load.source import Content, Failure, Given
from kg.model.document import Document

# A JSON file is read whole; JSON Lines one line after the other, so only a line is limited.
MAX_BYTES = 200_000_000
MAX_LINE_BYTES = 50_000_000


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that are read; others are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


def read_json(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield the documents of one object, of a list, or of ``{"documents": […]}``."""
    text = decode(content.read(MAX_BYTES), content.name, content.charset)
    records = _records(text, content.name)
    for number, record in enumerate(records, start=1):
        where = content.name if len(records) == 1 else f"{content.name}, document {number}"
        yield _document(record, where, given)


def read_jsonl(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield the document of every line; a bad line fails alone."""
    some = False
    for number, line in enumerate(_lines(content), start=1):
        where = f"{content.name}, line {number}"
        if line is None:
            limit = f"{MAX_LINE_BYTES // 1_000_000} MB"
            yield Failure(source=where, error=InputError(f"{where}: longer than {limit}; split the document"))
        elif line.strip():
            yield _document(msgspec.Raw(line), where, given)
        some = some or line is None or bool(line.strip())
    if not some:
        raise InputError(f"{content.name}: the input is empty")


def _records(text: str, name: str) -> list[msgspec.Raw]:
    """Split a JSON file into its documents without reading them yet, so that each can fail alone."""
    try:
        if text.lstrip().startswith("["):
            records = msgspec.json.decode(text, type=list[msgspec.Raw])
        else:
            fields = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
            if "text" in fields or "documents" not in fields:
                return [msgspec.Raw(text.encode("utf-8", "surrogatepass"))]
            records = msgspec.json.decode(fields["documents"], type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InputError(f"{name}: {error}; a document is an object with the field 'text'") from error
    if not records:
        raise InputError(f"{name}: the list of documents is empty")
    return records


def _lines(content: Content) -> Iterator[bytes | None]:
    """Yield lines without reading the file whole; ``None`` for one that is too long."""
    stream = _as_utf8(content)
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) <= MAX_LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        yield None


def _as_utf8(content: Content) -> BinaryIO:
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


def _document(raw: msgspec.Raw, where: str, given: Given) -> Document | Failure:
    try:
        record = msgspec.json.decode(raw, type=Record)
        return _of(record, given)
    except InputError as error:
        return Failure(source=where, error=InputError(f"{where}: {error}"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Failure(source=where, error=InputError(f"{where}: {_plain(error)}"))


def _plain(error: Exception) -> str:
    """Say what is wrong and with which field ("Expected `str`, got `int` - at `$.title`")."""
    message = str(error).replace("`$.", "`").replace("Object missing", "missing")
    return message if isinstance(error, msgspec.MsgspecError) else f"not readable: {message}"


def _of(record: Record, given: Given) -> Document:
    if not record.text.strip():
        raise InputError("the field 'text' is empty")
    if "\0" in record.text:
        raise InputError("the field 'text' holds binary data")
    published = record.published or record.date
    return Document.of(
        record.text.replace("\r\n", "\n").replace("\r", "\n"),
        id=str(record.id) if record.id not in (None, "") else None,
        headline=record.title or None,
        url=record.url or None,
        publisher=record.publisher or given.publisher,
        published=iso_date(published) if published else given.published,
        language=record.language or given.language,
    )
