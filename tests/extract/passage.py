"""Short ways from a text to what a step of extraction makes of it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from spacy.tokens import Token

from kg.extract.extractor import extract
from kg.extract.frames.find import frames
from kg.extract.frames.frame import Frame
from kg.extract.mentions.mention import Mention
from kg.extract.parse.sentences import Sentence, sentences
from kg.extract.parties.attribution import Attribution
from kg.extract.parties.discourse import Discourse
from kg.extract.reading import Reading
from kg.model.document import Document
from kg.model.report import Extraction, MeetingReport, Participant, Speaker

GOLD = Path(__file__).parents[1] / "data" / "news" / "dev.jsonl"
PUBLISHED = "2024-03-13"  # a Wednesday


def read(text: str, published: str | None = PUBLISHED, **metadata: Any) -> Extraction:
    """Extract from a text."""
    return extract(Document.of(text, published=published, **metadata))


def meetings(text: str, published: str | None = PUBLISHED) -> tuple[MeetingReport, ...]:
    """Return the meetings of a text."""
    return read(text, published).meetings


def meeting(text: str, published: str | None = PUBLISHED) -> MeetingReport:
    """Return the only meeting of a text."""
    (found,) = meetings(text, published)
    return found


def names(report: MeetingReport) -> list[str]:
    """Return the participants' names, sorted."""
    return sorted(one.name for one in report.participants)


@cache
def reading(text: str) -> Reading:
    """Return the parsed document."""
    return Reading(text)


def sentence(text: str) -> Sentence:
    """Return the only sentence of a text."""
    (found,) = sentences(reading(text))
    return found


def frame(text: str) -> Frame:
    """Return the only frame of a text's only sentence."""
    (found,) = frames(sentence(text))
    return found


def last_words(tokens: list[Token], text: str) -> list[str]:
    """Return the last word of what each token of a text's only sentence stands for in the document."""
    one = sentence(text)
    return [one.reading.text[one.start_of(token) : one.end_of(token)].split()[-1] for token in tokens]


def mentions(text: str, *kinds: str) -> list[tuple[str, str]]:
    """Return (words, name) of the mentions of some kinds, in order."""
    return [(one.text, one.name) for one in reading(text).mentions if one.kind in kinds]


def people(text: str) -> list[Mention]:
    """Return the mentions of people in a text, in order."""
    return reading(text).posts.people


def posts(text: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Return role, rank and organization of each person whose post a text states."""
    return {one.person: (one.role, one.rank, one.organization) for one in read(text).affiliations}


def speakers(text: str, publisher: str | None = None) -> list[Speaker | None]:
    """Return who states each sentence of a text."""
    all_sentences = sentences(reading(text))
    discourse, attribution = Discourse(all_sentences), Attribution(text, publisher)
    return [attribution.speaker(one, discourse) for one in all_sentences]


def meant(text: str, word: str) -> tuple[Participant, ...]:
    """Return whom the last ``word`` of a text means, after what comes before it."""
    all_sentences = sentences(reading(text))
    discourse = Discourse(all_sentences)
    for one in all_sentences[:-1]:
        for mention in one.mentions:
            token = one.token_at(mention.start)
            discourse.spoken.note(discourse.participants(token, one) if token is not None else ())
        people = [m for m in one.mentions if m.kind == "person"]
        pair = [p for m in people if (t := one.token_at(m.start)) for p in discourse.participants(t, one)]
        discourse.spoken.note_pair(tuple(pair))
    last = all_sentences[-1]
    token = [one for one in last.doc if text[last.start_of(one) : last.end_of(one)].split()[-1:] == [word]][
        -1
    ]
    return discourse.participants(token, all_sentences[-1])


@cache
def gold() -> list[tuple[Document, Extraction]]:
    """Return the annotated passages."""
    passages = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        head = json.loads(line)["document"]
        document = Document.of(
            head["text"],
            id=head["id"],
            headline=head["title"],
            published=head["published"],
            language=head["language"],
        )
        passages.append((document, msgspec.json.decode(line, type=Extraction)))
    return passages


@cache
def found_in(document: Document) -> Extraction:
    """Return what the extractor finds in an annotated passage; several tests look at it."""
    return extract(document)


def spans(node: Any) -> Iterator[tuple[int, int, str]]:
    """Yield every (start, end, words) of a tree of reports."""
    if isinstance(node, list | tuple):
        for item in node:
            yield from spans(item)
    if isinstance(node, dict):
        if node.get("start") is not None:
            yield node["start"], node["end"], node.get("quote") or node["text"]
        if node.get("text_start") is not None:
            yield node["text_start"], node["text_end"], node["text"]
        yield from (span for value in node.values() for span in spans(value))
