"""Venues that the gazetteer lists, as far as something is there: "the Kremlin" alone is who, not where."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions.mention import Mention
from kg.gazetteer.names import fold
from kg.gazetteer.venues import first_words_of_venues, venue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_WITHIN = frozenset({"at", "in", "inside"})
# "Chateau de La Celle-Saint-Cloud" is eight tokens.
_LONGEST = 8


def listed_venues(doc: "Doc") -> Iterator[Mention]:
    """Yield the listed venues behind "at" and "in", whatever else the model took their names for."""
    for token in doc:
        if token.lower_ in _WITHIN and (span := _venue_behind(doc, token.i + 1)) is not None:
            text = span.text
            yield Mention(start=span.start_char, end=span.end_char, text=text, kind="venue", name=text)


def is_in_venue(name: "Span") -> bool:
    """Whether a name is (part of) that of a listed venue in which something is."""
    doc = name.doc
    for first in range(name.start, max(name.start - _LONGEST, 0), -1):
        before = doc[first - 1]
        if before.lower_ in _WITHIN:
            span = _venue_behind(doc, first)
            return span is not None and span.end >= name.end
    return False


def _venue_behind(doc: "Doc", first: int) -> "Span | None":
    """Return the listed venue whose name begins at a token, without its article; the longest of several."""
    first += first < len(doc) and doc[first].lower_ == "the"
    if first >= len(doc) or fold(doc[first].text).split(" ")[0] not in _first_words():
        return None
    spans = (doc[first:end] for end in range(min(first + _LONGEST, len(doc)), first, -1))
    return next((span for span in spans if _is_whole(span) and venue(span.text) is not None), None)


def _is_whole(span: "Span") -> bool:
    """Whether words end like a name, and aren't the beginning of another: "in Planalto Central"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    goes_on = after is not None and after.tag_ == "NNP" and after.text[:1].isupper()
    return span.text[-1].isalnum() and not goes_on


@cache
def _first_words() -> frozenset[str]:
    return first_words_of_venues()
