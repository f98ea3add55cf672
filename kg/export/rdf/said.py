"""What documents say, as RDF: each document, and in its named graph its reports with the words in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.export.rdf.describing import Block, Subjects
from kg.export.rdf.reading import Linked, Reader, Row

_REPORTS = ("AffiliationReport", "MeetingReport")


def said(reader: Reader, subjects: Subjects) -> Iterator[Block]:
    """Yield documents in the order of their ids, each before what it says."""
    node = subjects.syntax.node
    for ids in reader.batches("Document"):
        documents = reader.nodes("Document", ids)
        records = reader.records(ids)
        told = [_Told(reader, label, ids) for label in _REPORTS]
        for id, own in documents.items():
            subject = node(id)
            outlet = subjects.shared("Outlet", own["publisher"])
            kept = {"outlet": outlet, "record": records.get(id)}
            yield subjects.block("Document", subject, {**own, **kept})
            for one in told:
                yield from one.blocks(subjects, id, subject, outlet)


class _Told:
    """The reports of one kind in a batch of documents."""

    def __init__(self, reader: Reader, label: str, documents: Any) -> None:
        self._label = label
        self._reports = reader.inside(f"(:Document {{id: id}})-[:CONTAINS]->(n:{label})", label, documents)
        ids = [row["id"] for rows in self._reports.values() for row in rows]
        report = f"(n:{label} {{id: id}})"
        self._of = reader.linked(f"{report}-[:REPORTS]->(other)", ids)
        quoted = label == "MeetingReport"
        self._speakers: Linked = reader.linked(f"{report}-[:STATED_BY]->(other)", ids) if quoted else {}
        inside = f"(:{label} {{id: id}})-[:MENTIONS]->(n:Mention)"
        self._mentions = reader.inside(inside, "Mention", ids)
        words = {row["id"] for rows in self._mentions.values() for row in rows}
        self._meant = reader.linked("(n:Mention {id: id})-[:REFERS_TO]->(other)", sorted(words))

    def blocks(self, subjects: Subjects, id: str, document: str, outlet: str | None) -> Iterator[Block]:
        """Yield the reports of a document, and after each the words in it that no other had before."""
        node = subjects.syntax.node
        done: set[str] = set()
        for report in self._reports.get(id, ()):
            key = report["id"]
            words = self._mentions.get(key, ())
            speakers = [node(row["other"]) for row in self._speakers.get(key, ())]
            values = {
                **report,
                "passage": subjects.syntax.made("passage", key),
                "extraction": subjects.shared("Extraction", report["extractor"]),
                "attributed_to": speakers or outlet,
                "REPORTS": [node(row["other"]) for row in self._of.get(key, ())],
                "CONTAINS": document,
                "MENTIONS": [node(row["id"]) for row in words],
            }
            yield subjects.block(self._label, node(key), values, document)
            yield from _passage(subjects, report, report["quote"], document)
            for row in words:
                if row["id"] not in done:
                    done.add(row["id"])
                    yield from self._mention(subjects, row, document)

    def _mention(self, subjects: Subjects, row: Row, document: str) -> Iterator[Block]:
        node = subjects.syntax.node
        meant = [node(other["other"]) for other in self._meant.get(row["id"], ())]
        values = {**row, "passage": subjects.syntax.made("passage", row["id"]), "REFERS_TO": meant}
        yield subjects.block("Mention", node(row["id"]), values, document)
        yield from _passage(subjects, row, row["text"], document)


def _passage(subjects: Subjects, row: Mapping[str, Any], words: str | None, document: str) -> Iterator[Block]:
    """Yield where in its document something is said: by its place, and by its words."""
    made, id = subjects.syntax.made, row["id"]
    start, end = row["start_offset"], row["end_offset"]
    at, quote = made("position", id), made("quote", id)
    placed, quoted = start is not None and end is not None, words is not None
    selectors = [at] * placed + [quote] * quoted
    yield subjects.block(
        "Passage", made("passage", id), {"source": document, "selectors": selectors}, document
    )
    if placed:
        yield subjects.block("PositionSelector", at, {"start": start, "end": end}, document)
    if quoted:
        yield subjects.block("QuoteSelector", quote, {"exact": words}, document)
