"""JSON and JSON Lines; the names of the fields are a public contract."""

from collections.abc import Iterator

import msgspec

from kg.errors import InputError
from kg.load.dates import iso_date
from kg.load.decode import decode
from kg.load.lines import MAX_BYTES, numbered, plain
from kg.load.source import Content, Failure, Given
from kg.model.document import Document


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
    for where, line in numbered(content):
        yield line if isinstance(line, Failure) else _document(msgspec.Raw(line), where, given)


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


def _document(raw: msgspec.Raw, where: str, given: Given) -> Document | Failure:
    try:
        record = msgspec.json.decode(raw, type=Record)
        return _of(record, given)
    except InputError as error:
        return Failure(source=where, error=InputError(f"{where}: {error}"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Failure(source=where, error=InputError(f"{where}: {plain(error)}"))


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
