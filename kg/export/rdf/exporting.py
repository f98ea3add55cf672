"""A store as the text of a format of RDF, a piece at a time, with a description of the whole at the end."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date as Day
from itertools import chain
from typing import Any

from kg.export.rdf.believed import LABELS, believed
from kg.export.rdf.describing import Block, Subjects
from kg.export.rdf.kept import judged
from kg.export.rdf.reading import Reader
from kg.export.rdf.said import said
from kg.export.rdf.vocabulary import Vocabulary
from kg.export.rdf.write import FORMATS

Progress = Callable[[int, int], None]
# What is counted as a node of the graph: words in reports are, Name nodes aren't part of the export.
_COUNTED = (*LABELS, "Document", "MeetingReport", "AffiliationReport", "Mention")


def lines(
    reader: Reader,
    format: str,
    words: Vocabulary,
    *,
    license: str | None = None,
    created: Day | None = None,
    version: str | None = None,
    progress: Progress | None = None,
) -> Iterator[str]:
    """Yield the text of an export, a piece at a time."""
    syntax = FORMATS[format].syntax(words)
    subjects = Subjects(words, syntax)
    judgements = reader.judgements()
    latest = reader.latest_load()
    part, whole = reader.part, syntax.made("export", "dataset")
    about: dict[str, Any] = {
        "title": "Who met whom (a part)" if part else "Who met whom",
        "whole": whole if part else None,
        "vocabularies": [syntax.iri(iri) for iri in words.namespaces()],
        "uri_space": words.base,
        "entities": sum(map(reader.count, _COUNTED)) + len(judgements),
        "license": license and syntax.iri(license),
        "created": created,
        "modified": latest and latest[:10],
        "version": version or (latest and latest[:10]),
    }
    parts = (
        believed(reader, subjects),
        said(reader, subjects),
        judged(judgements, subjects),
        subjects.shared_blocks(),
    )
    subject = syntax.made("export", "dataset", part) if part else whole
    return FORMATS[format].write(_all(chain(*parts), subjects, subject, about, progress), syntax)


def _all(
    blocks: Iterable[Block],
    subjects: Subjects,
    subject: str,
    about: dict[str, Any],
    progress: Progress | None,
) -> Iterator[Block]:
    """Yield every block; the one about the export, which is last, has the number of the others' triples."""
    triples = 0
    for done, block in enumerate(blocks, 1):
        triples += len(block.pairs)
        yield block
        if progress and done % 1000 == 0:
            progress(min(done, about["entities"] - 1), about["entities"])
    if progress:
        progress(about["entities"], about["entities"])
    yield subjects.block("Dataset", subject, {**about, "triples": triples})
