"""SPARQL over the RDF export of a store, kept in an index of Oxigraph."""
