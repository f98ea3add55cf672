"""The graph as RDF. See ``docs/rdf.md``."""

from kg.export.rdf.exporting import lines
from kg.export.rdf.reading import Reader
from kg.export.rdf.vocabulary import BASE, Vocabulary, checked
from kg.export.rdf.write import FORMATS

__all__ = ["BASE", "FORMATS", "Reader", "Vocabulary", "checked", "lines"]
