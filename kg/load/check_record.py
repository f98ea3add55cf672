"""Whether a record from elsewhere could have been read here: the graph is made of what it says."""

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import datetime
from functools import cache

import yaml

from kg.load.dates import iso_date
from kg.model.document import Document
from kg.model.report import DateMention, MeetingReport, Record
from kg.schema import data_path

_SHA256 = re.compile(r"[0-9a-f]{64}")


def check(record: Record) -> None:
    """Raise :class:`ValueError` for what no reader gives: names of nothing, days that no calendar has."""
    document, said = record.document, record.extraction
    if not document.id or document.id != said.document.id:
        raise ValueError(f"it says that it is of {said.document.id!r}")
    _check_document(document)
    if not all(name.strip() for name in _names(record)):
        raise ValueError("somebody or something has no name")
    told = [(one.quote, one.confidence) for one in said.meetings]
    told += [(one.quote, one.confidence) for one in said.affiliations]
    if not all(quote.strip() and 0 <= confidence <= 1 for quote, confidence in told):
        raise ValueError("a report has no quote, or a confidence that is none")
    for meeting in said.meetings:
        if meeting.date:
            _check_date(meeting.date)


def _check_document(document: Document) -> None:
    if not _SHA256.fullmatch(document.sha256):
        raise ValueError(f"{document.sha256!r} is no SHA-256")
    if document.published and iso_date(document.published) != document.published:
        raise ValueError(f"{document.published!r} is no date")
    if document.loaded_at:
        datetime.fromisoformat(document.loaded_at)


def _names(record: Record) -> Iterator[str]:
    for report in record.extraction.meetings:
        yield report.trigger.text
        yield from _names_in(report)
    yield from (told.person for told in record.extraction.affiliations)


def _names_in(report: MeetingReport) -> Iterator[str]:
    yield from (one.name for one in report.participants)
    yield from (one.label for one in report.topics)
    yield from (one.name for one in (report.place, report.venue) if one)
    if report.stated_by and report.stated_by.name is not None:
        yield report.stated_by.name


def _check_date(date: DateMention) -> None:
    if date.edtf is not None and not _edtf().fullmatch(date.edtf):
        raise ValueError(f"{date.edtf!r} is no date")
    days = [Day.fromisoformat(day) for day in (date.earliest, date.latest) if day]
    if days != sorted(days):
        raise ValueError(f"{date.earliest} is after {date.latest}")


@cache
def _edtf() -> re.Pattern[str]:
    schema = yaml.safe_load(data_path("schemas/meetings.yaml").read_text("utf-8"))
    return re.compile(schema["types"]["Edtf"]["pattern"])
