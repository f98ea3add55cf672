"""Person–role–organization: the posts that stand beside names, one report for each person and post."""

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from kg.datafiles import read_yaml
from kg.extract.mentions.mention import Mention
from kg.extract.parse.syntax import children, lemma
from kg.extract.reading import Reading
from kg.model.report import AffiliationReport

if TYPE_CHECKING:
    from spacy.tokens import Span

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
    is_past = role.role is not None and not role.past and span is not None and _is_of_the_dead(span)
    return AffiliationReport(
        person=person.name,
        role=f"late {role.role}" if is_past else role.role,
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


class _OfTheDead(msgspec.Struct, frozen=True):
    nouns: frozenset[str]
    services: frozenset[str]
    prepositions: frozenset[str]


@cache
def _of_the_dead() -> _OfTheDead:
    return msgspec.convert(read_yaml(__file__, "affiliations.yaml")["of_the_dead"], _OfTheDead)


def _is_of_the_dead(person: "Span") -> bool:
    """Whether somebody's death is what is told: "the funeral of President Doe", "President Doe's death"."""
    known, name = _of_the_dead(), person.root
    while name.dep_ in ("conj", "appos") and name.head != name:
        name = name.head
    noun = name.head
    if name.dep_ == "pobj" and noun.lower_ in known.prepositions:
        noun = noun.head
    elif name.dep_ != "poss":
        return False
    if lemma(noun) == "service":
        return any(one.lower_ in known.services for one in children(noun, "amod", "compound", "nmod"))
    return lemma(noun) in known.nouns
