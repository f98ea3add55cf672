"""Web pages: the article without the page around it, and what the page states about it."""

import re
from collections.abc import Iterator
from copy import deepcopy

import msgspec

from kg.errors import InputError
from kg.load.checked import checked
from kg.load.decode import declared_charset, decode
from kg.load.source import Content, Failure, Given, WebPage
from kg.model.document import Document

# The limit that trafilatura has itself.
MAX_BYTES = 20_000_000
# Below so many characters trafilatura falls back to a reading that joins all paragraphs into one.
_LEAST = "20"
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(content: Content, given: Given) -> Iterator[WebPage]:
    """Yield the page of an input as it is: one who reads many has their articles found by others."""
    yield WebPage(
        name=content.name,
        data=content.read(MAX_BYTES),
        charset=content.charset,
        url=content.url,
        given=given,
    )


def article_of(page: WebPage) -> Document | Failure:
    """Return the article of a page. Its date is only what the markup states; see :mod:`kg.load.page`."""
    try:
        found = checked(_document(page), page.name)
    except InputError as error:
        found = Failure(source=page.name, error=error)
    return msgspec.structs.replace(found, input=page.input) if isinstance(found, Failure) else found


def _document(page: WebPage) -> Document:
    from kg.load.page import Page

    markup = decode(page.data, page.name, page.charset or declared_charset(page.data))
    about = Page.of(markup, page.url)
    text = _article(_XML_DECLARATION.sub("", markup), page.name)
    return Document.of(
        _without_headline(text, about.title),
        headline=about.title,
        url=about.url,
        publisher=page.given.publisher or about.publisher,
        published=page.given.published or about.published,
        language=page.given.language,
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
