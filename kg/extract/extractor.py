"""The entrance of the room: one document in, what it says out."""

import msgspec

from kg.extract.official.entry import read_entry
from kg.extract.reader import read
from kg.extract.text.nlp import model_name
from kg.extract.text.skimmed import skimmed
from kg.extract.text.tidy import Tidy
from kg.model.document import Document
from kg.model.report import Extraction

# Raise it with every change of what the same text gives: documents are read again then.
VERSION = "10"


class Rules:
    """These rules as an extractor; see :mod:`kg.extract.extractors`."""

    @property
    def name(self) -> str:
        """Name and version of the rules and of the model that they use."""
        return f"rules {VERSION}, {model_name()}"

    def __call__(self, document: Document) -> Extraction:
        return extract(document)


class WholeText:
    """The rules over every sentence: beside :class:`Rules` they show what skimming costs and gains."""

    @property
    def name(self) -> str:
        """Another name than that of the rules: what was skimmed is read again."""
        return f"whole-text {Rules().name}"

    def __call__(self, document: Document) -> Extraction:
        return msgspec.structs.replace(extract(document, skims=False), extractor=self.name)


def extract(document: Document, *, skims: bool = True) -> Extraction:
    """Return the meetings and affiliations that a document tells of, with quotes and offsets.

    ``skims``: sentences that can't tell of any are left out before anything is parsed.
    """
    if document.kind == "record":
        said = read_entry(document)
    else:
        tidy = Tidy(document.text)
        said = read(document, skimmed(tidy) if skims else tidy)
    return msgspec.structs.replace(said, extractor=Rules().name)
