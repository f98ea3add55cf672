"""Person–role–organization: the posts that stand beside names, one report for each person and post."""

from kg.extract.mentions.mention import Mention
from kg.extract.reading import Reading
from kg.model.report import AffiliationReport

_CONFIDENCE = 0.9
# The surroundings, not the words beside the post, tell of which state it is.
_IMPLIED = 0.75
# A person of a body ("General Doe of the Riverland Army") without a post in it.
_NO_POST = 0.7


def affiliations(reading: Reading) -> tuple[AffiliationReport, ...]:
    """Return the affiliations that a document states, each once, with the sentence that states it."""
    found: dict[tuple[str, str | None, str | None, str | None], AffiliationReport] = {}
    for person in reading.posts.stated:
        report = _report(person, reading)
        if report is not None:
            found.setdefault((report.person, report.role, report.rank, report.organization), report)
    return tuple(found.values())


def _report(person: Mention, reading: Reading) -> AffiliationReport | None:
    role = person.role
    # A rank alone ("General Doe") is no post; with its forces it is.
    if role is None or not (role.role or role.organization) or role.counterpart:
        return None
    span = reading.doc.char_span(person.start, person.end, alignment_mode="expand")
    sentence = span.sent if span is not None else reading.doc[:]
    text = sentence.text.strip()
    start = sentence.start_char + (len(sentence.text) - len(sentence.text.lstrip()))
    return AffiliationReport(
        person=person.name,
        role=role.role,
        rank=role.rank,
        organization=role.organization,
        country=role.country,
        implied=role.implied,
        quote=text,
        start=start,
        end=start + len(text),
        text=person.text,
        text_start=person.start,
        text_end=person.end,
        confidence=_IMPLIED if role.implied else _CONFIDENCE if role.role else _NO_POST,
    )
