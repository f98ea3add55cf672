"""Files, pages and streams in; documents, reference data and failures out. One reader a format."""

from kg.load.documents import load_documents
from kg.load.source import Failure, Finished, Given, Item, Skipped, Source, Unread, total_size

__all__ = [
    "Failure",
    "Finished",
    "Given",
    "Item",
    "Skipped",
    "Source",
    "Unread",
    "load_documents",
    "total_size",
]
