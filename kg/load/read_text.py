"""Plain text: one document a file, kept as it is."""

from collections.abc import Iterator

from kg.load.decode import decode
from kg.load.source import Content, Failure, Given
from kg.model.document import Document

MAX_BYTES = 50_000_000
# Headlines of news agencies stay below this.
_LONGEST_HEADLINE = 150


def read_text(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield the one document of a text file."""
    text = decode(content.read(MAX_BYTES), content.name, content.charset)
    yield Document.of(
        text,
        headline=headline_of(text),
        url=content.url,
        publisher=given.publisher,
        published=given.published,
        language=given.language,
    )


def headline_of(text: str) -> str | None:
    """Return the first line if it stands alone, is short and isn't a sentence.

    It stays in the text as well, so that offsets into the text are offsets into the file.
    """
    first, _, rest = text.lstrip("\n").partition("\n")
    line = first.strip()
    alone = rest.startswith("\n") and bool(rest.strip())
    short = len(line.split()) > 1 and len(line) <= _LONGEST_HEADLINE
    ended = line.rstrip("\"'”’)").endswith((".", "!", "?", ":", ";", ",", "…", "-", "–", "—"))
    return line if alone and short and not ended and not line.startswith(("By ", "BY ")) else None
