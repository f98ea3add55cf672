"""The evidence as nodes: reports and mentions, before and after it is known whom they mean."""

from collections.abc import Iterator

import msgspec

from kg.model.entity import AffiliationReportNode, MeetingReportNode, Mention
from kg.model.graph import Graph
from kg.model.report import AffiliationReport, MeetingReport, Participant, Record, Speaker, mention_id
from kg.resolve.people import Naming


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


def namings(
    sources: list[Source], affiliations: list[Affiliation], organization_ids: dict[tuple[str, str, str], str]
) -> Iterator[Naming]:
    """Yield every mention of a person in reports and affiliations.

    ``organization_ids`` gives the id of an organization by (document, name, country or "").
    """
    for source in sources:
        document = source.record.document.id
        for one in source.report.participants:
            if one.kind == "person":
                yield Naming(
                    mention=participant_mention(source, one),
                    document=document,
                    name=one.name,
                    role=one.role,
                    rank=one.rank,
                    organization=organization_ids.get((document, one.organization or "", one.country or "")),
                    country=one.country,
                    unnamed=one.unnamed,
                    table=source.id,
                )
        speaker = source.report.stated_by
        if speaker and speaker.name and speaker.text and speaker.is_person:
            yield Naming(
                mention=speaker_mention(source, speaker),
                document=document,
                name=speaker.name,
                role=speaker.role,
            )
    for affiliation in affiliations:
        report, document = affiliation.report, affiliation.record.document.id
        yield Naming(
            mention=affiliation.mention,
            document=document,
            name=report.person,
            role=report.role,
            rank=report.rank,
            organization=organization_ids.get((document, report.organization or "", report.country or "")),
            country=report.country,
        )
