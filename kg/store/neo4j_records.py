"""Records and judgements in Neo4j: on nodes of theirs, which a projection leaves alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from kg.model.document import Document
from kg.model.graph import Node
from kg.model.judgement import Judgement
from kg.model.report import Extraction, Record
from kg.store.base import Row
from kg.store.batches import batches
from kg.store.bolt import Run
from kg.store.encoding import convert, decode, digest_of, encode, verify

# The nodes of level 1 are known by these properties, which the graph doesn't have.
KEPT = {"Document": "extraction", "Judgement": "position"}
# Records carry whole texts: fewer of them at a time than of other nodes.
RECORDS = 500


def kept_ids(run: Run, label: str) -> set[str]:
    """Return the ids of the documents or judgements that are kept."""
    found = f"MATCH (n:{label}) WHERE n.{KEPT[label]} IS NOT NULL RETURN n.id AS id"
    return {row["id"] for row in run(found)}


def records(run: Run) -> Iterator[Record]:
    """Yield all records by id."""
    for ids in batches(sorted(kept_ids(run, "Document")), RECORDS):
        yield from records_of(run, ids)


def records_of(run: Run, ids: Sequence[str]) -> Iterator[Record]:
    """Yield the records of these documents by id."""
    yield from map(decoded, rows_of(run, ids))


def digests(run: Run) -> dict[str, str]:
    """Return the checksums of all records by id."""
    rows = run("MATCH (d:Document) WHERE d.extraction IS NOT NULL RETURN d.id AS id, d.digest AS digest")
    return {row["id"]: row["digest"] or "" for row in rows}


def rows_of(run: Run, ids: Sequence[str]) -> list[Row]:
    """Return the nodes of these documents, as they are kept, by id."""
    rows = run(
        "UNWIND $ids AS id MATCH (d:Document {id: id}) WHERE d.extraction IS NOT NULL "
        "RETURN id, properties(d) AS own",
        ids=ids,
    )
    return sorted(rows, key=lambda row: str(row["id"]))  # Neo4j orders by UTF-16


def decoded(row: Row) -> Record:
    """Return the record of a document's node. Raises :class:`~kg.errors.DamageError`."""
    own = {name: value for name, value in row["own"].items() if name not in ("extraction", "digest")}
    document = convert(own, Document, row["id"])
    verify(row["own"].get("digest"), _canonical(row["own"]), owner=row["id"], said=document.id)
    return Record(document=document, extraction=decode(row["own"]["extraction"], Extraction, row["id"]))


def properties_of(record: Record) -> dict[str, Any]:
    """Return the properties of a record's node: those of the document, its reports as JSON, a checksum."""
    document = record.document
    encode(document, document.id)  # the driver would break off in the middle
    own = {**Node.of(document).properties, "extraction": encode(record.extraction, document.id)}
    return own | {"digest": digest_of(_canonical(own))}


def _canonical(properties: Mapping[str, Any]) -> str:
    """Return properties as JSON, but for the checksum and the position, in one order."""
    own = {name: value for name, value in properties.items() if name not in ("digest", "position")}
    return msgspec.json.encode(own, order="sorted").decode()


def judgements(run: Run) -> Iterator[Judgement]:
    """Yield all judgements, oldest first."""
    for row in run(
        "MATCH (j:Judgement) WHERE j.position IS NOT NULL RETURN properties(j) AS own ORDER BY j.position"
    ):
        yield decoded_judgement(row["own"])


def decoded_judgement(own: Mapping[str, Any]) -> Judgement:
    """Return the judgement of a node with these properties. Raises :class:`~kg.errors.DamageError`."""
    id = str(own.get("id"))
    judgement = convert(dict(own), Judgement, id)
    verify(own.get("digest"), _canonical(own), owner=id, said=judgement.id)
    return judgement


def properties_of_judgement(judgement: Judgement) -> dict[str, Any]:
    """Return the properties of a judgement's node, with a checksum, but for its position."""
    encode(judgement, judgement.id)
    own = Node.of(judgement).properties
    return own | {"digest": digest_of(_canonical(own))}
