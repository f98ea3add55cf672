"""Web pages: the article without the page around it, and what the page states about it."""

import re
from collections.abc import Iterator
from copy import deepcopy

from kg.errors import InputError
from kg.load.decode import declared_charset, decode
from kg.load.source import Content, Failure, Given
from kg.model.document import Document

# The limit that trafilatura has itself.
MAX_BYTES = 20_000_000
# Below so many characters trafilatura falls back to a reading that joins all paragraphs into one.
_LEAST = "20"
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield the article of a page. Its date is only what the markup states; see :mod:`kg.load.page`."""
    from kg.load.page import Page

    data = content.read(MAX_BYTES)
    page = decode(data, content.name, content.charset or declared_charset(data))
    about = Page.of(page, content.url)
    text = _article(_XML_DECLARATION.sub("", page), content.name)
    yield Document.of(
        _without_headline(text, about.title),
        headline=about.title,
        url=about.url,
        publisher=given.publisher or about.publisher,
        published=given.published or about.published,
        language=given.language,
    )


def _article(page: str, name: str) -> str:
    """Return the text of the article."""
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["min_extracted_size"] = _LEAST
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, config=settings)
        text = (found.text if found is not None and not isinstance(found, dict) else "") or ""
        text = text if text.strip() else trafilatura.baseline(page)[1]
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: the page can't be parsed: {' '.join(str(error).split())}") from error
    if not text.strip():
        raise InputError(f"{name}: no text of an article in this page")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_headline(text: str, headline: str | None) -> str:
    """Take the headline off the top of the text: it is no sentence, and is kept apart."""
    first, _, rest = text.partition("\n")
    return rest if headline and rest.strip() and " ".join(first.split()) == headline else text
