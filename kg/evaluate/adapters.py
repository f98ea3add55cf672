"""From the formats of annotated sets to :class:`~kg.evaluate.gold.Gold`.

* the lines of ``kg extract`` with the text in ``document.text``: this project's own full annotation;
* labels: words of a text by id, with the texts in the same line or in a file beside;
* events: triggers, participants and places as spans, of which some may be missing (m2e2, re3d);
* relations: entities and the relations between them, from which affiliations follow.
"""

import re
from collections.abc import Callable, Iterator
from itertools import permutations

import msgspec

from kg.evaluate.gold import Gold, Line, Measure, TextsBeside
from kg.model.document import Document
from kg.model.report import (
    AffiliationReport,
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Trigger,
)

Adapter = Callable[[Line, TextsBeside], Iterator[Gold]]
# Written contacts and telephone calls of m2e2 are no meetings, nor is all that re3d calls communication.
_MEETINGS = frozenset({None, "Contact:Meet", "re3d/CommWith/meeting-lex"})
_AFFILIATIONS = frozenset({"BelongsTo", "InChargeOf"})
_LABELLED: tuple[Measure, ...] = ("meetings", "participants", "place", "date phrase", "status", "kind")


def adapter_of(line: Line) -> Adapter | None:
    """Return what reads a line like this one, or ``None``."""
    if isinstance(line.get("document"), dict):
        return _extraction
    if "relations" in line and "entities" in line:
        return _relations
    if "maybe" in line and "meetings" in line:
        return _labels
    if "meetings" in line and "text" in line:
        return _events
    return None


def _extraction(line: Line, texts: TextsBeside) -> Iterator[Gold]:
    """Read the format of ``kg extract``: everything is annotated."""
    head = line["document"]
    text = head.get("text")
    if text is None:
        text = texts[str(head["id"])]["text"]
    yield Gold(document=_document(head, text), said=msgspec.convert(line, Extraction))


def _labels(line: Line, texts: TextsBeside) -> Iterator[Gold]:
    """Read labels; documents that may or may not tell of a meeting are left out."""
    if line["maybe"]:
        return
    source = line if "text" in line else texts[str(line["id"])]
    document = _document(source, source["text"])
    annotated: set[Measure] = set(_LABELLED)
    if any("edtf" in meeting for meeting in line["meetings"]):
        annotated |= {"date", "venue"}
    if "affiliations" in line:
        annotated.add("affiliations")
    meetings = tuple(_labelled(meeting, document.text) for meeting in line["meetings"])
    affiliations = tuple(_affiliation(one, document.text) for one in line.get("affiliations", ()))
    yield _gold(document, meetings, affiliations, frozenset(annotated), with_organization=True)


def _document(source: Line, text: str) -> Document:
    return Document.of(
        text,
        id=str(source["id"]),
        headline=source.get("title"),
        published=source.get("published") or source.get("date"),
        publisher=source.get("publisher"),
        language=source.get("language"),
    )


def _labelled(label: Line, text: str) -> MeetingReport:
    participants = tuple(
        Participant(name=words, text=words, start=start, end=end)
        for words in label["participants"]
        for start, end in [_where(words, text)]
    )
    trigger = label.get("trigger") or ""
    start, end = _nearest(trigger, text, participants)
    date = label.get("date")
    return MeetingReport(
        quote=text,
        start=0,
        end=len(text),
        trigger=Trigger(text=trigger, start=start, end=end),
        status=label["status"],
        kind=label["kind"],
        format="remote" if label["kind"] == "call" else "in_person",
        participants=participants,
        place=_place(label.get("place"), text),
        venue=_place(label.get("venue"), text),
        date=DateMention(text=date, edtf=label.get("edtf"), start=0, end=0) if date else None,
    )


def _affiliation(label: Line, text: str) -> AffiliationReport:
    return AffiliationReport(
        person=label["person"],
        role=label.get("role"),
        rank=label.get("rank"),
        organization=label.get("organization"),
        quote=text,
        start=0,
        end=len(text),
    )


def _events(line: Line, _texts: TextsBeside) -> Iterator[Gold]:
    """Read events with spans. What isn't annotated may still be there: only recall can be counted."""
    document = _document(line, line["text"])
    events = [event for event in line["meetings"] if event.get("type") in _MEETINGS]
    covered: frozenset[Measure] = frozenset({"meetings", "participants", "place"})
    yield _gold(document, tuple(_event(event, document.text) for event in events), (), covered, covered)


