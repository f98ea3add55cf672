"""The entrance of the room: names of inputs in; documents, reference data, failures out, in order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from kg.compression import damaged
from kg.errors import InputError, NothingRead
from kg.load.checked import checked
from kg.load.dates import iso_date
from kg.load.detect import RDF, detect
from kg.load.read_csv import read_csv
from kg.load.read_feed import read_feed
from kg.load.read_ftm import read_ftm
from kg.load.read_html import article_of, read_html
from kg.load.read_json import read_json, read_jsonl
from kg.load.read_state import read_state
from kg.load.read_text import read_text
from kg.load.read_warc import read_warc
from kg.load.source import Content, Failure, Finished, Given, Opened, Source, WebPage, expand
from kg.model.document import Document

Reader = Callable[[Content, Given], Iterator[Opened]]


def _read_rdf(format: str, content: Content, given: Given) -> Iterator[Opened]:
    from kg.load.read_rdf import read_rdf  # Oxigraph takes its time, and few loads need it

    return read_rdf(format, content, given)


# One reader a format; a new format is a new entry.
readers: Mapping[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "feed": read_feed,
    "warc": read_warc,
    "state": read_state,
    "ftm": read_ftm,
    **{name: partial(_read_rdf, name) for name in RDF},
}


def load_documents(
    sources: Sequence[str],
    *,
    format: str = "auto",
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    on_bytes: Callable[[int], None] = lambda number: None,
    as_opened: bool = False,
) -> Iterator[Opened]:
    """Read documents (and reference data) from files, folders, globs, URLs and ``-``, one after the other.

    ``published``, ``publisher`` and ``language`` fill in what an input doesn't say of itself. An
    input that can't be read doesn't stop the others: it comes out as a :class:`Failure`. ``on_bytes`` is
    called with how many bytes have been read in all. ``as_opened`` is for who loads: a :class:`Finished`
    says where an input was read to its end, and web pages come as they were fetched.
    Raises at once for wrong options.
    """
    if format != "auto":
        _reader(format, "--format")
    try:
        given = Given(
            published=iso_date(published) if published else None, publisher=publisher, language=language
        )
    except InputError as error:
        raise NothingRead(f"--published: {error}") from error
    items = _all(sources, format, given, on_bytes)
    return items if as_opened else _documents(items)


def _documents(items: Iterator[Opened]) -> Iterator[Opened]:
    for item in items:
        if isinstance(item, WebPage):
            yield article_of(item)
        elif not isinstance(item, Finished):
            yield item


def _all(
    sources: Sequence[str], format: str, given: Given, on_bytes: Callable[[int], None]
) -> Iterator[Opened]:
    before = 0
    for source in expand(sources):
        if isinstance(source, Failure):
            yield source
            continue
        for item, read in _read(source, format, given):
            if read:
                on_bytes(before + read)
            yield item
        before += source.size or 0
        on_bytes(before)


def _read(source: Source, format: str, given: Given) -> Iterator[tuple[Opened, int]]:
    """Yield what is in a source, each with the bytes of it that were read for it."""
    try:
        with source.open() as content:
            reader = _reader(detect(content) if format == "auto" else format, source.name)
            for item in reader(content, given):
                found = checked(item, source.name) if isinstance(item, Document) else item
                if isinstance(found, Failure | WebPage):
                    found = msgspec.structs.replace(found, input=source.name)
                yield found, content.position if source.size else 0
        yield Finished(input=source.name), 0
    except damaged() as error:
        told = InputError(f"{source.name}: it can't be unpacked: {error}")
        yield Failure(source=source.name, error=told, input=source.name), 0
    except (InputError, NothingRead, OSError) as error:
        told = error if isinstance(error, InputError) else InputError(str(error))
        yield Failure(source=source.name, error=told, input=source.name), 0


def _reader(format: str, where: str) -> Reader:
    if format in readers:
        return readers[format]
    known = ", ".join(sorted(readers))
    raise NothingRead(f"{where}: there is no format {format!r}; use auto, {known}")
