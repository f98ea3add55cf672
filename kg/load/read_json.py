"""JSON and JSON Lines: documents as objects."""

from collections.abc import Iterator

import msgspec

from kg.errors import InputError
from kg.load.decode import decode
from kg.load.fields import Fields
from kg.load.lines import MAX_BYTES, numbered, plain
from kg.load.source import Content, Failure, Given
from kg.model.document import Document


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
        return msgspec.json.decode(raw, type=Fields).document(given)
    except InputError as error:
        return Failure(source=where, error=InputError(f"{where}: {error}"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Failure(source=where, error=InputError(f"{where}: {plain(error)}"))
