"""Records and judgements made up for the store's tests."""

from kg.model.document import Document
from kg.model.judgement import Judgement
from kg.model.report import DocumentHead, Extraction, MeetingReport, Participant, Record, Trigger


def record(key: str, text: str = "Ida Holm met Per Dahl.", **metadata: str) -> Record:
    """Return a document with one report of a meeting."""
    document = Document.of(text, id=key, **metadata)
    report = MeetingReport(
        quote=text,
        start=0,
        end=len(text),
        trigger=Trigger(text="met", start=9, end=12),
        status="held",
        kind="bilateral",
        format="in_person",
        participants=(Participant(name="Ida Holm", text="Ida Holm", start=0, end=8),),
    )
    extraction = Extraction(document=DocumentHead.of(document), meetings=(report,), extractor="rules 1")
    return Record(document=document, extraction=extraction)


def judgement(key: str, left: str = "mn-1", right: str = "mn-2", same: str = "yes") -> Judgement:
    """Return a person's decision."""
    return Judgement(id=key, left=left, right=right, same=same, by="person:eva", at="2024-01-02T03:04:05Z")
