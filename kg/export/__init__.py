"""The graph for other tools: RDF (``docs/rdf.md``), tables, GraphML, and files for Neo4j's import."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date as Day
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.atomic import whole_file
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.store.base import Store

# What each format is, for help texts and messages.
FORMATS = {"turtle": "RDF in one graph, made to be read", "nquads": "RDF, each document's reports in a graph"}


def export(
    store: "Store",
    format: str,
    out: Path | str | BinaryIO,
    *,
    base: str | None = None,
    namespace: str | None = None,
    created: Day | None = None,
    license: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the graph of a store to a path or a binary stream.

    The same graph gives the same bytes, whatever the store: nothing is taken from the clock, so the date
    (``created``) and the terms of use (``license``, an IRI) are only told if given. ``base`` is where the
    IRIs of nodes begin and ``namespace`` that of our own terms. A file is replaced as a whole at the end.
    ``progress`` is called with the number of nodes that are done and of all.
    """
    if format not in FORMATS:
        raise KgError(f"there is no export format {format!r}: choose one of {', '.join(FORMATS)}")
    # Imported late: help and errors needn't wait for rdflib.
    from kg.export.statements import statements
    from kg.export.vocabulary import BASE, Vocabulary, checked
    from kg.export.write import WRITERS
    from kg.store.whole import read_graph

    words = Vocabulary(base or BASE, namespace)
    about = {
        "title": "Who met whom",
        "vocabularies": words.namespaces(),
        "uri_space": words.base,
        "created": created,
        "license": checked("license", license) if license else None,
    }
    blocks = statements(read_graph(store), words, about, progress)
    with opened(out) as stream:
        for text in WRITERS[format](blocks, words):
            stream.write(text.encode("utf-8"))


@contextmanager
def opened(out: Path | str | BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream to write to. A file appears under its name only when it is whole."""
    if not isinstance(out, str | Path):
        yield out
        return
    with whole_file(Path(out), replace=True) as stream:
        yield stream
