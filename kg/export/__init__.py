"""The graph for other tools: RDF (``docs/rdf.md``), tables, GraphML, and files for Neo4j's import."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date as Day
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.atomic import whole_file
from kg.compression import compressed
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.export.selection import Chosen
    from kg.store.base import Store

_PIECE = 1_000_000

# What each format of RDF is, for help texts and messages.
FORMATS = {
    "turtle": "RDF in one graph, made to be read",
    "nquads": "RDF, each document's reports in a graph",
    "trig": "the same, made to be read",
    "jsonld": "the same as JSON, with a context that explains it",
}


def export(
    store: "Store",
    format: str,
    out: Path | str | BinaryIO,
    *,
    base: str | None = None,
    namespace: str | None = None,
    created: Day | None = None,
    license: str | None = None,
    version: str | None = None,
    chosen: "Chosen | None" = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the graph of a store as RDF to a path or a binary stream, all or a ``chosen`` part.

    The same graph gives the same bytes, whatever the store: nothing is taken from the clock. The date of the
    data is that of the last load; ``created``, the terms of use (``license``, an IRI) and ``version`` are
    told if given. ``base`` is where the IRIs of nodes begin and ``namespace`` that of our own terms. A file
    is replaced as a whole at the end; one whose name ends in .gz or .zst is compressed. ``progress`` is
    called with the number of nodes that are done and of all.
    """
    if format not in FORMATS:
        raise KgError(f"there is no export format {format!r}: choose one of {', '.join(FORMATS)}")
    # Imported late: help and errors needn't wait for it.
    from kg.export.rdf import BASE, Reader, Vocabulary, checked, lines

    words = Vocabulary(base or BASE, namespace)
    text = lines(
        Reader(store, chosen),
        format,
        words,
        license=checked("license", license) if license else None,
        created=created,
        version=version,
        progress=progress,
    )
    with opened(out) as stream:
        for piece in _pieces(text):
            stream.write(piece)


def _pieces(text: Iterable[str]) -> Iterator[bytes]:
    """Yield bytes in pieces that are worth a call."""
    parts: list[str] = []
    size = 0
    for part in text:
        parts.append(part)
        size += len(part)
        if size > _PIECE:
            yield "".join(parts).encode("utf-8")
            parts, size = [], 0
    yield "".join(parts).encode("utf-8")


@contextmanager
def opened(out: Path | str | BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream to write to. A file appears only when it is whole; .gz and .zst are compressed."""
    if not isinstance(out, str | Path):
        yield out
        return
    with whole_file(Path(out), replace=True) as stream, compressed(stream, str(out)) as packed:
        yield packed
