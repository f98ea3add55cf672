"""Sentences with their titles taken out, parsed again, every token still knowing where it came from.

A parser loses its way in "Chief of the … of the …, Army General A and B's … (C), General D will meet";
"A and D will meet" is read right. This is what was measured best (``docs/decisions/002-language-tools.md``).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Mention, Taken
from kg.extract.parse.far_objects import with_far_objects
from kg.extract.parse.mended import mended
from kg.extract.reading import Reading
from kg.extract.text.nlp import language_model
from kg.extract.text.paragraphs import paragraphs
from kg.extract.words.lexicon import roles, triggers
from kg.extract.words.telling import all_stems, stems_of, tells_of_meeting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
# Surnames that English models read as nothing else. Which one stands for whom doesn't matter.
_ALIASES = ("Johnson", "Miller", "Wilson", "Anderson", "Thompson", "Robinson", "Mitchell", "Nelson", "Parker")
# Words that stand before a name, and whose point ends no sentence: "Gen.", "H.E.", "my hon. Friend".
_LONGEST_TITLE = 20
_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(roles().ranks | roles().honorifics)))})\.$", re.IGNORECASE
)
# What a caption says of where somebody stands in the picture, and that it comes from the archive.
_CAPTION = re.compile(
    r",? (?:(?:second|third|fourth|2nd|3rd|4th|far|front|top|bottom) )?(?:from )?(?:the )?"
    r"(?:left|right|centre|center)(?= and |,|\))(?:(?<=\w),(?= (?:and|[a-z])))?"
    r"| \([LRC]\)|^FILE\s*(?:PHOTO)?\s*[-–—:]+\s*(?=[A-Z“])",
    re.MULTILINE,
)
# Nouns of meetings that a parser takes to pieces at their hyphens; it reads the plain word in their place.
_HYPHENATED = re.compile(
    r"\b(?:an?|the|their|his|her|its|another|(?:first|second|third|brief|short|private|rare|quick|informal|"
    r"secret|unscheduled|\w+-(?:hour|minute))) "
    r"(sit-down|face-to-face|one-on-one|t[eê]te-[aà]-t[eê]te|get-together|pull-aside|brush-by|heart-to-heart)"
    r"(?= (?:with|between|among|of|in|at|on|for|during|over|after|before|was|is|were|will|had|ended|lasted"
    r"|took|here|yesterday|today|last|and)\b|[.,;])"
)
_ENDS = frozenset(".!?…:;\"'”’»)]")
_QUOTES = str.maketrans(dict.fromkeys('“”„«»"\n\r\t', " ") | dict.fromkeys("´`", "'"))


class Sentence:
    """One sentence. ``start`` and ``end`` are offsets into the document, ``doc`` is the shortened parse."""

    def __init__(
        self, reading: Reading, start: int, end: int, shortened: str, origin: list[int], doc: "Doc"
    ) -> None:
        self.reading = reading
        self.start, self.end = start, end
        self.text = reading.text[start:end]
        self.shortened = shortened
        self.origin = origin
        self.doc = doc
        first = bisect_left(reading.mentions, start, key=lambda mention: mention.start)
        last = bisect_left(reading.mentions, end, key=lambda mention: mention.start)
        self.mentions = [mention for mention in reading.mentions[first:last] if mention.end <= end]
        self._starts = [mention.start for mention in self.mentions]

    def start_of(self, token: "Token") -> int:
        """Return the offset of a token in the document."""
        return self.origin[token.idx]

    def end_of(self, token: "Token") -> int:
        """Return the offset behind a token in the document."""
        return self.origin[token.idx + len(token) - 1] + 1

    def mention_at(self, token: "Token") -> Mention | None:
        """Return the mention that a token is part of."""
        offset = self.start_of(token)
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.mentions[index].end:
            return self.mentions[index]
        return None

    def token_at(self, offset: int) -> "Token | None":
        """Return the token of the shortened sentence that stands at an offset of the document."""
        return next(
            (token for token in self.doc if self.start_of(token) <= offset < self.end_of(token)), None
        )

    def words_between(self, first: "Token", last: "Token") -> tuple[int, int]:
        """Return offsets of the document's words from one token to another."""
        return self.start_of(first), self.end_of(last)


def sentences(reading: Reading) -> list[Sentence]:
    """Return the sentences of a document in order; those that may tell of a meeting parsed without titles."""
    spans = _spans(reading)
    first = {span: _as_it_is(reading, *span) for span in spans}
    again = iter(_parsed_again(reading, [span for span in spans if not first[span]]))
    return [first[span] or next(again) for span in spans]


def _as_it_is(reading: Reading, start: int, end: int) -> Sentence | None:
    """Return a sentence as it was parsed with its document, if it can tell of no meeting."""
    span = reading.doc.char_span(start, end)
    if span is None or may_tell_of_meeting(span):
        return None
    return Sentence(reading, start, end, span.text, [*range(start, end)], _copied(span))


def _copied(span: "Span") -> "Doc":
    """Return a sentence as a document of its own; spaCy's own way takes longer the longer the text is."""
    from spacy.tokens import Doc

    words, first = list(span), span.start
    heads, roots = [], dict[int, int]()
    for word in words:
        head = word.head.i
        # Words that hang on one outside, where a quotation is cut: the first of them stands above the others.
        heads.append(head - first if first <= head < span.end else roots.setdefault(head, word.i - first))
    return Doc(
        span.doc.vocab,
        words=[word.text for word in words],
        spaces=[bool(word.whitespace_) for word in words],
        tags=[word.tag_ for word in words],
        pos=[word.pos_ for word in words],
        lemmas=[word.lemma_ for word in words],
        heads=heads,
        deps=[word.dep_ if first <= word.head.i < span.end else "dep" for word in words],
    )


