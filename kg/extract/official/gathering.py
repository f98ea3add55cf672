"""The report of a gathering that somebody attended: its name is what tells it from others."""

import re
from collections.abc import Iterator

import msgspec

from kg.extract.dates.meanings import resolve_date
from kg.extract.dates.phrases import find_dates
from kg.extract.official.attended import Attended
from kg.extract.official.fields import Fields
from kg.gazetteer import organization
from kg.model.report import DateMention, MeetingReport, Participant, TopicMention, Trigger

_MOST_WORDS = 6
# Where a date belongs to what is attended: "the summit June 8-10", "the conference (May 3)".
_NEAR = re.compile(r"[\s(]*(?:on\s+|from\s+)?")
_SENTENCE = 120


def gathering(
    one: Attended,
    told: MeetingReport | None,
    fields: Fields,
    company: tuple[Participant, ...],
    published: str,
) -> MeetingReport:
    """Return what was attended as a meeting; ``told`` is what was read of it, if anything was."""
    base = told or _bare(one, fields, published)
    present = [person for person in base.participants if not _is_no_guest(person, one)]
    known = {person.name for person in present}
    # Who travelled together went there together, where one clause says both.
    added = (*fields.travelers, *(person for person in company if base.start <= person.start < one.start))
    new = [person for person in (*added, *_bodies(one, fields.text)) if person.name not in known]
    return msgspec.structs.replace(
        base,
        kind=one.kind,
        status="held" if base.status == "unknown" else base.status,
        participants=(
            *(person for person in new if person in added),
            *present,
            *(p for p in new if p not in added),
        ),
        topics=(TopicMention(label=one.label), *(t for t in base.topics if t.label not in one.label)),
    )


def _bare(one: Attended, fields: Fields, published: str) -> MeetingReport:
    """Return a report of which nothing was read."""
    text = fields.text
    start = max(fields.spans["Remarks"][0], *(text.rfind(mark, 0, one.start) + 2 for mark in (". ", "; ")))
    stops = [at for mark in (". ", "; ") if (at := text.find(mark, one.end)) >= 0]
    end = min(stops) + 1 if stops else len(text)
    return MeetingReport(
        quote=text[start:end],
        start=start,
        end=end,
        trigger=Trigger(text=text[slice(*one.head)], start=one.head[0], end=one.head[1]),
        status="held",
        kind=one.kind,
        format="in_person",
        place=fields.places[0] if len(fields.places) == 1 else fields.country,
        date=_date(one, text, published) or fields.date,
        confidence=0.9,
        also=(fields.header,),
    )


def _date(one: Attended, text: str, published: str) -> DateMention | None:
    """Return the date right behind what was attended."""
    near = _NEAR.match(text, one.end)
    at = near.end() if near else one.end
    for phrase in find_dates(text[one.end : one.end + _SENTENCE]):
        if phrase.start + one.end <= at:
            mention = resolve_date(phrase, published, "past")
            shifted = msgspec.structs.replace(
                mention, start=mention.start + one.end, end=mention.end + one.end
            )
            return shifted if shifted.edtf else None
    return None


def _is_no_guest(person: Participant, one: Attended) -> bool:
    """Whether a participant is part of the name: the treaty of a signing, the dead of a funeral."""
    if not one.before <= person.start < one.end:
        return False
    if person.kind == "person":
        return one.of_the_dead or person.role is None
    return person.kind == "organization" and organization(person.name) is None


def _bodies(one: Attended, text: str) -> Iterator[Participant]:
    """Yield the body whose gathering it was: "NATO Ministerial Meeting"."""
    words = [match.span() for match in re.finditer(r"\S+", text[one.start : one.head[0]])][:_MOST_WORDS]
    for _, end in reversed(words):
        name = re.sub(r"(?:['’]s?|,)$", "", text[one.start : one.start + end])
        if (found := organization(name)) and found.kind == "intergovernmental":
            yield Participant(
                name=found.name, kind="organization", text=name, start=one.start, end=one.start + len(name)
            )
            return
