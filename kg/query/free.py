"""``kg cypher``: queries that somebody wrote, read-only, within a time and a number of rows."""

from collections.abc import Mapping
from typing import Any

from kg.query.answer import Answer, plain
from kg.store.base import Store

SECONDS = 30.0
ROWS = 10_000


def cypher(
    store: Store,
    query: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    seconds: float = SECONDS,
    limit: int = ROWS,
) -> Answer:
    """Run free Cypher and return its rows, at most ``limit``, in the envelope of an answer.

    Raises :class:`~kg.errors.QueryError` for what writes, reads files, is the server's business, doesn't
    parse or takes longer than ``seconds``.
    """
    # One row more than is given tells whether there are more.
    rows = [plain(row) for row in store.ask(query, parameters, seconds=seconds, limit=limit + 1)]
    number = f"{min(len(rows), limit):,} row{'' if len(rows) == 1 else 's'}"
    return Answer(
        question="",
        answer=f"the first {number} of more" if len(rows) > limit else number,
        understood={"asks": ["cypher"]},
        query=query,
        parameters=plain(dict(parameters or {})),
        rows=rows[:limit],
    )
