"""SPARQL over the RDF export of a store, kept in an index of Oxigraph."""

from kg.sparql.answering import ROWS, SECONDS, answer

__all__ = ["ROWS", "SECONDS", "answer"]