def may_tell_of_meeting(span: "Span") -> bool:
    """Whether a word of meetings stands in a sentence in any form, whatever it means there."""
    # The lemma knows irregular forms, the stem those that the model takes for another part of speech.
    stems = stems_of(form for token in span for form in (token.lower_, str(token.lemma_).lower()))
    if tells_of_meeting(stems) or not stems.isdisjoint(_going()):
        return True
    return "-" in stems and _HYPHENATED.search(span.text) is not None


@cache
def _going() -> frozenset[str]:
    return all_stems(triggers().travel.people)


def _parsed_again(reading: Reading, spans: list[tuple[int, int]]) -> list[Sentence]:
    captions = (match.span() for match in _CAPTION.finditer(reading.text))
    cuts = Taken([*reading.posts.titles, *captions, *_needless_commas(reading)])
    names = [(person.start, person.end) for person in reading.posts.people]
    plain = [match.span(1) for match in _HYPHENATED.finditer(reading.text)]
    shortened = []
    for start, end in spans:
        first, last = bisect_left(names, (start,)), bisect_left(names, (end,))
        here = [name for name in names[first:last] if name[1] <= end]
        known = {name: _ALIASES[index % len(_ALIASES)] for index, name in enumerate(here)}
        known |= {span: "meeting" for span in plain if start <= span[0] and span[1] <= end}
        shortened.append(_shortened(reading.text, start, end, cuts, known))
    docs = language_model().pipe((text for text, _ in shortened), disable=["ner"])
    return [
        with_far_objects(Sentence(reading, start, end, text, origin, mended(doc)))
        for (start, end), (text, origin), doc in zip(spans, shortened, docs, strict=True)
    ]


def _needless_commas(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the commas that would part a subject from its verb, once the title before the name is gone."""
    wanted = set(reading.posts.commas)
    for token in reading.doc[:-1] if wanted else ():
        after = token.nbor(1)
        if token.idx in wanted and (after.tag_ in ("VBD", "VBZ", "VBP", "MD") or after.lower_ == "and"):
            yield token.idx, token.idx + 1


def _spans(reading: Reading) -> list[tuple[int, int]]:
    """Return sentence spans: never across a paragraph, never ending inside a title or a name."""
    text = reading.text
    whole = [*reading.posts.titles, *((mention.start, mention.end) for mention in reading.mentions)]
    inside = Taken((first + 1, last) for first, last in whole)
    ends = {end for _, end in paragraphs(text)}
    spans: list[tuple[int, int]] = []
    for sentence in reading.doc.sents:
        start = sentence.start_char
        if spans and start not in ends and _goes_on(text, spans[-1][1], start, inside):
            start = spans.pop()[0]
        first, last = _stripped(text, start, sentence.end_char)
        if first < last:
            spans.append((first, last))
    skipped = reading.dateline
    if skipped:
        first = skipped.end
        spans = [(max(start, first) if start < first < end else start, end) for start, end in spans]
        spans = [span for span in spans if span[1] > first or span[1] <= skipped.start]
    return spans


def _goes_on(text: str, end: int, start: int, inside: Taken) -> bool:
    """Whether a sentence that was cut at ``end`` goes on: inside a name, or without a mark at its end."""
    if inside.overlaps(start, start + 1) or _ABBREVIATED.search(text[max(0, end - _LONGEST_TITLE) : end]):
        return True
    return text[end - 1] not in _ENDS and "\n" not in text[end:start]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    # A quotation that goes on in other sentences leaves a lone mark at one end of this one.
    if text[start : start + 1] in _PAIRS and _PAIRS[text[start]] not in text[start + 1 : end]:
        return _stripped(text, start + 1, end)
    if text[end - 1 : end] in _PAIRS.values() and _OPENING[text[end - 1]] not in text[start : end - 1]:
        return _stripped(text, start, end - 1)
    return start, end


def _shortened(
    text: str, start: int, end: int, cuts: Taken, aliases: dict[tuple[int, int], str]
) -> tuple[str, list[int]]:
    """Return the sentence without the cut spans, and for every character its offset in the document.

    Each name is replaced by one of ``aliases`` that the parser knows: what "Avner Ben-Shalom" or "May" is in
    a sentence must not depend on how often the model has seen it.
    """
    pieces: list[str] = []
    places: list[int] = []
    offset = start
    upcoming = sorted(aliases)
    while offset < end:
        if cuts.overlaps(offset, offset + 1):
            offset += 1
            continue
        if upcoming and upcoming[0][0] < offset:
            upcoming.pop(0)
        if upcoming and upcoming[0][0] == offset:
            first, last = upcoming.pop(0)
            alias = aliases[first, last]
            if pieces and pieces[-1] in ".!?,;:)]":
                pieces.append(" ")  # "on 3 May!Jo Doe" would be one word for the model
                places.append(first)
            _space_before(pieces, places, first)
            pieces += alias
            places += [first, *[last - 1] * (len(alias) - 1)]
            offset = last
            continue
        letter = text[offset].translate(_QUOTES)
        # Where a title was cut between two words, or quotes were blanked, one space is enough.
        if letter != " " or (pieces and pieces[-1] != " "):
            if letter.isalnum():
                _space_before(pieces, places, offset)
            pieces.append(letter)
            places.append(offset)
        offset += 1
    return "".join(pieces), places


def _space_before(pieces: list[str], places: list[int], offset: int) -> None:
    """Part two words between which something was cut."""
    if pieces and pieces[-1].isalnum() and places[-1] != offset - 1:
        pieces.append(" ")
        places.append(offset)
