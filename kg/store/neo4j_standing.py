"""What the graph was made of, in Neo4j: pieces on ``(:StoreState)`` without ``id``, so no part of the graph.

The state of the store has the token of those that belong to the graph. Others were left by somebody who was
interrupted, or overtaken.
"""

import secrets
import zlib

from kg.store.batches import batches
from kg.store.bolt import Bolt

_PIECE = 1 << 20
_PIECES = 4  # of one transaction


def write(bolt: Bolt, content: bytes) -> str:
    """Write pieces that belong to nothing yet; return their token."""
    token, packed = secrets.token_hex(8), zlib.compress(content, 1)
    pieces = [packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE)]
    rows = [
        {"token": token, "number": number, "content": piece} for number, piece in enumerate(pieces, start=1)
    ]
    for some in batches(rows, _PIECES):
        bolt.write("UNWIND $rows AS row CREATE (p:StoreState) SET p = row", rows=some)
    return token


def read(bolt: Bolt, token: str) -> bytes | None:
    """Read the pieces of a token, ``None`` where some are missing."""
    query = "MATCH (p:StoreState {token: $token}) RETURN p.number AS number, p.content AS content"
    pieces = {row["number"]: bytes(row["content"]) for row in bolt.stream(query, token=token)}
    try:
        return zlib.decompress(b"".join(pieces[number] for number in range(1, len(pieces) + 1)))
    except (zlib.error, KeyError):
        return None


def forget_others(bolt: Bolt, token: str | None) -> None:
    """Delete the pieces of other tokens."""
    bolt.write("MATCH (p:StoreState) WHERE p.token <> $but DELETE p", but=token or "")
