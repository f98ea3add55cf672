"""SPARQL over the RDF export of a store, kept in an index of Oxigraph."""

from kg.sparql.answering import answer

__all__ = ["answer"]
