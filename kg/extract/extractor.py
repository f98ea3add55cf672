"""The entrance of the room: one document in, what it says out."""

import msgspec

from kg.extract.official.entry import read_entry
from kg.extract.reader import read
from kg.extract.text.nlp import model_name
from kg.extract.text.tidy import Tidy
from kg.model.document import Document
from kg.model.report import Extraction

# Raise it with every change of what the same text gives: documents are read again then.
VERSION = "8"


class Rules:
    """These rules as an extractor; see :mod:`kg.extract.extractors`."""

    @property
    def name(self) -> str:
        """Name and version of the rules and of the model that they use."""
        return f"rules {VERSION}, {model_name()}"

    def __call__(self, document: Document) -> Extraction:
        return extract(document)


def extract(document: Document) -> Extraction:
    """Return the meetings and affiliations that a document tells of, with quotes and offsets."""
    said = read_entry(document) if document.kind == "record" else read(document, Tidy(document.text))
    return msgspec.structs.replace(said, extractor=Rules().name)
