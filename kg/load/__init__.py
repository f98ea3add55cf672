"""Files, folders, pages and streams in; documents out. One reader a format, one failure an input."""

from kg.load.documents import load_documents
from kg.load.source import Failure, Given, Source

__all__ = ["Failure", "Given", "Source", "load_documents"]
