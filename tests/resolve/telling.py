"""Reports made up by hand, in the words of the model, and the resulting graph read in plain terms."""

from calendar import monthrange
from collections.abc import Iterable
from typing import Any

import msgspec

from kg.model.document import Document
from kg.model.graph import Graph, Node
from kg.model.judgement import Judgement
from kg.model.report import (
    AffiliationReport,
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Record,
    Speaker,
    TopicMention,
    Trigger,
)
from kg.resolve.known import Find, no_references
from kg.resolve.resolver import resolve

# Each report has a stretch of its own in its document, each participant a place of its own in the report.
STRETCH = 1000


def person(name: str, role: str | None = None, organization: str | None = None, **more: Any) -> Participant:
    """Return a participant, a person unless ``kind`` says otherwise; the offsets come with the report."""
    return Participant(
        **{"text": name, **more}, name=name, role=role, organization=organization, start=0, end=len(name)
    )


def unnamed(role: str, organization: str, country: str | None = None) -> Participant:
    """Return the holder of a post whose name the document doesn't give."""
    return person(f"{role} of {organization}", role, organization, country=country, unnamed=True)


def place(name: str, country: str | None = None) -> PlaceMention:
    """Return a place as named in the text."""
    return PlaceMention(name=name, country=country, text=name, start=500, end=500 + len(name))


def day(edtf: str | None, latest: str | None = None, text: str = "then") -> DateMention:
    """Return a date: a day, a month, an interval by its first and last day, or one whose year is open."""
    if edtf is None or edtf.startswith("XXXX"):
        return DateMention(text=text, edtf=edtf, start=600, end=604)
    if len(edtf) == len("YYYY-MM"):
        year, month = map(int, edtf.split("-"))
        first, last = f"{edtf}-01", f"{edtf}-{monthrange(year, month)[1]}"
    else:
        first, last = edtf, latest or edtf
    whole = f"{edtf}/{latest}" if latest else edtf
    return DateMention(text=text, edtf=whole, earliest=first, latest=last, start=600, end=604)


def meeting(
    *participants: Participant,
    status: str = "held",
    date: DateMention | None = None,
    at: PlaceMention | None = None,
    venue: PlaceMention | None = None,
    kind: str = "bilateral",
    format: str = "in_person",
    topics: Iterable[str] = (),
    by: Speaker | None = None,
    confidence: float = 0.8,
) -> MeetingReport:
    """Return a meeting report; its document says where it stands."""
    return MeetingReport(
        quote="They met.",
        start=0,
        end=9,
        trigger=Trigger(text="met", start=5, end=8),
        status=status,
        kind=kind,
        format=format,
        participants=participants,
        place=at,
        venue=venue,
        date=date,
        topics=tuple(TopicMention(label=topic) for topic in topics),
        stated_by=by,
        confidence=confidence,
    )


def holds(name: str, role: str | None, organization: str | None = None, **more: Any) -> AffiliationReport:
    """Return an affiliation report."""
    quote = f"{role or ''} {name}".strip()
    given = {"text": name, **more}
    return AffiliationReport(
        **given, person=name, role=role, organization=organization, quote=quote, start=0, end=len(quote)
    )


def told(key: str, *reports: MeetingReport | AffiliationReport, **metadata: Any) -> Record:
    """Return a document that says all this, one after the other."""
    document = Document.of(f"The text of {key}.", id=key, **metadata)
    placed = [_placed(report, number * STRETCH) for number, report in enumerate(reports)]
    extraction = Extraction(
        document=DocumentHead.of(document),
        meetings=tuple(one for one in placed if isinstance(one, MeetingReport)),
        affiliations=tuple(one for one in placed if isinstance(one, AffiliationReport)),
        extractor="hand 1",
    )
    return Record(document=document, extraction=extraction)


