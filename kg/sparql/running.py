"""Run a query on an index in a process of its own, and take what it finds as rows."""

import subprocess

import msgspec

from kg.errors import QueryError, QueryStopped
from kg.sparql.query_process import COMMAND, Asked, Begun, Row


def run(asked: Asked) -> list[Row]:
    """Return what a query finds, no more than its limit: solutions, triples, or one row with ``answer``.

    Raises :class:`QueryError` where it isn't a SPARQL query or takes longer than its seconds.
    """
    from kg.store.guard import took_too_long

    # No process of multiprocessing: that would run the script again from which somebody asks.
    try:
        done = subprocess.run(  # noqa: S603
            COMMAND, input=to_process(asked), capture_output=True, timeout=asked.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise took_too_long(asked.seconds) from None
    begun, _, rows = done.stdout.partition(b"\n")
    if done.returncode:
        raise ended_early()
    refuse_wrong(msgspec.json.decode(begun, type=Begun))
    return msgspec.json.decode(rows, type=list[Row])


def to_process(asked: Asked) -> bytes:
    """Return the line that the process reads."""
    return msgspec.json.encode(asked) + b"\n"


def refuse_wrong(begun: Begun) -> None:
    """Raise :class:`QueryError` where the process says what is wrong with the query."""
    if begun.wrong:
        raise QueryError(begun.wrong)


def ended_early() -> QueryStopped:
    """Return the error for a process that ended without an answer."""
    return QueryStopped("the query ended without an answer: there may be too little memory for it")
