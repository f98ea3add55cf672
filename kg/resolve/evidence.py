"""The evidence as nodes: reports and mentions, before and after it is known whom they mean."""

import msgspec

from kg.model.entity import AffiliationReportNode, MeetingReportNode, Mention
from kg.model.graph import Graph
from kg.model.report import AffiliationReport, MeetingReport, Participant, Record, Speaker, mention_id


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its id and the record that it comes from."""

    id: str
    record: Record
    report: MeetingReport


class Affiliation(msgspec.Struct, frozen=True, kw_only=True):
    """An affiliation with its id and the record that it comes from."""

    id: str
    record: Record
    report: AffiliationReport

    @property
    def mention(self) -> str:
        """The id of the mention of its person."""
        report = self.report
        return mention_id(self.id, "person", report.text_start or report.start, report.text or report.person)


def participant_mention(source: Source, participant: Participant) -> str:
    """Return the id of a participant's mention."""
    return mention_id(source.id, "participant", participant.start, participant.text, participant.name)


def speaker_mention(source: Source, speaker: Speaker) -> str:
    """Return the id of the speaker's mention."""
    return mention_id(source.id, "speaker", speaker.start or 0, speaker.text or speaker.name or "")


def add_meeting_report(graph: Graph, source: Source) -> None:
    """Add the node of a report under its document."""
    report = source.report
    graph.add(
        MeetingReportNode(
            id=source.id,
            quote=report.quote,
            start_offset=report.start,
            end_offset=report.end,
            confidence=report.confidence,
            extractor=source.record.extraction.extractor,
            status=report.status,
            kind=report.kind,
            format=report.format,
            date_text=report.date.text if report.date else None,
            date=report.date.edtf if report.date else None,
            topics=tuple(topic.label for topic in report.topics),
            stated_by=report.stated_by.name if report.stated_by else None,
        )
    )
    graph.link("CONTAINS", source.record.document.id, source.id)


def add_affiliation_report(graph: Graph, source: Affiliation) -> None:
    """Add the node of an affiliation under its document."""
    report = source.report
    graph.add(
        AffiliationReportNode(
            id=source.id,
            quote=report.quote,
            start_offset=report.start,
            end_offset=report.end,
            confidence=report.confidence,
            extractor=source.record.extraction.extractor,
            role=report.role,
            rank=report.rank,
        )
    )
    graph.link("CONTAINS", source.record.document.id, source.id)


def add_mention(graph: Graph, report: str, mention: Mention, refers_to: str) -> None:
    """Add the words of a report that were taken for an entity."""
    graph.add(mention)
    graph.link("MENTIONS", report, mention.id)
    graph.link("REFERS_TO", mention.id, refers_to)