def _placed(report: MeetingReport | AffiliationReport, offset: int) -> MeetingReport | AffiliationReport:
    moved = {"start": report.start + offset, "end": report.end + offset}
    if isinstance(report, AffiliationReport):
        return msgspec.structs.replace(report, **moved, text_start=offset + 5, text_end=offset + 9)
    participants = tuple(
        msgspec.structs.replace(one, start=offset + 10 * i, end=offset + 10 * i + 9)
        for i, one in enumerate(report.participants)
    )
    trigger = msgspec.structs.replace(
        report.trigger, start=report.trigger.start + offset, end=report.trigger.end + offset
    )
    return msgspec.structs.replace(report, **moved, participants=participants, trigger=trigger)


def decide(left: str, right: str, same: str, by: str = "person:eva", at: str = "2024-05-01") -> Judgement:
    """Return a judgement about two mentions or reports."""
    return Judgement(
        id=f"j-{by}-{at}-{same}-{left}-{right}",
        left=left,
        right=right,
        same=same,
        by=by,
        at=f"{at}T00:00:00Z",
    )


def mention_of(record: Record, name: str) -> str:
    """Return the id of the (first) mention of somebody in a document: what a judgement is about."""
    return next(node.id for node in World(record).nodes("Mention") if node.properties["text"] == name)


class World:
    """The graph that follows from records, read by names."""

    def __init__(
        self, *records: Record, judgements: Iterable[Judgement] = (), references: Find = no_references
    ) -> None:
        self.graph: Graph = resolve(records, judgements, references)
        self.links = list(self.graph.relationships())

    def nodes(self, label: str) -> list[Node]:
        return [node for node in self.graph.nodes() if node.label == label]

    def names(self, label: str) -> list[str]:
        """Return the names of all nodes of a label, each as often as it occurs."""
        return sorted(str(node.properties["name"]) for node in self.nodes(label))

    def the(self, label: str, name: str) -> Node:
        """Return the one node of this name."""
        (found,) = (node for node in self.nodes(label) if node.properties.get("name") == name)
        return found

    def after(self, type: str, start: str) -> list[str]:
        """Return where relationships lead from a node, by name or else id."""
        return sorted(
            self._title(link.end) for link in self.links if (link.type, link.start) == (type, start)
        )

    def before(self, type: str, end: str) -> list[str]:
        """Return where relationships come from that lead to a node, by name or else id."""
        return sorted(self._title(link.start) for link in self.links if (link.type, link.end) == (type, end))

    def meetings(self) -> list[Node]:
        return sorted(
            self.nodes("Meeting"),
            key=lambda node: (node.properties.get("date") or "", node.properties["label"]),
        )

    def meeting(self) -> dict[str, Any]:
        """Return the properties of the only meeting."""
        (only,) = self.meetings()
        return only.properties

    def told(self) -> list[tuple[list[str], str | None, str]]:
        """Return who, when and status of all meetings."""
        return [
            (
                self.before("PARTICIPATES_IN", node.id),
                node.properties.get("date"),
                node.properties["status"],
            )
            for node in self.meetings()
        ]

    def posts(self) -> list[tuple[str, str | None, str | None, str | None]]:
        """Return person, role, rank and organization of all memberships."""
        found = [
            (
                holder,
                node.properties.get("role"),
                node.properties.get("rank"),
                next(iter(self.after("IN_ORGANIZATION", node.id)), None),
            )
            for node in self.nodes("Membership")
            for holder in self.before("HOLDS", node.id)
        ]
        return sorted(found, key=lambda post: [part or "" for part in post])

    def whom(self, record: Record, words: str) -> str:
        """Return the id of whom (or what) words of a document are taken for."""
        reports = {
            link.end for link in self.links if (link.type, link.start) == ("CONTAINS", record.document.id)
        }
        mentions = {link.end for link in self.links if link.type == "MENTIONS" and link.start in reports}
        found = {
            link.end
            for link in self.links
            if link.type == "REFERS_TO" and link.start in mentions and self._text(link.start) == words
        }
        (only,) = found
        return only

    def _text(self, mention: str) -> str:
        node = self.graph.node(mention)
        assert node is not None
        return str(node.properties["text"])

    def _title(self, id: str) -> str:
        node = self.graph.node(id)
        assert node is not None, f"{id} is no node"
        return str(node.properties.get("name", id))
