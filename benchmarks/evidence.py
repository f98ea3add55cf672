"""The evidence of a synthetic graph: documents, what they report, and the words that they use."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from benchmarks.draws import KINDS, STATUSES
from benchmarks.invented import ROLES, full_name, id_of, topic
from kg.model.graph import Node, Relationship
from kg.model.ids import text_hash

if TYPE_CHECKING:
    from benchmarks.synthetic import SyntheticGraph

_EXTRACTOR = "rules 6, en_core_web_md 3.7.1"
# Documents have about the length of the sentences that matter in an article.
_AROUND = "Officials said that the talks had been useful and that they would go on. " * 3


class Evidence:
    """What tells of the meetings and posts of a graph."""

    def __init__(self, graph: "SyntheticGraph") -> None:
        self._graph, self._draws = graph, graph.draws

    def documents(self) -> Iterator[Node]:
        """Yield the documents. Each has an affiliation and about two meetings."""
        for number in range(self._draws.sizes.documents):
            text = f"{number}: {_AROUND}"
            own = {
                "text": text,
                "kind": "article",
                "sha256": text_hash(text),
                "headline": f"Talks of day {number}",
                "url": url(number),
                "publisher": f"Wire {number % 200}",
                "published": f"{1990 + number % 35}-06-01",
                "language": "en",
                "loaded_at": "2024-12-31T12:00:00Z",
                "load_status": "loaded",
            }
            yield Node(label="Document", id=url(number), properties=own)

    def meeting_reports(self) -> Iterator[Node]:
        """Yield the reports of meetings; one in ten meetings has more than one."""
        graph, draws = self._graph, self._draws
        speakers = draws.speaker_of_report.tolist()
        for number, meeting in enumerate(draws.meeting_of_report.tolist()):
            date = graph.date(meeting).edtf
            kind = KINDS[draws.kind[meeting]]
            place = int(draws.place[meeting])
            where = f" in {graph.place(place)[1]}" if place >= 0 else ""
            who = ", ".join(
                graph.actor(int(actor))[1] for actor in draws.actor_of_part[draws.first_part[meeting] :][:3]
            )
            about = int(draws.topic[meeting])
            quote = f"{who} met{where} on {date} for talks that lasted about two hours, officials said."
            own: dict[str, Any] = {
                "status": STATUSES[draws.status[meeting]],
                "kind": kind,
                "format": "remote" if kind == "call" else "in_person",
                "date_text": f"on {date}",
                "date": date,
                "topics": [topic(about)] if about >= 0 else [],
                "quote": quote,
                "start_offset": 10,
                "end_offset": 10 + len(quote),
                "confidence": 0.9,
                "extractor": _EXTRACTOR,
            }
            if speakers[number] >= 0:
                own["stated_by"] = full_name(speakers[number])
            yield Node(label="MeetingReport", id=id_of("mr", number), properties=own)

    def affiliation_reports(self) -> Iterator[Node]:
        """Yield the reports of posts."""
        for number, post in enumerate(self._draws.post_of_affiliation.tolist()):
            role = ROLES[post % len(ROLES)]
            quote = f"{role} {full_name(int(self._draws.post_of[post]))} spoke of the talks to reporters."
            own = {
                "role": role,
                "quote": quote,
                "start_offset": 200,
                "end_offset": 200 + len(quote),
                "confidence": 0.95,
                "extractor": _EXTRACTOR,
            }
            yield Node(label="AffiliationReport", id=id_of("ar", number), properties=own)

    def mentions(self) -> Iterator[Node]:
        """Yield the words for participants, places, speakers, and for people and bodies of posts."""
        for number, (_, (_, text), kind, part) in enumerate(self._all_mentions()):
            start = 10 + number % 200
            own = {
                "text": text,
                "start_offset": start,
                "end_offset": start + len(text),
                "kind": kind,
                "part": part,
            }
            yield Node(label="Mention", id=id_of("mn", number), properties=own)

    def contains(self) -> Iterator[Relationship]:
        """Yield which document has which reports."""
        for number, document in enumerate(self._draws.document_of_affiliation.tolist()):
            yield Relationship(type="CONTAINS", start=url(document), end=id_of("ar", number))
        for number, document in enumerate(self._draws.document_of_report.tolist()):
            yield Relationship(type="CONTAINS", start=url(document), end=id_of("mr", number))

    def of_mentions(self, type: str) -> Iterator[Relationship]:
        """Yield which report has which mentions, or for whom they are taken."""
        for number, (report, (node, _), _, _) in enumerate(self._all_mentions()):
            mention = id_of("mn", number)
            start, end = (report, mention) if type == "MENTIONS" else (mention, node)
            yield Relationship(type=type, start=start, end=end)

    def reports(self) -> Iterator[Relationship]:
        """Yield which report tells of which post or meeting."""
        for number, post in enumerate(self._draws.post_of_affiliation.tolist()):
            yield Relationship(type="REPORTS", start=id_of("ar", number), end=id_of("ms", post))
        for number, meeting in enumerate(self._draws.meeting_of_report.tolist()):
            yield Relationship(type="REPORTS", start=id_of("mr", number), end=id_of("m", meeting))

    def stated_by(self) -> Iterator[Relationship]:
        """Yield who says it."""
        for number in self._draws.report_of_speaker.tolist():
            speaker = self._graph.person(int(self._draws.speaker_of_report[number]))
            yield Relationship(type="STATED_BY", start=id_of("mr", number), end=speaker)

    def _all_mentions(self) -> Iterator[tuple[str, tuple[str, str], str, str]]:
        """Yield report, id and name of what is meant, kind and part: always in the same order."""
        graph, draws = self._graph, self._draws
        people = draws.sizes.people
        for report, actor in zip(
            draws.report_of_participant.tolist(), draws.participant.tolist(), strict=True
        ):
            kind = "person" if actor < people else "organization"
            yield id_of("mr", report), graph.actor(actor), kind, "participant"
        for report in draws.report_of_place.tolist():
            place = graph.place(int(draws.place[draws.meeting_of_report[report]]))
            yield id_of("mr", report), place, "place", "place"
        for report in draws.report_of_speaker.tolist():
            yield id_of("mr", report), graph.actor(int(draws.speaker_of_report[report])), "person", "speaker"
        for number, post in enumerate(draws.post_of_affiliation.tolist()):
            report = id_of("ar", number)
            yield report, graph.actor(int(draws.post_of[post])), "person", "person"
            yield report, graph.organization(int(draws.body_of_post[post])), "organization", "organization"


def url(number: int) -> str:
    """Return the address of a document, which is its id."""
    return f"https://wire{number % 200}.example/{1990 + number % 35}/talks-{number}"