def _event(event: Line, text: str) -> MeetingReport:
    start, end = event["trigger_span"]
    quote_start, quote_end = _line_around(text, start, end)
    spans = zip(event["participants"], event["participant_spans"], strict=True)
    places = list(zip(event["place"], event.get("place_spans", ()), strict=True))
    return MeetingReport(
        quote=text[quote_start:quote_end],
        start=quote_start,
        end=quote_end,
        trigger=Trigger(text=event["trigger"], start=start, end=end),
        status="held",
        kind="bilateral",
        format="in_person",
        participants=tuple(
            Participant(name=words, text=words, start=first, end=last) for words, (first, last) in spans
        ),
        place=PlaceMention(name=places[0][0], text=places[0][0], start=places[0][1][0], end=places[0][1][1])
        if places
        else None,
    )


def _relations(line: Line, _texts: TextsBeside) -> Iterator[Gold]:
    """Read which person belongs to which organization, or leads it; a pair told twice is one.

    Posts that stand in titles aren't annotated: only recall can be counted.
    """
    document = _document(line, line["text"])
    types = {tuple(entity["span"]): entity["type"] for entity in line["entities"]}
    pairs = {
        (relation["head"], relation["tail"]): tuple(relation["head_span"])
        for relation in reversed(line["relations"])
        if relation["type"] in _AFFILIATIONS
        and types.get(tuple(relation["head_span"])) == "Person"
        and types.get(tuple(relation["tail_span"])) == "Organisation"
    }
    synonyms = _synonyms(line["relations"])
    affiliations = tuple(
        _pair(person, body, span, document.text)
        for (person, body), span in sorted(pairs.items(), key=lambda item: item[1])
    )
    said = Extraction(document=DocumentHead.of(document), affiliations=affiliations)
    covered: frozenset[Measure] = frozenset({"affiliations"})
    yield Gold(
        document=document, said=said, annotated=covered, partial=covered, loose=True, synonyms=synonyms
    )


def _pair(person: str, body: str, span: tuple[int, int], text: str) -> AffiliationReport:
    start, end = _line_around(text, *span)
    return AffiliationReport(
        person=person,
        role=None,
        organization=body,
        quote=text[start:end],
        start=start,
        end=end,
        text=person,
        text_start=span[0],
        text_end=span[1],
    )


def _synonyms(relations: list[Line]) -> dict[str, frozenset[str]]:
    """Return for the words for an entity the other words for it that the annotation gives."""
    found: dict[str, frozenset[str]] = {}
    for relation in relations:
        if relation["type"] == "IsSynonymOf":
            for one, other in permutations((relation["head"], relation["tail"])):
                found[one] = found.get(one, frozenset()) | {other}
    return found


def _gold(
    document: Document,
    meetings: tuple[MeetingReport, ...],
    affiliations: tuple[AffiliationReport, ...],
    annotated: frozenset[Measure],
    partial: frozenset[Measure] = frozenset(),
    *,
    with_organization: bool = False,
) -> Gold:
    said = Extraction(document=DocumentHead.of(document), meetings=meetings, affiliations=affiliations)
    # A status or kind that isn't a word of the model would count as an error of whatever reads.
    said = msgspec.convert(msgspec.to_builtins(said), Extraction)
    return Gold(
        document=document,
        said=said,
        annotated=annotated,
        partial=partial,
        with_organization=with_organization,
    )


def _where(words: str, text: str) -> tuple[int, int]:
    """Return the first place of words in a text, as whole words where they stand so."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    start = match.start() if match else text.find(words)
    if start < 0:
        raise ValueError(f"{words!r} isn't in the text")
    return start, start + len(words)


def _nearest(words: str, text: str, participants: tuple[Participant, ...]) -> tuple[int, int]:
    """Return the place of a trigger that stands nearest to the first participant."""
    if not words:
        return 0, 0
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not places:
        return _where(words, text)
    anchor = participants[0].end if participants else 0
    return min(places, key=lambda span: abs(span[0] - anchor))


def _place(words: str | None, text: str) -> PlaceMention | None:
    if not words:
        return None
    start, end = _where(words, text)
    return PlaceMention(name=words, text=words, start=start, end=end)


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, last if last >= 0 else len(text)
