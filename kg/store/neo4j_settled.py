"""Read the graph in Neo4j as it was before a change, or as it is after it.

Neo4j applies a commit little by little, and who reads meanwhile sees some nodes without their properties, or
without what leads to them. So a writer says when a commit begins and when it is over, and a reader looks
before and after.
"""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from kg.errors import KgError
from kg.store.base import QUERY_SECONDS, Row
from kg.store.bolt import Bolt, Statement

# A node of its own: that of the state is locked by who is about to commit. Who was killed leaves it behind.
_BEGIN = "MERGE (c:StoreState {id: 'commit'}) SET c.mark = $mark, c.since = timestamp()"
_END = "MATCH (c:StoreState {id: 'commit'}) WHERE c.mark = $mark DELETE c"
# A commit of as much as is written together takes less than a second; nobody waits for longer than this.
SECONDS = 10.0
_LOOK = (
    f"OPTIONAL MATCH (c:StoreState {{id: 'commit'}}) WHERE c.since > timestamp() - {SECONDS * 1000:.0f} "
    "OPTIONAL MATCH (s:StoreState {id: 'state'}) RETURN c.mark AS mark, s.written AS written"
)
_PAUSE = 0.05


@contextmanager
def committing(bolt: Bolt) -> Iterator[Callable[[], None]]:
    """Give what is to be called directly before a commit; readers wait from then to the end of the block."""
    mark = secrets.token_hex(8)

    def begin() -> None:
        bolt.write(_BEGIN, mark=mark)

    try:
        yield begin
    except BaseException:
        with suppress(KgError):  # the server may be away
            bolt.write(_END, mark=mark)
        raise
    bolt.write(_END, mark=mark)


def write(bolt: Bolt, statements: Sequence[Statement], make_sure: Callable[[], None]) -> bool:
    """Run queries in one transaction; return whether it was done, see :meth:`Bolt.write_together`.

    ``make_sure`` is called as late as can be, and raises where they mustn't be committed.
    """
    with committing(bolt) as begin:

        def on_commit() -> None:
            make_sure()
            begin()

        return bolt.write_together(statements, on_commit=on_commit)


def ask(
    bolt: Bolt,
    cypher: str,
    parameters: Mapping[str, Any],
    *,
    seconds: float = QUERY_SECONDS,
    limit: int | None = None,
) -> Iterator[Row]:
    """Run a query with read access; again, where a commit was going on or has ended meanwhile."""
    stop = time.monotonic() + SECONDS
    while True:
        asked = bolt.ask(cypher, parameters, around=_LOOK, seconds=seconds, limit=limit)
        if (asked.before == asked.after and not asked.before["mark"]) or time.monotonic() > stop:
            return iter(asked.rows)
        time.sleep(_PAUSE)
