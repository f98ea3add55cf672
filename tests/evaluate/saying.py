"""Short ways to say what a text says, by the words of the text, and what an extractor found in it."""

import json
from pathlib import Path
from typing import Any

from kg.evaluate.counting import Outcome, outcomes
from kg.evaluate.gold import Gold
from kg.model.document import Document
from kg.model.report import (
    AffiliationReport,
    DateMention,
    DocumentHead,
    Extraction,
    MeetingReport,
    Participant,
    PlaceMention,
    Speaker,
    TopicMention,
    Trigger,
)

TEXT = (
    "Anna Ek met Karl Weiss at Castle Hill in Riga on Monday, and Ida Moe will call Karl Weiss. "
    "He denied talks with Paul Orr."
)


def who(words: str, text: str = TEXT, **details: Any) -> Participant:
    start = text.index(words)
    details = {"name": words} | details
    return Participant(text=words, start=start, end=start + len(words), **details)


def where(words: str, text: str = TEXT) -> PlaceMention:
    start = text.index(words)
    return PlaceMention(name=words, text=words, start=start, end=start + len(words))


def when(words: str, edtf: str | None = None) -> DateMention:
    return DateMention(text=words, edtf=edtf, start=0, end=0)


def meeting(trigger: str, *people: Participant, text: str = TEXT, **details: Any) -> MeetingReport:
    start = text.index(trigger)
    return MeetingReport(
        **{
            "quote": text,
            "start": 0,
            "end": len(text),
            "trigger": Trigger(text=trigger, start=start, end=start + len(trigger)),
            "status": "held",
            "kind": "bilateral",
            "format": "in_person",
            "participants": people,
            **details,
        }
    )


def post(person: str, role: str | None, body: str | None, **details: Any) -> AffiliationReport:
    return AffiliationReport(
        person=person, role=role, organization=body, quote=TEXT, start=0, end=len(TEXT), **details
    )


def said(*meetings: MeetingReport, affiliations: tuple[AffiliationReport, ...] = ()) -> Extraction:
    return Extraction(document=DocumentHead(id="a"), meetings=meetings, affiliations=affiliations)


def annotated(extraction: Extraction, text: str = TEXT, **details: Any) -> Gold:
    return Gold(document=Document.of(text, id="a"), said=extraction, **details)


MET = meeting(
    "met",
    who("Anna Ek", role="Foreign Minister", organization="Sweden"),
    who("Karl Weiss", role="Chancellor", organization="Austria"),
    place=where("Riga"),
    venue=where("Castle Hill"),
    date=when("Monday", "2024-03-11"),
    topics=(TopicMention(label="fishing rights"),),
    stated_by=Speaker(name="Ida Moe"),
)
CALL = meeting("call", who("Ida Moe"), who("Karl Weiss"), status="planned", kind="call", format="remote")
FULL = said(MET, CALL, affiliations=(post("Anna Ek", "Foreign Minister", "Sweden"),))


def judged(gold: Extraction, found: Extraction, **details: Any) -> list[Outcome]:
    """Return the outcomes of one document."""
    return list(outcomes(annotated(gold, **details), found))


def counted(all_outcomes: list[Outcome], measure: str) -> tuple[int, int, int]:
    """Return how many outcomes of a measure are (right, false, missed)."""
    faults = [one.fault for one in all_outcomes if one.measure == measure]
    wrong = faults.count("wrong")
    return faults.count(None), faults.count("false") + wrong, faults.count("missed") + wrong


def write(path: Path, *lines: Any) -> Path:
    """Write lines of JSON; a text is written as it is."""
    said_lines = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in said_lines), encoding="utf-8")
    return path
