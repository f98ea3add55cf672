"""``kg cypher``: queries that somebody wrote, read-only, within a time and a number of rows."""

from collections.abc import Mapping
from typing import Any

from kg.query.answer import Answer, plain
from kg.query.limited import ROWS, SECONDS, first_rows
from kg.store.base import Store


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
    found = [plain(row) for row in store.ask(query, parameters, seconds=seconds, limit=limit + 1)]
    rows, said = first_rows(found, limit)
    return Answer(
        question="",
        answer=said,
        understood={"asks": ["cypher"]},
        query=query,
        parameters=plain(dict(parameters or {})),
        rows=rows,
    )
