"""Diplomatic meetings as a knowledge graph: who met whom, where, when, as what, according to whom."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.knowledge_graph import KnowledgeGraph

__version__ = "0.1.0"


def open(target: "str | Path") -> "KnowledgeGraph":
    """Open a store, a folder or ``neo4j://…``, as an object whose methods are the commands of ``kg``.

    Nothing is read before the first use. Close it, or use it in a ``with`` statement. A folder that isn't
    there is made by ``load``.
    """
    from kg.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph(target)
