"""Stable identifiers: the same content gives the same id on every machine and in every store."""

import hashlib
import re

# Those of Wikidata and GeoNames, and of :func:`stable_id`, but for documents'.
_OF_THE_GRAPH = re.compile(r"wd:Q\d+|gn:\d+|(?!doc-)[a-z]{1,3}-[0-9a-f]{20}")


def stable_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 20 hex digits of a SHA-256 over ``parts``.

    80 bits keep the chance of a collision among 10**9 ids below one in a million.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8"))
    return f"{prefix}-{digest.hexdigest()[:20]}"


def is_of_the_graph(id: str) -> bool:
    """Whether an id is one that people, organizations, places and meetings have, and their evidence."""
    return bool(_OF_THE_GRAPH.fullmatch(id))


def text_hash(text: str) -> str:
    """Return the SHA-256 of ``text`` in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
