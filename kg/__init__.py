"""Diplomatic meetings as a knowledge graph: who met whom, where, when, as what, according to whom."""

__version__ = "0.1.0"
