"""Files, pages and streams in; documents, reference data and failures out. One reader a format."""

from kg.load.documents import load_documents
from kg.load.read_html import article_of
from kg.load.source import (
    Failure,
    Finished,
    Given,
    Item,
    Opened,
    Skipped,
    Source,
    Unread,
    WebPage,
    total_size,
)

__all__ = [
    "Failure",
    "Finished",
    "Given",
    "Item",
    "Opened",
    "Skipped",
    "Source",
    "Unread",
    "WebPage",
    "article_of",
    "load_documents",
    "total_size",
]
