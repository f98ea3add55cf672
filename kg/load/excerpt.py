"""What is known of a text by its reports alone: what they quote, at its place."""

from collections.abc import Iterator
from typing import Any

from kg.load.checked import MAX_CHARACTERS
from kg.model.report import Extraction


def excerpt(said: Extraction) -> str:
    """Return a text that has at its place all that reports quote, and blanks elsewhere.

    Raises :class:`ValueError` for a passage that is longer or shorter than its place, or lies too far out.
    """
    passages = sorted(_passages(said))
    size = max((end for _, end, _ in passages), default=0)
    if size > MAX_CHARACTERS:
        raise ValueError(f"no text has {size} characters")
    characters = [" "] * size
    for start, end, words in passages:
        if start < 0 or end - start != len(words):
            raise ValueError(f"“{words[:40]}” doesn't fit between {start} and {end}")
        characters[start:end] = words
    return "".join(characters)


def _passages(said: Extraction) -> Iterator[tuple[int, int, str]]:
    """Yield the places of what is quoted, and of the words that were taken for somebody or something."""
    for report in said.meetings:
        yield report.start, report.end, report.quote
        yield from ((one.start, one.end, one.quote) for one in report.also)
        parts: tuple[Any, ...] = (*report.participants, report.place, report.venue, report.date)
        for part in (*parts, report.trigger, report.stated_by):
            if part and part.text is not None and part.start is not None and part.end is not None:
                yield part.start, part.end, part.text
    for told in said.affiliations:
        yield told.start, told.end, told.quote
        if told.text is not None and told.text_start is not None and told.text_end is not None:
            yield told.text_start, told.text_end, told.text
