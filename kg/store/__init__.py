"""The store: what documents said and what people judged, which lasts; and the graph made of it.

:func:`~kg.store.open.open_store` opens one of two stores behind the contract of :mod:`kg.store.base`:
a folder (:mod:`kg.store.embedded`) or a Neo4j database (:mod:`kg.store.neo4j`).
"""

from kg.store.base import Row, Store
from kg.store.open import open_store

__all__ = ["Row", "Store", "open_store"]
