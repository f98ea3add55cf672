"""What a store keeps, as JSON in the export: ``kg load`` restores a store from it.

The rest of the export says all of this in the words of RDF, but for what only the making of the graph needs.
Without the texts of articles: those belong to others.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from kg.export.rdf.describing import Block, Subjects
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Extraction, Record
from kg.store.base import Store


def record_json(record: Record, reports: Collection[str] | None = None) -> str:
    """Return a document and what it says (of the ``reports`` alone, if they are given), without the text."""
    said = record.extraction if reports is None else _part(record.extraction, reports)
    document = msgspec.to_builtins(record.document)
    del document["text"], document["excerpt"]
    return msgspec.json.encode({"document": document, "extraction": said}).decode()


def _part(said: Extraction, reports: Collection[str]) -> Extraction:
    # Further reports of one trigger have ids that count them: all of them stay.
    triggers = {report.trigger for id, report in said.meeting_ids() if id in reports}
    return msgspec.structs.replace(
        said,
        meetings=tuple(one for one in said.meetings if one.trigger in triggers),
        affiliations=tuple(one for id, one in said.affiliation_ids() if id in reports),
    )


def entries_json(store: Store, entry: str) -> str | None:
    """Return what reference data has of a person: the entry, and those on posts, terms and bodies."""
    from kg.resolve.known import KnownPeople  # heavy, and most stores have no reference data

    read: dict[str, ReferenceEntry] = {}

    def find(keys: Iterable[str]) -> list[ReferenceEntry]:
        found = list(store.references(keys))
        read.update((one.id, one) for one in found)
        return found

    KnownPeople(find).by_ids([entry])
    return msgspec.json.encode([read[id] for id in sorted(read)]).decode() if read else None


def judged(judgements: Iterable[tuple[int, Judgement]], subjects: Subjects) -> Iterator[Block]:
    """Yield judgements with their numbers."""
    node = subjects.syntax.node
    for position, judgement in judgements:
        values: dict[str, Any] = {
            **msgspec.structs.asdict(judgement),
            "given": judgement.at,
            "position": position,
            "judged": [node(judgement.left), node(judgement.right)],
            "record": msgspec.json.encode(judgement).decode(),
        }
        yield subjects.block("Judgement", node(judgement.id), values)
